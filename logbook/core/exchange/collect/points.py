# SPDX-License-Identifier: Apache-2.0
"""What others hold about a log: checkpoint lines that wards took down of each other, receipts, lines from paper.

A line counts only if the device it speaks for signed it, a receipt only if the team did; nobody's word about another
is taken without that. The log's own notes of where its state was put are its own word and are kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Claim
from logbook.core.exchange.collect.logs import Found, Log, Merged
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.chain import b64
from logbook.core.model.codes import Realm
from logbook.core.model.safeguards import Anchor, Receipt, Seen
from logbook.core.model.traces import Export, Printed, Start

MOST = 10_000
"""Lines taken from one log; a night has some dozens (security research 4.2)."""

MOST_STRANGE = 500
"""Lines that nobody here seems to have signed and that are still tried under every device known."""


@dataclass(frozen=True, slots=True, order=True)
class Typed:
    """A checkpoint line or receipt typed from paper; `witness` is the second name on that paper, if there is one."""

    line: str
    witness: str = ""


@dataclass(frozen=True, slots=True, order=True)
class HandCode:
    """A code typed from paper: of which record, and of which log as far as the paper says (the first letters)."""

    number: int
    code: str
    log: str = ""
    segment: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """What the team knows besides the files: its device list (None: none was given), its keys, paper, receipts."""

    devices: tuple[KnownDevice, ...] | None = None
    team: tuple[bytes, ...] = ()
    receipts: tuple[str, ...] = ()
    typed: tuple[Typed, ...] = ()
    codes: tuple[HandCode, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """Somebody outside held that a log's record `number` has the head `head` (b64), and it is signed.

    `at` is when they took it, ms by their own clock, `signed_at` ms by the signer's, the team's for a receipt. `holder`
    is the log and record that wrote it down; none for paper and for what the team holds itself.
    """

    log: str
    number: int
    head: str
    receipt: bool
    independent: bool
    at: int
    signed_at: int
    signed: str
    signature: str
    holder: tuple[str, int] | None = None


@dataclass(slots=True)
class Points:
    """All points of a realm, and what stood out while they were gathered."""

    points: set[Point] = field(default_factory=set)
    found: set[Found] = field(default_factory=set)
    strange: int = 0


def gather(realm: Realm, logs: Iterable[Log], outside: Outside) -> Points:
    """Collect every line in the logs and from the team's own papers and receipts."""
    every = tuple(logs)
    known = {log.log: log for log in every if log.start is not None}
    gathered = Points()
    for log in (log for log in every if log.start is not None or log.log not in known):
        for merged, line in _lines(log):
            _take(realm, known, outside, gathered, Typed(line), (log, merged))
    for typed in (*outside.typed, *(Typed(line) for line in outside.receipts)):
        _take(realm, known, outside, gathered, typed, None)
    return gathered


def _lines(log: Log) -> Iterator[tuple[Merged, str]]:
    taken = 0
    for merged in log.records:
        record = merged.entry.record
        line = record.contradicts if isinstance(record, Start) else getattr(record, "line", "")
        if line and isinstance(record, Start | Seen | Receipt) and taken < MOST:
            taken += 1
            yield merged, line


def _take(
    realm: Realm, known: dict[str, Log], outside: Outside, gathered: Points, typed: Typed,
    holder: tuple[Log, Merged] | None,
) -> None:  # fmt: skip
    place = None if holder is None else (holder[0].log, holder[1].entry.ref.number)
    said = [claim for claim in checkpoint.claims(typed.line) if claim.point.realm is realm]
    if not said:
        if place is not None:
            gathered.found.add(Found("line-unreadable", *place))
        return
    proven = next((one for one in said if _by(one, _signers(one, known, outside))), None)
    if proven is None:
        gathered.strange += 1
        if gathered.strange <= MOST_STRANGE:
            gathered.found |= _unproven(said, known, outside, place or (said[0].point.log, said[0].point.number))
        return
    gathered.points.add(_point(proven, known, outside, typed, holder))


def _signers(claim: Claim, known: dict[str, Log], outside: Outside) -> tuple[bytes, ...]:
    if claim.receipt:
        return outside.team
    log = known.get(claim.point.log)
    return () if log is None else (log.device,)


def _by(claim: Claim, keys: Iterable[bytes]) -> bool:
    return any(claim.by(key) for key in keys)


def _unproven(said: list[Claim], known: dict[str, Log], outside: Outside, place: tuple[str, int]) -> set[Found]:
    """Say why a line proves nothing; who wrote it down is not to blame, and neither is the ward it names."""
    if said[0].receipt:
        return {Found("receipt-unsigned", *place)} if outside.team else set()
    if any(claim.point.log in known for claim in said):
        return {Found("line-unsigned", *place)}
    devices = {log.device for log in known.values()}
    for claim in said:
        listed = {one.dev for one in outside.devices or () if one.log in {"", claim.point.log}}
        if _by(claim, devices | listed):
            return {Found("log-missing", claim.point.log)}
    return {Found("line-of-unknown-log", *place)}


def _point(
    claim: Claim, known: dict[str, Log], outside: Outside, typed: Typed, holder: tuple[Log, Merged] | None
) -> Point:
    point, signed_at = claim.point, claim.point.at * 1000
    independent, at, place = bool(typed.witness), signed_at, None
    if holder is not None:
        log, merged = holder
        at, place = merged.entry.written.wall, (log.log, merged.entry.ref.number)
        independent = not claim.receipt and _independent(log, known[point.log], outside)
    return Point(
        point.log, point.number, b64(point.head), claim.receipt, claim.receipt or independent, at, signed_at,
        claim.signed.decode("ascii"), b64(claim.signature), place,
    )  # fmt: skip


def _independent(holder: Log, named: Log, outside: Outside) -> bool:
    """Another ward on another PC, and one that the team knows where it keeps a list: an invented one is no witness."""
    one, two = holder.start, named.start
    if one is None or two is None or holder.device == named.device:
        return False
    if (one.hospital, one.ward) == (two.hospital, two.ward):
        return False
    if one.earlier_log == named.log or two.earlier_log == holder.log:
        return False
    return outside.devices is None or holder.home is not None


def own(log: Log) -> Iterator[tuple[str, int]]:
    """Give what a log says of its own state put outside: (segment letter, number), its own or an earlier one's.

    It is the ward's own word, whoever's name it writes beside it: the paper itself, typed in by the team, says more.
    An export names no segment, so it counts only where there is but one.
    """
    for merged in log.records:
        record, number = merged.entry.record, merged.entry.ref.number
        if isinstance(record, Anchor) and (record.segment or record.number < number):
            yield record.segment or log.segment, record.number
        elif isinstance(record, Printed) and record.code and record.number is not None and record.number < number:
            yield log.segment, record.number
        elif isinstance(record, Export) and record.last < number and log.start and not log.start.earlier_log:
            yield log.segment, record.last
