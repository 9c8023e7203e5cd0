# SPDX-License-Identifier: Apache-2.0
"""The pictures that came with a procedure, one at a time, as wide as the window. They are looked at, never changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from logbook.core.actions import trusting
from logbook.core.exchange import png
from logbook.ui.desk import Desk
from logbook.ui.procedures.band import SampleBand
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Page
from logbook.ui.widgets.text import label, plain


class PictureView(QWidget):
    """Signal: `closed()`."""

    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._images: tuple[QImage, ...] = ()
        self._at = 0
        self._code = ""
        self._told = label("", "heading", wrap=True)
        self._band = SampleBand(kit)
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._before = Button(look, words("Before"), icon="arrow-left")
        self._next = Button(look, words("Next"), kind="primary", icon="arrow-right")
        leave = Button(look, words("Close"), icon="x")
        self._page = Page(margin=0)
        self._page.column.addWidget(self._shown)
        self._page.column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._told, 1)
        for button in (self._before, self._next, leave):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._band)
        column.addWidget(self._page, 1)
        self._before.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        leave.clicked.connect(self.closed)

    def start(self, code: str, images: tuple[QImage, ...], *, sample: bool) -> None:
        """Begin with the first picture of a procedure."""
        self._code, self._images, self._at = code, images, 0
        self._band.setVisible(sample)
        self._draw()
        self._next.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the picture anew for another width."""
        super().resizeEvent(event)
        self._draw()

    def _go(self, by: int) -> None:
        self._at = min(max(0, self._at + by), len(self._images) - 1)
        self._draw()
        self._page.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        if not self._images:
            return
        words, image = self._kit.words, self._images[self._at]
        told = words("Picture {n} of {all} to {code}")
        told = told.format(n=self._at + 1, all=len(self._images), code=self._code)
        plain(self._told, told)
        self._shown.setAccessibleName(told)
        if image.isNull():
            plain(self._shown, words("This picture cannot be shown."))
        else:
            wide = max(100, self._page.viewport().width() - self._kit.look.px(8))
            scaled = image.scaledToWidth(min(wide, image.width() * 2), Qt.TransformationMode.SmoothTransformation)
            self._shown.setPixmap(QPixmap.fromImage(scaled))
        self._before.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < len(self._images) - 1)


class Pictures(QObject):
    """Fetches pictures away from the window and hands them to the view. Signal: `shown()` when they are to be seen."""

    shown = Signal()

    def __init__(self, desk: Desk, view: PictureView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def start(self, code: str, names: tuple[str, ...], *, sample: bool) -> None:
        """Show these pictures of a procedure."""
        session = self._desk.session
        work = session.ward.worker.submit(trusting.picture_files, session.ward.store, names)

        def found(files: tuple[bytes, ...]) -> None:
            session.tasks.run(_read, files, done=partial(self._show, code, sample=sample), failed=failed)

        failed = self._desk.messages.trouble
        session.tasks.when(work, found, failed)

    def _show(self, code: str, images: tuple[QImage, ...], *, sample: bool) -> None:
        self._view.start(code, images, sample=sample)
        self.shown.emit()


def for_paper(data: bytes) -> bytes:
    """Return a picture that paper can take: the same, or the same in grey where it has see-through or odd parts."""
    if png.raster(data, "") is not None:
        return data
    image = QImage.fromData(data)
    if image.isNull():
        return data
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    into = QByteArray()
    buffer = QBuffer(into)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper.convertToFormat(QImage.Format.Format_Grayscale8).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(into.data())


def _read(files: tuple[bytes, ...]) -> tuple[QImage, ...]:
    return tuple(QImage.fromData(data) for data in files)
