# SPDX-License-Identifier: Apache-2.0
"""One person signs with the own PIN: the name by tap, key or badge, then the pad. It keeps no PIN and checks none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.codes import Means
from logbook.core.model.people import UserView, badge_code
from logbook.telling.codes import word
from logbook.ui.widgets.choices import Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.people import PersonTile
from logbook.ui.widgets.pin import PinPad
from logbook.ui.widgets.scanner import Scanner, maybe_pin
from logbook.ui.widgets.text import label, plain

_PAD = 380


class Signer(QWidget):
    """Signal: `entered(str, str, object)` with user, PIN and how the name was chosen (`Means`)."""

    entered = Signal(str, str, object)

    def __init__(self, kit: Kit, title: str) -> None:
        super().__init__()
        self._kit = kit
        self._people: Sequence[UserView] = ()
        self._by_badge = ""
        self.who = Choices(title, fill=True)
        self.pad = PinPad(kit)
        self._said = label("", "strong", wrap=True)
        names = QVBoxLayout()
        names.setSpacing(8)
        for widget in (label(title, "name", wrap=True), self.who, self._said):
            names.addWidget(widget)
        names.addStretch(1)
        self.pad.setMaximumWidth(kit.look.px(_PAD))
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(16)
        halves.addLayout(names, 4)
        halves.addWidget(self.pad, 3)
        self.who.chosen.connect(self._chosen)
        self.pad.entered.connect(self._entered)
        Scanner(self, self._scanned)

    def offer(self, people: Sequence[UserView], *, keyboard: bool = True) -> None:
        """Begin with these people, nobody chosen, or the only one; without `keyboard` it stays where it is."""
        look, words = self._kit.look, self._kit.words
        self._people = people
        self._by_badge = ""
        self.who.offer((view.user, PersonTile(look, view.name or view.user, word(words, view.role))) for view in people)
        self.pad.clear()
        self.pad.setEnabled(False)
        self.say("" if people else words("Nobody else has a PIN here yet."))
        if len(people) == 1:
            self.who.choose(people[0].user)
            self._ask_pin(people[0])
        if keyboard:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Go to the names, or to the PIN of whoever is chosen."""
        names = self.who.buttons()
        if self.pad.isEnabled():
            self.pad.setFocus()
        elif names:
            names[0].setFocus()

    def say(self, text: str) -> None:
        """Say what was wrong, or whose turn it is."""
        plain(self._said, text)
        self._said.setVisible(bool(text))
        self.pad.clear()

    def choose(self, user: str) -> None:
        """Choose somebody, as a tap on the tile does."""
        self.who.choose(user)
        self._chosen(user)

    def _chosen(self, user: object) -> None:
        self._by_badge = self._by_badge if user == self._by_badge else ""
        view = next((one for one in self._people if one.user == user), None)
        if view is not None:
            self._ask_pin(view)
            self.pad.setFocus()

    def _ask_pin(self, view: UserView) -> None:
        self.pad.setEnabled(True)
        self.say(self._kit.words("PIN of {name}").format(name=view.name or view.user))

    def _scanned(self, code: str) -> bool:
        found = [view for view in self._people if badge_code(view.badge) == code]
        if len(found) == 1:
            self._by_badge = found[0].user
            self.choose(found[0].user)
            return True
        if maybe_pin(code):
            return False
        self.say(self._kit.words("This badge is nobody's here. Choose the name."))
        return True

    def _entered(self, pin: str) -> None:
        user = self.who.key()
        if isinstance(user, str):
            self.entered.emit(user, pin, Means.BADGE_PIN if user == self._by_badge else Means.PIN)
