# SPDX-License-Identifier: Apache-2.0
"""What is shown when the log cannot be opened at all: the trouble in words, and the ways on. Care goes on on paper.

A sealed note can be written all the same, as long as anything says whom to seal it to.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.errors import LogbookError
from logbook.ui.chrome import Chrome
from logbook.ui.lock.forms import NoteForm
from logbook.ui.messages import explain
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import label


class TroublePage(QWidget):
    """Signal: `asked(str)` with "retry", "restore", "shut", "night" or "language"."""

    asked = Signal(str)

    def __init__(self, kit: Kit, error: LogbookError) -> None:
        super().__init__()
        self.error = error
        words = kit.words
        self.setProperty("look", "page")
        chrome = Chrome(kit)
        chrome.asked.connect(self.asked)
        self.bar = Bar(kit)
        self.note = NoteForm(kit)
        self.said = label(explain(error, kit.words), wrap=True)
        self._retry = Button(kit.look, words("Try again"), kind="primary", icon="rotate-ccw")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._told(kit))
        self._stack.addWidget(self.note)
        card = Card(margin=24)
        card.setMaximumWidth(kit.look.px(760))
        card.column.addWidget(self._stack)
        middle = QHBoxLayout()
        middle.setContentsMargins(16, 16, 16, 16)
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(chrome)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        self.note.left.connect(self.back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.back)

    def start(self) -> None:
        """Take the keyboard."""
        self._retry.setFocus()

    def back(self) -> None:
        """Go back to what is wrong."""
        self._stack.setCurrentIndex(0)
        self.start()

    def open_note(self) -> None:
        """Open the sealed note."""
        self._stack.setCurrentWidget(self.note)
        self.note.start()

    def _told(self, kit: Kit) -> Page:
        words = kit.words
        page = Page(margin=0)
        note = Button(
            kit.look, words("Write a sealed note"), kind="strong", icon="lock", note=words("without opening the log")
        )
        restore = Button(kit.look, words("Bring a log back"), icon="usb")
        restore.clicked.connect(lambda: self.asked.emit("restore"))
        shut = Button(kit.look, words("Close the program"), icon="power")
        self._retry.clicked.connect(lambda: self.asked.emit("retry"))
        note.clicked.connect(self.open_note)
        shut.clicked.connect(lambda: self.asked.emit("shut"))
        row = QWidget()
        flow = Flow(row, gap=10)
        for button in (self._retry, note, restore, shut):
            flow.addWidget(button)
        page.column.addWidget(label(words("The log cannot be opened now"), "title", wrap=True))
        page.column.addWidget(self.said)
        page.column.addWidget(row)
        page.column.addStretch(1)
        return page
