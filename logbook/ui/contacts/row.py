# SPDX-License-Identifier: Apache-2.0
"""One contact of the list, and the two answers to a call that are one press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from logbook.core.model.coordination import Reached
from logbook.ui.contacts.shown import RESULTS
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.face import Lines, RowFace
from logbook.ui.widgets.kit import Kit

_BESIDE = 720
"""Width of the row from which both answers stand beside the contact."""


class ContactRow(QWidget):
    """Signals: `opened(str)` with the contact's id, `called(str, Reached)`."""

    opened = Signal(str)
    called = Signal(str, object)

    def __init__(self, kit: Kit, contact: str, lines: Lines) -> None:
        super().__init__()
        self._look = kit.look
        self.contact = contact
        self.face = RowFace(kit.look, lines)
        self.missed = Button(kit.look, kit.words(RESULTS[Reached.NO_ANSWER]))
        self.reached = Button(kit.look, kit.words(RESULTS[Reached.ANSWERED]), icon="phone")
        for button in (self.missed, self.reached):
            button.setAccessibleDescription(lines.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(8)
        row.addWidget(self.face, 1)
        row.addWidget(self.missed)
        row.addWidget(self.reached)
        self.face.clicked.connect(lambda: self.opened.emit(self.contact))
        self.missed.clicked.connect(lambda: self.called.emit(self.contact, Reached.NO_ANSWER))
        self.reached.clicked.connect(lambda: self.called.emit(self.contact, Reached.ANSWERED))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the rarer answer to the page behind where there is no room for it."""
        super().resizeEvent(event)
        self.missed.setVisible(self.width() >= self._look.px(_BESIDE))
