# SPDX-License-Identifier: Apache-2.0
"""The custody of a device so far: every step with its time, its people, and whose second signature it has or lacks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.bedside import Custody
from logbook.core.model.custody import CustodyView
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry
from logbook.telling.bedside import CUSTODY_FIELDS, said_in
from logbook.telling.codes import word
from logbook.telling.devices import standing
from logbook.telling.entry import happened, who
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, rule
from logbook.ui.widgets.text import label, plain


class Chain(Card):
    """Signal: `signing(Ref)` for a step that somebody wants to sign as a second person."""

    signing = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=14)
        self._kit = kit
        self._head = label("", "heading", wrap=True)
        self._inside = QWidget()
        self.column.addWidget(self._head)
        self.column.addWidget(self._inside)

    def show_custody(self, view: CustodyView | None, folds: Folds) -> None:
        """Show the steps, the newest first; hidden where there are none."""
        self.setVisible(view is not None)
        if view is None:
            return
        words = self._kit.words
        plain(self._head, standing(words, view))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for n, entry in enumerate(reversed(view.steps)):
            if n:
                column.addWidget(rule())
            column.addLayout(self._step(entry, folds))
        self.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside

    def _step(self, entry: Entry, folds: Folds) -> QHBoxLayout:
        words, record = self._kit.words, entry.record
        assert isinstance(record, Custody)
        said = QVBoxLayout()
        said.setSpacing(0)
        event = word(words, record.event)
        head = f"{happened(entry, words, folds.clocks)} · {event} · {entry.ref}"
        said.addWidget(label(head, "strong", wrap=True))
        told = " · ".join(f"{name}: {text}" for name, text in said_in(words, record, CUSTODY_FIELDS))
        for text in (" · ".join(filter(None, (told, record.text))), who(entry, folds, words)):
            if text:
                said.addWidget(label(text, "small", wrap=True))
        row = QHBoxLayout()
        row.addLayout(said, 1)
        if not folds.timeline.marks(entry.ref).witnesses:
            sign = Button(self._kit.look, words("Second signature…"), icon="signature")
            sign.setAccessibleDescription(head)
            sign.clicked.connect(lambda: self.signing.emit(entry.ref))
            row.addWidget(sign)
        return row
