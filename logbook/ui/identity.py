# SPDX-License-Identifier: Apache-2.0
"""Who is at the keyboard, asked of the core on the ward's own thread: PINs, signing on, newcomers.

A PIN passes through and is kept nowhere. What the core wrote on the way (a wrong try, a sign-on) is folded and
announced here like any other record.
"""

from __future__ import annotations

from collections.abc import Callable

from logbook.core.actions import signing_on
from logbook.core.actions.signing_on import Hand, Newcomer, wait_after
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError, PinStopped, WrongPin
from logbook.core.model.frame import Author, Entry
from logbook.core.model.records import Person
from logbook.core.vault.slots import Secret
from logbook.ui.session import Session

Done = Callable[[str], None]
Failed = Callable[[LogbookError], None]


class Identity:
    """Asks about people; `done` is called with the user's id, `failed` with trouble such as `WrongPin`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def check(self, user: str, pin: str, done: Done, failed: Failed) -> None:
        """Check somebody's PIN, for one signature only."""
        ward = self._session.ward
        work = ward.worker.submit(signing_on.check_pin, ward, user, pin)
        self._session.tasks.when(work, lambda answer: self._answered(user, answer, done, failed), failed)

    def sign_on(self, user: str, pin: str, done: Done, failed: Failed, means: Means = Means.PIN) -> None:
        """Let somebody write from now on."""

        def on(user: str) -> None:
            self._session.sign_on(user, Means.SESSION)
            done(user)

        ward = self._session.ward
        work = ward.worker.submit(signing_on.sign_on, ward, user, pin, means=means)
        self._session.tasks.when(work, lambda answer: self._answered(user, answer, on, failed), failed)

    def enrol(self, newcomer: Newcomer, pin: str, author: Author | None, done: Done, failed: Failed) -> None:
        """Enrol somebody; without an author they register alone and are not vouched for."""

        def enrolled(entries: list[Entry]) -> None:
            self._session.announce(entries)
            record = entries[-1].record
            assert isinstance(record, Person)
            done(record.user)

        ward = self._session.ward
        self._session.tasks.when(ward.worker.submit(signing_on.enrol, ward, newcomer, pin, author), enrolled, failed)

    def vouch(self, user: str, by: Hand, done: Done, failed: Failed) -> None:
        """Let somebody on the list vouch for `user`, with the own PIN; `done` gets who vouched."""
        ward = self._session.ward
        work = ward.worker.submit(signing_on.vouch, ward, user, by)
        self._session.tasks.when(work, lambda answer: self._answered(by.user, answer, done, failed), failed)

    def renew(self, user: str, pin: str, by: Hand, done: Done, failed: Failed) -> None:
        """Give `user` a new PIN on the word of somebody whose own PIN is typed now; `done` gets who vouched."""
        ward = self._session.ward
        work = ward.worker.submit(signing_on.renew_pin, ward, user, pin, by)
        self._session.tasks.when(work, lambda answer: self._answered(by.user, answer, done, failed), failed)

    def renew_alone(self, user: str, pin: str, secret: Callable[[], Secret], done: Done, failed: Failed) -> None:
        """Give `user` a new PIN where nobody can vouch; `secret` gives what opens the ward, on its own thread."""

        def work() -> list[Entry]:
            return signing_on.set_pin_with_secret(ward, user, pin, secret())

        def renewed(entries: list[Entry]) -> None:
            self._session.announce(entries)
            done(user)

        ward = self._session.ward
        self._session.tasks.when(ward.worker.submit(work), renewed, failed)

    def _answered(self, user: str, answer: tuple[bool, list[Entry]], done: Done, failed: Failed) -> None:
        fits, entries = answer
        self._session.announce(entries)
        if fits:
            done(user)
            return
        view = self._session.ward.people.user(user)
        tries = view.wrong_tries if view is not None else 0
        stopped = tries >= signing_on.MOST_TRIES
        failed(PinStopped(user=user) if stopped else WrongPin(user=user, wait=wait_after(tries)))
