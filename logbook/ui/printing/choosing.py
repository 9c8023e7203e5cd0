# SPDX-License-Identifier: Apache-2.0
"""Choosing what is printed: so many of each form, found by typing, or the whole box; the way on always in sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.topics import plain_letters
from logbook.i18n import Words
from logbook.telling.paperwork import FILLED, form_name
from logbook.ui.widgets.buttons import Button, Repeated
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import label, line, plain

MOST = 200
"""Sheets of one form in one act."""

PROCEDURES = "procedures"
"""Stands for all procedures, once."""


class Counter(QWidget):
    """A form's name with one less and one more. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, kit: Kit, key: str, name: str) -> None:
        super().__init__()
        self.key, self.name = key, name
        self._most = 1 if key == PROCEDURES or key in FILLED else MOST
        self.count = 0
        words = kit.words
        self.less = Repeated(kit.look, "–")
        self.more = Repeated(kit.look, icon="plus")
        self.less.setAccessibleName(words("One less: {form}").format(form=name))
        self.more.name_only(words("One more: {form}").format(form=name))
        self._number = label("0", "heading")
        self._number.setMinimumWidth(kit.look.px(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(name, wrap=True), 1)
        for widget in (self.less, self._number, self.more):
            row.addWidget(widget)
        self.less.clicked.connect(partial(self._step, -1))
        self.more.clicked.connect(partial(self._step, 1))
        self.put(0)

    def put(self, count: int) -> None:
        """Show and take a number."""
        self.count = max(0, min(count, self._most))
        plain(self._number, str(self.count))
        self.less.setEnabled(self.count > 0)
        self.more.setEnabled(self.count < self._most)

    def _step(self, by: int) -> None:
        self.put(self.count + by)
        self.changed.emit()


class ChooseView(QWidget):
    """Signals: `wanted(dict)` with the number of each form; `closed()`."""

    wanted = Signal(object)

    def __init__(self, kit: Kit, groups: tuple[tuple[str, tuple[str, ...]], ...], box: dict[str, int]) -> None:
        super().__init__()
        self._kit, self._box = kit, box
        words, look = kit.words, kit.look
        self._find = line(words("Find a form"), words("Find a form"))
        self._whole = Button(look, words("The whole box"), icon="package")
        self._none = Button(look, words("Nothing"), icon="x")
        self._sum = label("", "strong", wrap=True)
        self.go = Button(look, words("Print or save…"), kind="primary", icon="printer")
        self._counters: list[Counter] = []
        self._cards: list[tuple[Card, list[Counter]]] = []
        ground = Page(margin=0)
        for title, keys in groups:
            ground.column.addWidget(self._card(words, title, keys))
        ground.column.addStretch(1)
        self._ground = ground
        self._lay_out()
        self._find.textChanged.connect(self._filter)
        self._whole.clicked.connect(partial(self.put, box))
        self._none.clicked.connect(partial(self.put, {}))
        self.go.clicked.connect(lambda: self.wanted.emit(self.counts()))
        self._tell()

    def start(self) -> None:
        """Take the keyboard."""
        self._find.setFocus()

    def counts(self) -> dict[str, int]:
        """Return how many of each form are wanted."""
        return {one.key: one.count for one in self._counters if one.count}

    def put(self, counts: dict[str, int]) -> None:
        """Show other numbers."""
        for one in self._counters:
            one.put(counts.get(one.key, 0))
        self._tell()

    def counter(self, key: str) -> Counter:
        """Return the line of a form."""
        return next(one for one in self._counters if one.key == key)

    def _card(self, words: Words, title: str, keys: tuple[str, ...]) -> Card:
        card, here = Card(margin=14), []
        card.column.addWidget(label(words(title), "name"))
        for key in keys:
            name = words("Procedures, all of them") if key == PROCEDURES else form_name(words, key)
            one = Counter(self._kit, key, name)
            one.changed.connect(self._tell)
            card.column.addWidget(one)
            here.append(one)
        self._counters += here
        self._cards.append((card, here))
        return card

    def _lay_out(self) -> None:
        words = self._kit.words
        head, foot = QHBoxLayout(), QHBoxLayout()
        for widget in (self._find, self._whole, self._none):
            head.addWidget(widget, 1 if widget is self._find else 0)
        foot.addWidget(self._sum, 1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words("Print forms"), "title", wrap=True))
        column.addLayout(head)
        column.addWidget(self._ground, 1)
        column.addLayout(foot)

    def _filter(self, typed: str) -> None:
        wanted = plain_letters(typed).split()
        for card, counters in self._cards:
            for one in counters:
                one.setVisible(all(word in plain_letters(one.name) for word in wanted))
            card.setVisible(any(not one.isHidden() for one in counters))

    def _tell(self) -> None:
        words, sheets = self._kit.words, sum(self.counts().values())
        plain(self._sum, words.n("{n} sheet", "{n} sheets", sheets).format(n=sheets))
        self.go.setEnabled(sheets > 0)
