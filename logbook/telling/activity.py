# SPDX-License-Identifier: Apache-2.0
"""One person's own entries as the activity log of the published forms lists them (HICS 214, ICS 214).

The entries are told as the log tells them, corrections and struck ones too; a patient is a code here, never a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry
from logbook.core.model.shifts import Period
from logbook.i18n import Words, day
from logbook.telling.codes import word
from logbook.telling.entry import happened, late, tell


@dataclass(frozen=True, slots=True)
class Activity:
    """One row: date and time as they happened, what was done, and the record it stands in."""

    date: str
    time: str
    text: str
    ref: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class ActivityLog:
    """The whole form: whose, in which position, which period, the rows, and who else was on (name, position)."""

    name: str
    position: str
    number: str
    incident: str
    period: Period | None
    rows: tuple[Activity, ...]
    resources: tuple[tuple[str, str], ...]


def own_entries(folds: Folds, user: str, since: int = 0) -> tuple[Entry, ...]:
    """List what somebody wrote or let somebody write for them, from `since` (ms UTC, as it happened), by that time."""
    return folds.authors.of(user, since)


def activity_log(folds: Folds, words: Words, user: str, entries: Iterable[Entry], on_shift: int) -> ActivityLog:
    """Fill the form for one person; who signed on since `on_shift` (ms UTC) is listed as there."""
    view, period = folds.people.user(user), folds.shifts.period
    return ActivityLog(
        name=folds.people.name(user),
        position=word(words, view.role) if view is not None else "",
        number=view.number if view is not None else "",
        incident=period.incident if period is not None else "",
        period=period,
        rows=tuple(row(entry, folds, words) for entry in entries),
        resources=tuple((one.name or one.user, word(words, one.role)) for one in folds.people.on_shift(on_shift)),
    )


def row(entry: Entry, folds: Folds, words: Words) -> Activity:
    """Tell one entry in a row: its line, what belongs below it, and that it was written late."""
    told = tell(entry, folds, words)
    change = f"{told.before} → {told.after}" if told.before or told.after else ""
    details = (f"{name}: {text}" for name, text in told.details)
    parts = (told.title, told.place, told.body, change, *details, *told.chips, late(entry, folds, words))
    marks = folds.timeline.marks(entry.ref)
    when = entry.frame.happened
    return Activity(
        date=day(words, when.at, when.zone),
        time=happened(entry, words, folds.clocks),
        text=" · ".join(filter(None, parts)),
        ref=str(entry.ref),
        struck=marks.struck_by is not None,
    )
