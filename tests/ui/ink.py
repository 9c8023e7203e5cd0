# SPDX-License-Identifier: Apache-2.0
"""A picture without its colours: where there is ink and where there is ground, and nothing in between.

Two marks that differ in colour alone, however light one and dark the other, are the same here.
"""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

LEAST = 0.08
"""Two shapes differ where at least this share of a picture's ink does: seen, not only measured."""
_FAINT = 24
"""Shades of grey, of 256, that the eye may take for the ground."""


def drawn(size, ground, draw):
    """Return the ink of the picture that `draw(painter)` makes on a ground of this colour."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return ink(image)


def shown(widget, ground):
    """Return the ink of a widget at its own size."""
    widget.resize(widget.sizeHint())
    return drawn((widget.width(), widget.height()), ground, lambda painter: widget.render(painter, QPoint(0, 0)))


def ink(image):
    """Return the places that are not of the shade of the first pixel."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    shades, line = memoryview(grey.constBits()), grey.bytesPerLine()
    places = ((x, y) for y in range(grey.height()) for x in range(grey.width()))
    return frozenset((x, y) for x, y in places if abs(shades[y * line + x] - shades[0]) > _FAINT)


def alike(one, other):
    """Whether the ink of two pictures of the same size has the same shape."""
    return len(one ^ other) < LEAST * max(1, len(one | other))
