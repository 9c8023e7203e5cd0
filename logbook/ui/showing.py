# SPDX-License-Identifier: Apache-2.0
"""No printer works: the pages on the screen, one at a time, as large as they fit, to be copied by hand.

The number of the sheet is copied with it: paper by hand is accounted for like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from logbook.ui.tasks import Failed, Tasks
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, plain

_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}


_SCALE = 2.0
"""Pixels per point of a page on the screen."""


@dataclass(frozen=True)
class Picture:
    """A page as grey pixels, rows of `stride` bytes from the top."""

    wide: int
    high: int
    stride: int
    grey: bytes


def count(pdf: bytes) -> int:
    """Return how many pages there are."""
    import pypdfium2  # noqa: PLC0415 - drawing, which starting must not pay (D20)

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def picture(pdf: bytes, page: int) -> Picture:
    """Return one page, the first being 0, as it is shown."""
    import pypdfium2  # noqa: PLC0415 - as above

    with pypdfium2.PdfDocument(pdf) as document:
        drawn = document[page].render(scale=_SCALE, grayscale=True)
        return Picture(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))


class ShowView(QWidget):
    """Signal: `closed()`."""

    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, self._page, self._pages = kit, 0, 0
        self._load: Callable[[int], None] = lambda _page: None
        self._enlarged = False
        words, look = kit.words, kit.look
        self._place = label("", "heading")
        self._paper = label("")
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._image = QImage()
        self.before, self.after = Button(look, icon="arrow-left"), Button(look, icon="arrow-right")
        self.before.name_only(words("Page before"))
        self.after.name_only(words("Next page"))
        self.large = Button(look, words("Whole screen"), icon="eye")
        self.ready = Button(look, words("Copied"), kind="primary", icon="check")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._paper)
        row = QHBoxLayout()
        for widget in (self.before, self._place, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.large)
        row.addWidget(self.ready)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._scroll, 1)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.large.clicked.connect(self._enlarge)
        self.ready.clicked.connect(self.closed)

    def open(self, tasks: Tasks, pdf: bytes, failed: Failed) -> None:
        """Show a PDF from its first page; its pages are made into pictures away from the window."""
        self._load = lambda page: tasks.run(picture, pdf, page, done=self._show_page, failed=failed)
        tasks.run(count, pdf, done=self._start, failed=failed)

    def _start(self, pages: int) -> None:
        self._page, self._pages = 0, pages
        self._turn(0)
        self.ready.setFocus()

    def _show_page(self, picture: Picture) -> None:
        image = QImage(picture.grey, picture.wide, picture.high, picture.stride, QImage.Format.Format_Grayscale8)
        self._image = image.copy()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the width there is."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the whole screen back when the pages are left."""
        super().hideEvent(event)
        if self._enlarged and not event.spontaneous():
            self._enlarge()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by keyboard."""
        by = _KEYS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._turn(by)

    def _turn(self, by: int) -> None:
        self._page = max(0, min(self._page + by, self._pages - 1))
        told = self._kit.words("Page {page} of {pages}").format(page=self._page + 1, pages=self._pages)
        plain(self._place, told)
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < self._pages - 1)
        self._load(self._page)

    def _fit(self) -> None:
        if not self._image.isNull():
            wide = min(self._scroll.viewport().width(), self._image.width())
            mode = Qt.TransformationMode.SmoothTransformation
            self._paper.setPixmap(QPixmap.fromImage(self._image.scaledToWidth(wide, mode)))

    def _enlarge(self) -> None:
        """Give the window the whole screen, or take that back."""
        self._enlarged = not self._enlarged
        self.window().setWindowState(self.window().windowState() ^ Qt.WindowState.WindowFullScreen)
