# SPDX-License-Identifier: Apache-2.0
"""One step at a time in the largest type, for one who reads aloud while others act. It ticks nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.library import Edition, Step
from logbook.ui.procedures.band import SampleBand
from logbook.ui.procedures.shelf import HEADINGS
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Page
from logbook.ui.widgets.text import label, plain

_SIZES = ((900, 60), (600, 44), (0, 30))


class AloudView(QWidget):
    """Signal: `closed()`."""

    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._steps: list[tuple[str, Step]] = []
        self._at = 0
        self._band = SampleBand(kit)
        self._part = label("", "heading")
        self._said = label("", wrap=True)
        self._more = label("", wrap=True)
        self._before = Button(look, words("Before"), icon="arrow-left")
        self._next = Button(look, words("Next"), kind="primary", icon="arrow-right")
        leave = Button(look, words("Close"), icon="x")
        self._before.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        leave.clicked.connect(self.closed)
        page = Page(margin=12)
        page.column.addStretch(1)
        page.column.addWidget(self._said)
        page.column.addWidget(self._more)
        page.column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._part, 1)
        head.addWidget(leave)
        foot = QHBoxLayout()
        foot.addWidget(self._before)
        foot.addStretch(1)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._band)
        column.addWidget(page, 1)
        column.addLayout(foot)

    def start(self, edition: Edition, *, sample: bool, part: int) -> None:
        """Begin with the first step of a part."""
        words = self._kit.words
        self._band.setVisible(sample)
        self._steps = []
        self._at = 0
        for n, section in enumerate(edition.sections):
            if n == part:
                self._at = len(self._steps)
            for number, step in enumerate(section.steps, start=1):
                told = words("{part} · {n} of {total}")
                heading = words(HEADINGS[section.heading])
                self._steps.append((told.format(part=heading, n=number, total=len(section.steps)), step))
        self._show()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the largest type that the width allows."""
        super().resizeEvent(event)
        look = self._kit.look
        size = next(size for least, size in _SIZES if self.width() >= look.px(least))
        self._said.setFont(look.font(size, bold=True))
        self._more.setFont(look.font(size * 0.6))

    def _go(self, by: int) -> None:
        self._at = min(max(0, self._at + by), len(self._steps) - 1)
        self._show()

    def _show(self) -> None:
        told, step = self._steps[self._at]
        plain(self._part, told)
        plain(self._said, step.text)
        plain(self._more, step.more)
        self._more.setVisible(bool(step.more))
        self._before.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < len(self._steps) - 1)
