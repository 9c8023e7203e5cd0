# SPDX-License-Identifier: Apache-2.0
"""Who is at the keyboard: enrolling, PINs, signing on, vouching.

A PIN says who writes and protects nothing else. Wrong tries are records, so that no restart forgets them, and slow
down one name only, never the ward (D4).
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core import ward as wards
from logbook.core.model.codes import Means, Role
from logbook.core.model.errors import NotAllowed, Refused, WrongPin
from logbook.core.model.frame import PROGRAM, Author, Entry, Frame, Happened
from logbook.core.model.records import Person, Vouch
from logbook.core.model.traces import SignOn
from logbook.core.model.traces import WrongPin as WrongPinRecord
from logbook.core.vault import pins
from logbook.core.ward import Ward

FREE_TRIES = 5
FIRST_WAIT = 30
LONGEST_WAIT = 15 * 60


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be enrolled; `number` is the professional number, `listed` false for self-registered staff."""

    name: str
    role: Role
    number: str = ""
    badge: str = ""
    listed: bool = True


def wait_after(tries: int) -> int:
    """Seconds a name must wait after so many wrong tries in a row."""
    if tries < FREE_TRIES:
        return 0
    return min(FIRST_WAIT << min(tries - FREE_TRIES, 10), LONGEST_WAIT)


def enrol(ward: Ward, newcomer: Newcomer, pin: str, author: Author | None = None) -> list[Entry]:
    """Enrol somebody with a PIN, in one transaction; to be run on the worker's thread, then folded by the caller.

    Without an author the newcomer registers alone: the record is the newcomer's own, and not vouched for.
    Raises PinTooWeak before anything is written, and the storage errors.
    """
    pins.judge(pin)
    user = ward.people.next_id()
    person = Person(
        user, newcomer.role, name=newcomer.name, number=newcomer.number, badge=newcomer.badge,
        pin_set=True, listed=newcomer.listed,
    )  # fmt: skip
    now = ward.machine.clock()
    frame = Frame(author or Author(user, Means.NONE), Happened(now.wall, now.zone))
    # the verifier first: without its record it is never asked for, while a person without a verifier could not sign on
    pins.set_pin(ward.store, user, pin, ward.machine.pin_cost)
    return wards.append(ward, person, frame)


def set_pin(ward: Ward, user: str, pin: str, author: Author) -> list[Entry]:
    """Give somebody another PIN; the record says that it was set, and by whom."""
    pins.judge(pin)
    view = ward.people.user(user)
    if view is None:
        raise Refused(rule="nobody", user=user)
    known = Person(view.user, view.role, view.name, view.number, view.badge, pin_set=True, listed=view.listed)
    pins.set_pin(ward.store, user, pin, ward.machine.pin_cost)
    now = ward.machine.clock()
    return wards.append(ward, known, Frame(author, Happened(now.wall, now.zone)))


def check_pin(ward: Ward, user: str, pin: str) -> tuple[bool, list[Entry]]:
    """Check a PIN; a wrong one becomes a record, returned beside the verdict. On the worker's thread.

    Raises `WrongPin` with the seconds to wait, without looking at the PIN, while this name is slowed down.
    """
    now = ward.machine.clock()
    view = ward.people.user(user)
    tries = view.wrong_tries if view is not None else 0
    if view is not None and view.wrong_at is not None:
        left = wait_after(tries) - abs(now.wall - view.wrong_at) // 1000
        if left > 0:
            raise WrongPin(user=user, wait=left)
    if pins.fits(ward.store, user, pin, ward.machine.pin_cost):
        return True, []
    frame = Frame(Author(PROGRAM, Means.PROGRAM), Happened(now.wall, now.zone))
    return False, wards.append(ward, WrongPinRecord(user, tries + 1), frame)


def sign_on(ward: Ward, user: str, pin: str, *, on: bool = True) -> tuple[bool, list[Entry]]:
    """Sign somebody on with the own PIN; returns whether it fitted, and what was written. On the worker's thread."""
    fits, written = check_pin(ward, user, pin)
    if fits:
        now = ward.machine.clock()
        frame = Frame(Author(user, Means.PIN), Happened(now.wall, now.zone))
        written = wards.append(ward, SignOn(user, on), frame)
    return fits, written


def vouch(ward: Ward, user: str, voucher: Author) -> list[Entry]:
    """Vouch for somebody who is not on the list; `NotAllowed` for oneself. The voucher's PIN was checked before."""
    if voucher.user == user:
        raise NotAllowed(act="vouch", role="self")
    now = ward.machine.clock()
    return wards.append(ward, Vouch(user), Frame(voucher, Happened(now.wall, now.zone)))
