# SPDX-License-Identifier: Apache-2.0
"""After a close-down: the last number and its code, large, to be copied; then the program ends, or somebody writes on.

The four letters typed back from the paper make the paper a witness; without them it is only a hope.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.square import Matrix, Square
from logbook.ui.widgets.text import Labelled, label, line, plain

_TYPED = 4


class DoneCard(Card):
    """Signals: `on_paper()` once the right letters were typed, `sheet()` to keep it, `ended()`, `going_on()`."""

    on_paper = Signal()
    sheet = Signal()
    ended = Signal()
    going_on = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=18)
        self._words = words = kit.words
        self._code = ""
        self._number, self._letters = label("", "title", wrap=True), label("", "large", wrap=True)
        self._square = Square(words("Signed checkpoint of the last record"), side=kit.look.px(190))
        self._last = line(words("The last four letters, from your paper"))
        self._trouble = label("", "strong", wrap=True)
        self._copied = Button(kit.look, words("It is on paper"), icon="check")
        self._close = Button(kit.look, words("Close the program"), kind="primary", icon="power")
        self._keep = Button(kit.look, words("Save the sheet…"), icon="save")
        self._go_on = Button(kit.look, words("Go on writing"), icon="pencil")
        self._lay_out()
        self._copied.clicked.connect(self._check)
        self._last.returnPressed.connect(self._check)
        self._keep.clicked.connect(self.sheet)
        self._close.clicked.connect(self.ended)
        self._go_on.clicked.connect(self.going_on)

    def start(self, number: str, code: str, matrix: Matrix) -> None:
        """Show a number and its code."""
        self._code = code
        plain(self._number, self._words("Last record {ref}").format(ref=number))
        plain(self._letters, code)
        self._square.show_code(matrix)
        self._last.clear()
        self._last.setEnabled(True)
        self._copied.setEnabled(True)
        say_below(self._trouble, "")

    def take_keyboard(self) -> None:
        """Begin with the letters from the paper."""
        self._last.setFocus()

    def witnessed(self) -> None:
        """Say that the paper counts."""
        self._last.setEnabled(False)
        self._copied.setEnabled(False)
        say_below(self._trouble, self._words("Right. Whoever holds the paper is a witness now."))
        self._close.setFocus()

    def _check(self) -> None:
        if self._last.text().strip().upper() == self._code[-_TYPED:]:
            self.on_paper.emit()
            return
        said = self._words("These are not the last four letters of the code. Look again at the paper.")
        say_below(self._trouble, said)
        self._last.setFocus()

    def _lay_out(self) -> None:
        words = self._words
        told = words("Copy this onto paper, with date and time, and let two people sign. Each takes one copy.")
        text = QVBoxLayout()
        for widget in (self._number, self._letters, label(told, wrap=True)):
            text.addWidget(widget)
        text.addStretch(1)
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addWidget(self._square)
        above.addLayout(text, 1)
        self.column.addLayout(above)
        self.column.addWidget(Labelled(words("The last four letters, from your paper"), self._last))
        self.column.addWidget(self._trouble)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self._copied, self._keep, self._close, self._go_on):
            flow.addWidget(button)
        self.column.addWidget(buttons)
