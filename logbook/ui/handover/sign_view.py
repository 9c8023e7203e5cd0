# SPDX-License-Identifier: Apache-2.0
"""Two people sign: whoever gives with the own PIN, then whoever takes over with theirs. One alone is recorded too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.people import UserView
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.signer import Signer
from logbook.ui.widgets.text import label, plain


class SignView(QWidget):
    """Signals: `giving(str, str, object)` and `taking(str, str, object)` with user, PIN and `Means`, `alone()`."""

    giving = Signal(str, str, object)
    taking = Signal(str, str, object)
    alone = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._said = label("", "strong", wrap=True)
        self.giver = Signer(kit, words("Who hands over?"))
        self.taker = Signer(kit, words("Who takes over?"))
        self._alone = Button(kit.look, words("Nobody is here to take over: seal it alone"), icon="signature")
        card = Card(margin=18)
        for widget in (self._said, self.giver, self.taker, self._alone):
            card.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addWidget(card)
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        self.giver.entered.connect(self.giving)
        self.taker.entered.connect(self.taking)
        self._alone.clicked.connect(self.alone)

    def ask_giver(self, people: Sequence[UserView], user: str) -> None:
        """Ask for the first PIN; `user` is chosen if there."""
        self._turn(giver=True, told="")
        self.giver.offer(people)
        if any(view.user == user for view in people):
            self.giver.choose(user)

    def ask_taker(self, people: Sequence[UserView], giver: str) -> None:
        """Ask for the second PIN, of another person."""
        self._turn(giver=False, told=self._kit.words("{name} hands over.").format(name=giver))
        self.taker.offer(people)

    def _turn(self, *, giver: bool, told: str) -> None:
        plain(self._said, told)
        self._said.setVisible(bool(told))
        self.giver.setVisible(giver)
        self.taker.setVisible(not giver)
        self._alone.setVisible(not giver)
