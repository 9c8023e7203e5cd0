# SPDX-License-Identifier: Apache-2.0
"""Readings ordered by when they happened, and the honest answer where that order is not certain.

All times are brought to one line: the PC's clock as it would be had nobody ever set it, ms. A declared time is a
span: exact, about (five minutes either way), or between; and nothing was seen after it was written down.
"""

from __future__ import annotations

from bisect import insort
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


class Line:
    """Brings declared times to the one line, by clock steps and clock checks."""

    def __init__(self, strikes: Strikes) -> None:
        self._strikes = strikes
        self._shift = 0
        self._checks: dict[tuple[ClockUsed, str], list[tuple[Offset, int]]] = {}

    def apply(self, entry: Entry) -> None:
        """Take a clock step or check."""
        record = entry.record
        if isinstance(record, ClockStep):
            self._shift += record.step
        elif isinstance(record, ClockCheck):
            offset = offset_of(entry, record)
            self._checks.setdefault((offset.clock, offset.device), []).append((offset, self._shift))

    def __contains__(self, ref: Ref) -> bool:
        return any(ref == offset.ref for offsets in self._checks.values() for offset, _ in offsets)

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
        for offset, then in reversed(self._checks.get((clock, device if clock is ClockUsed.DEVICE else ""), ())):
            if self._strikes.stands(offset.ref):
                return offset.offset - then, offset.error
        return -shift, UNCHECKED


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

    def __init__(self, strikes: Strikes) -> None:
        self._strikes = strikes
        self._kept: list[Reading] = []
        self._widest = 0
        self._foreign = False

    def add(self, reading: Reading) -> None:
        """Keep a reading in its place."""
        if self._kept and _by_time(reading) < _by_time(self._kept[-1]):
            insort(self._kept, reading, key=_by_time)
        else:
            self._kept.append(reading)
        self._note(reading)

    def replace(self, line: Line, device: str) -> None:
        """Find every reading's place anew, after a clock was checked."""
        if not self._foreign:
            return
        self._widest = 0
        for reading in self._kept:
            reading.span = line.span(reading.entry, device, reading.shift)
            self._note(reading)
        self._kept.sort(key=_by_time)

    def latest(self) -> Reading | None:
        """Return the standing reading that happened last."""
        return next(self._newest_first(), None)

    def rivals(self) -> list[Reading]:
        """List what also may be true now: other values whose time cannot be told from the latest's, one a value."""
        found: dict[str, Reading] = {}
        newest = self._newest_first()
        latest = next(newest, None)
        if latest is None:
            return []
        for reading in newest:
            if reading.span.at < latest.span.start - self._widest:
                break
            if reading.value != latest.value and reading.value not in found and _undecided(reading, latest):
                found[reading.value] = reading
        return list(found.values())

    def standing(self) -> Iterator[Reading]:
        """Go through the standing readings as they happened."""
        return (reading for reading in self._kept if self._stands(reading))

    def _newest_first(self) -> Iterator[Reading]:
        return (reading for reading in reversed(self._kept) if self._stands(reading))

    def _stands(self, reading: Reading) -> bool:
        source = reading.source
        return self._strikes.stands(reading.ref) and (source is None or self._strikes.stands(source))

    def _note(self, reading: Reading) -> None:
        span = reading.span
        self._foreign = self._foreign or span.clock is not ClockUsed.PC
        self._widest = max(self._widest, span.end - span.start + 2 * max(span.slack, UNCHECKED * self._foreign))


def _by_time(reading: Reading) -> tuple[int, int]:
    return (reading.span.at, reading.order)


def _undecided(reading: Reading, latest: Reading) -> bool:
    exact = Certainty.EXACT
    sure = reading.entry.frame.happened.certainty is exact and latest.entry.frame.happened.certainty is exact
    if sure and reading.span.clock is latest.span.clock is not ClockUsed.UNKNOWN:
        return False
    return reading.span.overlaps(latest.span)
