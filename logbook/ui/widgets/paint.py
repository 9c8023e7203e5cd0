# SPDX-License-Identifier: Apache-2.0
"""Brush strokes the painted widgets share: boxes, rings, text that ends in an ellipsis, icons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from logbook.core.model.plain import one_line
from logbook.ui.look.look import Look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Face:
    """How a box is filled and edged; colours as "#rrggbb", an empty one is not drawn."""

    fill: str = ""
    edge: str = ""
    text: str = ""
    width: float = 1.0
    dashed: bool = False
    bold: bool = False


def box(painter: QPainter, rect: QRect | QRectF, face: Face, radius: float) -> None:
    """Draw a rounded box whose edge lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = face.width / 2 if face.edge else 0.0
    pen = QPen(Qt.PenStyle.NoPen)
    if face.edge:
        pen = QPen(QColor(face.edge), face.width)
        if face.dashed:
            pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(QColor(face.fill) if face.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, rect: QRect | QRectF, look: Look, radius: float) -> None:
    """Draw the ring that says where the keyboard is: the focus colour, and a light line that parts it from the box."""
    box(painter, rect, Face(edge=look.tokens.focus, width=2.5), radius)
    inner = QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5)
    box(painter, inner, Face(edge=look.tokens.surface, width=1.5), max(1.0, radius - 2))


def write(
    painter: QPainter, rect: QRect | QRectF, text: str, font: QFont, colour: str, flags: Qt.AlignmentFlag = LEFT
) -> None:
    """Write one line into `rect`, shortened with an ellipsis where it is too long."""
    area = QRectF(rect)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, int(area.width()) + 1)
    painter.drawText(area, flags, shown)


def icon(painter: QPainter, look: Look, name: str, colour: str, at: QPointF, size: float) -> None:
    """Draw an icon of `size` (before scaling) with its upper left corner at `at`."""
    painter.drawPixmap(at, look.icon(name, colour, size, painter.device().devicePixelRatioF()))


def width_of(text: str, font: QFont) -> int:
    """Return the width in pixels of `text` on one line."""
    return QFontMetrics(font).horizontalAdvance(one_line(text)) + 1
