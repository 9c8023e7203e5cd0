# SPDX-License-Identifier: Apache-2.0
"""Which texts shall not leave: a list of entries with words of their own, to be ticked one by one.

What is withheld leaves as a fingerprint: the file says that something is held back, and by whom it was decided. A long
log is looked through from its newest end, some entries at a time, so that nobody who types waits for it.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Ref
from logbook.telling.entry import tell
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, line, plain

_SHOWN = 30
AT_ONCE = 200
"""Entries looked through in one go: some milliseconds on an old PC."""


class Withhold(QWidget):
    """Signal: `changed()`."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._folds = Folds()
        self._chosen: set[Ref] = set()
        self._search = line(words("Find an entry"), words("Find: a name, a word, a number"))
        self._count = label("", "strong", wrap=True)
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._search, self._count, self._inside):
            self._column.addWidget(widget)
        self._found = self._left = 0
        self._further = QTimer(self)
        self._further.setSingleShot(True)
        self._further.setInterval(0)
        self._further.timeout.connect(self._go_on)
        self._search.textChanged.connect(lambda _text: self.refresh())

    def start(self, folds: Folds) -> None:
        """Begin with nothing held back."""
        self._folds = folds
        self._chosen = set()
        self._search.clear()
        self.refresh()

    def withheld(self) -> frozenset[Ref]:
        """Return what is held back."""
        return frozenset(self._chosen)

    def refresh(self) -> None:
        """List what the log holds now: the newest entries at once, the others between what else the window does."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._found, self._left = 0, len(self._folds.timeline.entries)
        self._go_on()
        self._say()

    def _go_on(self) -> None:
        timeline, rows = self._folds.timeline, range(self._left - 1, max(self._left - AT_ONCE, 0) - 1, -1)
        self._left = rows.stop + 1
        entries = (timeline.entry(ref) for ref in timeline.search(self._search.text(), rows=rows))
        listed = [one for one in entries if getattr(one.record, "text", "") or one.ref in self._chosen]
        for entry in listed[: _SHOWN - self._found]:
            self._list(entry)
        self._found += len(listed)
        if self._left and self._found < _SHOWN:
            self._further.start()

    def _list(self, entry: Entry) -> None:
        told = tell(entry, self._folds, self._kit.words)
        tick = Tick(self._kit.look, str(entry.ref), note=" · ".join(filter(None, (told.title, told.body))))
        tick.setChecked(entry.ref in self._chosen)
        tick.toggled.connect(lambda on, ref=entry.ref: self._toggle(ref, on=on))
        column = self._inside.layout()
        assert column is not None
        column.addWidget(tick)

    def _toggle(self, ref: Ref, *, on: bool) -> None:
        if on:
            self._chosen.add(ref)
        else:
            self._chosen.discard(ref)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        n = len(self._chosen)
        said = self._kit.words.n("The text of {n} entry stays here", "The text of {n} entries stays here", n)
        plain(self._count, said.format(n=n) if n else "")
