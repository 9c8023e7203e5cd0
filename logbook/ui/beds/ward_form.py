# SPDX-License-Identifier: Apache-2.0
"""The ward's beds and its block of numbers: beds are added by typing "1-12", closed by a press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.beds import Beds, read_beds, read_block
from logbook.core.model.places import Bed
from logbook.ui.board_panel import place_name
from logbook.ui.form_page import form_page
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain


class WardForm(QWidget):
    """Signals: `wanted(object)` with a list of records, `closed()`."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._count = 0
        words = kit.words
        self._new = line(words("New beds"), words("1-12, or UCI-01, UCI-02, box"))
        self._add = Button(kit.look, words("Add these beds"), kind="primary", icon="plus")
        self._mine = Choices(words("Beds of the ward"))
        self._said = label("", wrap=True)
        self._block = line(words("Another block"), words("K101-K200"))
        self._field = Labelled(words("Another block of numbers"), self._block)
        self._set = Button(kit.look, words("Use this block"), icon="hash")
        page = form_page(kit, words("Beds and numbers"), self.closed)
        for widget in (
            Labelled(words("New beds"), self._new), self._add,
            label(words("Beds of the ward: press one to close it."), "name", wrap=True), self._mine,
            label(words("Numbers for new patients"), "name"), self._said, self._field, self._set,
        ):  # fmt: skip
            page.card.column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._add.clicked.connect(self._want_beds)
        self._new.returnPressed.connect(self._want_beds)
        self._mine.chosen.connect(lambda bed: self.wanted.emit([Bed(str(bed), open=False)]))
        self._set.clicked.connect(self._want_block)
        self._block.returnPressed.connect(self._want_block)

    def start(self, beds: Beds, places: Sequence[str]) -> None:
        """Show what there is, and wait for beds to be typed."""
        self.show_beds(beds, places)
        self._new.clear()
        self._block.clear()
        self._field.trouble("")
        self._new.setFocus()

    def show_beds(self, beds: Beds, places: Sequence[str]) -> None:
        """Show what there is now; `places` are the beds with and without a record of their own."""
        words, look = self._kit.words, self._kit.look
        self._count = len(beds.beds())
        self._mine.offer((bed, Choice(look, place_name(words, bed), icon="bed-single")) for bed in places)
        block, _ = beds.block()
        upcoming = beds.next_number()
        first, last = f"{block.prefix}{block.first}", f"{block.prefix}{block.last}"
        told = words("{first} to {last}.").format(first=first, last=last)
        if upcoming is None:
            next_one = words("All are used up.")
        else:
            next_one = words("The next one is {code}.").format(code=upcoming.code)
        plain(self._said, f"{told} {next_one}")

    def _want_beds(self) -> None:
        beds = read_beds(self._new.text())
        if beds:
            self._new.clear()
            self.wanted.emit([Bed(bed, order=self._count + n) for n, bed in enumerate(beds, 1)])

    def _want_block(self) -> None:
        typed = read_beds(self._block.text())
        block = read_block(self._block.text())
        if block is None:
            self._field.trouble(self._kit.words("Write first and last number, as K101-K200.") if typed else "")
            return
        self._field.trouble("")
        self._block.clear()
        self.wanted.emit([block])
