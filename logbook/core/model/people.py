# SPDX-License-Identifier: Apache-2.0
"""The people of the ward: who is enrolled, vouched for and on shift, and who may do what.

Rights guide and warn; they never keep anybody from writing down what happened. No secret is ever here: a PIN is
only known to be set.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from logbook.core.model.codes import Means, Role
from logbook.core.model.frame import PROGRAM, Entry, Ref
from logbook.core.model.records import Person, Vouch
from logbook.core.model.strikes import Strikes
from logbook.core.model.traces import SignOn, WrongPin


class Right(StrEnum):
    """Acts that the house keeps for some roles."""

    WRITE = "write"
    PUT_IN_FORCE = "put-in-force"
    EXPORT = "export"
    ENROL = "enrol"
    SETTINGS = "settings"
    KEYS = "keys"
    TRUST = "trust"
    APPROVE = "approve"
    ERASE = "erase"
    CLOSE = "close"


_LEADS = frozenset({Role.CHARGE_NURSE, Role.DOCTOR, Role.INCIDENT_LEAD})
HOLDERS: dict[Right, frozenset[Role]] = {
    Right.WRITE: frozenset(Role),
    Right.PUT_IN_FORCE: _LEADS | {Role.NURSE},
    Right.EXPORT: _LEADS | {Role.NURSE, Role.IT},
    Right.ENROL: _LEADS | {Role.NURSE, Role.IT},
    Right.SETTINGS: frozenset({Role.CHARGE_NURSE, Role.INCIDENT_LEAD, Role.IT}),
    Right.KEYS: frozenset({Role.CHARGE_NURSE, Role.INCIDENT_LEAD, Role.IT}),
    Right.TRUST: frozenset({Role.CHARGE_NURSE, Role.INCIDENT_LEAD, Role.IT}),
    Right.APPROVE: frozenset({Role.CHARGE_NURSE, Role.DOCTOR}),
    Right.ERASE: frozenset({Role.INCIDENT_LEAD}),
    Right.CLOSE: frozenset({Role.INCIDENT_LEAD, Role.CHARGE_NURSE}),
}
"""Which roles hold which right."""

_OF_THE_HOUSE = frozenset({Right.ENROL, Right.SETTINGS, Right.KEYS, Right.TRUST, Right.APPROVE})
"""Rights that take an enrolment; being vouched for is not enough."""

_NEVER_OPEN = frozenset({Right.ERASE, Right.CLOSE, Right.APPROVE})
"""Rights that nobody has as long as no listed person's role holds them.

