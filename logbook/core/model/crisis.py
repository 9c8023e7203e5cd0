# SPDX-License-Identifier: Apache-2.0
"""What the ward knows of the crisis cabinet by now, and every extortion contact; struck records have no effect.

Events stand by when they happened. It decides nothing and reminds nobody: when the next meeting is, it only says.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass

from logbook.core.model.cabinet import Cabinet, CabinetEvent, Extortion
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.strikes import Strikes

_CALLS = frozenset({CabinetEvent.CALLED, CabinetEvent.ANSWERED, CabinetEvent.NO_ANSWER})


@dataclass(frozen=True, slots=True)
class CabinetView:
    """One event: when it happened (ms UTC), who wrote it, in which record."""

    at: int
    by: str
    ref: Ref
    record: Cabinet


@dataclass(frozen=True, slots=True)
class ExtortionView:
    """One contact: when it happened (ms UTC), who wrote it, in which record."""

    at: int
    by: str
    ref: Ref
    record: Extortion


@dataclass(frozen=True, slots=True)
class CabinetNow:
    """All that is known of the cabinet at one moment: its events, what convened it, what named the next meeting."""

    events: tuple[CabinetView, ...] = ()
    convened: CabinetView | None = None
    meeting: Cabinet | None = None


class Crisis:
    """The cabinet's events and the contacts, in the order they happened."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._events: list[CabinetView] = []
        self._contacts: list[ExtortionView] = []

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record, at = entry.record, entry.frame.happened.at
        if isinstance(record, Cabinet):
            insort(self._events, CabinetView(at, entry.user, entry.ref, record), key=lambda view: view.at)
        elif isinstance(record, Extortion):
            insort(self._contacts, ExtortionView(at, entry.user, entry.ref, record), key=lambda view: view.at)

    @property
    def events(self) -> tuple[CabinetView, ...]:
        """Every standing event, the newest last."""
        return tuple(view for view in self._events if self._strikes.stands(view.ref))

    @property
    def contacts(self) -> tuple[ExtortionView, ...]:
        """Every standing extortion contact, the newest last."""
        return tuple(view for view in self._contacts if self._strikes.stands(view.ref))

    @property
    def convened(self) -> CabinetView | None:
        """The event that convened the cabinet which now sits; None if none does."""
        found: CabinetView | None = None
        for view in self.events:
            if view.record.event is CabinetEvent.STOOD_DOWN:
                found = None
            elif view.record.event is CabinetEvent.CONVENED and found is None:
                found = view
        return found

    @property
    def now(self) -> CabinetNow:
        """All that is known at this moment, to be drawn later and elsewhere."""
        return CabinetNow(self.events, self.convened, self.meeting)

    @property
    def calls(self) -> tuple[CabinetView, ...]:
        """What became of the last call to each person or position since the cabinet was convened."""
        latest: dict[tuple[str, str], CabinetView] = {}
        for view in self._since():
            if view.record.event in _CALLS:
                latest[view.record.position, view.record.name] = view
        return tuple(latest.values())

    @property
    def decisions(self) -> tuple[CabinetView, ...]:
        """What was handed down since the cabinet was convened, the newest last."""
        return tuple(view for view in self._since() if view.record.event is CabinetEvent.DECISION)

    @property
    def meeting(self) -> Cabinet | None:
        """The record that last said when the cabinet meets next, since it was convened; None if nobody said."""
        said = [view.record for view in self._since() if view.record.meeting is not None]
        return said[-1] if said else None

    def _since(self) -> tuple[CabinetView, ...]:
        begun = self.convened
        return tuple(view for view in self.events if begun is None or view.at >= begun.at)
