# SPDX-License-Identifier: Apache-2.0
"""The readiness check of a shift: what the program knows by itself, and what somebody has to look at.

What the program knows is an answer somebody may overrule: the box on the shelf is right, not the program.
"""

from __future__ import annotations

from collections.abc import Iterable

from logbook.core.model.readiness import Check, Code
from logbook.core.model.shifts import Looked, Readiness, ReadyAnswer, ReadyItem

_OF = {
    ReadyItem.STICK: frozenset({
        Code.COPY, Code.NO_COPY, Code.COPY_OLD, Code.STICKS, Code.FEW_STICKS,
    }),
    ReadyItem.CLOCK: frozenset({Code.CLOCK, Code.CLOCK_UNCHECKED}),
    ReadyItem.SPACE: frozenset({Code.SPACE, Code.LITTLE_SPACE, Code.NO_RESERVE}),
    ReadyItem.LOG: frozenset({
        Code.PROTECTED, Code.NOT_PROTECTED, Code.WHOLE, Code.BROKEN, Code.EXPORT, Code.NO_EXPORT, Code.EXPORT_OLD,
        Code.WITNESS, Code.WITNESS_DUE, Code.NOTES, Code.NOTES_WAIT, Code.PACE, Code.FLOODED,
    }),
}  # fmt: skip


def checks_of(item: ReadyItem, checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return what the program looked at for one item; none for what it cannot know."""
    mine = _OF.get(item, frozenset())
    return tuple(check for check in checks if check.code in mine)


def known(checks: Iterable[Check]) -> dict[ReadyItem, Looked]:
    """Answer what the program knows by itself."""
    checks = tuple(checks)
    found = {item: checks_of(item, checks) for item in _OF}
    return {item: Looked.YES if all(one.good for one in mine) else Looked.NO for item, mine in found.items() if mine}


def answers(said: dict[ReadyItem, Looked], by_program: dict[ReadyItem, Looked]) -> tuple[ReadyAnswer, ...]:
    """Join what somebody said with what the program knows, in the order of the list; nothing is left unsaid."""
    joined = []
    for item in ReadyItem:
        answer = said.get(item, by_program.get(item, Looked.NOT_LOOKED))
        joined.append(ReadyAnswer(item, answer, by_program=item not in said and item in by_program))
    return tuple(joined)


def looked_at(record: Readiness) -> bool:
    """Whether somebody looked at anything; what the program knew by itself does not count."""
    return any(one.answer is not Looked.NOT_LOOKED and not one.by_program for one in record.answers)
