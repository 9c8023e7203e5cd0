# SPDX-License-Identifier: Apache-2.0
"""The timeline on paper, in the order it was written: corrections show what they struck, late entries their delay."""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Cell, Column, Heading, Ink, Line, Para, Row, Run, Table
from logbook.core.exchange.report.contents import Contents, labelled, text
from logbook.core.model.frame import Entry
from logbook.core.model.records import Correction, Device, Intervention
from logbook.core.model.timeline import QUIET, Marks
from logbook.telling import entry as telling
from logbook.telling.entry import Told


def timeline(contents: Contents) -> Iterator[Block]:
    """All records of this volume; the program's own traces stand small between them."""
    words = contents.words
    yield Heading(words("Log"))
    yield Para(text(words(
        "In the order written. Under each number: when it happened, as declared. Where it was written in another "
        "minute, that stands under the name. Struck words were corrected later and stay readable."
    )))  # fmt: skip
    columns = (
        Column(words("No. and time"), 1.25, heads=True), Column(words("What happened"), 6.2), Column(words("Who"), 2.2),
    )  # fmt: skip
    yield Table(columns, _rows(contents))


def _rows(contents: Contents) -> Iterator[Row]:
    last_day = ""
    for entry in contents.own:
        day = i18n.weekday(contents.words, entry.written.wall, entry.written.zone)
        if day != last_day:
            last_day = day
            yield Row(((((Run(day, bold=True),)),),), section=True)
        yield _row(contents, entry)


def _row(contents: Contents, entry: Entry) -> Row:
    words, folds = contents.words, contents.folds
    told = telling.tell(entry, folds, words)
    if isinstance(entry.record, Device) and folds.timeline.marks(entry.ref) == Marks():
        return _device(contents, entry, told)
    quiet = entry.record.KIND in QUIET
    ink = Ink.FAINT if quiet else Ink.BLACK
    number: Cell = (
        (Run(str(entry.ref), bold=not quiet, ink=ink),),
        *((Run(line, ink=ink),) for line in _happened(contents, entry)),
    )
    struck = folds.timeline.marks(entry.ref).struck_by is not None
    what = [*_title(told, ink, struck=struck), *_below(contents, entry, told)]
    person: Cell = ((Run(telling.who(entry, folds, words), ink=ink),), *_written(contents, entry))
    marked = isinstance(entry.record, Intervention) and entry.record.life_support
    return Row((number, tuple(what), person), barred=marked)


def _device(contents: Contents, entry: Entry, told: Told) -> Row:
    """One line for a device: a list of a hundred, taken at one go, must not bury the night under pages."""
    words = contents.words
    number = (Run(str(entry.ref), bold=True), Run("  " + "  ".join(_happened(contents, entry))))
    typed = (told.body, told.place, told.patient, *(f"{label}: {value}" for label, value in told.details))
    below = " · ".join(part for part in typed if part)
    chips = [run for chip in told.chips for run in (Run("  "), Run(chip, chip=True, ink=Ink.PETROL))]
    what = (Run(told.title, bold=True), *chips, *((Run(f"  {below}"),) if below else ()))
    return Row(((number,), (what,), ((Run(telling.who(entry, contents.folds, words)),), *_written(contents, entry))))


def _happened(contents: Contents, entry: Entry) -> Iterator[str]:
    """When it happened, with its day where that is not the day it stands under."""
    words, when, written = contents.words, entry.frame.happened, entry.written
    if i18n.day(words, when.at, when.zone) != i18n.day(words, written.wall, written.zone):
        yield i18n.weekday(words, when.at, when.zone)
    yield telling.happened(entry, words, contents.folds.clocks)


def _written(contents: Contents, entry: Entry) -> Iterator[Line]:
    """When it was written, where that is another minute; a late entry says it in its own words."""
    words, when, written = contents.words, entry.frame.happened, entry.written
    clocks = contents.folds.clocks
    at = telling.clock(written.wall, written.zone, clocks)
    if at != telling.clock(when.at, when.zone, clocks) and not contents.folds.timeline.marks(entry.ref).late:
        yield (Run(words("written {time}").format(time=at), ink=Ink.FAINT),)


def _title(told: Told, ink: Ink, *, struck: bool) -> Iterator[Line]:
    title = Run(told.title, bold=ink is Ink.BLACK and not struck, struck=struck, ink=ink)
    chips = [run for chip in told.chips for run in (Run("  "), Run(chip, chip=True, ink=Ink.PETROL))]
    yield (title, *chips)
    place = " · ".join(part for part in (told.place, told.patient) if part)
    below = [Run(told.body, struck=struck)] if told.body else []
    if place:
        below.append(Run(f"   {place}" if below else place, ink=Ink.FAINT))
    if below:
        yield tuple(below)


def _below(contents: Contents, entry: Entry, told: Told) -> Iterator[Line]:
    words, folds = contents.words, contents.folds
    if told.before or told.after:
        yield (Run(told.before or "–"), Run("  →  "), Run(told.after or "–", bold=True))
    for label, value in told.details:
        yield labelled(label, value)
    late = telling.late(entry, folds, words)
    if late:
        yield (Run(late, italic=True),)
    yield from _strikes(contents, entry)


def _strikes(contents: Contents, entry: Entry) -> Iterator[Line]:
    words, folds = contents.words, contents.folds
    marks = folds.timeline.marks(entry.ref)
    if marks.corrects is not None and marks.corrects in folds.timeline:
        was = telling.tell(folds.timeline.entry(marks.corrects), folds, words)
        mark = "↳ " if not isinstance(entry.record, Correction) else ""
        yield (Run(f"{mark}{marks.corrects}  "), Run(was.title, struck=True), Run(f" {was.body}".rstrip(), struck=True))
    if marks.struck_by is not None:
        yield (Run(words("Struck out by {ref}").format(ref=marks.struck_by), italic=True),)
