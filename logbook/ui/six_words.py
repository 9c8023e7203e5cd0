# SPDX-License-Identifier: Apache-2.0
"""Six words drawn for a log: shown once, large, to be copied onto paper, and typed back from there.

They are never kept: not on the disk, not in a draft, not in the log.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from logbook.core.vault.words import normal
from logbook.i18n import Words
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line


class WordsView(Page):
    """The six words, large, to be copied onto paper. Signal: `written()`."""

    written = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        self._kit = kit
        words = kit.words
        self._grid = QGridLayout()
        self._labels: list[QWidget] = []
        card = Card(margin=18)
        said = words(
            "Write them on paper, in this order. Two people keep a copy each. Without them, or the recovery key, "
            "nobody can open this log."
        )
        card.column.addWidget(label(said, wrap=True))
        card.column.addLayout(self._grid)
        self._next = Button(kit.look, words("They are on paper"), kind="primary", icon="pencil")
        card.column.addWidget(self._next)
        self.column.addWidget(label(words("Six words will open this log"), "title", wrap=True))
        self.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
        self.column.addStretch(1)
        self._next.clicked.connect(self.written)

    def start(self, drawn: str) -> None:
        """Show the words."""
        self.forget()
        for n, one in enumerate(drawn.split()):
            row, column = n // 2, (n % 2) * 2
            number = label(f"{n + 1}", "muted")
            shown = label(one, "large")
            self._grid.addWidget(number, row, column)
            self._grid.addWidget(shown, row, column + 1)
            self._labels += [number, shown]
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._next.setFocus()

    def forget(self) -> None:
        """Show no words any more."""
        for widget in self._labels:
            widget.hide()
            widget.deleteLater()
        self._labels = []


class TypedView(Page):
    """The six words typed back. Signals: `typed(str)`, `again()` to see them once more."""

    typed = Signal(str)
    again = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        words = kit.words
        self._line = line(words("The six words from your paper"))
        self._trouble = label("", "strong", wrap=True)
        check = Button(kit.look, words("Go on"), kind="primary", icon="check")
        look_again = Button(kit.look, words("Show them again"), icon="eye")
        card = Card(margin=18)
        said = words("Type the words from your paper. Capitals and spaces do not matter.")
        card.column.addWidget(label(said, wrap=True))
        card.column.addWidget(Labelled(words("The six words from your paper"), self._line))
        for widget in (self._trouble, check, look_again):
            card.column.addWidget(widget)
        self.column.addWidget(label(words("Is it right on paper?"), "title", wrap=True))
        self.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
        self.column.addStretch(1)
        check.clicked.connect(lambda: self.typed.emit(self._line.text()))
        self._line.returnPressed.connect(lambda: self.typed.emit(self._line.text()))
        look_again.clicked.connect(self.again)

    def start(self) -> None:
        """Begin empty."""
        self._line.clear()
        say_below(self._trouble, "")
        self._line.setFocus()

    def say(self, text: str) -> None:
        """Say which word is wrong; what was typed stays."""
        say_below(self._trouble, text)
        self._line.setFocus()


def slip(words: Words, drawn: str, typed: str) -> str:
    """Say what is wrong with the words typed back: how many there are, or which places differ."""
    shown, given = drawn.split(), normal(typed).split()
    if len(given) != len(shown):
        return words("{n} words were typed; there are {all}.").format(n=len(given), all=len(shown))
    wrong = [str(n) for n, pair in enumerate(zip(shown, given, strict=True), start=1) if pair[0] != pair[1]]
    return words("Look again at word {places}.").format(places=", ".join(wrong))
