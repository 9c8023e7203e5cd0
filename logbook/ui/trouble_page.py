# SPDX-License-Identifier: Apache-2.0
"""What is shown when the log cannot be opened at all: the trouble in words, and the ways on. Care goes on on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.chrome import Chrome
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label


class TroublePage(QWidget):
    """Signal: `asked(str)` with "retry", "shut", "night" or "language"."""

    asked = Signal(str)

    def __init__(self, kit: Kit, text: str) -> None:
        super().__init__()
        words = kit.words
        self.setProperty("look", "page")
        chrome = Chrome(kit)
        chrome.asked.connect(self.asked)
        card = Card(margin=24)
        card.setMaximumWidth(kit.look.px(760))
        card.column.addWidget(label(words("The log cannot be opened now"), "title", wrap=True))
        self.said = label(text, wrap=True)
        card.column.addWidget(self.said)
        row = QWidget()
        flow = Flow(row, gap=10)
        self._retry = Button(kit.look, words("Try again"), kind="primary", icon="rotate-ccw")
        shut = Button(kit.look, words("Close the program"), icon="power")
        self._retry.clicked.connect(lambda: self.asked.emit("retry"))
        shut.clicked.connect(lambda: self.asked.emit("shut"))
        flow.addWidget(self._retry)
        flow.addWidget(shut)
        card.column.addWidget(row)
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 16, 16, 16)
        middle.addWidget(card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(chrome)
        column.addLayout(middle, 1)

    def start(self) -> None:
        """Take the keyboard."""
        self._retry.setFocus()
