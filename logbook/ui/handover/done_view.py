# SPDX-License-Identifier: Apache-2.0
"""After the signatures: what was sealed, and the four things that belong to a change of shift."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label, plain


class DoneView(QWidget):
    """Signals: `printing()`, `elsewhere(str)` with a page's key, `closed()`."""

    printing = Signal()
    elsewhere = Signal(str)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        self._said = label("", "heading", wrap=True)
        self.print = Button(look, words("Print the handover"), kind="primary", icon="printer")
        prompts = QWidget()
        flow = Flow(prompts, gap=10)
        for key, text, icon in (
            ("witnesses", words("Copy the 16 letters onto paper…"), "eye"),
            ("copies", words("Change the stick…"), "usb"),
            ("procedures", words("Procedures in force: read them…"), "clipboard-check"),
        ):
            button = Button(look, text, icon=icon)
            button.clicked.connect(lambda _checked=False, key=key: self.elsewhere.emit(key))
            flow.addWidget(button)
        again = Button(look, words("Back to the beginning"), icon="arrow-left")
        card = Card(margin=18)
        asked = label(words("What belongs to a change of shift"), "name")
        for widget in (self._said, self.print, asked, prompts, again):
            card.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        self.print.clicked.connect(self.printing)
        again.clicked.connect(self.closed)

    def start(self, said: str) -> None:
        """Say what was done."""
        plain(self._said, said)
        self.print.setFocus()
