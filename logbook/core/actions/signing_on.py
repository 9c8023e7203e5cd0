# SPDX-License-Identifier: Apache-2.0
"""Who is at the keyboard: enrolling, PINs and badges, signing on, vouching.

A PIN says who writes and protects nothing else; a badge only chooses the name. Wrong tries are records, so that no
restart forgets them, and slow down one name only, never the ward (D4). All of it runs on the worker's thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from logbook.core import ward as wards
from logbook.core.model.codes import Means, Role
from logbook.core.model.errors import BadInput, NotAllowed, PinGone, PinStopped, Refused, WrongKey, WrongPin
from logbook.core.model.frame import PROGRAM, Author, Entry, Frame, Happened, Now
from logbook.core.model.people import Right, UserView, badge_code
from logbook.core.model.records import Person, Vouch
from logbook.core.model.traces import SignOn
from logbook.core.model.traces import WrongPin as WrongPinRecord
from logbook.core.vault import keys, pins
from logbook.core.vault.slots import Kind, Secret
from logbook.core.ward import Ward

FREE_TRIES = 5
MOST_TRIES = 10
FIRST_WAIT = 30
LONGEST_WAIT = 15 * 60
LEAST_BADGE = 4


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be enrolled; `number` is the professional number, `listed` false for self-registered staff."""

    name: str
    role: Role
    number: str = ""
    badge: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Hand:
    """One of two people: the PIN typed for this act, and how the name was chosen."""

    user: str
    pin: str
    means: Means = Means.PIN


def wait_after(tries: int) -> int:
    """Seconds a name must wait after so many wrong tries in a row."""
    if tries < FREE_TRIES:
        return 0
    return min(FIRST_WAIT << min(tries - FREE_TRIES, 10), LONGEST_WAIT)


