# SPDX-License-Identifier: Apache-2.0
"""From axis values to the six marks of the board, and which mark of several is the worst.

No value is ever taken for good news: what this program does not know counts as not checked, and a device that
works is still said to work when it is suspect.
"""

from __future__ import annotations

from enum import StrEnum

from logbook.core.model.codes import Axis


class Mark(StrEnum):
    """The shapes of domain research 6, told apart without colour: ● ▲ ■ ◆ ○ ▬."""

    WORKS = "works"
    LIMITED = "limited"
    NOT_WORKING = "not-working"
    SUSPECT = "suspect"
    NOT_CHECKED = "not-checked"
    OUT_OF_USE = "out-of-use"

    @property
    def shape(self) -> str:
        """The shape as one character."""
        return _SHAPES[self]


_SHAPES = {
    Mark.WORKS: "●",
    Mark.LIMITED: "▲",
    Mark.NOT_WORKING: "■",
    Mark.SUSPECT: "◆",
    Mark.NOT_CHECKED: "○",
    Mark.OUT_OF_USE: "▬",
}

SEVERITY = (Mark.NOT_WORKING, Mark.SUSPECT, Mark.LIMITED, Mark.NOT_CHECKED, Mark.WORKS, Mark.OUT_OF_USE)
"""Worst first. Out of use comes last: what nobody uses must not hide what somebody does."""

_FUNCTION = {
    "works": Mark.WORKS,
    "limited": Mark.LIMITED,
    "does-not-work": Mark.NOT_WORKING,
    "out-of-use": Mark.OUT_OF_USE,
}

_OTHERS: dict[tuple[Axis, str], Mark] = {
    (Axis.TRUST, "suspect"): Mark.SUSPECT,
    (Axis.TRUST, "confirmed"): Mark.SUSPECT,
    (Axis.MODE, "replaced"): Mark.OUT_OF_USE,
    (Axis.MODE, "out-of-service"): Mark.OUT_OF_USE,
    (Axis.ALARMS, "heard-at-bed"): Mark.LIMITED,
    (Axis.ALARMS, "not-heard"): Mark.NOT_WORKING,
    (Axis.POWER, "none"): Mark.NOT_WORKING,
    (Axis.QUARANTINE, "tagged"): Mark.OUT_OF_USE,
    (Axis.QUARANTINE, "taken-away"): Mark.OUT_OF_USE,
}
"""A network cable pulled on purpose, stand-alone mode and a running battery are facts, not faults: no mark."""


def mark_of(axis: Axis, value: str) -> Mark | None:
    """Return the mark of one axis value; None where it says nothing good or bad. The function axis always has one."""
    if axis is Axis.FUNCTION:
        return _FUNCTION.get(value, Mark.NOT_CHECKED)
    return _OTHERS.get((axis, value))


def severity(mark: Mark) -> int:
    """Sort key: 0 is the worst."""
    return SEVERITY.index(mark)
