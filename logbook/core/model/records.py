# SPDX-License-Identifier: Apache-2.0
"""Every kind of record that people write, as a frozen value: the vocabulary of the ward's log.

A field says which part it travels in (act, text, patient, person), because parts are committed to and opened
separately. A kind's fields are only ever added to, with a default. Field lists: the domain research, 3.11 to 3.16.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from logbook.core.model.bedside import BEDSIDE
from logbook.core.model.cabinet import CABINET
from logbook.core.model.codes import (
    Act,
    Axis,
    Backup,
    ClockUsed,
    DeviceType,
    Effect,
    How,
    Level,
    Meaning,
    Missing,
    Removal,
    Role,
    Scope,
    StepResult,
    YesNoUnknown,
)
from logbook.core.model.coordination import COORDINATION
from logbook.core.model.editions import EDITIONS
from logbook.core.model.frame import Record, Ref, in_patient, in_person, in_text, many_in_text
from logbook.core.model.paperwork import PAPERWORK
from logbook.core.model.places import PLACES
from logbook.core.model.safeguards import SAFEGUARDS
from logbook.core.model.shifts import SHIFTS
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


@dataclass(frozen=True, slots=True)
class Person(Record):
    """Somebody was enrolled, or their entry renewed; the PIN itself is never a record."""

    KIND: ClassVar[str] = "person"
    user: str
    role: Role
    name: str = in_person()
    number: str = in_person()
    badge: str = in_person()
    pin_set: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Vouch(Record):
    """The author vouches, under the own PIN, for somebody who is not on the list."""

    KIND: ClassVar[str] = "vouch"
    user: str


@dataclass(frozen=True, slots=True)
class Note(Record):
    """What somebody saw, heard, decided or was told."""

    KIND: ClassVar[str] = "note"
    text: str = in_text()
    bed: str = ""
    devices: tuple[str, ...] = ()
    patient: str = in_patient()
    paper: str = ""
    back_entry: YesNoUnknown = YesNoUnknown.UNKNOWN


@dataclass(frozen=True, slots=True)
class AxisReading:
    """One axis of one device as read: code, and words where a code does not say it (listener, minutes, ticket)."""

    axis: Axis
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Intervention(Record):
    """Something was done to or with a device; the heart of the log (domain research 3.13).

    The fields from `yes_how` to `missing` are the life-support gate; `yes_at` is ms UTC. `request` is the record in
    which somebody asked for it, `restores` the act that this one takes back.
    """

    KIND: ClassVar[str] = "intervention"
    act: Act
    text: str = in_text()
    before: str = in_text()
    after: str = in_text()
    reason: str = in_text()
    effect_text: str = in_text()
    bed: str = ""
    device: str = ""
    second_device: str = ""
    patient: str = in_patient()
    readings: tuple[AxisReading, ...] = ()
    ordered_by: str = in_person()
    ordered_how: How = How.NOT_STATED
    ordered_read_back: bool = False
    done_by: str = in_person()
    witness: str = in_person()
    life_support: bool = False
    emergency: bool = False
    yes_by: str = in_person()
    yes_how: How = How.NOT_STATED
    yes_read_back: bool = False
    yes_at: int | None = None
    backups: tuple[Backup, ...] = ()
    at_bed: str = in_person()
    missing: tuple[Missing, ...] = ()
    effect: Effect = Effect.NOT_STATED
    procedure: Ref | None = None
    step: str = ""
    follow_up: str = in_text()
    back_entry: YesNoUnknown = YesNoUnknown.UNKNOWN
    photo: str = ""
    paper: str = ""
    request: Ref | None = None
    restores: Ref | None = None


@dataclass(frozen=True, slots=True)
class Completion(Record):
    """What was missing from a life-support record, supplied later."""

    KIND: ClassVar[str] = "completion"
    target: Ref
    yes_by: str = in_person()
    yes_how: How = How.NOT_STATED
    yes_read_back: bool = False
    yes_at: int | None = None
    backups: tuple[Backup, ...] = ()
    effect: Effect = Effect.NOT_STATED
    effect_text: str = in_text()
    supplies: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Device(Record):
    """A device became known to the log, or its description was renewed."""

    KIND: ClassVar[str] = "device"
    device: str
    type: DeviceType
    maker: str = ""
    model: str = ""
    serial: str = ""
    udi: str = ""
    giai: str = ""
    lot: str = ""
    scan: str = ""
    software: str = ""
    network: str = ""
    owner: str = ""
    site: str = ""
    bed: str = ""
    patient: str = in_patient()
    life_support: bool = False
    dependent: YesNoUnknown = YesNoUnknown.UNKNOWN
    removal: Removal = Removal.ASK_CLINICIAN
    remark: str = in_text()


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field of a check template as read from the device, in its words; `repeated` was taken over and confirmed."""

    field: str
    value: str
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class State(Record):
    """One look at a device: any number of axis readings; `as_before` says it was checked and nothing changed.

    `template` names the bedside check that asked for `fields` (`checks.TEMPLATES`).
    """

    KIND: ClassVar[str] = "state"
    device: str
    readings: tuple[AxisReading, ...] = ()
    as_before: bool = False
    settings: str = in_text()
    text: str = in_text()
    paper: str = ""
    template: str = ""
    fields: tuple[FieldReading, ...] = many_in_text()


