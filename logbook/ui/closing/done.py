# SPDX-License-Identifier: Apache-2.0
"""After a close-down: the last number and its code, large, to be copied; last of all the program ends.

The four letters typed back from the paper make the paper a witness; without them it is only a hope. The keys stand in
the order of the work: the last one waits until the code is on paper or knowingly left off it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
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
    """Signals: `on_paper()` once the right letters were typed, `sheet()` to keep it, `ended()`."""

    on_paper = Signal()
    sheet = Signal()
    ended = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=18)
        self._words = words = kit.words
        self._code = ""
        self._settled = self._over = False
        self._number, self._letters = label("", "title", wrap=True), label("", "large", wrap=True)
        self._square = Square(words("Signed checkpoint of the last record"), side=kit.look.px(190))
        self._last = line(words("The last four letters, from your paper"))
        self._trouble = label("", "strong", wrap=True)
        self._copied = Button(kit.look, words("It is on paper"), kind="primary", icon="check")
        self._keep = Button(kit.look, words("Save the sheet…"), icon="save")
        self._without = Button(kit.look, words("Leave it off paper"))
        self._close = Button(kit.look, words("Close the program"), kind="primary", icon="power")
        self._lay_out()
        self._copied.clicked.connect(self._check)
        self._last.returnPressed.connect(self._check)
        self._keep.clicked.connect(self.sheet)
        self._without.clicked.connect(self._leave_off)
        self._close.clicked.connect(self.ended)

    def start(self, number: str, code: str, matrix: Matrix) -> None:
        """Show a number and its code."""
        self._code = code
        plain(self._number, self._words("Last record {ref}").format(ref=number))
        plain(self._letters, code)
        self._square.show_code(matrix)
        self._last.clear()
        self._last.setEnabled(True)
        self._copied.setEnabled(True)
        self._settled = self._over = False
        self._fit()
        say_below(self._trouble, "")

    def finish(self) -> None:
        """Know that all steps were taken; begin with the letters from the paper."""
        self._over = True
        self._fit()
        (self._close if self._settled else self._last).setFocus()

    def witnessed(self) -> None:
        """Say that the paper counts."""
        self._last.setEnabled(False)
        self._copied.setEnabled(False)
        self._settle(self._words("Right. Whoever holds the paper is a witness now."))

    def _leave_off(self) -> None:
        self._settle(self._words("It is on no paper: nobody can hold the log against it later."))

    def _settle(self, told: str) -> None:
        """Say what became of the paper; only the end is left now."""
        self._settled = True
        self._fit()
        say_below(self._trouble, told)
        self._close.setFocus()

    def _fit(self) -> None:
        self._without.setEnabled(not self._settled)
        self._close.setEnabled(self._settled and self._over)

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
        typed = QHBoxLayout()
        typed.setSpacing(10)
        typed.addWidget(Labelled(words("The last four letters, from your paper"), self._last), 1)
        typed.addWidget(self._copied, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(typed)
        self.column.addWidget(self._trouble)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self._keep, self._without, self._close):
            flow.addWidget(button)
        self.column.addWidget(buttons)
