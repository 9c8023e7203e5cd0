# SPDX-License-Identifier: Apache-2.0
"""Erasing one part of one record by law: its words go, its commitment and the record of the erasure stay (4.12).

It asks for three things at that moment: the right, the own PIN, and a secret that opens the ward. It must never touch
`act`, never erase what tells of an erasure, and never leave a word erased in the journal and kept in a picture of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core import ward as wards
from logbook.core.actions import signing_on
from logbook.core.model.chain import SALT, is_open
from logbook.core.model.codes import PARTS, Means, Part
from logbook.core.model.errors import LogbookError, Refused, WrongPin
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Author, Entry, Frame, Happened, Ref
from logbook.core.model.people import Right
from logbook.core.model.safeguards import ERASABLE, Close, Erase
from logbook.core.model.sticks import StickView
from logbook.core.model.strikes import chain_order
from logbook.core.model.traces import Carried
from logbook.core.vault.journal import Journal
from logbook.core.vault.slots import Secret
from logbook.core.ward import Ward

_EMPTY = b"{}"
_STANDS = frozenset({Erase.KIND, Close.KIND})


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be erased, and why."""

    target: Ref
    part: Part
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Who orders it, with the PIN and the ward's secret typed for this one act."""

    user: str
    pin: str
    secret: Secret


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, and what went wrong with the PIN if nothing was erased; `people` is read anew after it."""

    written: list[Entry]
    people: list[Entry]
    trouble: LogbookError | None = None


def erase(ward: Ward, order: Order, proof: Proof) -> Outcome:
    """Erase a part, and the copy of it that a later segment carries; on the worker's thread, with the log loaded.

    Call `finish` with what it returns, on the thread that folds. Raises `NotAllowed`, `WrongKey` (another secret than
    this ward's), `WrongPin` while the name must wait, `Refused` where there is nothing to erase, and the storage
    errors; then nothing is erased. A wrong PIN is written, and told as the outcome's trouble.
    """
    _may(ward, order, proof)
    targets = tuple(target for target in _copies(ward.folds, order.target) if _holds(ward, target, order.part))
    if not targets:
        raise Refused(rule="nothing-to-erase")
    signing_on.opens(ward, proof.secret)
    fits, wrong = signing_on.check_pin(ward, proof.user, proof.pin)
    if not fits:
        return Outcome(wrong, [], WrongPin(user=proof.user))
    now = ward.machine.clock()
    frame = Frame(Author(proof.user, Means.PIN), Happened(now.wall, now.zone))
    live = ward.journal.segment
    mine = [(target.number, order.part) for target in targets if target.segment == live]
    records = [Erase(target, order.part, order.reason) for target in targets]
    written = ward.journal.erase(records, frame, now, mine)
    _close(ward, [(target, order.part) for target in targets if target.segment != live])
    return Outcome(written, who_is_who(ward))


def left_open(folds: Folds) -> tuple[tuple[Ref, Part], ...]:
    """Name what a record says is erased and is open all the same: a crash came between, or an old copy was restored."""
    return tuple(
        (target, part)
        for target, part in folds.erasures.all()
        if target in folds.timeline
        and part not in folds.timeline.entry(target).closed
        and folds.timeline.entry(target).record.KIND not in _STANDS
    )


def settle(ward: Ward, still: tuple[tuple[Ref, Part], ...]) -> list[Entry]:
    """Erase what `left_open` named; on the worker's thread. Returns who is who, for `ward.forget`."""
    _close(ward, list(still))
    return who_is_who(ward)


def put_right(ward: Ward) -> None:
    """Erase what a crash left open in a loaded ward, and bring the log in anew, for those who can wait."""
    still = left_open(ward.folds)
    if still:
        wards.forget(ward, ward.worker.submit(settle, ward, still).result())
        wards.load(ward)


def who_is_who(ward: Ward) -> list[Entry]:
    """Read the entries that say who is who, of all segments; on the worker's thread."""
    return [entry for segment in ward.segments for entry in segment.journal.people()]


def erased_since(ward: Ward, after: Ref | None = None) -> tuple[Ref, ...]:
    """List the records of which a part was erased after the record `after`: a copy made before still holds the words.

    Without `after`: everything that was ever erased. The log must be loaded.
    """
    return ward.folds.erasures.since(after)


def holding(folds: Folds) -> tuple[StickView, ...]:
    """Name the sticks whose last copy is older than an erasure: they may hold the words until their next visit."""
    return tuple(view for view in folds.sticks.known() if folds.erasures.since(view.copied))


def _may(ward: Ward, order: Order, proof: Proof) -> None:
    if not ward.loaded:
        raise Refused(rule="still-loading")
    wards.require(ward, Author(proof.user, Means.PIN), Right.ERASE)
    if order.part not in ERASABLE or not order.reason.strip():
        raise Refused(rule="erase-without-reason")
    if order.target not in ward.folds.timeline or ward.folds.timeline.entry(order.target).record.KIND in _STANDS:
        raise Refused(rule="not-erasable")


def _copies(folds: Folds, target: Ref) -> tuple[Ref, ...]:
    """Name a record and what a later segment carried of it, whichever of them was meant."""
    record = folds.timeline.entry(target).record
    origin = record.origin if isinstance(record, Carried) else target
    carried = (
        entry.ref
        for entry in tuple(folds.timeline.entries)
        if isinstance(entry.record, Carried) and entry.record.origin == origin
    )
    return tuple(sorted({origin, target, *carried}, key=chain_order))


def _holds(ward: Ward, target: Ref, part: Part) -> bool:
    journal = _journal(ward, target.segment)
    parts = [link.parts for _, link in journal.links(target.number, target.number)] if journal else []
    content = parts[0][PARTS.index(part)] if parts else b""
    return is_open(content) and content[SALT:] != _EMPTY


def _close(ward: Ward, closing: list[tuple[Ref, Part]]) -> None:
    for segment in ward.segments:
        mine = [(target.number, part) for target, part in closing if target.segment == segment.journal.segment]
        if mine:
            segment.journal.close_parts(mine)


def _journal(ward: Ward, segment: str) -> Journal | None:
    return next((one.journal for one in ward.segments if one.journal.segment == segment), None)


def finish(ward: Ward, outcome: Outcome) -> None:
    """Forget the erased words in every picture and bring the log in anew, for those who can wait."""
    if outcome.trouble is not None:
        wards.fold(ward, outcome.written)
        return
    wards.forget(ward, outcome.people)
    wards.load(ward)
