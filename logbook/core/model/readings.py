# SPDX-License-Identifier: Apache-2.0
"""Readings ordered by when they happened, and the honest answer where that order is not certain.

All times are brought to one line: the PC's clock as it would be had nobody ever set it, ms. A declared time is a
span: exact, about (five minutes either way), or between; and nothing was seen after it was written down. Places are
found anew only when somebody asks, and a log that asks for too much gets no answer: no log takes quadratic time.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass

from logbook.core.model.clocks import Offset, offset_of
from logbook.core.model.codes import Certainty, ClockUsed
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import ClockCheck
from logbook.core.model.strikes import Strikes
from logbook.core.model.traces import ClockStep

ABOUT = 5 * 60 * 1000
UNCHECKED = 15 * 60 * 1000
"""How far a clock nobody compared with the PC may be off, ms."""
_MOVE = 3
"""Steps of patience that one reading's new place takes."""


@dataclass(frozen=True, slots=True)
class Span:
    """When something happened, on the one line: `at` best, at the earliest and at the latest.

    `slack` ms come on top in both directions when it is compared with a time from another clock.
    """

    at: int
    start: int
    end: int
    written: int
    clock: ClockUsed
    slack: int

    def overlaps(self, other: Span) -> bool:
        """Whether nobody can say which came first."""
        after = self._reach(other) >= other.start - other._add(self)
        return after and other._reach(self) >= self.start - self._add(other)

    def _add(self, other: Span) -> int:
        same = self.clock is other.clock and self.clock is not ClockUsed.UNKNOWN
        return 0 if same else self.slack

    def _reach(self, other: Span) -> int:
        return min(self.end + self._add(other), self.written)


@dataclass(frozen=True, slots=True)
class _Check:
    order: int
    offset: Offset
    shift: int


class Patience:
    """How far back a record may make the folds look: as far as all records so far have earned together."""

    def __init__(self) -> None:
        self._left = 500_000

    def earn(self) -> None:
        """Take in that there is one record more."""
        self._left += 200

    def spend(self, steps: int) -> bool:
        """Say whether so many steps may be taken, and count them."""
        if self._left < steps:
            return False
        self._left -= steps
        return True


class Line:
    """Brings declared times to the one line, by clock steps and clock checks."""

    def __init__(self, strikes: Strikes) -> None:
        self._strikes = strikes
        self._shift = 0
        self._checks: dict[tuple[ClockUsed, str], list[_Check]] = {}
        self._all: dict[Ref, _Check] = {}
        self.version = 0

    def apply(self, entry: Entry) -> None:
        """Take a clock step or check."""
        record = entry.record
        if isinstance(record, ClockStep):
            self._shift += record.step
        elif isinstance(record, ClockCheck):
            self._all[entry.ref] = _Check(len(self._all), offset_of(entry, record), self._shift)
            self.settle(entry.ref)

    def settle(self, ref: Ref) -> bool:
        """Take in whether a check still stands; says whether it is one at all. `version` tells readings to move."""
        check = self._all.get(ref)
        if check is None:
            return False
        standing = self._checks.setdefault((check.offset.clock, check.offset.device), [])
        place = bisect_left(standing, check.order, key=lambda one: one.order)
        if standing[place : place + 1] == [check]:
            del standing[place]
        if self._strikes.stands(ref):
            standing.insert(place, check)
        self.version += 1
        return True

    @property
    def shift(self) -> int:
        """What to add to a time on the line for the PC's clock as it runs now."""
        return self._shift

    def span(self, entry: Entry, device: str, shift: int) -> Span:
        """Return when an entry happened; `shift` is the line's own when the entry was written."""
        happened, written = entry.frame.happened, entry.written.wall - shift
        moved, slack = self._moved(happened.clock, device, shift)
        at = start = end = happened.at + moved
        if happened.certainty is Certainty.ABOUT:
            start, end = at - ABOUT, at + ABOUT
        elif happened.certainty is Certainty.BETWEEN and happened.until is not None:
            start, end = sorted((at, happened.until + moved))
            at = (start + end) // 2
        start, at, end = (min(time, written) for time in (start, at, end))
        return Span(at, start, end, written, happened.clock, slack)

    def _moved(self, clock: ClockUsed, device: str, shift: int) -> tuple[int, int]:
        if clock is ClockUsed.PC:
            return -shift, 0
        standing = self._checks.get((clock, device if clock is ClockUsed.DEVICE else ""))
        if not standing:
            return -shift, UNCHECKED
        return standing[-1].offset.offset - standing[-1].shift, standing[-1].offset.error


