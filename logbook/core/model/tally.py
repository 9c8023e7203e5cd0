# SPDX-License-Identifier: Apache-2.0
"""How many records were written in a time, which there are of each kind, and when it was last written.

All is counted as records come, never anew. Times are those of the PC's clock as it stood, steps of the clock and all;
nothing is put right here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from logbook.core.model.frame import Entry, Record, Ref
from logbook.core.model.topics import kind_of


class Tally:
    """The fold; struck records were written all the same."""

    def __init__(self) -> None:
        self._times: list[int] = []
        self._newest: dict[type[Record], int] = {}
        self._numbers: dict[str, dict[str, list[int]]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        kind, at = type(entry.record), entry.written.wall
        insort(self._times, at)
        self._newest[kind] = max(at, self._newest.get(kind, at))
        insort(self._numbers.setdefault(kind_of(entry.record), {}).setdefault(entry.ref.segment, []), entry.ref.number)

    def between(self, since: int, until: int) -> int:
        """Count the records written from `since` to `until` (ms UTC), both included."""
        return bisect_right(self._times, until) - bisect_left(self._times, since)

    def newest(self, kind: type[Record]) -> int | None:
        """Return the latest time (ms UTC) at which a record of a kind was written; None if there is none."""
        return self._newest.get(kind)

    def of(self, kind: type[Record]) -> tuple[Ref, ...]:
        """List the records of a kind in the order of the chain."""
        there = self._numbers.get(kind.KIND, {})
        return tuple(Ref(segment, number) for segment, numbers in there.items() for number in numbers)

    def but(self, kinds: frozenset[str], after: Ref | None = None) -> int:
        """Count the records of all other kinds: all, or those of `after`'s own segment that come after it."""
        others = [there for kind, there in self._numbers.items() if kind not in kinds]
        if after is None:
            return sum(len(numbers) for there in others for numbers in there.values())
        found = (there.get(after.segment, []) for there in others)
        return sum(len(numbers) - bisect_right(numbers, after.number) for numbers in found)
