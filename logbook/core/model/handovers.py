# SPDX-License-Identifier: Apache-2.0
"""What one shift hands to the next, as a picture of the log: bed by bed, then the ward; and what was handed over.

It shows what was read and how old that is. It judges nothing, ranks nobody and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from logbook.core.model.beds import Stay
from logbook.core.model.board import DeviceView
from logbook.core.model.codes import NOT_CHECKED, Axis
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.loops import LoopView
from logbook.core.model.outage import LevelView
from logbook.core.model.people import UserView
from logbook.core.model.procedures import InForceView
from logbook.core.model.records import FieldReading, State
from logbook.core.model.sheets import SheetView
from logbook.core.model.shiftlog import HandoverView
from logbook.core.model.topics import STORE

SHIFT = 12 * 3_600_000
"""Ms: who signed on within this counts as staff on shift."""


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One device as it is handed over; `settings` as last read, with when (ms UTC, as declared) and in which record.

    Instead of words they may be the `fields` of a bedside check.
    """

    view: DeviceView
    settings: str = ""
    settings_at: int | None = None
    settings_ref: Ref | None = None
    fields: tuple[FieldReading, ...] = ()

    @property
    def listener(self) -> str:
        """Who hears its alarms, as somebody wrote it down."""
        return self.view.axes[Axis.ALARMS].detail


@dataclass(frozen=True, slots=True)
class BedLine:
    """One bed: who lies there, which devices stand there, life support first."""

    bed: str
    stays: tuple[Stay, ...]
    devices: tuple[DeviceLine, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that is handed over. `first` and `last` are the records of the shift, None in a log without any.

    `put` and `ended` are the procedures put in force and ended since the last handover, `loops` the open
    requests, `sheets` the numbered sheets of paper that somebody still has to account for.
    """

    before: HandoverView | None
    first: Ref | None
    last: Ref | None
    level: LevelView | None
    beds: tuple[BedLine, ...]
    unchecked: tuple[str, ...]
    in_force: tuple[InForceView, ...]
    put: tuple[InForceView, ...]
    ended: tuple[InForceView, ...]
    staff: tuple[UserView, ...]
    loops: tuple[LoopView, ...] = ()
    sheets: tuple[SheetView, ...] = ()


def brief(folds: Folds, now: int) -> Brief:
    """Gather what is to be handed over at `now` (ms UTC); beds in the order of the walk."""
    before = folds.shifts.latest
    entries = folds.timeline.entries
    first = _after(entries, before.record.last) if before is not None else 0
    since = before.at if before is not None else 0
    devices = folds.devices.devices()
    running = folds.procedures.in_force()
    over = (folds.procedures.view(ref) for ref in folds.procedures.over(since))
    return Brief(
        before=before,
        first=entries[first].ref if first < len(entries) else None,
        last=entries[-1].ref if entries else None,
        level=folds.outage.current,
        beds=_beds(folds, devices),
        unchecked=tuple(view.id for view in devices if unchecked(view)),
        in_force=running,
        put=tuple(view for view in running if view.since >= since),
        ended=tuple(view for view in over if view is not None),
        staff=folds.people.on_shift(now - SHIFT),
        loops=folds.loops.open(),
        sheets=tuple(view for view in folds.sheets.all() if view.open),
    )


def unchecked(view: DeviceView) -> bool:
    """Whether nobody has looked at a device that is in the ward: not one of its axes was ever read."""
    return view.bed != STORE and all(axis.ref is None or axis.value == NOT_CHECKED for axis in view.axes.values())


def _after(entries: Sequence[Entry], last: Ref) -> int:
    return next((n + 1 for n in range(len(entries) - 1, -1, -1) if entries[n].ref == last), 0)


def _beds(folds: Folds, devices: tuple[DeviceView, ...]) -> tuple[BedLine, ...]:
    lying = folds.beds.by_bed()
    found = []
    for bed in folds.beds.walk(view.bed for view in devices):
        here = sorted((view for view in devices if view.bed == bed), key=lambda view: not view.life_support)
        if bed != STORE:
            found.append(BedLine(bed, lying.get(bed, ()), tuple(_line(folds, view) for view in here)))
    return tuple(found)


def _line(folds: Folds, view: DeviceView) -> DeviceLine:
    read = folds.set_values.of(view.id)
    if read is None:
        return DeviceLine(view)
    assert isinstance(read.record, State)
    return DeviceLine(view, read.record.settings, read.frame.happened.at, read.ref, read.record.fields)
