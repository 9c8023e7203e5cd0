# SPDX-License-Identifier: Apache-2.0
"""The face of a line of a list that can be opened: icon, title, two lines below, and a short fact at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from logbook.core.model.plain import one_line
from logbook.ui.look.look import Look
from logbook.ui.widgets.buttons import ENTER
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.paint import Face, box, focus_ring, icon, width_of, write

_HIGH, _WIDE, _LEAST = 82, 420, 240
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Lines:
    """What stands on it, ready to be read; `fact` and the words below it stand at the right."""

    icon: str
    title: str
    meta: str = ""
    last: str = ""
    fact: str = ""
    below: str = ""

    def spoken(self) -> str:
        """Return everything in one sentence for a screen reader."""
        fact = f"{self.below} {self.fact}".strip()
        parts = (self.title, self.meta, fact, self.last)
        return ". ".join(one_line(part).rstrip(".") for part in parts if part)


class RowFace(Once, QAbstractButton):
    """Pressed by mouse, Space or Enter, it opens. Spoken whole by a screen reader."""

    def __init__(self, look: Look, lines: Lines) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(lines)

    def say(self, lines: Lines) -> None:
        """Show a line as it is now."""
        self._lines = lines
        self.setAccessibleName(lines.spoken())
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
        """Draw the line."""
        look, t, lines = self._look, self._look.tokens, self._lines
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        box(painter, self.rect(), Face(fill=t.hover if over else t.surface, edge=t.edge), look.px(10))
        icon(painter, look, lines.icon, t.text, QPointF(look.px(14), look.px(13)), 22)
        small, strong = look.font(13), look.font(18, bold=True)
        right = float(self.width() - look.px(14))
        wide = max(width_of(lines.fact, strong), width_of(lines.below, small))
        write(painter, QRectF(right - wide, look.px(10), wide, look.px(24)), lines.fact, strong, t.text, _RIGHT)
        write(painter, QRectF(right - wide, look.px(35), wide, look.px(18)), lines.below, small, t.muted, _RIGHT)
        left = look.px(48)
        room = right - wide - left - look.px(10)
        write(painter, QRectF(left, look.px(8), room, look.px(24)), lines.title, look.font(17, bold=True), t.text)
        write(painter, QRectF(left, look.px(33), room, look.px(20)), lines.meta, look.font(14), t.text)
        write(painter, QRectF(left, look.px(55), right - left, look.px(20)), lines.last, small, t.muted)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(10))
