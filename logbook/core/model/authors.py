# SPDX-License-Identifier: Apache-2.0
"""What each person wrote, in the order it happened: put in its place as it comes, so that nobody goes through the log.

Struck entries stay; the program's own traces are left out, as they are on every page that asks here.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from logbook.core.model.frame import Entry
from logbook.core.model.timeline import QUIET
from logbook.core.model.topics import kind_of


class Authors:
    """The fold. What somebody let somebody else write for them is their own."""

    def __init__(self) -> None:
        self._of: dict[str, list[Entry]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        if kind_of(entry.record) not in QUIET:
            insort(self._of.setdefault(entry.user, []), entry, key=_when)

    def of(self, user: str, since: int = 0) -> tuple[Entry, ...]:
        """List what somebody wrote, from `since` (ms UTC, as it happened); of one time as it was written."""
        mine = self._of.get(user, [])
        return tuple(mine[bisect_left(mine, since, key=_when) :])

    def since(self, at: int) -> Iterator[Entry]:
        """Go through what everybody wrote of the time from `at` (ms UTC), one person after the other."""
        for user in self._of:
            yield from self.of(user, at)


def _when(entry: Entry) -> int:
    return entry.frame.happened.at
