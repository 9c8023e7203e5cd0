# SPDX-License-Identifier: Apache-2.0
"""Reading codes in: one field for scanner and hand, what is still missing, and what would be taken over.

The keyboard stays in the field: a hand scanner ends each code with Enter, which must never press what takes over.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.form_page import form_page, say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain, scans_into


class ReadView(QWidget):
    """Signals: `typed(str)`, `taking()`, `leaving()`, `anew()`, `closed()`."""

    typed = Signal(str)
    taking = Signal()
    leaving = Signal()
    anew = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        self._field = scans_into(line(words("Scan or type a code"), "WB1…  WT1…"), read=True)
        self._read = Button(look, words("Read it"), kind="primary", icon="scan-barcode")
        self._trouble = label("", "strong", wrap=True)
        self._sets = label("", wrap=True)
        self._anew = Button(look, words("Forget these codes"), icon="x")
        page = form_page(kit, words("Read codes in"), self.closed)
        said = words(
            "Receipts, bulletins and procedures of the incident team: scan each code, or type its lines, in any order. "
            "Nothing is taken over before you have seen it."
        )
        self._said = label(said, wrap=True)
        for widget in (
            self._said, Labelled(self._field.accessibleName(), self._field), self._read, self._trouble,
            self._sets, self._anew,
        ):  # fmt: skip
            page.card.column.addWidget(widget)
        self._offer = self._make_offer(kit)
        page.column.insertLayout(1, no_wider(self._offer, look.px(WIDEST)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._page = page
        self._field.returnPressed.connect(self._want)
        self._read.clicked.connect(self._want)
        self._anew.clicked.connect(self.anew)

    def _make_offer(self, kit: Kit) -> Card:
        words, card = kit.words, Card(margin=18)
        self._title = label("", "heading", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._text = label("", wrap=True)
        self._hint = label("", "strong", wrap=True)
        self._take = Button(kit.look, words("Take this over"), kind="primary", icon="check")
        self._leave = Button(kit.look, words("Leave this"), icon="x")
        for widget in (self._title, self._about, self._text, self._hint, self._take, self._leave):
            card.column.addWidget(widget)
        self._take.clicked.connect(self.taking)
        self._leave.clicked.connect(self.leaving)
        return card

    def start(self) -> None:
        """Take the keyboard."""
        self._field.setFocus()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text()

    def empty(self) -> None:
        """Empty the field: what stood there was read."""
        self._field.clear()

    def say(self, text: str) -> None:
        """Say why something was not read or not taken, or nothing."""
        say_below(self._trouble, text)
        if text:
            self._page.ensureWidgetVisible(self._trouble)

    def progress(self, lines: Sequence[str]) -> None:
        """Say of each set what is here and what is missing."""
        say_below(self._sets, "\n".join(lines))
        self._anew.setVisible(bool(lines))

    def offer(self, title: str, about: str, text: str, *, hint: str = "", may: bool = True) -> None:
        """Show what would be taken over; `hint` says who may, or what to do instead."""
        for widget, said in ((self._title, title), (self._about, about), (self._text, text), (self._hint, hint)):
            plain(widget, said)
            widget.setVisible(bool(said))
        self._take.setVisible(may)
        self._ask(offer=True)
        self._page.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Show no offer, and take the keyboard back."""
        self._ask(offer=False)

    def _ask(self, *, offer: bool) -> None:
        """Make room for the offer above the field; what the scanner brings meanwhile still goes into it."""
        self._offer.setVisible(offer)
        for widget in (self._said, self._read):
            widget.setVisible(not offer)
        self._field.setFocus()

    def _want(self) -> None:
        if self._field.text().strip():
            self.typed.emit(self._field.text())
        self._field.setFocus()
