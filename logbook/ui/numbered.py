# SPDX-License-Identifier: Apache-2.0
"""A card that is one step of several: its number in a circle, what it is about, and when."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.paint import CENTRE, Face, box, write
from logbook.ui.widgets.text import label


class Number(QWidget):
    """A number in a filled circle."""

    def __init__(self, kit: Kit, text: str, size: float = 34) -> None:
        super().__init__()
        self._look = kit.look
        self._text = text
        self.setFixedSize(kit.look.px(size), kit.look.px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and number."""
        look, t = self._look, self._look.tokens
        painter, circle = QPainter(self), QRectF(self.rect())
        box(painter, circle, Face(fill=t.primary), circle.width() / 2)
        font = look.font(circle.width() / look.scale * 0.46, bold=True)
        write(painter, circle, self._text, font, t.primary_text, CENTRE)


class Numbered(Card):
    """A card with the head of a step; put widgets into `column`."""

    def __init__(self, kit: Kit, number: int, title: str, note: str) -> None:
        super().__init__(margin=16)
        self.column.setSpacing(6)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label(title, "heading", wrap=True))
        titles.addWidget(label(note, "small", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Number(kit, str(number)))
        head.addLayout(titles, 1)
        self.column.addLayout(head)
