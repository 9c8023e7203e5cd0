# SPDX-License-Identifier: Apache-2.0
"""How many records were written in a time, and when each kind was last written: counted as they come, never anew.

Times are those of the PC's clock as it stood, steps of the clock and all; nothing is put right here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from logbook.core.model.frame import Entry, Record


class Tally:
    """The fold; struck records were written all the same."""

    def __init__(self) -> None:
        self._times: list[int] = []
        self._newest: dict[type[Record], int] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        kind, at = type(entry.record), entry.written.wall
        insort(self._times, at)
        self._newest[kind] = max(at, self._newest.get(kind, at))

    def between(self, since: int, until: int) -> int:
        """Count the records written from `since` to `until` (ms UTC), both included."""
        return bisect_right(self._times, until) - bisect_left(self._times, since)

    def newest(self, kind: type[Record]) -> int | None:
        """Return the latest time (ms UTC) at which a record of a kind was written; None if there is none."""
        return self._newest.get(kind)
