# SPDX-License-Identifier: Apache-2.0
"""Sign one record as somebody else: a name, a PIN, and the next record is theirs; the window stays as it was.

Any form may follow. The record says whose it is and who was signed on; after it, or two minutes, all is as before.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from logbook.core.actions.signing_on import signer
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.identity import Identity
from logbook.ui.signing.waiting_card import AskCard, WaitingCard
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.signer import Signer
from logbook.ui.widgets.text import label


class SigningPage(WardPage):
    """Names, a pad, and the way back to where one was."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._identity = Identity(desk.session)
        self.signer = Signer(desk.kit, words("Who signs the next record?"))
        self._undo = Button(desk.look, words("Nobody: I sign myself"), icon="undo-2")
        self.ask = AskCard(desk)
        self.waiting = WaitingCard(desk)
        card = Card(margin=18)
        card.column.addWidget(label(words("Sign one record as…"), "heading", wrap=True))
        said = words("The next record is theirs, whatever it is. You stay signed on, and the record says that too.")
        card.column.addWidget(label(said, "muted", wrap=True))
        card.column.addWidget(self._undo)
        card.column.addWidget(self.signer)
        ground = Page(margin=0)
        for shown in (self.waiting, card, self.ask):
            ground.column.addLayout(no_wider(shown, desk.look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)
        self._undo.clicked.connect(self._take_back)
        self.signer.entered.connect(self._check)
        self.ask.asked.connect(self._ask)
        self.waiting.opened.connect(lambda ref: self.opening.emit("log", {"entry": ref}))

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Offer everybody else who has a PIN, those on shift first."""
        people, me = self._desk.session.ward.people, self._desk.session.user
        there = [view.user for view in people.on_shift()]
        others = [view for view in people.users() if view.pin_set and view.user != me]
        self.ask.start()
        self.waiting.start()
        self._undo.setVisible(bool(self._desk.session.signs_next))
        self.signer.offer(sorted(others, key=lambda view: view.user not in there))

    def back(self) -> bool:
        """Leave it as it is, and go back to where one was."""
        self.opening.emit("", {})
        return True

    def _check(self, user: str, pin: str, means: Means) -> None:
        session = self._desk.session

        def fits(user: str) -> None:
            session.sign_next(signer(user, means, session.user))
            said = self._desk.words("The next record is signed by {name}.")
            self._desk.messages.info(said.format(name=session.ward.people.name(user)))
            self.opening.emit("", {})

        self._identity.check(user, pin, fits, self._wrong)

    def _wrong(self, trouble: LogbookError) -> None:
        self.signer.say(self._desk.messages.explain(trouble))
        self.signer.pad.setFocus()

    def _ask(self, user: str) -> None:
        session, words = self._desk.session, self._desk.words
        session.ask_next(user)
        if user:
            told = words("{name} is asked to sign the next record.")
            self._desk.messages.info(told.format(name=session.ward.people.name(user)))
        self.opening.emit("", {})

    def _take_back(self) -> None:
        self._desk.session.sign_next(None)
        self.opening.emit("", {})


def make(desk: Desk) -> SigningPage:
    """Make the page for the window's list."""
    return SigningPage(desk)
