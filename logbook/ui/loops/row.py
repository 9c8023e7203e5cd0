# SPDX-License-Identifier: Apache-2.0
"""One request of the list: what, for whom, how long it is open, what was done last; and the step that comes next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from logbook.core.model.coordination import Turn
from logbook.ui.loops.shown import ACTS, Shown
from logbook.ui.widgets.buttons import ENTER, Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import Face, box, focus_ring, icon, width_of, write

_HIGH, _WIDE, _LEAST = 82, 420, 240
_BESIDE = 720
"""Width of the row from which both steps stand beside the request."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LoopFace(QAbstractButton):
    """The request itself: pressed, it opens. Spoken whole by a screen reader."""

    def __init__(self, kit: Kit, shown: Shown) -> None:
        super().__init__()
        self._look, self._words = kit.look, kit.words
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(shown)

    def say(self, shown: Shown) -> None:
        """Show a request as it is now."""
        self._shown = shown
        self.setAccessibleName(shown.spoken())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for three lines."""
        return QSize(self._look.px(_WIDE), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest row; longer words end in an ellipsis and are spoken whole."""
        return QSize(self._look.px(_LEAST), self._look.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the request, its age at the right."""
        look, t, shown = self._look, self._look.tokens, self._shown
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        box(painter, self.rect(), Face(fill=t.hover if over else t.surface, edge=t.edge), look.px(10))
        icon(painter, look, shown.icon, t.text, QPointF(look.px(14), look.px(13)), 22)
        small, strong = look.font(13), look.font(18, bold=True)
        right = float(self.width() - look.px(14))
        wide = max(width_of(shown.age, strong), width_of(shown.since, small))
        write(painter, QRectF(right - wide, look.px(10), wide, look.px(24)), shown.age, strong, t.text, _RIGHT)
        write(painter, QRectF(right - wide, look.px(35), wide, look.px(18)), shown.since, small, t.muted, _RIGHT)
        left = look.px(48)
        room = right - wide - left - look.px(10)
        write(painter, QRectF(left, look.px(8), room, look.px(24)), shown.title, look.font(17, bold=True), t.text)
        write(painter, QRectF(left, look.px(33), room, look.px(20)), shown.meta, look.font(14), t.text)
        write(painter, QRectF(left, look.px(55), right - left, look.px(20)), shown.last, small, t.muted)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(10))


class LoopRow(QWidget):
    """A request and its buttons. Signals: `opened(Ref)`, `stepped(Ref, Turn)`."""

    opened = Signal(object)
    stepped = Signal(object, object)

    def __init__(self, kit: Kit, shown: Shown) -> None:
        super().__init__()
        self._look, self._words = kit.look, kit.words
        self.shown = shown
        self.face = LoopFace(kit, shown)
        self.next = Button(kit.look)
        self.mine = Button(kit.look, kit.words(ACTS[Turn.GIVEN]), icon="check")
        for word in ACTS.values():  # as wide as the longest, so that rows stand in line
            self.next.say(kit.words(word))
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
        self.face.say(shown)
        self.next.say(self._words(ACTS[shown.next]) if shown.next is not None else "")
        self.mine.setVisible(not shown.ended)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the usual next step to the page behind where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() >= self._look.px(_BESIDE)
        self.next.setVisible(self.shown.next is not None and room)
