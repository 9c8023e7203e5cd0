# SPDX-License-Identifier: Apache-2.0
"""The cold start: the log is closed and only its six words open it. A note can be written all the same.

Nothing is known here of people or devices: all of that is encrypted.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.ui.chrome import Chrome
from logbook.ui.lock.forms import NoteForm
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import Labelled, label, line


class ColdPage(QWidget):
    """Signals: `opened(str)` with the words as typed; `asked(str)` with "night", "language", "retry" or "shut"."""

    opened = Signal(str)
    asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self.setProperty("look", "page")
        self.bar = Bar(kit)
        self.note = NoteForm(kit)
        self._stack = QStackedWidget()
        self._words = line(words("The six words"), words("six words, in any spelling"), secret=True)
        self._labelled = Labelled(words("The six words"), self._words)
        self._see = Tick(look, words("Show what I type"))
        self._open = Button(look, words("Open the log"), kind="primary", icon="lock-open")
        self._lay_out()
        self._open.clicked.connect(self._want)
        self._words.returnPressed.connect(self._want)
        self._see.toggled.connect(self._show_words)
        self.note.left.connect(self.back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.back)

    def start(self) -> None:
        """Take the keyboard."""
        self._words.setEnabled(True)
        self._open.setEnabled(True)
        self._words.setFocus()

    def say(self, text: str) -> None:
        """Say why the log did not open; the words stay, so that one slip can be mended."""
        self._labelled.trouble(text)
        self.start()

    def back(self) -> None:
        """Go back to the words."""
        self._stack.setCurrentIndex(0)
        self.start()

    def open_note(self) -> None:
        """Open the sealed note."""
        self._stack.setCurrentWidget(self.note)
        self.note.start()

    def _lay_out(self) -> None:
        words, look = self._kit.words, self._kit.look
        chrome = Chrome(self._kit)
        chrome.asked.connect(self.asked)
        card = Card(margin=24)
        card.setMaximumWidth(look.px(720))
        note = Button(
            look, words("Write a sealed note"), kind="strong", icon="lock", note=words("without opening the log")
        )
        note.clicked.connect(self.open_note)
        shut = Button(look, words("Close the program"), kind="quiet", icon="power")
        shut.clicked.connect(lambda: self.asked.emit("shut"))
        key = Page(margin=0)
        key.column.addWidget(label(words("The log is closed"), "title"))
        said = words("The six words open it. Capitals, spaces and hyphens do not matter.")
        key.column.addWidget(label(said, "muted", wrap=True))
        key.column.addWidget(self._labelled)
        for group in ((self._open, self._see), (note, shut)):
            row = QWidget()
            flow = Flow(row, gap=10)
            for widget in group:
                flow.addWidget(widget)
            key.column.addWidget(row)
        key.column.addStretch(1)
        self._stack.addWidget(key)
        self._stack.addWidget(self.note)
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

    def _show_words(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._words.setEchoMode(self._words.EchoMode.Normal if shown else self._words.EchoMode.Password)
        self._words.setFocus()

    def _want(self) -> None:
        typed = self._words.text()
        if not typed.strip():
            self._words.setFocus()
            return
        self._labelled.trouble("")
        self._words.setEnabled(False)
        self._open.setEnabled(False)
        self.opened.emit(typed)
