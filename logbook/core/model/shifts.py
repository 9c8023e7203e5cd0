# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell how one shift passes on to the next: handover, readiness, back-entry, drills.

Field lists: the domain research, 3.1, 3.17 and 3.18. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from logbook.core.model.codes import Level
from logbook.core.model.frame import Record, Ref, in_text


@dataclass(frozen=True, slots=True)
class Period(Record):
    """The incident's name and operational period, as the published forms head their pages; times in ms UTC."""

    KIND: ClassVar[str] = "period"
    incident: str = in_text()
    number: int = 0
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Handover(Record):
    """A shift was handed over and is sealed: records `first` to `last` are its own. The author gives.

    `receiver` is the user id of who takes over and signs this record with a `witness` of their own. `beds` were walked;
    `unchecked` names the devices nobody had looked at, `procedures` what was in force, `loops` the open requests. `kit`
    is what was counted.
    """

    KIND: ClassVar[str] = "handover"
    first: Ref
    last: Ref
    receiver: str = ""
    level: Level | None = None
    beds: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    procedures: tuple[Ref, ...] = ()
    loops: tuple[Ref, ...] = ()
    kit: str = in_text()
    text: str = in_text()


class ReadyItem(StrEnum):
    """What is looked at once a shift, so that the next one can work when the network is gone."""

    PRINTER = "printer"
    FORMS = "forms"
    TONER = "toner"
    STICK = "stick"
    CLOCK = "clock"
    SPACE = "space"
    LOG = "log"
    SCANNER = "scanner"
    BATTERY = "battery"
    DRILL = "drill"
    PROCEDURES = "procedures"


class Looked(StrEnum):
    """An answer of the readiness check; nobody has to look at everything."""

    YES = "yes"
    NO = "no"
    NOT_LOOKED = "not-looked"


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """One answer; `by_program` says that the program knew it and nobody said otherwise."""

    item: ReadyItem
    answer: Looked
    by_program: bool = False


@dataclass(frozen=True, slots=True)
class Readiness(Record):
    """The readiness check of a shift: what was in order, what was not, what nobody looked at."""

    KIND: ClassVar[str] = "readiness"
    answers: tuple[ReadyAnswer, ...] = ()
    text: str = in_text()


class BackTask(StrEnum):
    """One step of typing a record of the log into the hospital's own record, in the order of the work."""

    ORDERED = "ordered"
    ENTERED = "entered"
    VERIFIED = "verified"
    SCANNED = "scanned"
    NOT_NEEDED = "not-needed"
    NEEDED = "needed"
    DISCREPANCY = "discrepancy"


@dataclass(frozen=True, slots=True)
class BackEntry(Record):
    """A step of back-entry was done for the record `target`, or for the paper form with the serial `paper`.

    `section` is where in the hospital's record it was entered, `text` what does not agree.
    """

    KIND: ClassVar[str] = "back-entry"
    task: BackTask
    target: Ref | None = None
    paper: str = ""
    section: str = in_text()
    text: str = in_text()


class InjectResult(StrEnum):
    """What became of an inject of a drill."""

    SEEN = "seen"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class InjectPlan(Record):
    """A drill begins in an exercise ward: which injects will be shown, and from when they count (ms UTC).

    `lines` holds them as they were read, one JSON object a line (`help/formats.md`), so that the log tells the drill.
    """

    KIND: ClassVar[str] = "inject-plan"
    start: int
    count: int
    digest: str = ""
    name: str = in_text()
    lines: str = in_text()


@dataclass(frozen=True, slots=True)
class InjectAnswer(Record):
    """An inject was shown and answered: `inject` is its number in the plan, from 1; `planned` when it was due."""

    KIND: ClassVar[str] = "inject"
    plan: Ref
    inject: int
    result: InjectResult
    planned: int = 0
    text: str = in_text()


SHIFTS: tuple[type[Record], ...] = (Period, Handover, Readiness, BackEntry, InjectPlan, InjectAnswer)
