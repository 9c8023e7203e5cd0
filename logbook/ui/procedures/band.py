# SPDX-License-Identifier: Apache-2.0
"""The band over every procedure that no hospital approved. It is never hidden, never coloured like a state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from logbook.ui.widgets.heard import TEXT, heard_as
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import CENTRE, Face, box, width_of, write

_HIGH = 40


class SampleBand(QWidget):
    """Says SAMPLE, and what that means."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words = kit.words
        self._look = kit.look
        self._word = words("SAMPLE")
        self._means = words("Not approved by this hospital. Use only as your doctor decides.")
        heard_as(self, TEXT)
        self.setAccessibleName(f"{self._word}. {self._means}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a line."""
        return QSize(self._look.px(300), self._look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the band: the word in black, what it means beside it."""
        look, t = self._look, self._look.tokens
        painter = QPainter(self)
        box(painter, self.rect(), Face(fill=t.surface, edge=t.broken, width=2.0), look.px(9))
        font = look.font(17, bold=True)
        wide = width_of(self._word, font) + look.px(44)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), look.px(9), look.px(9))
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(QRectF(0, 0, wide, self.height()), t.broken)
        painter.restore()
        write(painter, QRectF(0, 0, wide, self.height()), self._word, font, t.surface, CENTRE)
        left = wide + look.px(14)
        room = self.width() - left - look.px(10)
        size = next((s for s in (15.0, 14.0, 13.0, 12.0) if width_of(self._means, look.font(s)) <= room), 12.0)
        write(painter, QRectF(left, 0, room, self.height()), self._means, look.font(size), t.text)
