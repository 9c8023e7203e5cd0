# SPDX-License-Identifier: Apache-2.0
"""The device board by what happened: where each device is, and what was last seen of each of its axes.

A late entry goes where it belongs in time, a struck one has no effect, and nothing is ever well by default. What
was read before an outage stays with its age: declaring a level must not make bad news vanish.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from logbook.core.model.bedside import ActRequest, Custody, Dossier
from logbook.core.model.board import AxisView, BedView, DeviceView, FieldView, Look, lay_out, natural_order
from logbook.core.model.codes import Act, Axis, DeviceType
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.outage import Outage
from logbook.core.model.readings import Line, Patience, Reading, Readings
from logbook.core.model.records import ClockCheck, Device, Intervention, LevelSet, Move, Note, State
from logbook.core.model.strikes import Strikes
from logbook.core.model.topics import devices_of, places_of
from logbook.core.model.traces import ClockStep

_LOOKS = frozenset({Act.CHECK, Act.ALARM_TEST})
_ABOUT_DEVICES = frozenset({Device, State, Move, Intervention, Note, ClockCheck, ActRequest, Custody, Dossier})


class _Known:
    """Everything kept of one device."""

    def __init__(self, strikes: Strikes, line: Line, device: str) -> None:
        self.described: list[Entry] = []
        self.named: list[tuple[Entry, int]] = []
        self.history: list[Ref] = []
        self.places = Readings(strikes, line, device)
        self.looks = Readings(strikes, line, device)
        self.axes = {axis: Readings(strikes, line, device) for axis in Axis}
        self.fields: dict[str, Readings] = {}
        self.view: DeviceView | None = None
        self.seen = 0


class DeviceBoard:
    """All devices of the ward."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._line = Line(self._strikes)
        self._outage = Outage()
        self._devices: dict[str, _Known] = {}
        self._touched: dict[Ref, tuple[str, ...]] = {}
        self._level_shifts: dict[Ref, int] = {}
        self._order = 0
        self._patience, self._lookups = Patience(), Patience()
        self._changes = 1
        self._began: tuple[int, tuple[int, int] | None] = (0, None)

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._order += 1
        self._patience.earn()
        self._lookups.earn()
        self._outage.apply(entry)
        self._strike(entry)
        kind = type(entry.record)
        if kind in _ABOUT_DEVICES:
            self._take(entry)
        if kind is LevelSet:
            self._level_shifts[entry.ref] = self._line.shift
            self._changes += 1
        elif kind is ClockStep or kind is ClockCheck:
            self._line.apply(entry)
            self._changes += 1

    def devices(self) -> tuple[DeviceView, ...]:
        """List every device that a standing record describes, reads or places, by id as people count."""
        views = (self.device(device) for device in self._devices)
        return tuple(sorted((view for view in views if view), key=lambda view: natural_order(view.id)))

    def device(self, device: str) -> DeviceView | None:
        """Return one device; None if no standing record makes it known."""
        known = self._devices.get(device)
        if known is None:
            return None
        if known.view is None or known.seen != self._changes:
            there = any(self._strikes.stands(entry.ref) for entry, _ in known.named)
            known.view, known.seen = self._view(device, known) if there else None, self._changes
        return known.view

    def bed_of(self, device: str) -> str:
        """Return where a device stands as far as the log goes; empty where nobody said so or it takes long to tell."""
        known = self._devices.get(device)
        place = known.places.soon(self._lookups) if known else None
        return place.value if place else ""

    def beds(self) -> tuple[BedView, ...]:
        """Lay the devices out by bed: 1, 2, … 10, other names, the store, nowhere."""
        return lay_out(self.devices())

    def _take(self, entry: Entry) -> None:
        record = entry.record
        places = self._placed(entry)
        devices = tuple(dict.fromkeys((*devices_of(record), *(device for device, _ in places))))
        self._touched[entry.ref] = devices
        for device in devices:
            known = self._devices.get(device)
            if known is None:
                known = self._devices[device] = _Known(self._strikes, self._line, device)
            known.history.append(entry.ref)
            known.view = None
            if not isinstance(record, Note | ClockCheck):
                known.named.append((entry, self._line.shift))
        for device, bed in places:
            patient = record.patient if isinstance(record, Device | Move) and device == devices[0] else ""
            self._devices[device].places.add(self._reading(entry, device, bed, patient))
        if isinstance(record, Device) and record.device:
            self._devices[record.device].described.append(entry)
        elif isinstance(record, State | Intervention) and record.device:
            self._read(entry, record, self._devices[record.device])

    def _placed(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        """Say what the entry moves; a description that only repeats the bed of the one before moves nothing."""
        record, places = entry.record, places_of(entry.record)
        if isinstance(record, Device):
            before = self._description(self._devices.get(record.device), self._patience)
            return () if before and before.bed == record.bed else places
        if isinstance(record, Intervention) and record.act is Act.SWAP:
            first = self._devices.get(record.device)
            stood = first.places.soon(self._patience) if first else None
            return tuple((device, bed or (stood.value if stood else "")) for device, bed in places)
        return places

    def _read(self, entry: Entry, record: State | Intervention, known: _Known) -> None:
        as_before = isinstance(record, State) and record.as_before
        if isinstance(record, Intervention) and record.act not in _LOOKS and not record.readings:
            return
        look = self._reading(entry, record.device, "", "")
        known.looks.add(look)
        given = {reading.axis: reading for reading in record.readings}
        for axis, reading in given.items():
            known.axes[axis].add(look.saying(reading.value, reading.detail))
        for field in record.fields if isinstance(record, State) else ():
            kept = known.fields.setdefault(field.field, Readings(self._strikes, self._line, record.device))
            kept.add(look.saying(field.value, ""))
        if as_before:
            for axis in known.axes.keys() - given.keys():
                _confirm(known.axes[axis], look, self._patience)

    def _reading(self, entry: Entry, device: str, value: str, detail: str) -> Reading:
        shift = self._line.shift
        return Reading(value, detail, entry, shift, self._order, self._line.span(entry, device, shift))

    def _strike(self, entry: Entry) -> None:
        for ref in self._strikes.apply(entry):
            for device in self._touched.get(ref, ()):
                self._devices[device].view = None
            if self._line.settle(ref) or ref in self._level_shifts:
                self._changes += 1

    def _description(self, known: _Known | None, patience: Patience | None = None) -> Device | None:
        for entry in reversed(known.described if known else ()):
            if patience is not None and not patience.spend(1):
                return None
            if self._strikes.stands(entry.ref):
                assert isinstance(entry.record, Device)
                return entry.record
        return None

    def _view(self, device: str, known: _Known) -> DeviceView:
        description = self._description(known)
        place, look = known.places.latest(), known.looks.latest()
        since = self._unread_since(known)
        return DeviceView(
            description=description or Device(device=device, type=DeviceType.OTHER),
            known=description is not None,
            bed=place.value if place else "",
            bed_since=place.entry.frame.happened.at if place else None,
            patient=place.detail if place else "",
            axes=MappingProxyType({axis: self._axis(axis, known.axes[axis], since) for axis in Axis}),
            last_check=Look(*self._when(look), look.entry.user, look.ref) if look else None,
            history=tuple(known.history),
            fields=MappingProxyType(dict(self._fields(known))),
        )

    def _fields(self, known: _Known) -> Iterator[tuple[str, FieldView]]:
        for code, readings in known.fields.items():
            latest = readings.latest()
            if latest is not None:
                yield code, FieldView(code, latest.value, *self._when(latest), latest.entry.user, latest.ref)

    def _axis(self, axis: Axis, readings: Readings, since: tuple[int, int]) -> AxisView:
        latest = readings.latest()
        if latest is None:
            return AxisView(axis, at=since[0], age_at=since[1])
        at, age_at = self._when(latest)
        return AxisView(
            axis=axis,
            value=latest.value,
            detail=latest.detail,
            at=at,
            age_at=age_at,
            by=latest.entry.user,
            ref=latest.source or latest.ref,
            checked=latest.ref if latest.source else None,
            certainty=latest.entry.frame.happened.certainty,
            undecided=tuple((rival.value, rival.detail, rival.ref) for rival in readings.rivals()),
            history=tuple(reading.ref for reading in readings.standing()),
            verified=latest.entry.verified,
        )

    def _when(self, reading: Reading) -> tuple[int, int]:
        return reading.entry.frame.happened.at, reading.span.at + self._line.shift

    def _unread_since(self, known: _Known) -> tuple[int, int]:
        """Since when nobody looked: since the device was first named, or since the outage began if that is later."""
        named = next(
            (entry.frame.happened.at, shift) for entry, shift in known.named if self._strikes.stands(entry.ref)
        )
        times = [time for time in (named, self._outage_since()) if time]
        at, shift = max(times, key=lambda time: time[0] - time[1])
        return at, at - shift + self._line.shift

    def _outage_since(self) -> tuple[int, int] | None:
        if self._began[0] != self._changes:
            level = self._outage.first
            self._began = (self._changes, (level.at, self._level_shifts[level.ref]) if level else None)
        return self._began[1]


def _confirm(readings: Readings, look: Reading, patience: Patience) -> None:
    """`As before` repeats what the board showed when it was written.

    It says nothing where that was undecided, or where the look itself came before what was shown.
    """
    latest = readings.settled(patience)
    if latest is not None and latest.span.at <= look.span.at:
        readings.add(look.saying(latest.value, latest.detail, latest.source or latest.ref))
