# SPDX-License-Identifier: Apache-2.0
"""The merged timeline as rows: chain order within a log is certain, everything else goes by aligned time.

Times outside the years a calendar knows are shown at its edge and marked; nothing else of a record is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import merge as merge_sorted
from math import inf

from logbook.core.exchange.collect.alignment import Alignment, Interval, align
from logbook.core.exchange.collect.logs import Level, Log, Merge, Merged
from logbook.core.model.codes import ClockUsed
from logbook.core.model.folds import Folds, unfold
from logbook.core.model.frame import Entry
from logbook.core.model.traces import Carried

LAST_MS = 253_402_128_000_000
"""The last day of the year 9999, UTC: beyond it no calendar of ours goes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of one log.

    `aligned` is when it was written by the reference clock, give or take `half` (ms), `happened_aligned` when it
    happened; None where the clock is unknown. `undecided` means that a record of another log may have come before or
    after, `odd_time` that a time was in no calendar.
    """

    log: Log
    merged: Merged
    entry: Entry
    folds: Folds
    aligned: int | None
    half: int | None
    happened_aligned: int | None
    undecided: bool
    odd_time: bool

    @property
    def disputed(self) -> bool:
        """Whether another record claims this number, or one before it."""
        return self.merged.level is Level.D

    @property
    def branch(self) -> bool:
        """Whether it was written after another segment had gone on from a record before it."""
        return self.log.branch is not None and self.entry.ref.number >= self.log.branch


@dataclass(frozen=True, slots=True)
class Timeline:
    """All rows in order, and what is known of the clocks."""

    rows: tuple[Row, ...]
    alignment: Alignment


def timeline(merge: Merge) -> Timeline:
    """Lay out a merge."""
    alignment = align(((log.log, _undisputed(log)) for log in merge.logs if log.start is not None), merge.sightings)
    folds = _folds(merge)
    lanes = [list(_lane(log, *folds[place], alignment)) for place, log in enumerate(merge.logs)]
    ordered = [row for _, row in merge_sorted(*lanes, key=lambda pair: pair[0])]
    return Timeline(tuple(_decided(ordered)), alignment)


def _undisputed(log: Log) -> Iterator[Entry]:
    return (_calendar(merged.entry)[0] for merged in log.records if merged.level is not Level.D)


def _folds(merge: Merge) -> Mapping[int, tuple[Folds, Folds]]:
    """Fold each ward over its linked segments, so that names and corrections are found across them.

    By the place of each log in the merge: what is undisputed, and all of it. A disputed record says nothing about an
    undisputed one, and neither does a log that only claims to continue another, or a second one of the same letter.
    What one hand wrote, no other strikes: a device, or a ward whose devices the team's list names.
    """
    made: dict[int, tuple[Folds, Folds]] = {}
    letters: dict[int, dict[str, bytes]] = {}
    places = {log.log: place for place, log in enumerate(merge.logs) if log.start is not None}
    for place, log in enumerate(merge.logs):
        before = places.get(log.start.earlier_log, -1) if log.start else -1
        linked = before in made and _follows(merge.logs[before], log) and log.segment not in letters[before]
        clean, whole = made[before] if linked else (Folds(), Folds())
        letters[place] = letters[before] if linked else {}
        letters[place][log.segment] = log.hand
        for merged in log.records:
            entry = _within_hand(_calendar(merged.entry)[0], letters[place])
            whole.apply(entry)
            if merged.level is not Level.D:
                clean.apply(entry)
        made[place] = (clean, whole)
    return made


def _within_hand(entry: Entry, hands: Mapping[str, bytes]) -> Entry:
    """Take from a record, carried over or not, that it strikes what another hand wrote; it is shown all the same."""
    mine, record = hands[entry.ref.segment], entry.record
    if isinstance(record, Carried) and _strikes_beyond(unfold(entry, record), mine, hands):
        entry = replace(entry, record=replace(record, was_act="{}"))
    if _strikes_beyond(entry, mine, hands):
        entry = replace(entry, frame=replace(entry.frame, corrects=None))
    return entry


def _strikes_beyond(entry: Entry, mine: bytes, hands: Mapping[str, bytes]) -> bool:
    target = entry.frame.corrects
    return target is not None and hands.get(target.segment, mine) != mine


def _follows(earlier: Log, log: Log) -> bool:
    """Say whether a log names the last record it goes on from, that record is here, and the ward is the same."""
    one, two = earlier.start, log.start
    if one is None or two is None or (one.hospital, one.ward) != (two.hospital, two.ward):
        return False
    named = (two.earlier_number, two.earlier_head)
    return any((merged.entry.ref.number, merged.entry.head) == named for merged in earlier.records)


def _lane(
    log: Log, clean: Folds, whole: Folds, alignment: Alignment
) -> Iterator[tuple[tuple[int, str, str, int, str], Row]]:
    """Give a log's rows with what they are sorted by: it never goes back within a log, and B follows A at one time."""
    latest = 0
    for merged in log.records:
        entry, odd = _calendar(merged.entry)
        interval = alignment.of(log.log, entry.ref.number) if log.start else Interval(-inf, inf)
        aligned, half = _aligned(entry.written.wall, interval)
        happened = entry.frame.happened
        by_pc = happened.clock is ClockUsed.PC
        folds = whole if merged.level is Level.D else clean
        latest = max(latest, entry.written.wall if aligned is None else aligned)
        row = Row(
            log, merged, entry, folds, aligned, half,
            _aligned(happened.at, interval)[0] if by_pc else None, undecided=False, odd_time=odd,
        )  # fmt: skip
        yield (latest, f"{log.segment:>3}", log.log, entry.ref.number, entry.head), row


def _aligned(wall: int, interval: Interval) -> tuple[int | None, int | None]:
    if not interval.known:
        return None, None
    middle, half = (interval.least + interval.most) / 2, (interval.most - interval.least) / 2
    return min(max(round(wall - middle), 0), LAST_MS), round(half)


def _decided(rows: list[Row]) -> Iterator[Row]:
    """Mark the rows whose place among other logs is not certain: an unknown clock, or intervals that overlap."""
    several = len({row.log.log for row in rows}) > 1
    reach: dict[str, int] = {}
    before = [_overlaps(row, reach, 1) for row in rows]
    reach = {}
    after = [_overlaps(row, reach, -1) for row in reversed(rows)][::-1]
    for row, left, right in zip(rows, before, after, strict=True):
        yield replace(row, undecided=several and (row.aligned is None or left or right))


def _overlaps(row: Row, reach: dict[str, int], way: int) -> bool:
    """Say whether a row of another log, passed earlier on the way, reaches beyond this one's near end."""
    if row.aligned is None or row.half is None:
        return False
    near, far = way * row.aligned - row.half, way * row.aligned + row.half
    overlaps = any(edge >= near for log, edge in reach.items() if log != row.log.log)
    reach[row.log.log] = max(reach.get(row.log.log, far), far)
    return overlaps


def _calendar(entry: Entry) -> tuple[Entry, bool]:
    """Bring times into the calendar."""
    happened, written = entry.frame.happened, entry.written
    until = None if happened.until is None else _within(happened.until)
    held = replace(
        entry,
        written=replace(written, wall=_within(written.wall)),
        frame=replace(entry.frame, happened=replace(happened, at=_within(happened.at), until=until)),
    )
    return held, held != entry


def _within(ms: int) -> int:
    return min(max(ms, 0), LAST_MS)
