# SPDX-License-Identifier: Apache-2.0
"""A handover in words, for the window and for paper alike: the same lines, ages at the moment they were gathered.

Whatever was never read is said to be not checked; nothing is well by default.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core.model.beds import Stay
from logbook.core.model.board import AxisView, DeviceView
from logbook.core.model.clocks import Clocks
from logbook.core.model.codes import NOT_CHECKED, Axis
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now
from logbook.core.model.handovers import BedLine, Brief, DeviceLine
from logbook.core.model.procedures import InForceView
from logbook.core.model.sheets import SheetView
from logbook.core.model.shiftlog import HandoverView
from logbook.i18n import Words, ago, moment, span
from logbook.telling import checks
from logbook.telling.clocks import due_line
from logbook.telling.codes import axis_value, word
from logbook.telling.entry import bed_name
from logbook.telling.kinds import device_name
from logbook.telling.outside import troubled, waiting
from logbook.telling.paperwork import fate, form_name


@dataclass(frozen=True, slots=True)
class DeviceTold:
    """One device: its name, its axes with ages, its settings, who hears its alarms."""

    name: str
    states: tuple[str, ...]
    settings: str
    alarms: str
    life_support: bool = False


@dataclass(frozen=True, slots=True)
class BedTold:
    """One bed: its name, its patients as bed and code, its devices."""

    bed: str
    name: str
    patients: tuple[str, ...]
    devices: tuple[DeviceTold, ...]


@dataclass(frozen=True, slots=True)
class HandoverTold:
    """All of it: `ward` are facts (name, lines), `sealed` names the records of the shift."""

    beds: tuple[BedTold, ...]
    ward: tuple[tuple[str, tuple[str, ...]], ...]
    since: str
    sealed: str


def with_devices(words: Words, devices: Iterable[DeviceView]) -> tuple[str, ...]:
    """Say which patients were written down with the devices of a bed: where nobody was brought to it, that is known."""
    codes = dict.fromkeys(view.patient for view in devices if view.patient)
    return tuple(words("{code}, written with a device").format(code=code) for code in codes)


@dataclass(frozen=True, slots=True)
class Handing:
    """What the words are made from: the language, the log, and the moment."""

    words: Words
    folds: Folds
    now: Now

    def told(self, brief: Brief) -> HandoverTold:
        """Say everything."""
        return HandoverTold(
            tuple(self.bed(line) for line in brief.beds), self.ward(brief), self._since(brief.before), sealed(brief)
        )

    def bed(self, line: BedLine) -> BedTold:
        """Say one bed."""
        return BedTold(
            line.bed,
            bed_name(self.words, line.bed),
            tuple(self._patient(stay) for stay in line.stays)
            or with_devices(self.words, (one.view for one in line.devices)),
            tuple(self._device(one) for one in line.devices),
        )

    def ward(self, brief: Brief) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Say what is true of the whole ward, each fact under its name; what there is nothing of says so."""
        words, none = self.words, self.words("none")
        level = self.words("not declared")
        if brief.level is not None:
            since = words("since {time}").format(time=moment(words, brief.level.at, self.now.zone))
            level = f"{word(words, brief.level.level)}, {since}"
        changes = [
            *(words("put in force: {what}").format(what=self._procedure(one)) for one in brief.put),
            *(words("ended: {what}").format(what=self._procedure(one)) for one in brief.ended),
        ]
        unchecked = ", ".join(device_name(self.folds, one, words) for one in brief.unchecked)
        facts = (
            (words("Level"), (level,)),
            (words("Systems"), troubled(words, self.folds.systems, self.now.wall)),
            (words("Procedures in force"), tuple(self._procedure(one) for one in brief.in_force)),
            (words("Changed since the last handover"), tuple(changes)),
            (words("Devices not checked"), (unchecked,) if unchecked else ()),
            (words("Open loops"), waiting(words, self.folds.loops, self.now.wall)),
            (words("Paper forms out"), tuple(self._sheet(one) for one in brief.sheets)),
            (words("Clocks"), (due_line(self.folds.clocks, self.now.wall, words), *self._offsets(self.folds.clocks))),
            (words("Staff on"), tuple(f"{one.name or one.user}, {word(words, one.role)}" for one in brief.staff)),
        )
        return tuple((name, lines or (none,)) for name, lines in facts)

    def _patient(self, stay: Stay) -> str:
        since = self.words("here {span}").format(span=span(self.words, max(0, self.now.wall - stay.since)))
        return " · ".join(filter(None, (stay.key, stay.alias, since)))

    def _device(self, line: DeviceLine) -> DeviceTold:
        words, view = self.words, line.view
        read = [self._axis(view.axes[axis]) for axis in Axis if axis is not Axis.ALARMS and _seen(view.axes[axis])]
        unseen = [word(words, axis) for axis in Axis if axis is not Axis.ALARMS and not _seen(view.axes[axis])]
        if unseen:
            read.append(words("not checked: {axes}").format(axes=", ".join(unseen)))
        settings = words("settings not read")
        read_as = " · ".join(filter(None, (line.settings, checks.line(words, line.fields))))
        if read_as and line.settings_at is not None:
            settings = f"{read_as} ({ago(words, max(0, self.now.wall - line.settings_at))})"
        return DeviceTold(
            device_name(self.folds, view.id, words), tuple(read), settings, self._alarms(view), view.life_support
        )

    def _alarms(self, view: DeviceView) -> str:
        axis = view.axes[Axis.ALARMS]
        return self._axis(axis) if _seen(axis) else self.words("alarms not checked")

    def _axis(self, view: AxisView) -> str:
        words = self.words
        values = [axis_value(words, view.axis, view.value)]
        values += [axis_value(words, view.axis, value) for value, _, _ in view.undecided]
        told = f"{word(words, view.axis)}: {' / '.join(values)}"
        aside = [view.detail] if view.detail else []
        if view.age_at is not None:
            aside.append(ago(words, max(0, self.now.wall - view.age_at)))
        return f"{told} ({', '.join(aside)})" if aside else told

    def _procedure(self, view: InForceView) -> str:
        record = view.record
        version = self.words("version {version}").format(version=record.version)
        since = self.words("since {time}").format(time=moment(self.words, view.since, self.now.zone))
        return f"{record.code} {record.title}, {version}, {since}"

    def _sheet(self, view: SheetView) -> str:
        """Say one sheet: its number and form, where it is, and what became of it."""
        words = self.words
        number = words("Form no. {serial}").format(serial=view.serial)
        bed = bed_name(words, view.bed) if view.bed else ""
        told = (f"{number}, {form_name(words, view.form)}", bed, view.place, fate(words, view.event))
        return " · ".join(filter(None, told))

    def _offsets(self, clocks: Clocks) -> tuple[str, ...]:
        words = self.words
        told = []
        for one in clocks.statement().latest:
            pattern = (
                words("this PC is {span} ahead of {clock}")
                if one.offset >= 0
                else words("this PC is {span} behind {clock}")
            )
            clock = one.device or word(words, one.clock)
            told.append(pattern.format(span=span(words, one.offset), clock=clock))
        return tuple(told)

    def _since(self, before: HandoverView | None) -> str:
        words = self.words
        if before is None:
            return words("There was no handover yet: the shift counts from the first record.")
        told = words("Last handover {ref}: {time}, {giver} to {taker}.")
        people = self.folds.people
        return told.format(
            ref=before.ref, time=moment(words, before.at, self.now.zone), giver=people.name(before.by),
            taker=people.name(before.taken_by or before.record.receiver) or words("nobody named"),
        )  # fmt: skip


def sealed(brief: Brief) -> str:
    """Name the records of the shift: "A·214 – A·377"; empty for a log without any since."""
    return f"{brief.first} – {brief.last}" if brief.first is not None and brief.last is not None else ""


def _seen(view: AxisView) -> bool:
    return view.ref is not None and view.value != NOT_CHECKED
