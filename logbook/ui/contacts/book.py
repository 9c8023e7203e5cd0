# SPDX-License-Identifier: Apache-2.0
"""The list of contacts, searched while one types, and the log of calls beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.topics import plain_letters
from logbook.ui.contacts.row import ContactRow
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.face import Lines, RowFace
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Empty, Page
from logbook.ui.widgets.text import label, line, plain

MOST = 100
"""Lines shown at once; a search finds the rest."""
LIST, CALLS = "list", "calls"


class Book(QWidget):
    """Signals: `opened(str)`, `called(str, Reached)`, `filtered`, `printing`.

    `wanted(str)` asks for a "contact" or a "call" to be written, or a "list" to be taken.
    """

    opened = Signal(str)
    called = Signal(str, object)
    wanted = Signal(str)
    filtered = Signal()
    printing = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._rows: list[ContactRow | RowFace] = []
        self._shown: list[tuple[str, Lines]] = []
        self._which = Choices(words("Which list?"))
        self._which.offer(
            [(LIST, Choice(look, words("Contacts"), icon="users")), (CALLS, Choice(look, words("Calls"), icon="phone"))]
        )
        self._which.choose(LIST)
        self.search = line(words("Search the contacts"), words("Search: laboratory, name, number"))
        self._count = label("", "muted", wrap=True)
        self.call = Button(look, words("Another call"), icon="phone")
        self.print = Button(look, icon="printer")
        self.print.name_only(words("Print the list"))
        self.list = Button(look, icon="upload")
        self.list.name_only(words("Take a list…"))
        self.first = Button(look, words("Take a list…"), icon="upload")
        self.new = Button(look, words("New contact"), kind="primary", icon="plus", key="Ctrl+N")
        said = words("Nobody is on the list yet.")
        how = words(
            "Add them one by one, or take a list that you have as a file (CSV). Its columns are read by their titles: "
            "position, name, phone, mobile, pager, radio, runner, place, remark. You see it before anything is written."
        )
        self._empty = Empty(look, "phone", said, how, self.first)
        self._page = Page(margin=0)
        self._page.column.setSpacing(8)
        self._lay_out()
        self.new.clicked.connect(lambda: self.wanted.emit("contact"))
        self.print.clicked.connect(self.printing)
        self.call.clicked.connect(lambda: self.wanted.emit("call"))
        for button in (self.list, self.first):
            button.clicked.connect(lambda: self.wanted.emit("list"))
        self._which.chosen.connect(lambda _key: self.filtered.emit())
        self.search.textChanged.connect(lambda _text: self.filtered.emit())

    @property
    def calls(self) -> bool:
        """Whether the log of calls is shown."""
        return self._which.key() == CALLS

    def show_lines(self, lines: Sequence[tuple[str, Lines]]) -> None:
        """Show contacts or calls, each with its id; what is searched for is found in any of their words."""
        wanted = plain_letters(self.search.text()).split()
        found = [one for one in lines if all(word in plain_letters(one[1].spoken()) for word in wanted)]
        words = self._kit.words
        told = words("{n} of {total}").format(n=min(len(found), MOST), total=len(lines))
        plain(self._count, told if len(lines) > min(len(found), MOST) else "")
        self._count.setVisible(bool(self._count.text()))
        self._empty.setVisible(not lines and not self.calls)
        found = found[:MOST]
        if [one[0] for one in found] == [one[0] for one in self._shown] and len(self._rows) == len(found):
            for row, (_, what) in zip(self._rows, found, strict=True):
                (row.face if isinstance(row, ContactRow) else row).say(what)
        else:
            self._build(found)
        self._shown = found

    def start(self) -> None:
        """Take the keyboard to the search."""
        self.search.setFocus()

    def clear(self) -> bool:
        """Show every contact again; False if that is so already."""
        if not self.search.text() and not self.calls:
            return False
        self._which.choose(LIST)
        self.search.clear()
        self.filtered.emit()
        return True

    def _lay_out(self) -> None:
        head = QWidget()
        beside = Flow(head, gap=10)
        for widget in (self._which, self.print, self.list, self.call, self.new):
            beside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self.search)
        column.addWidget(self._count)
        column.addWidget(self._page, 1)
        self._page.column.addWidget(self._empty)
        self._page.column.addStretch(1)

    def _build(self, lines: Sequence[tuple[str, Lines]]) -> None:
        for old in self._rows:
            self._page.column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._rows = []
        for n, (key, what) in enumerate(lines):
            row = RowFace(self._kit.look, what) if self.calls else self._contact(key, what)
            if isinstance(row, RowFace):
                row.clicked.connect(lambda _checked=False, key=key: self.opened.emit(key))
            self._page.column.insertWidget(n, row)
            self._rows.append(row)

    def _contact(self, key: str, what: Lines) -> ContactRow:
        row = ContactRow(self._kit, key, what)
        row.opened.connect(self.opened)
        row.called.connect(self.called)
        return row
