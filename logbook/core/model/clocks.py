# SPDX-License-Identifier: Apache-2.0
"""The clocks of a ward: what the PC's clock did, and how far others were from it.

Nothing is put right here: original times stay what they were, this only says how far they can be believed.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import Entry, Ref, Written
from logbook.core.model.records import ClockCheck
from logbook.core.model.strikes import Strikes
from logbook.core.model.traces import ClockStep, Resume

JUMP = 2_000
"""Ms by which the wall clock may leave the time since boot before it counts as a step (security research 3.11)."""

SHIFT = 8 * 3_600_000
"""Ms after which clocks should be compared again: once a shift."""

_MINUTE = 60_000
_DRIFT = 5_000
"""One ms in so many is a slow clock, not a step (200 parts per million)."""


@dataclass(frozen=True, slots=True)
class Session:
    """One start of the program; `boot` is the machine's own name for its time since power-on, empty if not told."""

    segment: str
    number: int
    first: Ref
    wall: int
    program: str = ""
    machine: str = ""
    boot: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """The PC's wall clock moved by `step` ms; `told` says whether the program recorded it, or the numbers show it."""

    ref: Ref
    wall: int
    step: int
    told: bool


@dataclass(frozen=True, slots=True)
class Offset:
    """By a clock check: the PC's clock minus the other, in ms, give or take `error` ms; `wall` is when (PC, ms UTC)."""

    clock: ClockUsed
    device: str
    offset: int
    error: int
    wall: int
    by: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class ClockStatement:
    """What an export says about time."""

    sessions: tuple[Session, ...]
    steps: tuple[Step, ...]
    checks: tuple[Offset, ...]
    latest: tuple[Offset, ...]
    first: int | None
    last: int | None

    @property
    def untold(self) -> tuple[Step, ...]:
        """Steps that the numbers show and no record tells."""
        return tuple(step for step in self.steps if not step.told)


class Clocks:
    """Sessions, steps and checks of all segments."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._sessions: dict[tuple[str, int], Session] = {}
        self._steps: list[Step] = []
        self._checks: list[Offset] = []
        self._doubled: list[tuple[int, int]] = []
        self._segment = ""
        self._before: Written | None = None
        self._first: int | None = None

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record, now = entry.record, entry.written
        self._follow(entry)
        if isinstance(record, ClockStep):
            self._steps.append(Step(entry.ref, now.wall, record.step, told=True))
        elif isinstance(record, ClockCheck):
            self._checks.append(offset_of(entry, record))
        self._segment, self._before = entry.ref.segment, now
        if self._first is None:
            self._first = now.wall

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All starts of the program, in order."""
        return tuple(self._sessions.values())

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps of the PC's clock, told or only seen."""
        return tuple(self._steps)

    @property
    def checks(self) -> tuple[Offset, ...]:
        """All standing clock checks, in order."""
        return tuple(check for check in self._checks if self._strikes.stands(check.ref))

    def latest(self, clock: ClockUsed, device: str = "") -> Offset | None:
        """Return the last standing check of one clock; `device` tells the clocks of devices apart."""
        found = (check for check in reversed(self.checks) if (check.clock, check.device) == (clock, device))
        return next(found, None)

    def doubled(self, at: int) -> bool:
        """Whether a moment (ms UTC) falls into hours that the wall clock showed twice, as on an autumn night."""
        return any(least <= at <= most for least, most in self._doubled)

    def due(self, wall: int) -> bool:
        """Whether the clocks should be compared: nobody did in this shift, or this PC's clock stepped since."""
        last = self.checks[-1] if self.checks else None
        if last is None or abs(wall - last.wall) > SHIFT:
            return True
        return any(step.ref > last.ref for step in self._steps)

    def statement(self) -> ClockStatement:
        """Gather what an export says about time."""
        latest = {(check.clock, check.device): check for check in self.checks}
        last = self._before.wall if self._before else None
        return ClockStatement(self.sessions, self.steps, self.checks, tuple(latest.values()), self._first, last)

    def _follow(self, entry: Entry) -> None:
        record, now, before = entry.record, entry.written, self._before
        key = (entry.ref.segment, now.session)
        if isinstance(record, Resume):
            told = (record.program, record.machine, record.boot)
            self._sessions[key] = Session(*key, entry.ref, now.wall, *told)
        elif key not in self._sessions:
            self._sessions[key] = Session(*key, entry.ref, now.wall)
        if before is not None and before.zone > now.zone:
            again = (before.zone - now.zone) * _MINUTE
            self._doubled.append((min(before.wall, now.wall) - again, max(before.wall, now.wall) + again))
        if before is None or isinstance(record, ClockStep):
            return
        if (self._segment, before.session) == key:
            moved, passed = now.wall - before.wall, now.boot - before.boot
            if abs(moved - passed) > JUMP + abs(passed) // _DRIFT:
                self._steps.append(Step(entry.ref, now.wall, moved - passed, told=False))


def offset_of(entry: Entry, check: ClockCheck) -> Offset:
    """Read a clock check."""
    return Offset(
        clock=check.clock,
        device=check.device,
        offset=check.pc - check.shown,
        error=abs(check.error) * 1000,
        wall=check.pc,
        by=entry.user,
        ref=entry.ref,
    )
