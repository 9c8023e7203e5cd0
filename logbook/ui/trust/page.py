# SPDX-License-Identifier: Apache-2.0
"""The trust stick: chosen, checked as a whole, shown, then taken over; and the bulletins it brought.

The letters of the card are typed here and never shown by the program: whoever read them off the screen would trust
the stick because of the stick.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout
from shiboken6 import isValid

from logbook.core.actions import trusting
from logbook.core.actions.trusting import Held
from logbook.core.model.codes import Realm
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.people import Right
from logbook.core.ward import Ward
from logbook.i18n import moment
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.settings.rights import lacking
from logbook.ui.trust.views import OfferView, StartView, is_new

if TYPE_CHECKING:
    from logbook.core.exchange.trust.stick import Offer


class TrustPage(WardPage):
    """Asks, checks, shows, takes over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._offer: Offer | None = None
        self._start = StartView(desk.kit)
        self._shown = OfferView(desk.kit)
        self._stack = QStackedWidget()
        for view in (self._start, self._shown):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._start.chosen.connect(self._choose)
        self._shown.taken.connect(self._take)
        self._shown.left.connect(self._begin)
        desk.session.loaded.connect(self._begin)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Begin, unless a stick is being looked at."""
        if self._offer is None:
            self._begin()

    def back(self) -> bool:
        """Go from what a stick would change to the beginning; nothing was taken over."""
        if self._offer is None:
            return False
        self._begin()
        return True

    def _begin(self) -> None:
        self._offer = None
        trust = self._ward.folds.trust
        self._start.start(trust.accepted, trust.bulletins(), self._ward.machine.clock())
        self._stack.setCurrentWidget(self._start)

    def _choose(self, typed: str) -> None:
        words, session = self._desk.words, self._desk.session
        told = lacking(self._desk, Right.TRUST)
        if told:
            self._start.say(told)
            return
        folder = self._desk.messages.folder(words("Where is the stick?"))
        if folder is not None:
            anew = self._start.anew
            session.tasks.run(_look, self._ward, folder, typed, anew, done=self._looked, failed=self._refused)

    def _looked(self, offer: Offer) -> None:
        held = self._ward.worker.submit(trusting.held, self._ward.store)
        self._desk.session.tasks.when(held, lambda found: self._offered(offer, found), self._refused)

    def _offered(self, offer: Offer, held: Held) -> None:
        if not isValid(self):
            return
        self._offer = offer
        self._shown.start(
            trusting.changes(self._ward, held, offer), bool(offer.expired), offer.realm is Realm.DRILL
        )  # fmt: skip
        self._stack.setCurrentWidget(self._shown)

    def _take(self) -> None:
        session = self._desk.session
        assert self._offer is not None
        taking = self._ward.worker.submit(trusting.accept, self._ward, self._offer, session.author())
        session.tasks.when(taking, self._took, self._not_taken)

    def _took(self, written: list[Entry]) -> None:
        self._desk.session.announce(written)
        if isValid(self):
            self._desk.messages.info(self._desk.words("The stick is taken over. You may pull it out."))
            self._begin()

    def _refused(self, trouble: LogbookError) -> None:
        if isValid(self):
            self._start.say(self._desk.messages.explain(trouble))

    def _not_taken(self, trouble: LogbookError) -> None:
        if isValid(self):
            self._shown.say(self._desk.messages.explain(trouble))


def _look(ward: Ward, folder: Path, typed: str, anew: bool) -> Offer:  # noqa: FBT001 - handed to a thread
    return trusting.look(ward, folder, typed, anew=anew)


def status(desk: Desk) -> str:
    """Say how many bulletins are new, else when a stick was taken over last."""
    words, ward = desk.words, desk.session.ward
    trust, now = ward.folds.trust, ward.machine.clock()
    new = sum(is_new(one, now) for one in trust.bulletins())
    if new:
        return words.n("● NEW: {n} bulletin", "● NEW: {n} bulletins", new).format(n=new)
    if trust.accepted is None:
        return words("no stick taken over yet")
    return words("taken over {time}").format(time=moment(words, trust.accepted.at, now.zone))


def make(desk: Desk) -> TrustPage:
    """Make the page for the window's list."""
    return TrustPage(desk)
