# SPDX-License-Identifier: Apache-2.0
"""Line icons (Lucide) drawn in the colour asked for, sharp on ordinary and on dense screens.

An icon never stands alone for a meaning: a word is beside it or in the accessible name.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """The icons of one folder, each rendered once for a colour, a size and a density."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return icon `name` in `colour`, `size` logical pixels square, for a screen of `ratio` dots per pixel.

        Raises FileNotFoundError for a name that has no file.
        """
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(*key)
        return self._pixmaps[key]

    def forget(self) -> None:
        """Drop what was rendered, as when another theme begins."""
        self._pixmaps.clear()

    def _render(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        svg = self._source(name).replace(b"currentColor", colour.encode())
        dots = max(1, round(size * ratio))
        pixmap = QPixmap(dots, dots)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, dots, dots))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
        return self._sources[name]
