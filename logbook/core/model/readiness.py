# SPDX-License-Identifier: Apache-2.0
"""Is the ward's log ready for the next shift: what is in order, and what somebody should see to.

Facts in, findings out; it reads nothing and blocks nothing. Limits are the ones of the security research, 3.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COPY_AGE = 4 * 60
EXPORT_AGE = 12 * 60
CLOCK_AGE = 24 * 60
"""Minutes: a copy or a witness by the middle of a shift, an export each shift, a look at the clock each day."""
DAY = 24 * 60
"""Minutes over which records are counted."""
MOST_A_DAY = 10_000
"""Records: a ward writes some hundreds a day; more is a fault, or somebody who wants to hide something in them."""
FREE = 500
"""Megabytes that should be free: the reserve, exports and years of records."""
STICKS = 2


class Code(StrEnum):
    """What was looked at, and how it stands; each topic has one code where it is in order."""

    PROTECTED = "protected"
    NOT_PROTECTED = "not-protected"
    WHOLE = "whole"
    BROKEN = "broken"
    COPY = "copy"
    NO_COPY = "no-copy"
    COPY_OLD = "copy-old"
    STICKS = "sticks"
    FEW_STICKS = "few-sticks"
    EXPORT = "export"
    NO_EXPORT = "no-export"
    EXPORT_OLD = "export-old"
    WITNESS = "witness"
    WITNESS_DUE = "witness-due"
    SPACE = "space"
    LITTLE_SPACE = "little-space"
    NO_RESERVE = "no-reserve"
    CLOCK = "clock"
    CLOCK_UNCHECKED = "clock-unchecked"
    NOTES = "notes"
    NOTES_WAIT = "notes-wait"
    PACE = "pace"
    FLOODED = "flooded"


GOOD = frozenset({
    Code.PROTECTED, Code.WHOLE, Code.COPY, Code.STICKS, Code.EXPORT, Code.WITNESS, Code.SPACE, Code.CLOCK, Code.NOTES,
    Code.PACE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """How the ward stands: ages in minutes (None: never), free space in megabytes, the rest counted.

    `day` counts the records of the last 24 hours, by the clock they were written by.
    """

    protected: bool
    broken: int
    copy: int | None
    sticks: int
    export: int | None
    unwitnessed: int
    due: bool
    free: int
    reserve: bool
    clock: int | None
    notes: int
    day: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `value` is its minutes, megabytes or count, None where there is none."""

    code: Code
    value: int | None = None

    @property
    def good(self) -> bool:
        """Whether nobody needs to see to it."""
        return self.code in GOOD


def judge(facts: Facts) -> tuple[Check, ...]:
    """Look at everything, in the order in which somebody would see to it."""
    return (
        Check(Code.PROTECTED if facts.protected else Code.NOT_PROTECTED),
        Check(Code.BROKEN if facts.broken else Code.WHOLE, facts.broken or None),
        _aged(facts.copy, COPY_AGE, (Code.COPY, Code.COPY_OLD, Code.NO_COPY)),
        Check(Code.STICKS if facts.sticks >= STICKS else Code.FEW_STICKS, facts.sticks),
        Check(Code.WITNESS_DUE if facts.due else Code.WITNESS, facts.unwitnessed),
        _aged(facts.export, EXPORT_AGE, (Code.EXPORT, Code.EXPORT_OLD, Code.NO_EXPORT)),
        _space(facts),
        _aged(facts.clock, CLOCK_AGE, (Code.CLOCK, Code.CLOCK_UNCHECKED, Code.CLOCK_UNCHECKED)),
        Check(Code.NOTES_WAIT if facts.notes else Code.NOTES, facts.notes),
        Check(Code.FLOODED if facts.day > MOST_A_DAY else Code.PACE, facts.day),
    )


def _aged(age: int | None, limit: int, codes: tuple[Code, Code, Code]) -> Check:
    good, old, never = codes
    if age is None:
        return Check(never)
    return Check(good if age <= limit else old, age)


def _space(facts: Facts) -> Check:
    if facts.free < FREE:
        return Check(Code.LITTLE_SPACE, facts.free)
    return Check(Code.SPACE if facts.reserve else Code.NO_RESERVE, facts.free)
