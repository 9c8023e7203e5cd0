# SPDX-License-Identifier: Apache-2.0
"""A new PIN for somebody whose PIN this PC does not hold, or stopped: a second person vouches with the own PIN.

Where nobody has a PIN any more, the six words, the recovery key or a key stick stand for the second person. The form
keeps nothing and checks nothing but that both PINs are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from logbook.core.actions.signing_on import Hand
from logbook.core.model.codes import Means
from logbook.core.model.people import UserView
from logbook.ui.lock.forms import Form
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.signer import Signer
from logbook.ui.widgets.text import Labelled, label, line, plain

_PIN = 6


@dataclass(frozen=True)
class Renewal:
    """A new PIN as typed, and who or what stands for it: `by`, or else a secret or the PIN of a key stick."""

    user: str
    pin: str = field(repr=False)
    by: Hand | None = None
    secret: str = field(default="", repr=False)
    stick_pin: str = field(default="", repr=False)


class RenewForm(Form):
    """Signal: `wanted(Renewal)`."""

    wanted = Signal(object)

    def __init__(self, kit: Kit) -> None:
        words = kit.words
        super().__init__(
            kit,
            words("Set a new PIN"),
            words("Two people: you type a new PIN, then a second person vouches for you with the own PIN."),
        )
        self._user = ""
        self._who = label("", "heading", wrap=True)
        self.pin = line(words("Your new PIN, six numbers"), secret=True)
        self.again = line(words("The same PIN again"), secret=True)
        self.secret = line(words("The six words, or the recovery key"), secret=True)
        self.stick = line(words("Or the PIN of the key stick, put in"), secret=True)
        self._labelled = {one: Labelled(one.accessibleName(), one) for one in (self.pin, self.again)}
        self.signer = Signer(kit, words("Who vouches?"))
        self._alone = Card(margin=12)
        said = words("Nobody has a PIN on this PC any more. Then what opens the log stands for the second person.")
        self._alone.column.addWidget(label(said, wrap=True))
        for one in (self.secret, self.stick):
            self._alone.column.addWidget(Labelled(one.accessibleName(), one))
        self._go = Button(kit.look, words("Set the PIN"), kind="primary", icon="key-round")
        both = QHBoxLayout()
        both.setSpacing(10)
        for labelled in self._labelled.values():
            both.addWidget(labelled, 1)
        self.column.addWidget(self._who)
        self.column.addLayout(both)
        for widget in (self.signer, self._alone):
            self.column.addWidget(widget)
        self.finish(self._go)
        for one in (self.pin, self.again):
            one.setMaxLength(_PIN)
            one.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.pin.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._next)
        self.signer.entered.connect(self._vouched)
        for one in (self.secret, self.stick):
            one.returnPressed.connect(self._proven)
        self._go.clicked.connect(self._proven)

    def start(self, view: UserView, vouchers: Sequence[UserView]) -> None:
        """Begin empty; without vouchers a secret of the ward is asked for."""
        self._user = view.user
        plain(self._who, view.name or view.user)
        for one in (self.pin, self.again, self.secret, self.stick):
            one.clear()
        self.say("")
        self.signer.offer(vouchers, keyboard=False)
        self.signer.setVisible(bool(vouchers))
        self._alone.setVisible(not vouchers)
        self._go.setVisible(not vouchers)
        self.pin.setFocus()

    def _next(self) -> None:
        if self._same():
            if self.signer.who.buttons():
                self.signer.take_keyboard()
            else:
                self.secret.setFocus()

    def _same(self) -> bool:
        words, pin = self.kit.words, self.pin.text()
        wrong = {
            self.pin: "" if len(pin) == _PIN and pin.isdigit() else words("Six numbers, please."),
            self.again: "" if pin == self.again.text() else words("The two are not the same."),
        }
        for one, text in wrong.items():
            self._labelled[one].trouble(text)
        first = next((one for one, text in wrong.items() if text), None)
        if first is not None:
            first.setFocus()
        return first is None

    def _vouched(self, user: str, pin: str, means: Means) -> None:
        self.signer.pad.clear()
        if self._same():
            self.setEnabled(False)
            self.wanted.emit(Renewal(self._user, self.pin.text(), Hand(user, pin, means)))

    def _proven(self) -> None:
        secret, stick = self.secret.text().strip(), self.stick.text().strip()
        if not self._same():
            return
        if not secret and not stick:
            self.secret.setFocus()
            return
        self.setEnabled(False)
        self.wanted.emit(Renewal(self._user, self.pin.text(), secret=secret, stick_pin=stick))
