# SPDX-License-Identifier: Apache-2.0
"""What small pictures of the log are drawn from: a device's mark over time, and how much each hour brought.

Counts and times only: nothing is judged, and nobody is put in an order of need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from logbook.core.model.board import DeviceView
from logbook.core.model.codes import Axis
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.marks import Mark, mark_of, severity
from logbook.core.model.records import Intervention, State
from logbook.core.model.topics import kind_of

HOUR = 3_600_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when (ms UTC) a device had one mark."""

    start: int
    end: int
    mark: Mark


GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("interventions", frozenset({"intervention", "completion"})),
    ("checks", frozenset({"state"})),
    ("notes", frozenset({"note", "sealed-note"})),
    ("procedures", frozenset({"procedure", "step", "acknowledge", "procedure-end"})),
    ("moves", frozenset({"move", "device"})),
)
"""The rows of the shift's picture; `others` is everything else that people wrote."""
OTHERS = "others"


Change = tuple[int, Axis, Mark | None]
"""From when on (ms UTC) an axis had which mark."""


def stretches(view: DeviceView, entry_of: Callable[[Ref], Entry], since: int, until: int) -> tuple[Stretch, ...]:
    """Say which mark a device had from `since` to `until` (ms UTC), by what happened; struck readings do not count."""
    marks: dict[Axis, Mark | None] = {}
    found: list[Stretch] = []
    begun, shown = since, Mark.NOT_CHECKED
    for at, axis, mark in sorted(_changes(view, entry_of, since), key=lambda change: change[0]):
        if at >= until:
            break
        marks[axis] = mark
        now = _joined(marks.values())
        if now is not shown and at > begun:
            found.append(Stretch(begun, at, shown))
            begun = at
        shown = now
    return (*found, Stretch(begun, until, shown)) if until > begun else tuple(found)


def hourly(entries: Iterable[Entry], since: int, hours: int) -> dict[str, tuple[int, ...]]:
    """Count the records of each group by the hour they happened in; `since` (ms UTC) begins the first hour.

    What the program writes by itself is not counted.
    """
    counts = {name: [0] * hours for name in (*(name for name, _ in GROUPS), OTHERS)}
    for entry in entries:
        hour, group = (entry.frame.happened.at - since) // HOUR, _group(kind_of(entry.record))
        if group and 0 <= hour < hours:
            counts[group][hour] += 1
    return {name: tuple(numbers) for name, numbers in counts.items()}


_SILENT = frozenset({"start", "resume", "sign-on", "wrong-pin", "export", "printed", "clock-step", "file-alarm"})


def _group(kind: str) -> str:
    if kind in _SILENT:
        return ""
    return next((name for name, kinds in GROUPS if kind in kinds), OTHERS)


def _changes(view: DeviceView, entry_of: Callable[[Ref], Entry], since: int) -> Iterable[Change]:
    for axis, shown in view.axes.items():
        found: list[Change] = []
        before: list[Change] = []  # of all that was said before, the last counts
        for ref in reversed(shown.history):
            entry = entry_of(ref)
            if entry.frame.happened.at >= since:
                found += reversed(_said(entry, axis))
            elif not before or entry.frame.happened.at > before[0][0]:
                before = _said(entry, axis) or before
        yield from (*before, *reversed(found))


def _said(entry: Entry, axis: Axis) -> list[Change]:
    """Read what a record says of an axis; a look that found it as before names none: nothing changes."""
    record, at = entry.record, entry.frame.happened.at
    assert isinstance(record, State | Intervention)
    return [(at, axis, mark_of(axis, reading.value)) for reading in record.readings if reading.axis is axis]


def _joined(marks: Iterable[Mark | None]) -> Mark:
    """Join the axes as the board does: out of use decides over all, then the worst."""
    given = [mark for mark in marks if mark is not None]
    if Mark.OUT_OF_USE in given:
        return Mark.OUT_OF_USE
    return min(given, key=severity, default=Mark.NOT_CHECKED)