@dataclass(frozen=True, slots=True)
class Move(Record):
    """A device went to another place; with `replaces` it took another device's place there (swap)."""

    KIND: ClassVar[str] = "move"
    device: str
    to_bed: str
    from_bed: str = ""
    replaces: str = ""
    replaced_to: str = ""
    patient: str = in_patient()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class LevelSet(Record):
    """The ward's downtime level, as declared by somebody."""

    KIND: ClassVar[str] = "level"
    level: Level
    authority: str = in_person()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class InForce(Record):
    """A fallback procedure was put in force (3.16); `digest` names the exact text."""

    KIND: ClassVar[str] = "procedure"
    code: str
    version: int
    language: str
    digest: str
    title: str
    sample: bool
    scope: Scope = Scope.WARD
    where: str = ""
    authority: str = in_person()
    announced: str = in_text()
    reason: str = in_text()
    supersedes: Ref | None = None


@dataclass(frozen=True, slots=True)
class Step(Record):
    """One step of a procedure in force was done, or could not be, or does not apply."""

    KIND: ClassVar[str] = "step"
    procedure: Ref
    step: str
    result: StepResult = StepResult.DONE
    bed: str = ""
    answer: str = ""
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Acknowledge(Record):
    """The author has read the procedure in force, on this shift.

    Where it names a record 0: what that says of the log before it, which was put back, cut, damaged or copied.
    """

    KIND: ClassVar[str] = "acknowledge"
    procedure: Ref


@dataclass(frozen=True, slots=True)
class EndProcedure(Record):
    """A procedure is no longer in force."""

    KIND: ClassVar[str] = "procedure-end"
    procedure: Ref
    authority: str = in_person()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Correction(Record):
    """Strikes out the record that the frame's `corrects` names and puts nothing in its place."""

    KIND: ClassVar[str] = "correction"


@dataclass(frozen=True, slots=True)
class Witness(Record):
    """A second person signs another's record, agreeing or not; the author must be a different person."""

    KIND: ClassVar[str] = "witness"
    target: Ref
    meaning: Meaning
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class ClockCheck(Record):
    """Somebody compared clocks: `shown` on that clock while this PC showed `pc` (ms UTC), within `error` s."""

    KIND: ClassVar[str] = "clock-check"
    clock: ClockUsed
    shown: int
    pc: int
    error: int = 30
    device: str = ""
    text: str = in_text()


_ALL: tuple[type[Record], ...] = (
    Start, Resume, Person, Vouch, SignOn, WrongPin, Note, Intervention, Completion, Device, State, Move, LevelSet,
    InForce, Step, Acknowledge, EndProcedure, Correction, Witness, ClockStep, ClockCheck, Export, Printed,
    SealedNote, Carried, *SAFEGUARDS, *BEDSIDE, *COORDINATION, *SHIFTS, *PAPERWORK, *CABINET, *EDITIONS, *PLACES,
)  # fmt: skip

KINDS: dict[str, type[Record]] = {kind.KIND: kind for kind in _ALL}
