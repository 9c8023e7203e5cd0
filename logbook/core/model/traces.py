# SPDX-License-Identifier: Apache-2.0
"""The kinds the program itself leaves behind: starts, clock steps, exports, what was carried over.

Nobody writes these by hand; a page must never offer them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from logbook.core.model.codes import Realm
from logbook.core.model.frame import Record, Ref, in_patient, in_person, in_text


@dataclass(frozen=True, slots=True)
class Start(Record):
    """Record 0 of a segment; names the segment before it, if there is one.

    `contradicts` is the checkpoint line, seen outside, that the segment before could not fulfil.
    """

    KIND: ClassVar[str] = "start"
    hospital: str
    ward: str
    realm: Realm
    segment: str
    program: str
    earlier_log: str = ""
    earlier_number: int | None = None
    earlier_head: str = ""
    reason: str = ""
    contradicts: str = ""


@dataclass(frozen=True, slots=True)
class Resume(Record):
    """The program was started: which program on which machine."""

    KIND: ClassVar[str] = "resume"
    program: str
    machine: str
    boot: str


@dataclass(frozen=True, slots=True)
class SignOn(Record):
    """Somebody signed on at this PC, or off."""

    KIND: ClassVar[str] = "sign-on"
    user: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class WrongPin(Record):
    """A wrong PIN was typed for this name; tries in a row, and in which boot of the PC (as `resume` names it)."""

    KIND: ClassVar[str] = "wrong-pin"
    user: str
    tries: int
    boot: str = ""


@dataclass(frozen=True, slots=True)
class ClockStep(Record):
    """Written by the program: the PC's wall clock moved by `step` ms against the time since boot."""

    KIND: ClassVar[str] = "clock-step"
    step: int


@dataclass(frozen=True, slots=True)
class Export(Record):
    """The log left, as a signed PDF or by another `medium`: its SHA-256 (hex) and what it covers.

    Whoever has it holds the checkpoint of record `last` of `segment`; of the record's own segment where none is named.
    `stick` is the ward's own stick it was laid on: until that is taken away, it lies beside this PC.
    """

    KIND: ClassVar[str] = "export"
    profile: str
    sha256: str
    first: int
    last: int
    sealed_to: int = 0
    medium: str = "file"
    segment: str = ""
    stick: str = ""


@dataclass(frozen=True, slots=True)
class Printed(Record):
    """Pages went to paper: what, which version, how many copies.

    With a `code`, each page bears the checkpoint of record `number`, and that is its hand code.
    """

    KIND: ClassVar[str] = "printed"
    what: str
    version: int = 0
    copies: int = 1
    number: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class SealedNote(Record):
    """A note written without signing in; name and role as typed by an unknown hand. `wall` is ms UTC."""

    KIND: ClassVar[str] = "sealed-note"
    digest: str
    wall: int
    zone: int
    name: str = in_person()
    role: str = in_person()
    text: str = in_text()
    patient: str = in_patient()


@dataclass(frozen=True, slots=True)
class Carried(Record):
    """A record of an earlier segment, or of another copy of this log, taken over unverified.

    The four strings are its parts as JSON; `head` (b64) says which record it was where two have one number.
    """

    KIND: ClassVar[str] = "carried"
    origin: Ref
    kind: str
    user: str
    wall: int
    zone: int
    was_act: str = "{}"
    was_text: str = in_text("{}")
    was_patient: str = in_patient("{}")
    was_person: str = in_person("{}")
    head: str = ""