def wait_left(view: UserView, now: Now) -> int:
    """Seconds this name must still wait; the wall clock counts only across a restart of the PC, never within a boot."""
    if view.wrong_at is None:
        return 0
    same_boot = view.wrong_boot == now.boot_id
    passed = now.boot - view.wrong_since_boot if same_boot else abs(now.wall - view.wrong_at)
    return max(0, wait_after(view.wrong_tries) - passed // 1000)


def enrol(ward: Ward, newcomer: Newcomer, pin: str, author: Author | None = None) -> list[Entry]:
    """Enrol somebody with a PIN, in one transaction; to be run on the worker's thread, then folded by the caller.

    Without an author the newcomer registers alone: the record is the newcomer's own, and not vouched for.
    Raises PinTooWeak and BadInput (badge) before anything is written, `NotAllowed`, and the storage errors.
    """
    pins.judge(pin)
    if author is not None:
        wards.require(ward, author, Right.ENROL)
    user = ward.people.next_id()
    badge = _judged(ward, user, newcomer.badge) if newcomer.badge else ""
    person = Person(
        user, newcomer.role, name=newcomer.name, number=newcomer.number, badge=badge,
        pin_set=True, listed=newcomer.listed,
    )  # fmt: skip
    # the verifier first: without its record it is never asked for, while a person without a verifier could not sign on
    pins.set_pin(ward.store, user, pin, ward.machine.pin_cost)
    return wards.append(ward, person, _frame(ward, author or Author(user, Means.NONE)))


def set_pin(ward: Ward, user: str, pin: str, author: Author) -> list[Entry]:
    """Give somebody another PIN; the record says that it was set, and by whom, and forgives the wrong tries.

    The author's own PIN was checked before: it is the person, or somebody who may enrol. Raises PinTooWeak, `Refused`
    for nobody, `NotAllowed`, and the storage errors.
    """
    pins.judge(pin)
    known = replace(_known(ward, user), pin_set=True)
    if author.user != user:
        wards.require(ward, author, Right.ENROL)
    pins.set_pin(ward.store, user, pin, ward.machine.pin_cost)
    return wards.append(ward, known, _frame(ward, author))


def set_pin_with_secret(ward: Ward, user: str, pin: str, secret: Secret) -> list[Entry]:
    """Give somebody a PIN on the word of whoever holds a secret of the ward, where nobody else can vouch.

    Raises `Refused` (rule `somebody-can-vouch`) where an enrolled person still has a PIN, and no key for a PIN is
    enough; WrongKey and NoSuchSlot; as `set_pin` for the rest.
    """
    _nobody_vouches(ward, user, pin)
    opens(ward, secret)
    return first_pin(ward, user, pin)


def first_pin(ward: Ward, user: str, pin: str) -> list[Entry]:
    """Give somebody a PIN on the word of whoever opened the ward by its secret just now, as after a restore.

    Raises as `set_pin_with_secret`, but for the secret.
    """
    known = _nobody_vouches(ward, user, pin)
    pins.set_pin(ward.store, user, pin, ward.machine.pin_cost)
    return wards.append(ward, known, _frame(ward, Author(PROGRAM, Means.PASSPHRASE)))


def renew_pin(ward: Ward, user: str, pin: str, by: Hand) -> tuple[bool, list[Entry]]:
    """Give somebody a PIN on the word of a second person, whose own PIN is checked at this moment.

    Returns whether that PIN fitted, and what was written. Raises `Refused` (rule `same-person`), as `check_pin` and as
    `set_pin`.
    """
    pins.judge(pin)
    if by.user == user:
        raise Refused(rule="same-person")
    voucher = Author(by.user, by.means)
    wards.require(ward, voucher, Right.ENROL)
    fits, written = check_pin(ward, by.user, by.pin)
    return fits, set_pin(ward, user, pin, voucher) if fits else written


def without_pin(ward: Ward) -> tuple[str, ...]:
    """Name the people who had a PIN and have none on this PC: restored, or continued on another PC."""
    return tuple(view.user for view in ward.people.users() if view.pin_set and not pins.has_pin(ward.store, view.user))


def vouchers(ward: Ward, user: str) -> tuple[str, ...]:
    """Name who can give `user` a new PIN; where there is nobody, a secret of the ward does."""
    return tuple(view.user for view in ward.people.users() if can_vouch(ward, view, user))


def can_vouch(ward: Ward, view: UserView, user: str) -> bool:
    """Whether this person can give `user` a new PIN: may enrol, has a PIN on this PC, and is not stopped."""
    return (
        view.user != user
        and view.wrong_tries < MOST_TRIES
        and ward.people.may(view.user, Right.ENROL)
        and pins.has_pin(ward.store, view.user)
    )


def opens(ward: Ward, secret: Secret) -> None:
    """Ask whether a secret is one of this ward's own; takes its second. Raises WrongKey, NoSuchSlot, `Refused`.

    The key beside an unprotected ward is no secret; and another ward's key file in this one's place proves nothing.
    """
    if secret.kind is Kind.SETUP or Kind.SETUP in ward.unlocked.file.kinds:
        raise Refused(rule="not-protected")
    if keys.unlock(ward.path, secret).key != ward.unlocked.key:
        raise WrongKey(kind=secret.kind.value)


def set_badge(ward: Ward, user: str, badge: str, author: Author) -> list[Entry]:
    """Give somebody a badge, or take it away (empty). Raises BadInput, `Refused` for nobody, `NotAllowed`."""
    known = _known(ward, user)
    if author.user != user:
        wards.require(ward, author, Right.ENROL)
    return wards.append(ward, replace(known, badge=_judged(ward, user, badge) if badge else ""), _frame(ward, author))


def check_pin(ward: Ward, user: str, pin: str) -> tuple[bool, list[Entry]]:
    """Check a PIN; a wrong one becomes a record, returned beside the verdict.

    Raises `WrongPin` with the seconds to wait, without looking at the PIN, while this name is slowed down;
    `PinStopped` after ten wrong ones; `PinGone` where this PC holds no PIN of a person who has one.
    """
    now = ward.machine.clock()
    view = ward.people.user(user)
    tries = view.wrong_tries if view is not None else 0
    if tries >= MOST_TRIES:
        raise PinStopped(user=user)
    left = wait_left(view, now) if view is not None else 0
    if left > 0:
        raise WrongPin(user=user, wait=left)
    if view is not None and view.pin_set and not pins.has_pin(ward.store, user):
        raise PinGone(user=user)
    if pins.fits(ward.store, user, pin, ward.machine.pin_cost):
        return True, []
    frame = Frame(Author(PROGRAM, Means.PROGRAM), Happened(now.wall, now.zone))
    return False, wards.append(ward, WrongPinRecord(user, tries + 1, now.boot_id), frame)


def sign_on(ward: Ward, user: str, pin: str, *, on: bool = True, means: Means = Means.PIN) -> tuple[bool, list[Entry]]:
    """Sign somebody on with the own PIN; returns whether it fitted, and what was written."""
    fits, written = check_pin(ward, user, pin)
    if fits:
        written = wards.append(ward, SignOn(user, on), _frame(ward, Author(user, means)))
    return fits, written


def vouch(ward: Ward, user: str, by: Hand) -> tuple[bool, list[Entry]]:
    """Vouch for somebody who is not on the list, with the own PIN at this moment.

    Returns whether the PIN fitted, and what was written. Raises `NotAllowed` for oneself and for who is not on the
    list either, and as `check_pin`.
    """
    view = ward.people.user(by.user)
    if by.user == user or (view is not None and not view.listed):
        raise NotAllowed(act="vouch", role="self" if by.user == user else "not-listed")
    fits, written = check_pin(ward, by.user, by.pin)
    if fits:
        written = wards.append(ward, Vouch(user), _frame(ward, Author(by.user, by.means)))
    return fits, written


def two_people(ward: Ward, right: Right, hands: tuple[Hand, Hand]) -> None:
    """Ask whether these are two, and both may. Raises `Refused` (rule `same-person`) and `NotAllowed`."""
    if hands[0].user == hands[1].user:
        raise Refused(rule="same-person")
    for hand in hands:
        wards.require(ward, Author(hand.user, hand.means), right)


def own_pins(ward: Ward, hands: tuple[Hand, Hand]) -> tuple[WrongPin | None, list[Entry]]:
    """Check both PINs; the first wrong one is trouble, told beside its record. Raises as `check_pin`."""
    for hand in hands:
        fits, wrong = check_pin(ward, hand.user, hand.pin)
        if not fits:
            return WrongPin(user=hand.user), wrong
    return None, []


def signer(user: str, means: Means, signed_on: str) -> Author:
    """Name who signs one record with the own PIN while somebody else's name is on the window."""
    return Author(user, means, recorded_by=signed_on if signed_on != user else "")


def _nobody_vouches(ward: Ward, user: str, pin: str) -> Person:
    pins.judge(pin)
    known = replace(_known(ward, user), pin_set=True)
    if vouchers(ward, user):
        raise Refused(rule="somebody-can-vouch")
    return known


def _frame(ward: Ward, author: Author) -> Frame:
    now = ward.machine.clock()
    return Frame(author, Happened(now.wall, now.zone))


def _known(ward: Ward, user: str) -> Person:
    view = ward.people.user(user)
    if view is None:
        raise Refused(rule="nobody", user=user)
    return Person(view.user, view.role, view.name, view.number, view.badge, pin_set=view.pin_set, listed=view.listed)


def _judged(ward: Ward, user: str, badge: str) -> str:
    code = badge_code(badge)
    if len(code) < LEAST_BADGE:
        raise BadInput(field="badge", reason="badge-too-short")
    if any(badge_code(view.badge) == code and view.user != user for view in ward.people.users()):
        raise BadInput(field="badge", reason="badge-taken")
    return code
