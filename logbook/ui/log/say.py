# SPDX-License-Identifier: Apache-2.0
"""What each kind of record says, in the reader's words: a title and, where there is more, a body.

Codes become words here; what people typed stays as they typed it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from logbook.core.model.codes import DeviceType, StepResult
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Raw, Record
from logbook.core.model.records import (
    Acknowledge,
    AxisReading,
    ClockCheck,
    Completion,
    Correction,
    Device,
    EndProcedure,
    InForce,
    Intervention,
    LevelSet,
    Move,
    Note,
    Person,
    State,
    Step,
    Vouch,
    Witness,
)
from logbook.core.model.topics import STORE, kind_of
from logbook.core.model.traces import (
    Carried,
    ClockStep,
    Export,
    Printed,
    Resume,
    SealedNote,
    SignOn,
    Start,
    WrongPin,
)
from logbook.i18n import Words, clock_time, span
from logbook.names import kind_name, name_of, value_of


@dataclass(frozen=True)
class Said:
    """A record in words."""

    title: str
    body: str = ""


class Sayer:
    """Puts records into one language, with the names the log knows."""

    def __init__(self, words: Words, folds: Folds) -> None:
        self._words = words
        self._folds = folds
        self._sayings = self._table()

    def say(self, entry: Entry) -> Said:
        """Return an entry's own words; a kind this program does not know is shown as it is."""
        saying = self._sayings.get(type(entry.record))
        said = saying(entry.record) if saying else Said(self.kind(entry.record))
        return said if said.title else Said(self.kind(entry.record), said.body)

    def kind(self, record: Record) -> str:
        """Return the name of the record's kind."""
        return kind_name(self._words, kind_of(record))

    def person(self, user: str) -> str:
        """Return a person's name; the program's own records are the program's."""
        return self._folds.people.name(user) or self._words("the program")

    def device(self, device: str) -> str:
        """Return "Ventilator VM-07", or the number alone where the log knows no more."""
        view = self._folds.devices.device(device)
        if view is None or view.description.type is DeviceType.OTHER:
            return device
        return f"{name_of(self._words, view.description.type)} {device}"

    def bed(self, bed: str) -> str:
        """Return "Bed 7", or the name of the place that is no bed."""
        if bed == STORE:
            return self._words("Store")
        return self._words("Bed {bed}").format(bed=bed) if bed else ""

    def readings(self, readings: tuple[AxisReading, ...]) -> str:
        """Return axis readings as "network: cable out by us · mode: stand-alone"."""
        return " · ".join(self._reading(reading) for reading in readings)

    def _reading(self, reading: AxisReading) -> str:
        said = f"{name_of(self._words, reading.axis)}: {value_of(self._words, reading.value)}"
        return f"{said} ({reading.detail})" if reading.detail else said

    def _table(self) -> dict[type[Record], Callable[[Any], Said]]:
        words = self._words
        return {
            Note: lambda r: _headed(r.text),
            Intervention: self._intervention,
            Completion: self._completion,
            Device: self._device,
            State: self._state,
            Move: self._move,
            LevelSet: self._level,
            InForce: lambda r: Said(words("In force: {code} {title}").format(code=r.code, title=r.title), r.reason),
            Step: self._step,
            Acknowledge: lambda r: Said(words("Read the procedure {ref}").format(ref=r.procedure)),
            EndProcedure: lambda r: Said(words("Ended the procedure {ref}").format(ref=r.procedure), r.text),
            Person: self._enrolled,
            Vouch: lambda r: Said(words("Vouched for {name}").format(name=self.person(r.user))),
            SignOn: self._sign_on,
            WrongPin: lambda r: Said(words("Wrong PIN for {name}").format(name=self.person(r.user))),
            Correction: lambda r: Said(words("Struck out")),  # noqa: ARG005 - all of the table take the record
            Witness: lambda r: Said(f"{name_of(words, r.meaning)}: {r.target}", r.text),
            ClockCheck: self._clock_check,
            ClockStep: self._clock_step,
            Export: self._export,
            Printed: lambda r: Said(words("Printed: {what}").format(what=r.what)),
            SealedNote: self._sealed,
            Carried: self._carried,
            Start: lambda r: Said(words("Log of {ward}, {hospital} begun").format(ward=r.ward, hospital=r.hospital)),
            Resume: lambda r: Said(words("Program started"), r.program),
            Raw: lambda r: Said(r.kind, "\n".join(f"{name}: {text}" for name, text in r.parts)),
        }  # fmt: skip

    def _intervention(self, record: Intervention) -> Said:
        act = name_of(self._words, record.act)
        about = self.device(record.device) if record.device else self.bed(record.bed)
        if about and record.bed and record.device:
            about = f"{about}, {self.bed(record.bed)}"
        title = f"{about}: {act}" if about else act[:1].upper() + act[1:]
        if record.second_device:
            title = f"{title} → {self.device(record.second_device)}"
        body = (record.text, record.reason, record.effect_text, record.follow_up)
        return Said(title, "\n".join(filter(None, body)))

    def _completion(self, record: Completion) -> Said:
        words = self._words
        parts = [name_of(words, item) for item in record.supplies]
        title = words("{ref} completed: {what}").format(ref=record.target, what=", ".join(parts))
        said = [words("clinical yes: {name}").format(name=record.yes_by)] if record.yes_by else []
        said += [", ".join(name_of(words, item) for item in record.backups), record.effect_text]
        return Said(title, "\n".join(filter(None, said)))

    def _device(self, record: Device) -> Said:
        what = " ".join(filter(None, (record.maker, record.model, record.serial)))
        kind = name_of(self._words, record.type)
        title = f"{kind} {record.device}"
        if record.bed:
            title = f"{title}, {self.bed(record.bed)}"
        return Said(title, "\n".join(filter(None, (what, record.remark))))

    def _state(self, record: State) -> Said:
        said = self.readings(record.readings)
        if record.as_before:
            as_before = self._words("checked, as before")
            said = f"{as_before} · {said}" if said else as_before
        body = "\n".join(filter(None, (record.text, record.settings)))
        return Said(f"{self.device(record.device)}: {said}" if said else self.device(record.device), body)

    def _move(self, record: Move) -> Said:
        words = self._words
        device, to = self.device(record.device), self.bed(record.to_bed)
        title = words("{device} moved to {place}").format(device=device, place=to)
        if record.replaces:
            title = words("{device} replaces {other}, {place}").format(
                device=device, other=self.device(record.replaces), place=to
            )
        return Said(title, record.text)

    def _level(self, record: LevelSet) -> Said:
        title = self._words("Level {level}: {name}").format(
            level=record.level.value, name=name_of(self._words, record.level)
        )
        return Said(title, "\n".join(filter(None, (record.authority, record.text))))

    def _step(self, record: Step) -> Said:
        words = self._words
        results = {
            StepResult.DONE: words("step {step} of {ref} done"),
            StepResult.NOT_DONE: words("step {step} of {ref} not done"),
            StepResult.NOT_APPLICABLE: words("step {step} of {ref} does not apply"),
        }
        title = results[record.result].format(step=record.step, ref=record.procedure)
        return Said(title[:1].upper() + title[1:], "\n".join(filter(None, (record.answer, record.text))))

    def _enrolled(self, record: Person) -> Said:
        words = self._words
        text = words("Enrolled: {name}, {role}") if record.listed else words("Not on the list: {name}, {role}")
        return Said(text.format(name=record.name or record.user, role=name_of(words, record.role)), record.number)

    def _clock_check(self, record: ClockCheck) -> Said:
        words = self._words
        ahead, off = record.pc - record.shown, span(words, record.pc - record.shown)
        text = (
            words("This PC is {span} ahead of: {clock}") if ahead >= 0 else words("This PC is {span} behind: {clock}")
        )
        return Said(text.format(span=off, clock=name_of(words, record.clock)), record.text)

    def _clock_step(self, record: ClockStep) -> Said:
        words = self._words
        text = (
            words("Clock of this PC set forward {span}")
            if record.step > 0
            else words("Clock of this PC set back {span}")
        )
        return Said(text.format(span=span(words, record.step)))

    def _sign_on(self, record: SignOn) -> Said:
        words = self._words
        text = words("{name} signed on") if record.on else words("{name} signed off")
        return Said(text.format(name=self.person(record.user)))

    def _export(self, record: Export) -> Said:
        text = self._words("Exported entries {first} to {last} as a signed PDF")
        return Said(text.format(first=record.first, last=record.last))

    def _carried(self, record: Carried) -> Said:
        words = self._words
        text = words("Carried over from {ref}: {kind}")
        return Said(text.format(ref=record.origin, kind=kind_name(words, record.kind)))

    def _sealed(self, record: SealedNote) -> Said:
        words = self._words
        headed = _headed(record.text)
        who = ", ".join(filter(None, (record.name, record.role)))
        at = clock_time(record.wall, record.zone)
        said = words("written {time} without signing in by {who}").format(time=at, who=who or words("nobody named"))
        return Said(headed.title, "\n".join(filter(None, (headed.body, said))))


def _headed(text: str) -> Said:
    first, _, rest = text.strip().partition("\n")
    return Said(first, rest.strip())
