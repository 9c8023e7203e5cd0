# SPDX-License-Identifier: Apache-2.0
"""A large key that leads to another page: its icon, its word, what it is for, and what is true there now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from logbook.core.model.plain import one_line
from logbook.ui.look.look import Look
from logbook.ui.widgets.buttons import ENTER
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.paint import Face, box, focus_ring, icon, write

_HIGH, _WIDE, _LEAST = 126, 420, 300
_ICON = 26
_LEFT, _RIGHT = 58, 38
_BELOW = 3
"""What a letter of the last line may reach below it."""
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Door(Once, QAbstractButton):
    """Pressed by mouse, Space or Enter; the whole of it is spoken by a screen reader."""

    def __init__(self, look: Look, icon_name: str, word: str, about: str) -> None:
        super().__init__()
        self._look = look
        self._icon, self._word, self._about = icon_name, one_line(word), one_line(about)
        self._status = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._word)
        self.say("")

    def say(self, status: str) -> None:
        """Show what is true now behind this door; an empty text shows only what it is for."""
        self._status = one_line(status)
        self.setAccessibleDescription(" · ".join(filter(None, (self._status, self._about))))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a word, a status and what it is for: four lines together."""
        return QSize(self._look.px(_WIDE), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest key that still shows its word."""
        return QSize(self._look.px(_LEAST), self._look.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the key."""
        look, t = self._look, self._look.tokens
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        box(painter, self.rect(), Face(fill=t.hover if over else t.surface, edge=t.edge), look.px(12))
        icon(painter, look, self._icon, t.text, QPointF(look.px(17), look.px(16)), _ICON)
        right = float(self.width() - look.px(_RIGHT))
        icon(painter, look, "chevron-right", t.muted, QPointF(right + look.px(8), self.height() / 2 - look.px(10)), 20)
        left, wide = look.px(_LEFT), right - look.px(_LEFT)
        write(painter, QRectF(left, look.px(12), wide, look.px(26)), self._word, look.font(18, bold=True), t.text)
        top = look.px(40)
        for text, font, ink in (
            (self._status, look.font(15, bold=True), t.text), (self._about, look.font(14), t.muted),
        ):  # fmt: skip
            painter.setFont(font)
            painter.setPen(QColor(ink))
            line = painter.fontMetrics().lineSpacing()
            room = (self.height() - top - look.px(4)) // line * line  # what is true now comes first; no half lines
            fits = _whole_words(painter, text, QRectF(left, top, wide, room))
            said = painter.boundingRect(QRectF(left, top, wide, room), _TOP, fits)
            painter.drawText(QRectF(left, top, wide, room + look.px(_BELOW)), _TOP, fits)
            top += min(round(said.height()), room) + (look.px(2) if text else 0)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(12))


def _whole_words(painter: QPainter, text: str, room: QRectF) -> str:
    """Return the text, or as many of its words as have room and the sign that there are more."""
    words = text.split(" ")
    said, line = text, painter.fontMetrics().lineSpacing()
    while len(words) > 1 and painter.boundingRect(room, _TOP, said).height() >= room.height() + line / 2:
        del words[-1]
        said = f"{' '.join(words).rstrip(',;:.')}…"
    return said
