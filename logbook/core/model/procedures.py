# SPDX-License-Identifier: Apache-2.0
"""Procedures in force: which, since when, who has read them, and how far their steps are.

The text of a procedure is not here; a record names it by code, version and digest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from logbook.core.model.codes import StepResult
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Acknowledge, EndProcedure, InForce, Intervention, Step
from logbook.core.model.strikes import Strikes


@dataclass(frozen=True, slots=True)
class StepView:
    """What became of one step: when it happened (ms UTC), who says so, in which record."""

    result: StepResult
    at: int
    by: str
    ref: Ref
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """Why a procedure is no longer in force: it was ended, or `superseded_by` took its place (both in `ref`)."""

    at: int
    by: str
    ref: Ref
    superseded_by: Ref | None = None


@dataclass(frozen=True, slots=True)
class InForceView:
    """A procedure put in force: each reader's latest acknowledgement (ms UTC, record), and its steps by (bed, step)."""

    ref: Ref
    record: InForce
    since: int
    by: str
    acknowledged: Mapping[str, tuple[int, Ref]]
    steps: Mapping[tuple[str, str], StepView]
    ended: Ending | None = None
    verified: bool = True

    def acknowledged_since(self, shift_start: int) -> dict[str, tuple[int, Ref]]:
        """Return who acknowledged on this shift; `shift_start` in ms UTC."""
        return {user: at for user, at in self.acknowledged.items() if at[0] >= shift_start}


class Procedures:
    """Everything that was put in force; struck records have no effect."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._put: dict[Ref, Entry] = {}
        self._reads: dict[Ref, list[Entry]] = {}
        self._steps: dict[Ref, list[Entry]] = {}
        self._ends: dict[Ref, list[Entry]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record = entry.record
        if isinstance(record, InForce):
            self._put[entry.ref] = entry
            if record.supersedes is not None and record.supersedes in self._put and record.supersedes != entry.ref:
                self._ends.setdefault(record.supersedes, []).append(entry)
        elif isinstance(record, Step):
            self._steps.setdefault(record.procedure, []).append(entry)
        elif isinstance(record, Intervention):
            if record.procedure is not None and record.step:
                self._steps.setdefault(record.procedure, []).append(entry)
        elif isinstance(record, Acknowledge):
            self._reads.setdefault(record.procedure, []).append(entry)
        elif isinstance(record, EndProcedure):
            self._ends.setdefault(record.procedure, []).append(entry)

    def all(self) -> tuple[InForceView, ...]:
        """List every procedure put in force and not struck, in chain order."""
        return tuple(self._view(entry) for ref, entry in self._put.items() if self._strikes.stands(ref))

    def in_force(self) -> tuple[InForceView, ...]:
        """List those in force."""
        here = (entry for ref, entry in self._put.items() if self._strikes.stands(ref) and self._ending(ref) is None)
        return tuple(self._view(entry) for entry in here)

    def over(self, since: int = 0) -> tuple[Ref, ...]:
        """Name those that were ended or replaced at `since` (ms UTC, as it happened) or later, in chain order."""
        ends = ((ref, self._ending(ref)) for ref in self._put if self._strikes.stands(ref))
        return tuple(ref for ref, end in ends if end is not None and end.at >= since)

    def ended(self) -> tuple[InForceView, ...]:
        """List those that were ended."""
        return tuple(view for view in self.all() if view.ended and view.ended.superseded_by is None)

    def superseded(self) -> tuple[InForceView, ...]:
        """List those whose place another took."""
        return tuple(view for view in self.all() if view.ended and view.ended.superseded_by is not None)

    def view(self, ref: Ref) -> InForceView | None:
        """Return one procedure; None if the record is no standing procedure in force."""
        entry = self._put.get(ref)
        return self._view(entry) if entry and self._strikes.stands(ref) else None

    def _view(self, entry: Entry) -> InForceView:
        record = entry.record
        assert isinstance(record, InForce)
        return InForceView(
            ref=entry.ref,
            record=record,
            since=entry.frame.happened.at,
            by=entry.user,
            acknowledged=MappingProxyType(
                {read.user: (read.frame.happened.at, read.ref) for read in self._by_time(self._reads, entry.ref)}
            ),
            steps=MappingProxyType(dict(map(_step, self._by_time(self._steps, entry.ref)))),
            ended=self._ending(entry.ref),
            verified=entry.verified,
        )

    def _ending(self, ref: Ref) -> Ending | None:
        for end in self._by_time(self._ends, ref):
            by = end.ref if isinstance(end.record, InForce) else None
            return Ending(end.frame.happened.at, end.user, end.ref, by)
        return None

    def _by_time(self, kept: dict[Ref, list[Entry]], ref: Ref) -> list[Entry]:
        standing = [entry for entry in kept.get(ref, ()) if self._strikes.stands(entry.ref)]
        return sorted(standing, key=lambda entry: entry.frame.happened.at)


def _step(entry: Entry) -> tuple[tuple[str, str], StepView]:
    """Read a step; an intervention that names its step has done it."""
    record, at = entry.record, entry.frame.happened.at
    if isinstance(record, Step):
        return (record.bed, record.step), StepView(record.result, at, entry.user, entry.ref, record.answer)
    assert isinstance(record, Intervention)
    return (record.bed, record.step), StepView(StepResult.DONE, at, entry.user, entry.ref)