@dataclass(slots=True)
class Reading:
    """A value with its time. `source` is the record it repeats, if it was only confirmed (`ref` is then the check)."""

    value: str
    detail: str
    entry: Entry
    shift: int
    order: int
    span: Span
    source: Ref | None = None

    @property
    def ref(self) -> Ref:
        """The record that says so."""
        return self.entry.ref

    def saying(self, value: str, detail: str, source: Ref | None = None) -> Reading:
        """Return the same look with another value."""
        return Reading(value, detail, self.entry, self.shift, self.order, self.span, source)


class Readings:
    """All readings of one thing; the one that happened last counts, of two at the same time the later written."""

    def __init__(self, strikes: Strikes, line: Line, device: str) -> None:
        self._strikes, self._line, self._device = strikes, line, device
        self._kept: list[Reading] = []
        self._widest = self._slack = 0
        self._foreign = False
        self._placed = self._paid = line.version

    def add(self, reading: Reading) -> None:
        """Keep a reading; in its place, if the others are in theirs."""
        if self._kept and not self._stale and _by_time(reading) < _by_time(self._kept[-1]):
            insort(self._kept, reading, key=_by_time)
        else:
            self._kept.append(reading)
        self._note(reading)

    def latest(self) -> Reading | None:
        """Return the standing reading that happened last."""
        return next(self._newest_first(), None)

    def soon(self, patience: Patience) -> Reading | None:
        """Return the latest while a record is taken in; None as well where it would take too long to tell."""
        return self._told(patience, rivals=False)

    def settled(self, patience: Patience) -> Reading | None:
        """Return the same, but None as well where something else also may be true."""
        return self._told(patience, rivals=True)

    def rivals(self) -> list[Reading]:
        """List what also may be true now: other values whose time cannot be told from the latest's, one a value."""
        found: dict[str, Reading] = {}
        newest = self._newest_first()
        latest = next(newest, None)
        if latest is None:
            return []
        for reading in newest:
            if reading.span.at < self._horizon(latest):
                break
            if reading.value != latest.value and reading.value not in found and _undecided(reading, latest):
                found[reading.value] = reading
        return list(found.values())

    def standing(self) -> Iterator[Reading]:
        """Go through the standing readings as they happened."""
        self._place()
        return (reading for reading in self._kept if self._stands(reading))

    def _told(self, patience: Patience, *, rivals: bool) -> Reading | None:
        if self._foreign and self._paid != self._line.version:  # paid once a change, whoever has looked in between
            if not patience.spend(_MOVE * len(self._kept)):
                return None
            self._paid = self._line.version
        self._place()
        latest: Reading | None = None
        for reading in reversed(self._kept):
            if not patience.spend(1):
                return None
            if not self._stands(reading):
                continue
            if latest is None:
                latest = reading
            elif reading.span.at < self._horizon(latest):
                break
            elif reading.value != latest.value and _undecided(reading, latest):
                return None
            if not rivals:
                break
        return latest

    @property
    def _stale(self) -> bool:
        return self._foreign and self._placed != self._line.version

    def _place(self) -> None:
        """Find every reading's place anew, if a clock was checked since."""
        if self._stale:
            self._widest = self._slack = 0
            for reading in self._kept:
                if reading.span.clock is not ClockUsed.PC:
                    reading.span = self._line.span(reading.entry, self._device, reading.shift)
                self._note(reading)
            self._kept.sort(key=_by_time)
        self._placed = self._line.version

    def _horizon(self, latest: Reading) -> int:
        """Say when the earliest reading can have happened that may still be a rival of the latest."""
        return latest.span.start - self._widest - 2 * self._slack

    def _newest_first(self) -> Iterator[Reading]:
        self._place()
        return (reading for reading in reversed(self._kept) if self._stands(reading))

    def _stands(self, reading: Reading) -> bool:
        source = reading.source
        return self._strikes.stands(reading.ref) and (source is None or self._strikes.stands(source))

    def _note(self, reading: Reading) -> None:
        span = reading.span
        self._foreign = self._foreign or span.clock is not ClockUsed.PC
        self._widest = max(self._widest, span.end - span.start)
        self._slack = max(self._slack, span.slack)


def _by_time(reading: Reading) -> tuple[int, int]:
    return (reading.span.at, reading.order)


def _undecided(reading: Reading, latest: Reading) -> bool:
    exact = Certainty.EXACT
    sure = reading.entry.frame.happened.certainty is exact and latest.entry.frame.happened.certainty is exact
    if sure and reading.span.clock is latest.span.clock is not ClockUsed.UNKNOWN:
        return False
    return reading.span.overlaps(latest.span)