What they do cannot be taken back, or speaks for the hospital.
"""


_WITH_PIN = frozenset({Means.PIN, Means.BADGE_PIN})


def badge_code(scanned: str) -> str:
    """Return what a badge says whatever keyboard the scanner believes it is: its letters, large, and its digits."""
    return "".join(letter for letter in scanned.upper() if letter.isascii() and letter.isalnum())


def who_may(right: Right) -> tuple[Role, ...]:
    """List the roles that hold a right, in a fixed order, to say whom to ask."""
    return tuple(role for role in Role if role in HOLDERS[right])


@dataclass(frozen=True, slots=True)
class UserView:
    """One person. Times are the program's, ms UTC; `wrong_tries` counts in a row since the last success.

    `wrong_since_boot` is when the last wrong PIN was typed, in ms since the boot `wrong_boot`.

    `name`, `number` and `badge` are empty where that part was withheld or erased.
    """

    user: str
    ref: Ref
    role: Role
    name: str
    number: str
    badge: str
    pin_set: bool
    listed: bool
    enrolled_by: str
    enrolled_at: int
    vouched_by: tuple[str, ...] = ()
    signed_on_at: int | None = None
    on_shift: bool = False
    wrong_tries: int = 0
    wrong_at: int | None = None
    wrong_since_boot: int = 0
    wrong_boot: str = ""
    verified: bool = True


@dataclass(slots=True)
class _Presence:
    signed_on_at: int | None = None
    on_shift: bool = False
    wrong_tries: int = 0
    wrong_at: int | None = None
    wrong_since_boot: int = 0
    wrong_boot: str = ""


class People:
    """Everybody the log knows, by their latest standing record."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._enrolled: dict[str, list[Entry]] = {}
        self._vouched: dict[str, list[Entry]] = {}
        self._presence: dict[str, _Presence] = {}
        self._seen: set[str] = set()

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        self._seen.add(entry.user)
        record = entry.record
        if isinstance(record, Person):
            self._seen.add(record.user)
            self._enrolled.setdefault(record.user, []).append(entry)
            if record.pin_set:
                self._at(record.user).wrong_tries = 0
        elif isinstance(record, Vouch):
            self._vouched.setdefault(record.user, []).append(entry)
        elif isinstance(record, SignOn):
            self._sign_on(entry, record)
        elif isinstance(record, WrongPin):
            presence = self._at(record.user)
            presence.wrong_tries = max(presence.wrong_tries + 1, record.tries)
            presence.wrong_at = entry.written.wall
            presence.wrong_since_boot, presence.wrong_boot = entry.written.boot, record.boot
        elif entry.frame.author.means in _WITH_PIN:
            self._at(entry.user).wrong_tries = 0

    def users(self) -> tuple[UserView, ...]:
        """List everybody with a standing enrolment, in the order of their first."""
        views = (self.user(user) for user in self._enrolled)
        return tuple(view for view in views if view is not None)

    def user(self, user: str) -> UserView | None:
        """Return one person; None if nobody of this id is enrolled."""
        entry = self._latest(user)
        if entry is None:
            return None
        record = entry.record
        assert isinstance(record, Person)
        presence = self._at(user)
        vouched = (vouch for vouch in self._vouched.get(user, ()) if self._strikes.stands(vouch.ref))
        return UserView(
            user=user,
            ref=entry.ref,
            role=record.role,
            name=record.name,
            number=record.number,
            badge=record.badge,
            pin_set=record.pin_set,
            listed=record.listed,
            enrolled_by=entry.user,
            enrolled_at=entry.written.wall,
            vouched_by=tuple(dict.fromkeys(vouch.user for vouch in vouched)),
            signed_on_at=presence.signed_on_at,
            on_shift=presence.on_shift,
            wrong_tries=presence.wrong_tries,
            wrong_at=presence.wrong_at,
            wrong_since_boot=presence.wrong_since_boot,
            wrong_boot=presence.wrong_boot,
            verified=entry.verified,
        )

    def name(self, user: str) -> str:
        """Return the name to show: the person's, or the id where no name came along; empty for the program."""
        if user == PROGRAM:
            return ""
        found = self.user(user)
        return (found.name if found else "") or user

    def by_badge(self, badge: str) -> UserView | None:
        """Find whose badge this is, as a scanner reads it; None if nobody's, or if two people claim it."""
        code = badge_code(badge)
        found = [view for view in self.users() if code and badge_code(view.badge) == code]
        return found[0] if len(found) == 1 else None

    def on_shift(self, since: int = 0) -> tuple[UserView, ...]:
        """List who signed on at or after `since` (ms UTC) and has not signed off, the latest first."""
        there = [view for view in self.users() if view.on_shift and (view.signed_on_at or 0) >= since]
        return tuple(sorted(there, key=lambda view: view.signed_on_at or 0, reverse=True))

    def next_id(self) -> str:
        """Return a user id never used in this ward: `p1`, `p2`, …."""
        taken = (int(user[1:]) for user in self._seen if user[:1] == "p" and user[1:].isdecimal())
        return f"p{max(taken, default=0) + 1}"

    def may(self, user: str, right: Right) -> bool:
        """Say whether the house lets this person do it.

        Everybody may write. A right that no listed person's role holds is everybody's, so the first person on a bare
        PC can do everything but erase, retire and approve. Who is not listed holds nothing until vouched for, and
        then only what is not the house's own.
        """
        if right is Right.WRITE:
            return True
        holders = HOLDERS[right]
        if not any(view.listed and view.role in holders for view in self.users()):
            return right not in _NEVER_OPEN
        view = self.user(user)
        if view is None or view.role not in holders:
            return False
        return view.listed or (bool(view.vouched_by) and right not in _OF_THE_HOUSE | _NEVER_OPEN)

    def _latest(self, user: str) -> Entry | None:
        entries = reversed(self._enrolled.get(user, ()))
        return next((entry for entry in entries if self._strikes.stands(entry.ref)), None)

    def _at(self, user: str) -> _Presence:
        return self._presence.setdefault(user, _Presence())

    def _sign_on(self, entry: Entry, record: SignOn) -> None:
        presence = self._at(record.user)
        presence.on_shift = record.on
        if record.on:
            presence.signed_on_at = entry.written.wall
            presence.wrong_tries = 0
