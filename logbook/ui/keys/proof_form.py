# SPDX-License-Identifier: Apache-2.0
"""Proving what stays when a way in is taken away: the six words typed, each stick put in with its PIN.

What is left empty goes too, and the form says so before. Nothing typed is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from logbook.core.actions.ways import Way
from logbook.core.vault.slots import Kind
from logbook.ui.desk import Desk
from logbook.ui.form_page import FormPage, say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.text import Labelled, label, line, plain


class ProofForm(FormPage):
    """Signal: `wanted()`; then ask `words`, `pins()` and `places`."""

    wanted = Signal()

    def __init__(self, desk: Desk, back: SignalInstance) -> None:
        words, look = desk.words, desk.look
        super().__init__(desk.kit, words("Change the key of the log"), back)
        self._desk = desk
        self.places: tuple[Path, ...] = ()
        self._what = label("", "heading", wrap=True)
        self._lines: dict[str, QLineEdit] = {}
        self._asked = QWidget()
        self._trouble = label("", "strong", wrap=True)
        self._go = Button(look, words("Change the key"), kind="primary", icon="key-round")
        self._find = Button(look, words("The stick is elsewhere…"), kind="quiet", icon="usb")
        told = words(
            "The log gets a new key. Prove every way that shall stay: type its secret here, with the stick plugged in. "
            "What is left empty no longer opens the log. Recovery keys stay by themselves."
        )
        for widget in (self._what, label(told, wrap=True), self._asked, self._trouble, self._go, self._find):
            self.card.column.addWidget(widget)
        self._go.clicked.connect(self.wanted)
        self._find.clicked.connect(self._look)

    def start(self, what: str, staying: Sequence[tuple[Way, str]]) -> None:
        """Say what is wanted, and ask for the secret of each way that could stay, with its name."""
        plain(self._what, what)
        self._forget()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        for way, name in staying:
            if way.kind is Kind.RECOVERY:
                continue
            told = self._desk.words("PIN of {way}").format(way=name) if way.kind is Kind.STICK else name
            field = self._lines[way.slot if way.kind is Kind.STICK else ""] = line(told, secret=True)
            field.returnPressed.connect(self.wanted)
            column.addWidget(Labelled(told, field))
        self.card.column.replaceWidget(self._asked, made)
        self._asked.deleteLater()
        self._asked = made
        self._find.setVisible(any(self._lines))
        self.say("")
        next(iter(self._lines.values()), self._go).setFocus()

    @property
    def words(self) -> str:
        """The six words as typed, or nothing."""
        return self._lines[""].text() if "" in self._lines else ""

    def pins(self) -> dict[str, str]:
        """Give the PIN typed for each stick's slot."""
        return {slot: field.text() for slot, field in self._lines.items() if slot}

    def say(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        say_below(self._trouble, text)
        self.setEnabled(True)

    def forget(self) -> None:
        """Forget what was typed."""
        for field in self._lines.values():
            field.clear()

    def _forget(self) -> None:
        self.forget()
        self._lines = {}
        self.places = ()

    def _look(self) -> None:
        place = self._desk.messages.folder(self._desk.words("Where is the key stick?"))
        if place is not None:
            self.places = (*self.places, place)
