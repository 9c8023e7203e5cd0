# SPDX-License-Identifier: Apache-2.0
"""The end of a whole log: two people close it, it leaves once more, and only then it goes from this PC.

Nothing is deleted before the last export lies at its destination, was read back from there and verifies. What remains
elsewhere (sticks, exports, what the team holds) is out of reach, and is named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from logbook.core import ward as wards
from logbook.core.actions import export, signing_on, trusting
from logbook.core.actions.export import Made
from logbook.core.actions.signing_on import Hand
from logbook.core.exchange import checkpoint
from logbook.core.exchange.badge import check
from logbook.core.exchange.verify import FILE_LIMIT, CheckSeal, Verdict, verify
from logbook.core.exchange.volumes import together
from logbook.core.model.codes import Means, Place
from logbook.core.model.errors import DamagedFile, Refused, StorageTrouble, WrongPin
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Author, Entry, Frame, Happened, Ref
from logbook.core.model.people import Right
from logbook.core.model.safeguards import Anchor, Close, Leaving, Receipt, Stick
from logbook.core.model.timeline import QUIET
from logbook.core.model.traces import ClockStep, Export
from logbook.core.vault import files, wipe
from logbook.core.vault.stick import OnStick
from logbook.core.ward import Ward

_NO_NEWS = QUIET | {Receipt.KIND, Anchor.KIND, Stick.KIND, ClockStep.KIND, Close.KIND, Leaving.KIND}
"""What the team need not hold: traces of how the log was kept and handed over."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true before a log is retired: the receipt that covers it, and where else its words lie.

    `receipt` is None where the team's receipt covers not all of it; `uncovered` counts the records it does not.
    """

    receipt: Ref | None
    uncovered: int
    sticks: tuple[str, ...]
    exports: int


@dataclass(frozen=True, slots=True)
class Order:
    """Where the last export goes and how; `without_receipt` is the lead's word that it may go all the same, and why."""

    export: export.Order
    first: Hand
    second: Hand
    without_receipt: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """What became of the closing: the records written, and the trouble with a PIN if it was not closed."""

    written: list[Entry]
    trouble: WrongPin | None = None


def standing(folds: Folds, segment: str, team: tuple[bytes, ...] = ()) -> Standing:
    """Say what is true now; the log must be loaded. `segment` is the live one.

    Where the `team`'s keys are known, only a receipt that one of them signed covers anything.
    """
    held = folds.anchors.by_place.get(Place.TEAM)
    if held is not None and team and not _signed(folds, held.said, team):
        held = None
    since = folds.tally.but(_NO_NEWS, _after(held.upto, segment) if held is not None else None)
    return Standing(
        held.said if held is not None and not since else None,
        since,
        tuple(view.name or view.stick for view in folds.sticks.known()),
        len(folds.tally.of(Export)),
    )


def _signed(folds: Folds, said: Ref, team: tuple[bytes, ...]) -> bool:
    record = folds.timeline.entry(said).record
    return isinstance(record, Receipt) and any(
        claim.receipt and any(claim.by(key) for key in team) for claim in checkpoint.claims(record.line)
    )


def _after(upto: Ref, segment: str) -> Ref:
    """Say after which record of the live segment nothing is covered; one for an earlier segment covers none of it."""
    return upto if upto.segment == segment else Ref(segment, -1)


def close(ward: Ward, order: Order) -> Closed:
    """Write that the log is retired, by two people's own PINs; on the worker's thread.

    Raises `Refused` (same person twice, the log still loading, no receipt and no word for it), `NotAllowed`, `WrongPin`
    while a name must wait, and the storage errors. A wrong PIN is written, and told as the outcome's trouble.
    """
    if not ward.loaded:
        raise Refused(rule="still-loading")
    hands = (order.first, order.second)
    signing_on.two_people(ward, Right.CLOSE, hands)
    now_standing = standing(ward.folds, ward.journal.segment, trusting.team_keys(ward.store))
    if now_standing.receipt is None:
        if not order.without_receipt.strip():
            raise Refused(rule="no-receipt")
        wards.require(ward, Author(order.first.user, order.first.means), Right.ERASE)
    trouble, wrong = signing_on.own_pins(ward, hands)
    if trouble is not None:
        return Closed(wrong, trouble)
    now = ward.machine.clock()
    what = Close(
        ward.journal.tail.number, now_standing.receipt, order.second.user,
        "" if now_standing.receipt is not None else order.without_receipt.strip(),
    )  # fmt: skip
    frame = Frame(Author(order.first.user, order.first.means), Happened(now.wall, now.zone))
    return Closed(wards.append(ward, what, frame))


def last_export(ward: Ward, order: export.Order, check_seal: CheckSeal = check) -> list[Made]:
    """Make the last export and read it back from where it lies; on any thread but the ward's own.

    Its files must verify as they lie there, or, where they are sealed to the team, be byte for byte what was made.
    Raises `Refused` for a place inside the ward's own folder, DamagedFile for a file that is not what was written,
    NothingToExport and the storage errors: then nothing may be deleted.
    """
    if order.out.absolute().resolve().is_relative_to(ward.path.resolve()):
        raise Refused(rule="inside-the-ward")
    taken, now = ward.worker.submit(export.take, ward).result()
    made = export.make(taken, now, order)
    there = [files.read_file(one.path, FILE_LIMIT) or b"" for one in made]
    for one, data in zip(made, there, strict=True):
        if hashlib.sha256(data).hexdigest() != one.stored:
            raise DamagedFile(path=str(one.path), detail="last export")
    if not order.recipients:
        for one, proven in zip(made, together([verify(data, check_seal) for data in there]), strict=True):
            if proven.report.verdict is not Verdict.GOOD:
                raise DamagedFile(path=str(one.path), detail="last export")
    return made


def copies(found: Iterable[OnStick], made: Iterable[Made] = ()) -> tuple[Path, ...]:
    """Name the files of this ward on sticks that are plugged in, but for the last export, if it was laid there."""
    spared = {one.path.absolute() for one in made}
    there: list[Path] = []
    for on in found:
        with suppress(OSError):
            there += (path for path in sorted(on.folder.iterdir()) if path.is_file())
    return tuple(path for path in there if path.absolute() not in spared)


def take_copies(copies: Iterable[Path]) -> tuple[Path, ...]:
    """Overwrite and delete copies on sticks; returns those that could not be, as where a stick is write-protected.

    Only after `close` and `last_export`, and when nothing writes to the sticks any more.
    """
    left = []
    for copy in copies:
        try:
            wipe.overwrite(copy)
            files.remove_file(copy)
        except StorageTrouble:
            left.append(copy)
    return tuple(left)


def take_away(ward: Ward, copies: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Let go of the ward and wipe it from this PC, after the copies (files on sticks that are plugged in).

    Only after `close` and `last_export`; returns the copies that stayed. A crash in between is finished at the next
    start. Raises the storage errors.
    """
    path = ward.path
    wards.shut(ward)
    left = take_copies(copies)
    wipe.wipe(path)
    return left


def leave(ward: Ward, order: Order) -> list[Made]:
    """Close, export and verify, for those who can wait; raises what the steps raise, and the trouble of a PIN."""
    closed = ward.worker.submit(close, ward, order).result()
    wards.fold(ward, closed.written)
    if closed.trouble is not None:
        raise closed.trouble
    return last_export(ward, replace(order.export, by=Author(order.first.user, Means.PIN)))


def retire(ward: Ward, order: Order, copies: Sequence[Path] = ()) -> list[Made]:
    """Close, export, verify, take away: for those who can wait."""
    made = leave(ward, order)
    take_away(ward, copies)
    return made
