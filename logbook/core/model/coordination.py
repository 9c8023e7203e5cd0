# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what the ward agrees with the outside: requests, messages, systems, contacts and calls.

Field lists: the domain research, 3.3, 3.5, 3.6, 3.9 and 3.10. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.frame import Record, Ref, in_patient, in_person, in_text


class Errand(StrEnum):
    """What is asked for, by where the answer comes from."""

    LAB = "lab"
    BLOOD = "blood"
    IMAGING = "imaging"
    PHARMACY = "pharmacy"
    BIOMEDICAL = "biomedical"
    MESSAGE = "message"
    OTHER = "other"


class Priority(StrEnum):
    """The three priorities of a HICS 213, and that nobody said."""

    URGENT = "urgent-high"
    MEDIUM = "non-urgent-medium"
    LOW = "informational-low"
    NOT_STATED = "not-stated"


class Turn(StrEnum):
    """What became of a request, step by step; given to a named person ends it, and so does cancelling."""

    TAKEN = "taken"
    RECEIVED = "received"
    ANSWERED = "answered"
    PHONED = "phoned"
    READ_BACK = "read-back"
    GIVEN = "given"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Request(Record):
    """Something was asked of somebody outside the bed, or a message came in (213); open until a person has the answer.

    `collected` is when the specimen was taken, as written; `patient_band` the number on the wristband; `checked_by` the
    second person at the bed.
    """

    KIND: ClassVar[str] = "request"
    errand: Errand
    text: str = in_text()
    subject: str = in_text()
    priority: Priority = Priority.NOT_STATED
    bed: str = ""
    patient: str = in_patient()
    patient_band: str = in_patient()
    device: str = ""
    to: str = in_text()
    to_name: str = in_person()
    sender: str = in_text()
    asked_by: str = in_person()
    reach: str = in_person()
    approved_by: str = in_person()
    runner: str = in_person()
    specimen: str = in_text()
    collected_by: str = in_person()
    collected: str = in_text()
    checked_by: str = in_person()
    note: str = in_text()
    incoming: bool = False
    response: bool = False
    paper: str = ""
    back_entry: YesNoUnknown = YesNoUnknown.UNKNOWN


@dataclass(frozen=True, slots=True)
class RequestStep(Record):
    """One step of a request. `named` says that `person` was named, also where the name itself is withheld."""

    KIND: ClassVar[str] = "request-step"
    target: Ref
    turn: Turn
    named: bool = False
    person: str = in_person()
    position: str = in_text()
    place: str = in_text()
    text: str = in_text()
    critical: YesNoUnknown = YesNoUnknown.UNKNOWN
    paper: str = ""


class Status(StrEnum):
    """How a system stands (HICS 251); nothing works until somebody tried it."""

    WORKS = "works"
    LIMITED = "limited"
    DOWN = "does-not-work"
    NOT_APPLICABLE = "not-applicable"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class SystemStatus(Record):
    """Somebody tried a system, or was told how it stands.

    `system` is a code of `model.systems`, or `own-` and a number for a row the ward added, which `name` calls by name.
    `outlook` is what was said of its repair.
    """

    KIND: ClassVar[str] = "system"
    system: str
    status: Status
    name: str = in_text()
    tested_by: str = in_person()
    text: str = in_text()
    outlook: str = in_text()


@dataclass(frozen=True, slots=True)
class Contact(Record):
    """A line of the list of contacts (205A), or that line anew; `dated` is the list's own day, as 2026-11-23."""

    KIND: ClassVar[str] = "contact"
    contact: str
    position: str = in_text()
    name: str = in_person()
    phone: str = in_person()
    mobile: str = in_person()
    pager: str = in_person()
    radio: str = in_text()
    runner: str = in_text()
    place: str = in_text()
    remark: str = in_text()
    sensitive: bool = False
    gone: bool = False
    dated: str = ""


class Method(StrEnum):
    """How somebody was called."""

    PHONE = "phone"
    MOBILE = "mobile"
    PAGER = "pager"
    RADIO = "radio"
    RUNNER = "runner"
    IN_PERSON = "in-person"
    OTHER = "other"


class Reached(StrEnum):
    """What became of a call."""

    ANSWERED = "answered"
    NO_ANSWER = "no-answer"
    BUSY = "busy"
    LEFT_WORD = "left-word"


@dataclass(frozen=True, slots=True)
class Call(Record):
    """Somebody was called, or called us; `contact` names the line of the list, `request` what it was about."""

    KIND: ClassVar[str] = "call"
    method: Method
    reached: Reached
    contact: str = ""
    position: str = in_text()
    name: str = in_person()
    number: str = in_person()
    text: str = in_text()
    read_back: bool = False
    incoming: bool = False
    request: Ref | None = None
    bed: str = ""


COORDINATION: tuple[type[Record], ...] = (Request, RequestStep, SystemStatus, Contact, Call)
