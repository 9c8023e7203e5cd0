# SPDX-License-Identifier: Apache-2.0
"""The ward's downtime level, by what happened: which is in force, since when, and when the outage began.

A level is what somebody declared, never what the program guesses.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass

from logbook.core.model.codes import Level
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import LevelSet
from logbook.core.model.strikes import Strikes


@dataclass(frozen=True, slots=True)
class LevelView:
    """One declared level: from when (ms UTC, as declared), by whom, in which record."""

    level: Level
    at: int
    by: str
    ref: Ref
    record: LevelSet


class Outage:
    """Levels declared, struck ones left out."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._declared: list[LevelView] = []

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record = entry.record
        if isinstance(record, LevelSet):
            view = LevelView(record.level, entry.frame.happened.at, entry.user, entry.ref, record)
            insort(self._declared, view, key=lambda view: view.at)

    @property
    def history(self) -> tuple[LevelView, ...]:
        """All standing declarations in the order they happened."""
        return tuple(view for view in self._declared if self._strikes.stands(view.ref))

    @property
    def current(self) -> LevelView | None:
        """The level in force; None if nobody declared one. Declared again, it counts from the first time in a row."""
        found: LevelView | None = None
        for view in reversed(self.history):
            if found is not None and view.level is not found.level:
                break
            found = view
        return found

    @property
    def first(self) -> LevelView | None:
        """The level that began the outage: the first other than R0 after the last R0; None if there is none."""
        found: LevelView | None = None
        for view in reversed(self.history):
            if view.level is Level.R0:
                break
            found = view
        return found

    @property
    def began(self) -> int | None:
        """When the outage began (ms UTC); None if there is none."""
        return self.first.at if self.first else None
