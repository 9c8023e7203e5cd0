# SPDX-License-Identifier: Apache-2.0
"""The checkpoint of this moment: a large square code to be scanned, sixteen letters to be copied, and who saw them.

What is shown stays as it is while somebody copies it, whatever is written meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from logbook.core.actions import witnessing
from logbook.core.actions.witnessing import Shown
from logbook.i18n import moment
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.square import Matrix, Square
from logbook.ui.widgets.text import Labelled, label, line, plain

_BESIDE = 760


class NowCard(Card):
    """Signals: `on_paper(str)` with the second person's name once the right letters were typed; `at_ward(str)`."""

    on_paper = Signal(str)
    at_ward = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=18)
        self._kit, self._words = kit, kit.words
        words, look = kit.words, kit.look
        self.shown: Shown | None = None
        self._number, self._code = label("", "heading", wrap=True), label("", "large")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._square = Square(words("Signed checkpoint of this record"), side=look.px(250))
        self._last = line(words("The last four letters, from your paper"))
        self._who = line(words("Second person who saw it, if there is one"))
        self._trouble = label("", "strong", wrap=True)
        self._copied = Button(look, words("It is on paper"), kind="primary", icon="check")
        self._ward = line(words("Which ward scanned it or wrote it down?"))
        self._seen = Button(look, words("Another ward has it"), icon="eye")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._copied.clicked.connect(self._check)
        self._last.returnPressed.connect(self._check)
        self._seen.clicked.connect(self._other_ward)

    def start(self, shown: Shown, matrix: Matrix) -> None:
        """Show a checkpoint and forget what was typed for the one before."""
        self.shown = shown
        told = self._words("Record {ref}, {time}")
        plain(self._number, told.format(ref=shown.ref, time=moment(self._words, shown.at, shown.zone)))
        plain(self._code, shown.code)
        self._square.show_code(matrix)
        for field in (self._last, self._who, self._ward):
            field.clear()
        say_below(self._trouble, "")

    def take_keyboard(self) -> None:
        """Begin with the letters from the paper."""
        self._last.setFocus()

    def busy(self) -> bool:
        """Whether somebody is typing for what is shown."""
        return any(field.text().strip() for field in (self._last, self._who, self._ward))

    def arrange(self, width: int) -> None:
        """Put code and words side by side where there is room."""
        beside = width >= self._kit.look.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)

    def _check(self) -> None:
        if self.shown is None:
            return
        if witnessing.copied(self.shown, self._last.text()):
            self.on_paper.emit(self._who.text().strip())
            return
        said = self._words("These are not the last four letters of the code. Look again at the paper.")
        say_below(self._trouble, said)
        self._last.setFocus()

    def _other_ward(self) -> None:
        if self.shown is None:
            return
        if not self._ward.text().strip():
            say_below(self._trouble, self._words("Which ward? Write its name."))
            self._ward.setFocus()
            return
        self.at_ward.emit(self._ward.text().strip())

    def _lay_out(self) -> None:
        words = self._words
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._square, alignment=Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._code)
        left.addStretch(1)
        said = words(
            "Copy date, time, number and these sixteen letters into the paper register. If this log is ever cut or put "
            "back, the paper shows it."
        )
        right.addWidget(self._number)
        right.addWidget(label(said, wrap=True))
        for field in (self._last, self._who):
            right.addWidget(Labelled(field.accessibleName(), field))
        right.addWidget(self._trouble)
        right.addWidget(_row(self._copied))
        right.addWidget(Labelled(self._ward.accessibleName(), self._ward))
        right.addWidget(_row(self._seen))
        right.addStretch(1)
        self._halves.setSpacing(24)
        self._halves.addLayout(left)
        self._halves.addLayout(right, 1)
        self.column.addLayout(self._halves)


def _row(*buttons: Button) -> QWidget:
    made = QWidget()
    flow = Flow(made, gap=10)
    for button in buttons:
        flow.addWidget(button)
    return made
