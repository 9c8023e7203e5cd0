# SPDX-License-Identifier: Apache-2.0
"""Which texts shall not leave: a list of entries with words of their own, to be ticked one by one.

What is withheld leaves as a fingerprint: the file says that something is held back, and by whom it was decided.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Ref
from logbook.telling.entry import tell
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, line, plain

_SHOWN = 30


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
        """List what the log holds now."""
        words = self._kit.words
        refs = self._folds.timeline.search(self._search.text())
        entries = (self._folds.timeline.entry(ref) for ref in reversed(refs))
        found: list[Entry] = []
        for entry in entries:
            if getattr(entry.record, "text", "") or entry.ref in self._chosen:
                found.append(entry)
            if len(found) == _SHOWN:
                break
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for entry in found:
            told = tell(entry, self._folds, words)
            tick = Tick(self._kit.look, str(entry.ref), note=" · ".join(filter(None, (told.title, told.body))))
            tick.setChecked(entry.ref in self._chosen)
            tick.toggled.connect(lambda on, ref=entry.ref: self._toggle(ref, on=on))
            column.addWidget(tick)
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._say()

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
