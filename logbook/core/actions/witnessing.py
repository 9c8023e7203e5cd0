# SPDX-License-Identifier: Apache-2.0
"""Letting somebody outside see where the log stands, and holding against it what they bring back.

A checkpoint is taken on the store's thread and spelled on any other, because the code for the hand takes its time. A
difference is said as one, never as an accusation: handwriting proves agreement only, a signed line proves more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint, Claim
from logbook.core.model.chain import b64
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.opening_state import Known, State
from logbook.core.vault.journal import Journal
from logbook.core.ward import Ward

_REF = re.compile(r"(?:([A-Z]{1,3})\s*[·.:\s-]?\s*)?([0-9]{1,7})\Z")
_LETTERS = 16
ENDING = 4
"""Letters of the code typed back to show that it stands on the paper."""


@dataclass(frozen=True, slots=True)
class Point:
    """One record's head as the store's thread handed it out; `at` is wall ms UTC, `zone` minutes."""

    realm: Realm
    ref: Ref
    log: str
    head: bytes
    at: int
    zone: int
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Shown:
    """A checkpoint as people see it: the record, the signed line, the code for the hand, and when it was made."""

    ref: Ref
    head: str
    line: str
    code: str
    at: int
    zone: int


class Match(StrEnum):
    """What became of holding a paper's number and code against the log."""

    SAME = "same"
    ONE_LETTER = "one-letter"
    DIFFERENT = "different"
    SHORT = "short"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Compared:
    """The verdict; `apart` counts letters, `last` is the last record of the segment meant, None if there is none."""

    match: Match
    ref: Ref
    apart: int = 0
    last: int | None = None


class Saying(StrEnum):
    """What a line is to this log."""

    NO_LINE = "no-line"
    OTHER_REALM = "other-realm"
    OTHER_WARD = "other-ward"
    OWN = "own"
    OWN_BEYOND = "own-beyond"
    OWN_DIFFERENT = "own-different"
    OWN_UNSIGNED = "own-unsigned"
    RECEIPT = "receipt"
    RECEIPT_BEYOND = "receipt-beyond"
    RECEIPT_DIFFERENT = "receipt-different"
    RECEIPT_ELSEWHERE = "receipt-elsewhere"
    RECEIPT_UNSIGNED = "receipt-unsigned"


@dataclass(frozen=True, slots=True)
class Said:
    """A line held against the log: `line` as it is to be kept, `ref` the record meant where it is ours.

    `proven` says that its signature was checked and holds: of a receipt, by a team key this ward knows.
    """

    saying: Saying
    line: str = ""
    ref: Ref | None = None
    point: Checkpoint | None = None
    proven: bool = False

    @property
    def contradicts(self) -> State | None:
        """The state the log is in, if this line is believed; None where it holds nothing against it."""
        return _STATES.get(self.saying)


_STATES = {
    Saying.OWN_BEYOND: State.PUT_BACK,
    Saying.OWN_DIFFERENT: State.FORKED,
    Saying.RECEIPT_BEYOND: State.PUT_BACK,
    Saying.RECEIPT_DIFFERENT: State.FORKED,
}
_RECEIPTS = {State.GOOD: Saying.RECEIPT, State.PUT_BACK: Saying.RECEIPT_BEYOND, State.FORKED: Saying.RECEIPT_DIFFERENT}
_OWN = {State.GOOD: Saying.OWN, State.PUT_BACK: Saying.OWN_BEYOND, State.FORKED: Saying.OWN_DIFFERENT}


def take(ward: Ward) -> Point:
    """Say where the live segment stands; on the worker's thread."""
    journal, now = ward.journal, ward.machine.clock()
    tail = journal.tail
    ref = Ref(journal.segment, tail.number)
    return Point(journal.realm, ref, tail.log, tail.head, now.wall, now.zone, journal.device.sign)


def take_start(ward: Ward) -> Point:
    """Say where the log began: on paper before anything else, its record 0 shows later that this is the first log.

    On the worker's thread. A log that is in its second segment has another beginning than this PC: its tail then.
    """
    if len(ward.segments) > 1:
        return take(ward)
    begun = find(ward, Ref(ward.journal.segment, 0))
    assert isinstance(begun, Point)
    return begun


