# SPDX-License-Identifier: Apache-2.0
"""Which entries are on the screen and in which order; the newest is row 0. It holds numbers, never pictures.

A long log is searched from its newest end, some entries at a time, so that the first finds are there at once and
nobody who types ever waits for the rest.
"""

from __future__ import annotations

from bisect import insort_left, insort_right

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.timeline import Filter
from logbook.core.model.topics import plain_letters
from logbook.telling.entry import device_called, place_called

AT_ONCE, WORDS_AT_ONCE = 1_000, 200
"""Entries looked through in one go, by their marks or by their words: some milliseconds on an old PC."""


class Shown:
    """A search over the log that keeps up with what is written."""

    def __init__(self, folds: Folds) -> None:
        self._folds = folds
        self._new: list[Ref] = []
        self._old: list[Ref] = []
        self._seen = 0
        self._left = 0
        self._places: dict[str, str] = {}
        self._devices: dict[str, frozenset[str]] = {}
        self.query = ""
        self.only = Filter()
        self.by_time = False

    def __len__(self) -> int:
        return len(self._new) + len(self._old)

    def ref(self, row: int) -> Ref:
        """Return the entry on a row, 0 being the newest."""
        new = len(self._new)
        return self._new[-1 - row] if row < new else self._old[row - new]

    @property
    def asked(self) -> bool:
        """Whether somebody searches or filters."""
        return bool(self.query.strip()) or self.only != Filter()

    @property
    def searching(self) -> bool:
        """Whether a part of the log is still to be searched."""
        return self._left > 0

    def begin(self) -> None:
        """Search anew: the newest entries now, the rest with `go_on`."""
        self._new, self._old = [], []
        self._seen = self._left = len(self._folds.timeline.entries)
        self._learn()
        self.go_on()

    def go_on(self) -> int:
        """Search the next entries back in time; the count of rows that came, at the end unless they stand by time."""
        many = WORDS_AT_ONCE if self.query.strip() else AT_ONCE
        rows = range(self._left - 1, max(self._left - many, 0) - 1, -1)
        self._left = rows.stop + 1
        found = self._search(rows)
        if self.by_time:
            for ref in found:
                insort_right(self._old, ref, key=self._latest_first)
        else:
            self._old += found
        return len(found)

    def extend(self) -> int | None:
        """Take in what the log has gained: the count of new rows at the top, or None where all rows may be others."""
        entries = self._folds.timeline.entries
        first, self._seen = self._seen, len(entries)
        if first == self._seen:
            return 0
        self._learn()
        new = self._search(range(first, self._seen))
        if self.by_time:
            for ref in new:
                insort_left(self._old, ref, key=self._latest_first)
            return None if new else 0
        self._new += new
        return len(new)

    def _learn(self) -> None:
        """Learn the names of the places and devices there are, if anybody asks for one by its name."""
        asked = plain_letters(self.query)
        beds = self._folds.timeline.beds if asked.strip() else ()
        self._places = {name: bed for bed in beds for name in place_called(bed) if name in asked}
        views = self._folds.devices.devices() if asked.strip() else ()
        kinds = [(view.id, device_called(view.description.type)) for view in views]
        self._devices = {
            word: frozenset(device for device, called in kinds if word in called) for word in asked.split()
        }

    def _search(self, rows: range) -> list[Ref]:
        return self._folds.timeline.search(self.query, self.only, rows, self._places, self._devices)

    def _latest_first(self, ref: Ref) -> int:
        return -self._folds.timeline.entry(ref).frame.happened.at
