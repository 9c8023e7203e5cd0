# SPDX-License-Identifier: Apache-2.0
"""Who has read a procedure in force on this shift, and each one's own word for it: signed on, or by PIN."""

from __future__ import annotations

from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Author, Ref
from logbook.core.model.procedures import InForceView
from logbook.core.model.records import Acknowledge
from logbook.ui.desk import Desk
from logbook.ui.identity import Identity
from logbook.ui.procedures.readers import Readers

_SHIFT = 12 * 3_600_000
"""Who read a procedure longer ago than this reads it again: no ward works longer shifts (ms)."""


class Reading:
    """Fills the card of readers, and records what it asks for."""

    def __init__(self, desk: Desk, card: Readers) -> None:
        self._desk = desk
        self._card = card
        self._identity = Identity(desk.session)
        self._ref: Ref | None = None
        card.mine.connect(lambda: self._acknowledge(desk.session.author()))
        card.signing.connect(self._sign)

    def show(self, view: InForceView | None) -> None:
        """Show who has read a procedure in force and who, of those on this shift, has not."""
        if view is None:
            return
        self._ref = view.ref
        session = self._desk.session
        people, now = session.ward.people, session.ward.machine.clock()
        read = view.acknowledged_since(now.wall - _SHIFT)
        there = {one.user for one in people.on_shift(now.wall - _SHIFT)} | {session.user} | set(read)
        shown = tuple(one for one in people.users() if one.user in there)
        self._card.show_readers(shown, read, session.user, now.zone)

    def _acknowledge(self, author: Author) -> None:
        assert self._ref is not None
        self._card.close_pad()
        self._desk.session.record(Acknowledge(self._ref), author=author)

    def _sign(self, user: str, pin: str) -> None:
        def failed(trouble: LogbookError) -> None:
            self._card.say(self._desk.messages.explain(trouble))

        self._identity.check(user, pin, lambda user: self._acknowledge(Author(user, Means.PIN)), failed)
