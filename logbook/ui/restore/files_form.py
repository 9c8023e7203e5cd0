# SPDX-License-Identifier: Apache-2.0
"""What had left the old PC, chosen or scanned: exported files, or square codes one after the other, in any order.

It asks for no more than is needed: the key of a sealed file, and whose log it is, only once that is found missing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.exchange import bridge
from logbook.core.model.errors import BadInput, LogbookError
from logbook.trouble import reason
from logbook.ui.form_page import say_below
from logbook.ui.messages import Answers
from logbook.ui.restore.work import FromFiles
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, scans_into

_FILES = "PDF (*.pdf);;Log (*.wlog *.age);;Codes (*.txt *.png *.jpg *.jpeg);;* (*)"


class FilesForm(QWidget):
    """Signal: `wanted()` when Return was pressed in a field of it."""

    wanted = Signal()

    def __init__(self, kit: Kit, answers: Callable[[], Answers]) -> None:
        super().__init__()
        self._kit, self._answers = kit, answers
        words = kit.words
        self._paths: list[Path] = []
        self._lines: list[str] = []
        self._frames: list[bridge.Frame] = []
        self._scan = scans_into(
            line(words("Scan the codes here"), words("one after the other, in any order")), read=True
        )
        self._scan_field = Labelled(self._scan.accessibleName(), self._scan)
        self._chosen = label("", wrap=True)
        self._choose = Button(kit.look, words("Choose a file…"), icon="folder-open")
        self._key = line(words("The key it is sealed to"), "AGE-SECRET-KEY-1…", secret=True)
        self._hospital, self._ward = line(words("Hospital")), line(words("Ward"))
        self._asked = {
            "sealed": (Labelled(self._key.accessibleName(), self._key),),
            "ward-not-named": tuple(Labelled(one.accessibleName(), one) for one in (self._hospital, self._ward)),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (
            self._scan_field,
            self._choose,
            self._chosen,
            *(one for few in self._asked.values() for one in few),
        ):
            column.addWidget(widget)
        self._choose.clicked.connect(self._add)
        self._scan.returnPressed.connect(self._take_line)
        for field in (self._key, self._hospital, self._ward):
            field.returnPressed.connect(self.wanted)

    def start(self, *, codes: bool) -> None:
        """Begin with nothing chosen; `codes` offers to scan them here."""
        self._paths, self._lines, self._frames = [], [], []
        self._scan_field.setVisible(codes)
        for widget in (one for few in self._asked.values() for one in few):
            widget.hide()
        self._tell()
        (self._scan if codes else self._choose).setFocus()

    def given(self) -> FromFiles | None:
        """What was chosen and typed; None while there is neither a file nor a code."""
        if not (self._paths or self._lines):
            return None
        return FromFiles(
            tuple(self._paths), tuple(self._lines), self._key.text(), self._hospital.text(), self._ward.text()
        )

    def ask_for(self, trouble: LogbookError) -> None:
        """Ask for what a try has shown to be missing."""
        why = str(trouble.facts.get("reason") or trouble.facts.get("rule") or "")
        for widget in self._asked.get(why, ()):
            widget.show()
        for widget in self._asked.get(why, ())[:1]:
            widget.field.setFocus()

    def forget(self) -> None:
        """Forget the key."""
        self._key.clear()

    def _add(self) -> None:
        path = self._answers().open_file(self._kit.words("Choose a file that had left the old PC"), _FILES)
        if path is not None and path not in self._paths:
            self._paths.append(path)
        self._tell()

    def _take_line(self) -> None:
        text = self._scan.text().strip()
        self._scan.clear()
        if not text and self._lines:
            self.wanted.emit()
            return
        try:
            frame = bridge.read_frame(text)
            bridge.batches([*self._frames, frame])
        except BadInput as error:
            self._scan_field.trouble(reason(str(error.facts["reason"]), self._kit.words))
            return
        self._scan_field.trouble("")
        self._frames.append(frame)
        self._lines.append(text)
        self._tell()

    def _tell(self) -> None:
        words = self._kit.words
        told = [words("File: {name}").format(name=path.name) for path in self._paths]
        for batch in bridge.batches(self._frames):
            if batch.missing:
                missing = ", ".join(map(str, batch.missing))
                said = words("Set {name}: codes {missing} of {total} are missing. Scan them, in any order.")
                told.append(said.format(name=batch.set[:4], missing=missing, total=batch.total))
            else:
                told.append(
                    words("Set {name} is whole: {total} of {total}.").format(name=batch.set[:4], total=batch.total)
                )
        say_below(self._chosen, "\n".join(told))
