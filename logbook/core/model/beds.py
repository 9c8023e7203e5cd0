# SPDX-License-Identifier: Apache-2.0
"""Which beds the ward has, who lies where since when, and which number comes next.

By what happened, as the device board: a late move goes where it belongs in time, a struck one has no effect. A number
once given is never given again, whatever is struck out or erased.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core.model.board import natural_order
from logbook.core.model.codes import Part
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.places import Admission, Bed, Departure, Identity, Leaving, NumberBlock, PatientMove
from logbook.core.model.strikes import Strikes
from logbook.core.model.topics import STORE

FIRST_BLOCK = NumberBlock("K", 1, 999)
"""The block of a ward that was given none."""

MOST = 200
"""Beds added in one go."""

_LAST = 1 << 30
"""The order of a bed the ward was never told of: after its own, as where devices stand."""

_SPAN = re.compile(r"(?P<name>[^0-9]*)(?P<first>[0-9]{1,4})\s*[-–]\s*(?P<again>[^0-9]*)(?P<last>[0-9]{1,4})")

ALIASES = (
    *("ALFA", "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT", "GOLF", "HOTEL", "INDIA", "JULIETT", "KILO", "LIMA"),
    *("MIKE", "NOVEMBER", "OSCAR", "PAPA", "QUEBEC", "ROMEO", "SIERRA", "TANGO", "UNIFORM", "VICTOR", "WHISKEY"),
    *("XRAY", "YANKEE", "ZULU"),
)
"""Names for people nobody knows yet: the letters as they are spelt by radio, the same in every language."""


@dataclass(frozen=True, slots=True)
class Number:
    """The next number of a block: the whole code, the number, and the record of the block (None: the first one)."""

    code: str
    number: int
    block: Ref | None


@dataclass(frozen=True, slots=True)
class Stay:
    """One patient's stay: code, bed now and since when (ms UTC, as declared), admitted when; `left` once gone.

    `code` is the bare number where the code did not come along or was erased. `identity` is the record of the card.
    """

    ref: Ref
    code: str
    alias: str
    bed: str
    since: int
    admitted: int
    by: str
    left: int | None = None
    to: Leaving | None = None
    identity: Ref | None = None
    verified: bool = True

    @property
    def key(self) -> str:
        """What stands on paper and samples beside the name: bed and code, as `UCI-07·K4`."""
        return f"{self.bed}·{self.code}"


class Beds:
    """The ward's beds and the patients in them."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._beds: dict[str, list[Entry]] = {}
        self._blocks: list[Entry] = []
        self._stays: dict[Ref, Entry] = {}
        self._moves: dict[Ref, list[Entry]] = {}
        self._cards: dict[Ref, list[Entry]] = {}
        self._known: tuple[Stay, ...] | None = None

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        record = entry.record
        if self._strikes.apply(entry) or isinstance(record, Admission | PatientMove | Departure | Identity):
            self._known = None
        if isinstance(record, Bed) and record.bed:
            self._beds.setdefault(record.bed, []).append(entry)
        elif isinstance(record, NumberBlock):
            self._blocks.append(entry)
        elif isinstance(record, Admission):
            self._stays[entry.ref] = entry
        elif isinstance(record, PatientMove | Departure):
            self._moves.setdefault(record.stay, []).append(entry)
        elif isinstance(record, Identity):
            self._cards.setdefault(record.stay, []).append(entry)

    def beds(self) -> tuple[str, ...]:
        """List the open beds in the order of the walk; a bed somebody lies in counts as open."""
        order = self._orders()
        return tuple(sorted(order, key=lambda bed: (order[bed], natural_order(bed), bed)))

    def _orders(self) -> dict[str, int]:
        order = {}
        for bed, entries in self._beds.items():
            said = self._latest(entries)
            if said is not None and isinstance(said.record, Bed) and said.record.open:
                order[bed] = said.record.order
        for stay in self.present():
            order.setdefault(stay.bed, _LAST)
        return order

    def closed(self) -> tuple[str, ...]:
        """List the beds that were the ward's and are no longer."""
        return tuple(sorted(self._beds.keys() - set(self.beds()), key=natural_order))

    def walk(self, elsewhere: Iterable[str]) -> tuple[str, ...]:
        """List the places to choose from: the ward's own beds, then others where devices stand; the store is last.

        A bed that is only lain in stands among those others: no place moves because somebody comes to lie there.
        """
        shut = set(self.closed())
        order = {bed: _LAST for bed in elsewhere if bed and bed not in shut} | self._orders()
        return tuple(sorted(order, key=lambda bed: (bed == STORE, order[bed], natural_order(bed), bed)))

    def present(self) -> tuple[Stay, ...]:
        """List who is in the ward, by admission."""
        return tuple(stay for stay in self.stays() if stay.left is None)

    def stays(self) -> tuple[Stay, ...]:
        """List every standing admission, in the order of writing."""
        if self._known is None:
            self._known = tuple(self._stay(entry) for ref, entry in self._stays.items() if self._strikes.stands(ref))
        return self._known

    def stay(self, ref: Ref) -> Stay | None:
        """Return one stay; None if the record is no standing admission."""
        entry = self._stays.get(ref)
        return self._stay(entry) if entry is not None and self._strikes.stands(ref) else None

    def at(self, bed: str) -> tuple[Stay, ...]:
        """List who lies in a bed, the latest to come first; two is a mistake to be seen, not hidden."""
        return self.by_bed().get(bed, ())

    def by_bed(self) -> dict[str, tuple[Stay, ...]]:
        """Name for each bed somebody lies in who it is, as `at` does."""
        found: dict[str, tuple[Stay, ...]] = {}
        for stay in sorted(self.present(), key=lambda stay: stay.since):
            found[stay.bed] = (stay, *found.get(stay.bed, ()))
        return found

    def lay(self, bed: str, at: int) -> tuple[str, ...]:
        """Say who lay in a bed at a time (ms UTC), as codes; nobody where the log does not know."""
        there = (stay for stay in self.stays() if bed and stay.admitted <= at and (stay.left is None or at < stay.left))
        return tuple(stay.code for stay in there if self._bed_at(stay, at) == bed)

    def history(self, ref: Ref) -> tuple[Entry, ...]:
        """Return a stay's standing records as they happened: admission, moves, departure."""
        entry = self._stays.get(ref)
        return (entry, *self._by_time(ref)) if entry is not None else ()

    def card(self, ref: Ref) -> Entry | None:
        """Return the standing identity card of a stay whose words are here; None if there is none, or it was erased."""
        entry = self._latest(self._cards.get(ref, ()))
        return entry if entry is not None and Part.PATIENT not in entry.closed else None

    def block(self) -> tuple[NumberBlock, Ref | None]:
        """Return the block in use, and its record; the first block where nobody set one."""
        entry = self._latest(self._blocks)
        if entry is None or not isinstance(entry.record, NumberBlock):
            return FIRST_BLOCK, None
        return entry.record, entry.ref

    def next_number(self) -> Number | None:
        """Return the number for the next patient; None when the block is used up."""
        block, ref = self.block()
        used = self._used(block.prefix)
        number = max(block.first, max(used & set(range(block.first, block.last + 1)), default=block.first - 1) + 1)
        return Number(f"{block.prefix}{number}", number, ref) if number <= block.last else None

    def next_alias(self) -> str:
        """Return a name for somebody nobody knows yet that nobody here has had: ALFA, BRAVO, … ALFA 2."""
        had = {record.alias for record in map(_admission, self._stays.values())}
        turn = 1
        while True:
            for name in ALIASES:
                alias = name if turn == 1 else f"{name} {turn}"
                if alias not in had:
                    return alias
            turn += 1

    def _bed_at(self, stay: Stay, at: int) -> str:
        """Return where somebody lay at a time; empty before they came and after they left."""
        bed = ""
        for entry in self.history(stay.ref):
            if entry.frame.happened.at <= at:
                bed = str(getattr(entry.record, "bed", ""))
        return bed

    def _used(self, prefix: str) -> set[int]:
        """Numbers given after this prefix: struck or erased, they stay given."""
        prefixes: dict[Ref | None, str] = {None: FIRST_BLOCK.prefix}
        for entry in self._blocks:
            assert isinstance(entry.record, NumberBlock)
            prefixes[entry.ref] = entry.record.prefix
        admissions = map(_admission, self._stays.values())
        return {record.number for record in admissions if prefixes.get(record.block, prefix) == prefix}

    def _stay(self, entry: Entry) -> Stay:
        record = _admission(entry)
        bed, since, left, to = record.bed, entry.frame.happened.at, None, None
        for moved in self._by_time(entry.ref):
            if isinstance(moved.record, PatientMove):
                bed, since, left, to = moved.record.bed, moved.frame.happened.at, None, None
            else:
                assert isinstance(moved.record, Departure)
                left, to = moved.frame.happened.at, moved.record.to
        card = self.card(entry.ref)
        return Stay(
            ref=entry.ref,
            code=record.patient or str(record.number),
            alias=record.alias,
            bed=bed,
            since=since,
            admitted=entry.frame.happened.at,
            by=entry.user,
            left=left,
            to=to,
            identity=card.ref if card is not None else None,
            verified=entry.verified,
        )

    def _by_time(self, ref: Ref) -> list[Entry]:
        standing = [entry for entry in self._moves.get(ref, ()) if self._strikes.stands(entry.ref)]
        return sorted(standing, key=lambda entry: entry.frame.happened.at)

    def _latest(self, entries: Iterable[Entry]) -> Entry | None:
        standing = [entry for entry in entries if self._strikes.stands(entry.ref)]
        return standing[-1] if standing else None


def _admission(entry: Entry) -> Admission:
    assert isinstance(entry.record, Admission)
    return entry.record


def read_beds(text: str) -> tuple[str, ...]:
    """Read beds as people write them: "1-12", "UCI-01–UCI-12", "3, 5, box"; a span of more than `MOST` is one name."""
    found: list[str] = []
    for item in filter(None, (piece.strip() for piece in re.split(r"[,;\n]", text))):
        span = _SPAN.fullmatch(item)
        first, last = (int(span["first"]), int(span["last"])) if span else (0, -1)
        if span is None or span["again"] not in {"", span["name"]} or not first <= last < first + MOST:
            found.append(item)
            continue
        found += [f"{span['name']}{number:0{len(span['first'])}}" for number in range(first, last + 1)]
    return tuple(dict.fromkeys(found))[:MOST]


def read_block(text: str) -> NumberBlock | None:
    """Read a block of numbers as people write it: "K101-K200"; None for what is none."""
    span = _SPAN.fullmatch(text.strip())
    if span is None or span["again"] not in {"", span["name"]} or int(span["first"]) > int(span["last"]):
        return None
    return NumberBlock(span["name"].strip(), int(span["first"]), int(span["last"]))
