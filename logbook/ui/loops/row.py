# SPDX-License-Identifier: Apache-2.0
"""One request of the list: what, for whom, how long it is open, what was done last; and the step that comes next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from logbook.core.model.coordination import Turn
from logbook.ui.loops.shown import ACTS, NEXT, Shown
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.face import RowFace
from logbook.ui.widgets.kit import Kit

_BESIDE = 720
"""Width of the row from which both steps stand beside the request."""


class LoopRow(QWidget):
    """A request and its buttons. Signals: `opened(Ref)`, `stepped(Ref, Turn)`."""

    opened = Signal(object)
    stepped = Signal(object, object)

    def __init__(self, kit: Kit, shown: Shown) -> None:
        super().__init__()
        self._look, self._words = kit.look, kit.words
        self.shown = shown
        self.face = RowFace(kit.look, shown.lines)
        self.next = Button(kit.look)
        self.mine = Button(kit.look, kit.words(ACTS[Turn.GIVEN]), icon="check")
        for turn in NEXT:  # as wide as the longest, so that rows stand in line
            self.next.say(kit.words(ACTS[turn]))
            self.next.setMinimumWidth(max(self.next.minimumWidth(), self.next.sizeHint().width()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(8)
        row.addWidget(self.face, 1)
        row.addWidget(self.next)
        row.addWidget(self.mine)
        self.face.clicked.connect(lambda: self.opened.emit(self.shown.ref))
        self.next.clicked.connect(lambda: self.stepped.emit(self.shown.ref, self.shown.next))
        self.mine.clicked.connect(lambda: self.stepped.emit(self.shown.ref, Turn.GIVEN))
        self.say(shown)

    def say(self, shown: Shown) -> None:
        """Show the request as it is now, with the steps that are left."""
        self.shown = shown
        self.face.say(shown.lines)
        self.next.say(self._words(ACTS[shown.next]) if shown.next is not None else "")
        self.mine.setVisible(not shown.ended)
        for button in (self.next, self.mine):
            button.setAccessibleDescription(shown.lines.title)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the usual next step to the page behind where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() >= self._look.px(_BESIDE)
        self.next.setVisible(self.shown.next is not None and room)