def show(point: Point) -> Shown:
    """Spell a checkpoint: about a quarter of a second, for any thread."""
    spelled = Checkpoint(point.realm, point.log, point.ref.number, point.head, point.at // 1000)
    line = checkpoint.write_line(spelled, point.sign)
    return Shown(point.ref, b64(point.head), line, letters(point), point.at, point.zone)


def letters(point: Point) -> str:
    """Spell only the letters of a checkpoint, which takes no key: of any part of the log, wherever it was written."""
    return checkpoint.hand_code(point.realm, point.log, point.ref.number, point.head)


def copied(shown: Shown, typed: str) -> bool:
    """Whether the last four characters typed from the paper are the code's; case and spaces do not matter."""
    return len(_bare(typed)) == ENDING and checkpoint.letters_apart(typed, shown.code[-ENDING:]) == 0


def read_ref(typed: str, segment: str) -> Ref | None:
    """Read a record's number as people write it, `B·214` or `214`; without a letter it is of `segment`."""
    found = _REF.match(typed.strip().upper())
    return Ref(found[1] or segment, int(found[2])) if found else None


def find(ward: Ward, ref: Ref) -> Point | int | None:
    """Find a record for comparing: its point, else the last number of its segment, None without such a segment.

    On the worker's thread. A part that came from another PC can be compared, and not signed: its key is not here.
    """
    journal = next((one.journal for one in ward.segments if one.journal.segment == ref.segment), None)
    if journal is None:
        return None
    head = journal.head_at(ref.number)
    if head is None:
        return journal.tail.number
    now = ward.machine.clock()

    def sign(data: bytes) -> bytes:
        return journal.device.sign(data)

    return Point(journal.realm, ref, journal.tail.log, head, now.wall, now.zone, sign)


def compare(found: Point | int | None, ref: Ref, typed: str) -> Compared:
    """Hold a code from paper against what `find` found; about a quarter of a second, for any thread."""
    if len(_bare(typed)) < _LETTERS - 1:
        return Compared(Match.SHORT, ref)
    if not isinstance(found, Point):
        return Compared(Match.BEYOND, ref, last=found)
    apart = checkpoint.letters_apart(typed, letters(found))
    match = {0: Match.SAME, 1: Match.ONE_LETTER}.get(apart, Match.DIFFERENT)
    return Compared(match, ref, apart)


def hear(ward: Ward, typed: str, team: tuple[bytes, ...] = ()) -> Said:
    """Hold a scanned or typed line against the log; `team` are the keys its receipts may be signed by.

    On the worker's thread.
    """
    claims = [claim for claim in checkpoint.claims(typed) if claim.point.realm is ward.realm]
    if not claims:
        return Said(Saying.OTHER_REALM if checkpoint.claims(typed) else Saying.NO_LINE)
    line = "".join(typed.split()).upper()
    journals = {one.journal.tail.log: one.journal for one in ward.segments}
    ours = [claim for claim in claims if claim.point.log in journals]
    if not ours:
        saying = Saying.RECEIPT_ELSEWHERE if claims[0].receipt else Saying.OTHER_WARD
        return Said(saying, line, point=claims[0].point)
    hear_one = _receipt if ours[0].receipt else _own
    return hear_one(journals[ours[0].point.log], ours, team)


def known_by(said: Said) -> Known:
    """Say what a line of ours knows, for judging the log by it."""
    assert said.point is not None
    return Known(said.point.log, said.point.number, said.point.head, said.line)


def _own(journal: Journal, claims: list[Claim], _team: tuple[bytes, ...]) -> Said:
    signed = next((claim for claim in claims if claim.by(journal.tail.device)), None)
    if signed is None:
        return _said(Saying.OWN_UNSIGNED, journal, claims[0])
    return _said(_OWN[_state(journal, signed)], journal, signed, proven=True)


def _receipt(journal: Journal, claims: list[Claim], team: tuple[bytes, ...]) -> Said:
    signed = next((claim for claim in claims if any(claim.by(key) for key in team)), None)
    if signed is not None:
        return _said(_RECEIPTS[_state(journal, signed)], journal, signed, proven=True)
    if team:
        return _said(Saying.RECEIPT_UNSIGNED, journal, claims[0])
    agreeing = next((claim for claim in claims if _state(journal, claim) is State.GOOD), claims[0])
    return _said(_RECEIPTS[_state(journal, agreeing)], journal, agreeing)


def _state(journal: Journal, claim: Claim) -> State:
    head = journal.head_at(claim.point.number)
    if head is None:
        return State.PUT_BACK if claim.point.number > journal.tail.number else State.FORKED
    return State.GOOD if head == claim.point.head else State.FORKED


def _said(saying: Saying, journal: Journal, claim: Claim, *, proven: bool = False) -> Said:
    line = checkpoint.write_line(claim.point, lambda _signed: claim.signature, receipt=claim.receipt)
    return Said(saying, line, Ref(journal.segment, claim.point.number), claim.point, proven)


def _bare(typed: str) -> str:
    return re.sub(r"[\s-]", "", typed)
