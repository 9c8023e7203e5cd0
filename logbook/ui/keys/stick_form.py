# SPDX-License-Identifier: Apache-2.0
"""Making a key stick: which stick, and its PIN twice. The PIN passes through and is not kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance

from logbook.mounts import Mount
from logbook.ui.desk import Desk
from logbook.ui.form_page import FormPage, say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.text import Labelled, label, line, plain

_ELSE = "?"


class StickForm(FormPage):
    """Signal: `wanted(Path, str)` with the stick's folder and the PIN."""

    wanted = Signal(object, str)

    def __init__(self, desk: Desk, back: SignalInstance) -> None:
        words, look = desk.words, desk.look
        super().__init__(desk.kit, words("A key stick"), back)
        self._desk = desk
        self._more: Path | None = None
        self._mounts: tuple[Mount, ...] = ()
        self._said = label("", wrap=True)
        self._places = Choices(words("Which stick?"))
        self._pin = line(words("PIN, six digits or more"), secret=True)
        self._again = line(words("The same PIN again"), secret=True)
        self._fields = {field: Labelled(field.accessibleName(), field) for field in (self._pin, self._again)}
        self._trouble = label("", "strong", wrap=True)
        self._make = Button(look, words("Make the key stick"), kind="primary", icon="usb")
        told = words("The stick and its PIN open the log together; neither does alone. It holds no copy of the log.")
        for widget in (
            label(told, wrap=True), self._said, label(words("Which stick?"), "name"), self._places,
            *self._fields.values(), self._trouble, self._make,
        ):  # fmt: skip
            self.card.column.addWidget(widget)
        for field in self._fields:
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._places.chosen.connect(self._chosen)
        self._again.returnPressed.connect(self._want)
        self._make.clicked.connect(self._want)

    def start(self, letter: str) -> None:
        """Begin empty; `letter` is what is to be written on the stick."""
        plain(self._said, self._desk.words("Write {letter} on the stick, by hand.").format(letter=letter))
        for field in self._fields:
            field.clear()
            self._fields[field].trouble("")
        self.say("")
        self._more = None
        self.offer(())

    def offer(self, mounts: tuple[Mount, ...]) -> None:
        """Offer these sticks, and another folder."""
        self._mounts = mounts
        words, look = self._desk.words, self._desk.look
        chosen = self._places.key()
        found = [(mount.path, Choice(look, mount.name, icon="usb")) for mount in mounts]
        if self._more is not None:
            found.append((self._more, Choice(look, str(self._more), icon="folder-open")))
        self._places.offer([*found, (_ELSE, Choice(look, words("Another folder…"), icon="folder-open"))])
        known = [key for key, _ in found]
        self._places.choose(chosen if chosen in known else (known[-1] if self._more or len(known) == 1 else None))
        self._places.buttons()[0].setFocus()

    def say(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        say_below(self._trouble, text)
        self.setEnabled(True)

    def _chosen(self, key: object) -> None:
        if key == _ELSE:
            self._more = self._desk.messages.folder(self._desk.words("Which stick?"))
            self.offer(self._mounts)
        self._pin.setFocus()

    def _want(self) -> None:
        words, place = self._desk.words, self._places.key()
        pin = self._pin.text()
        self._fields[self._again].trouble("" if pin == self._again.text() else words("The two are not the same."))
        if not isinstance(place, Path):
            self.say(words("Choose the stick first."))
        elif pin == self._again.text():
            self.say("")
            self.setEnabled(False)
            self.wanted.emit(place, pin)
