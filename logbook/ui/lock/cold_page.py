# SPDX-License-Identifier: Apache-2.0
"""The cold start: the log is closed; its six words, a key stick with its PIN, or the recovery key open it.

A note can be written all the same.

Nothing is known here of people or devices: all of that is encrypted.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.ui.chrome import Chrome
from logbook.ui.lock.forms import NoteForm, StickPin
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page, rule
from logbook.ui.widgets.text import Labelled, label, line, plain, scans_into


class ColdPage(QWidget):
    """The first page of a protected log.

    Signals: `opened(object)` with what was typed or a `StickPin`; `asked(str)` with "night", "language", "shut" or
    "stick" for being asked where the stick is.
    """

    opened = Signal(object)
    asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self.setProperty("look", "page")
        self.bar = Bar(kit)
        self.note = NoteForm(kit)
        self._stack = QStackedWidget()
        self._place: Path | None = None
        self._by_stick = False
        self._words = scans_into(line(words("The six words"), words("six words, in any spelling"), secret=True))
        self._labelled = Labelled(words("The six words, or the recovery key"), self._words)
        self._pin = line(words("PIN of the key stick"), words("six digits or more"), secret=True)
        self._pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._pin_field = Labelled(words("PIN of the key stick"), self._pin)
        self._open_stick = Button(look, words("Open with the stick"), kind="primary", icon="usb")
        self._where = label("", wrap=True)
        self._find = Button(look, words("The stick is elsewhere…"), kind="quiet", icon="usb")
        self._see = Tick(look, words("Show what I type"))
        self._open = Button(look, words("Open the log"), kind="primary", icon="lock-open")
        self._lay_out()
        self._open.clicked.connect(self._want)
        self._words.returnPressed.connect(self._want)
        self._open_stick.clicked.connect(self._want_by_stick)
        self._pin.returnPressed.connect(self._want_by_stick)
        self._find.clicked.connect(lambda: self.asked.emit("stick"))
        self.show_stick(None)
        self._see.toggled.connect(self._show_words)
        self.note.left.connect(self.back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.back)

    def start(self) -> None:
        """Take the keyboard."""
        self._allow(on=True)
        (self._pin if self._by_stick and self._place is not None else self._words).setFocus()

    def say(self, text: str) -> None:
        """Say why the log did not open; the words stay, so that one slip can be mended, a PIN goes."""
        (self._pin_field if self._by_stick else self._labelled).trouble(text)
        self._pin.clear()
        self.start()

    def show_stick(self, place: Path | None) -> None:
        """Say that a key stick of this log is there, or not; the keyboard goes along where nothing is half typed."""
        came, self._place = place is not None and self._place is None, place
        words = self._kit.words
        there = words("The key stick is in: {place}. Type its PIN.").format(place=place.name if place else "")
        plain(self._where, there if place else words("A key stick and its PIN open it too. Put the stick in."))
        self._pin_field.setVisible(place is not None)
        self._open_stick.setVisible(place is not None)
        self._find.setVisible(place is None)
        if came and not self._words.text() and self._stack.currentIndex() == 0:
            self._pin.setFocus()

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
        stick = QHBoxLayout()
        stick.setSpacing(10)
        stick.addWidget(self._pin_field, 1)
        stick.addWidget(self._open_stick, 0, Qt.AlignmentFlag.AlignTop)
        key.column.addWidget(label(said, "muted", wrap=True))
        key.column.addWidget(self._labelled)
        key.column.addWidget(_row(self._open, self._see))
        key.column.addWidget(rule())
        key.column.addWidget(self._where)
        key.column.addLayout(stick)
        key.column.addWidget(_row(self._find))
        key.column.addWidget(rule())
        key.column.addWidget(_row(note, shut))
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
        self._give(typed, by_stick=False)

    def _want_by_stick(self) -> None:
        if self._place is None or not self._pin.text().strip():
            self._pin.setFocus()
            return
        self._give(StickPin(self._place, self._pin.text()), by_stick=True)

    def _give(self, secret: str | StickPin, *, by_stick: bool) -> None:
        self._by_stick = by_stick
        for field in (self._labelled, self._pin_field):
            field.trouble("")
        self._allow(on=False)
        self.opened.emit(secret)

    def _allow(self, *, on: bool) -> None:
        for widget in (self._words, self._open, self._pin, self._open_stick):
            widget.setEnabled(on)


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    flow = Flow(made, gap=10)
    for widget in widgets:
        flow.addWidget(widget)
    return made
