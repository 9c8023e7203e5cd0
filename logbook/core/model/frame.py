# SPDX-License-Identifier: Apache-2.0
"""What every record has in common: who, when, in which part each field travels, and the entry read back.

Nothing here may read a clock or know a kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from logbook.core.model.codes import Certainty, ClockUsed, Means, Part

T = TypeVar("T")
PROGRAM = "pc"


def _in(part: Part, default: T) -> T:
    made: T = field(default=default, metadata={"part": part})
    return made


def in_text(default: str = "") -> str:
    """Mark a field as free words."""
    return _in(Part.TEXT, default)


def many_in_text() -> tuple[Any, ...]:
    """Mark a field as a list of values whose words are free."""
    return _in(Part.TEXT, ())


def in_patient(default: str = "") -> str:
    """Mark a field as telling which patient."""
    return _in(Part.PATIENT, default)


def in_person(default: str = "") -> str:
    """Mark a field as naming a member of staff."""
    return _in(Part.PERSON, default)


def part_of(spec: Any) -> Part:
    """Return the part a dataclass field travels in; codes and references travel in `act`."""
    part: Part = spec.metadata.get("part", Part.ACT)
    return part


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Another record of this ward: segment letter and number, written `A.214` in the log, `A·214` for people."""

    segment: str
    number: int

    def __str__(self) -> str:
        """As people and paper see it."""
        return f"{self.segment}·{self.number}"


@dataclass(frozen=True, slots=True)
class Happened:
    """When it happened, as declared: `at` (and `until`) in ms UTC, `zone` in minutes east of UTC."""

    at: int
    zone: int
    certainty: Certainty = Certainty.EXACT
    until: int | None = None
    clock: ClockUsed = ClockUsed.PC


@dataclass(frozen=True, slots=True)
class Author:
    """Whose record it is and what vouches for that.

    `recorded_by` is who typed it, if another; `on_behalf_of` is for whom; `cosign` is who signs it next.
    All are user ids.
    """

    user: str
    means: Means
    on_behalf_of: str = ""
    recorded_by: str = ""
    cosign: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every record has besides its own fields; `why` is the reason for a correction or for being late."""

    author: Author
    happened: Happened
    corrects: Ref | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The root of all kinds."""

    KIND: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Raw(Record):
    """A kind this program does not know: it verifies, and is shown as it is."""

    KIND: ClassVar[str] = "raw"
    kind: str
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """When and where the program wrote it: wall clock and time since boot in ms, zone in minutes, session number."""

    wall: int
    boot: int
    zone: int
    session: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as the folds and the pages see it; `closed` names the parts that did not come along."""

    ref: Ref
    log: str
    head: str
    written: Written
    frame: Frame
    record: Record
    closed: frozenset[Part] = frozenset()
    verified: bool = True

    @property
    def user(self) -> str:
        """The id of the person whose record it is."""
        return self.frame.author.user

    @property
    def delay(self) -> int:
        """Milliseconds from happening (its end, if a span) to writing; negative if declared ahead."""
        happened = self.frame.happened
        return self.written.wall - (happened.until if happened.until is not None else happened.at)


@dataclass(frozen=True, slots=True)
class Now:
    """One reading of this machine's clocks: wall and boot in ms (suspend included), zone in minutes, boot's id."""

    wall: int
    boot: int
    zone: int
    boot_id: str


Clock = Callable[[], Now]
