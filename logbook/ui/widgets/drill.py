# SPDX-License-Identifier: Apache-2.0
"""The frame around every page of an exercise: a striped band with the word, and a striped edge on all sides.

Outside an exercise the frame is not there at all. The word is painted larger than anything a page may paint over.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.widgets.heard import GROUP, heard_as
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import CENTRE, Face, box, width_of, write

BAND, EDGE = 30, 6


class DrillFrame(QWidget):
    """Holds `page`; in an exercise it says so around it."""

    def __init__(self, kit: Kit, page: QWidget) -> None:
        super().__init__()
        self._look = kit.look
        self._word = kit.words("EXERCISE · NOT REAL")
        self._column = QVBoxLayout(self)
        heard_as(self, GROUP)
        self._column.addWidget(page)
        self._fit()
        self._look.changed.connect(self._fit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw stripes and the word, three times so that it is near wherever one looks."""
        look, t = self._look, self._look.tokens
        if not t.drill:
            return
        painter = QPainter(self)
        edge, band = look.px(EDGE), look.px(BAND)
        ring = QPainterPath()
        ring.addRect(QRectF(self.rect()))
        ring.addRect(QRectF(edge, band, self.width() - 2 * edge, self.height() - band - edge))
        painter.fillPath(ring, QColor(t.band))
        brush = QBrush(QColor(t.band_stripe), Qt.BrushStyle.BDiagPattern)
        brush.setTransform(QTransform.fromScale(3, 3))
        painter.fillPath(ring, brush)
        font = look.font(16, bold=True)
        wide = width_of(self._word, font) + look.px(24)
        for part in (1, 3, 5) if self.width() > 4 * wide else (3,):
            plate = QRectF(self.width() * part / 6 - wide / 2, 0, wide, band)
            box(painter, plate, Face(fill=t.band), 0)
            write(painter, plate, self._word, font, t.band_text, CENTRE)

    def _fit(self) -> None:
        look = self._look
        edge, band = look.px(EDGE), look.px(BAND)
        if look.tokens.drill:
            self._column.setContentsMargins(edge, band, edge, edge)
            self.setAccessibleName(self._word)
        else:
            self._column.setContentsMargins(0, 0, 0, 0)
            self.setAccessibleName("")
        self.update()
