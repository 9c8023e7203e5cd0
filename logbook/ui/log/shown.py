# SPDX-License-Identifier: Apache-2.0
"""Which entries are on the screen and in which order; the newest is row 0. It holds numbers, never pictures."""

from __future__ import annotations

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.timeline import QUIET, Filter
from logbook.core.model.topics import kind_of


class Shown:
    """A search over the log that keeps up with what is written."""

    def __init__(self, folds: Folds) -> None:
        self._folds = folds
        self._refs: list[Ref] = []
        self._seen = 0
        self.query = ""
        self.only = Filter()
        self.by_time = False

    def __len__(self) -> int:
        return len(self._refs)

    def ref(self, row: int) -> Ref:
        """Return the entry on a row, 0 being the newest."""
        return self._refs[-1 - row]

    def row_of(self, ref: Ref) -> int:
        """Return the row of an entry, -1 if it is not shown."""
        return len(self._refs) - 1 - self._refs.index(ref) if ref in self._refs else -1

    @property
    def asked(self) -> bool:
        """Whether somebody searches or filters."""
        return bool(self.query.strip()) or self.only != Filter()

    def rebuild(self) -> None:
        """Search anew."""
        timeline = self._folds.timeline
        self._refs = timeline.search(self.query, self.only)
        self._seen = len(timeline.entries)
        if self.by_time:
            self._refs.sort(key=lambda ref: timeline.entry(ref).frame.happened.at)

    def extend(self) -> int | None:
        """Take in what the log has gained: the count of new rows at the top, or None where all rows may be others."""
        entries = self._folds.timeline.entries
        if self._seen == len(entries):
            return 0
        if self.asked or self.by_time:
            self.rebuild()
            return None
        new = [entry.ref for entry in entries[self._seen :] if not _quiet(entry)]
        self._seen = len(entries)
        self._refs += new
        return len(new)


def _quiet(entry: Entry) -> bool:
    return kind_of(entry.record) in QUIET
