# SPDX-License-Identifier: Apache-2.0
"""Erase and retire: the two acts that cannot be taken back, behind a page that says first who may do them.

Whoever strays in reads that nothing here is needed at night, and finds nothing to press.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from logbook.core.model.people import Right
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.ending.erase_card import EraseCard
from logbook.ui.ending.retire_card import RetireCard
from logbook.ui.settings.rights import lacking
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label, plain


class EndingPage(WardPage):
    """Two cards, each shown to whoever holds its right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.notice = Card(margin=18)
        self.notice.column.addWidget(
            label(words("You need nothing here to write, print or export."), "strong", wrap=True)
        )
        self._who = label("", wrap=True)
        self.notice.column.addWidget(self._who)
        self.erase = EraseCard(desk)
        self.retire = RetireCard(desk)
        self.retire.gone.connect(lambda: self.asked.emit("retired"))
        ground = Page(margin=0)
        ground.column.addWidget(label(words("Erase and retire"), "title", wrap=True))
        for card in (self.notice, self.erase, self.retire):
            ground.column.addLayout(no_wider(card, desk.look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)
        desk.session.signed_on.connect(self._show)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Begin anew: nothing typed here is ever kept."""
        self._show()

    def _show(self) -> None:
        people, user = self._desk.session.ward.people, self._desk.session.user
        told = [lacking(self._desk, right) for right in (Right.ERASE, Right.CLOSE)]
        self.erase.setVisible(people.may(user, Right.ERASE))
        self.retire.setVisible(people.may(user, Right.CLOSE))
        plain(self._who, "\n".join(dict.fromkeys(text for text in told if text)))
        self._who.setVisible(any(told))
        self.erase.start()
        self.retire.start()


def make(desk: Desk) -> EndingPage:
    """Make the page for the window's list."""
    return EndingPage(desk)
