# SPDX-License-Identifier: Apache-2.0
"""A square code on the screen, dark on white in every theme, sharp at every size: cameras and scanners need both."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from logbook.ui.widgets.heard import PICTURE, heard_as

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules, True is dark; the quiet zone is added here."""

_QUIET = 4


class Square(QWidget):
    """Shows one code; `name` says what it is to who cannot see it. Whole pixels per module, so nothing is blurred."""

    def __init__(self, name: str, *, side: int = 240) -> None:
        super().__init__()
        self._matrix: Matrix = ()
        self._side = side
        heard_as(self, PICTURE)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, matrix: Matrix) -> None:
        """Show another code, or none."""
        self._matrix = matrix
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the largest whole number of pixels per module that `side` gives room for."""
        modules = len(self._matrix) + 2 * _QUIET
        side = max(1, self._side // modules) * modules
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same as sizeHint: a code that is squeezed cannot be read."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the code in the middle of a white square."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        modules = len(self._matrix) + 2 * _QUIET
        pixel = max(1, min(self.width(), self.height()) // modules)
        left = (self.width() - pixel * modules) // 2 + pixel * _QUIET
        top = (self.height() - pixel * modules) // 2 + pixel * _QUIET
        black = QColor("black")
        for y, row in enumerate(self._matrix):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRect(left + x * pixel, top + y * pixel, pixel, pixel), black)
