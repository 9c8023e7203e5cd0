# SPDX-License-Identifier: Apache-2.0
"""The merged timeline on paper: what was received, how sure each ward's log is, the clocks, then every record.

It says whether the team signs it, and that the case folder is not encrypted. It never hides a finding.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from logbook import i18n
from logbook.core.exchange.collect import sheets
from logbook.core.exchange.collect.case import Case, Picture
from logbook.core.exchange.collect.logs import Found, Level, Log, Standing
from logbook.core.exchange.collect.rows import Row as Record
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import (
    Block,
    Callout,
    Column,
    Footer,
    Heading,
    Ink,
    Items,
    Line,
    Meta,
    PageBreak,
    Para,
    Row,
    Run,
    Table,
    say,
)
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.i18n import N_, Words
from logbook.telling import entry as telling

LEVELS = {
    Level.A: N_("A: somebody independent outside the ward holds the log up to here or further."),
    Level.B: N_("B: only the ward's own exports, sticks and papers hold it."),
    Level.C: N_("C: every signature is good; nobody else has seen it yet."),
    Level.D: N_("D: disputed, or written by a device after its key was lost."),
}

STANDING = {
    Standing.NOT_COMPARED: N_("not compared"),
    Standing.ENROLLED: N_("enrolled"),
    Standing.NOT_ENROLLED: N_("○ not enrolled"),
    Standing.OTHER_WARD: N_("▲ enrolled for another ward"),
    Standing.REVOKED: N_("▲ trusted up to a record only"),
}

_LETTERS = 4
"""Of the name of a log, to tell two of the same ward apart."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is made from: `sentence` says a finding's code in words, `made` is this machine's clock.

    `team` is the name of the team whose key will sign it, empty where none does.
    """

    words: Words
    case: Case
    picture: Picture
    made: Now
    program: str
    sentence: Callable[[str], str]
    team: str = ""


def draw(wanted: Wanted, fonts: Path) -> bytes:
    """Draw the report."""
    words = wanted.words
    title = words("Merged timeline")
    if wanted.picture.realm is Realm.DRILL:
        title = words("EXERCISE – not real") + " · " + title
    at = i18n.instant(wanted.made.wall, wanted.made.zone)
    out = io.BytesIO()
    meta = Meta(title, wanted.program, words.lang, at)
    document(out, meta, _blocks(wanted, title), lambda page, pages: _footer(wanted, page, pages), fonts)
    return out.getvalue()


def _footer(wanted: Wanted, page: int, pages: int) -> Footer:
    words = wanted.words
    place = words("Page {page} of {pages}").format(page=page, pages=pages)
    made = i18n.moment(words, wanted.made.wall, wanted.made.zone)
    band = words("EXERCISE – not real") if wanted.picture.realm is Realm.DRILL else ""
    seal = words("Sealed by {team}").format(team=wanted.team) if wanted.team else words("This report is not signed.")
    return Footer((say(f"{place} · {made}"), say(seal)), band=band)


def _blocks(wanted: Wanted, title: str) -> Iterator[Block]:
    words = wanted.words
    yield Heading(title, title=True)
    signed = (
        words("This file is sealed with the key of {team}. The logs that it was made from lie beside it.").format(
            team=wanted.team
        )
        if wanted.team
        else words("This report is not signed. The logs that it was made from are; they lie beside it.")
    )
    warning = say(words("This case folder is not encrypted yet. Keep it on an encrypted disk."))
    yield Callout((warning, say(signed)), Ink.ORANGE)
    yield from _wards(wanted)
    yield from _findings(wanted)
    places = {log.log: _place(log) for log in wanted.picture.merge.logs}
    yield from sheets.codes(words, wanted.picture.merge.compared, places)
    yield from _clocks(wanted)
    yield from _files(wanted)
    yield from sheets.sheets(words, wanted.picture.merge.sheets, places)
    yield PageBreak()
    yield from _timeline(wanted)


def _wards(wanted: Wanted) -> Iterator[Block]:
    words = wanted.words
    yield Heading(words("How sure each log is"))
    columns = (
        Column(words("Ward"), 3, heads=True), Column(words("Device"), 2), Column(words("Records"), 1.4),
        *(Column(level, 0.7) for level in Level),
    )  # fmt: skip
    rows = []
    for log in wanted.picture.merge.logs:
        counts = Counter(merged.level for merged in log.records)
        numbers = [merged.entry.ref.number for merged in log.records]
        device = f"{words(STANDING[log.standing])} · {hashlib.sha256(log.device).hexdigest()[:16]}"
        rows.append(_row(_place(log), device, f"{min(numbers)}–{max(numbers)}", *(str(counts[one]) for one in Level)))
    yield Table(columns, rows)
    yield Items(tuple(say(words(meaning)) for meaning in LEVELS.values()))
    if any(log.standing is Standing.NOT_COMPARED for log in wanted.picture.merge.logs):
        yield Para(say(words("No device was compared with a list of enrolled devices: all count as not enrolled.")))


def _findings(wanted: Wanted) -> Iterator[Block]:
    words = wanted.words
    yield Heading(words("Findings"))
    places = {log.log: _place(log) for log in wanted.picture.merge.logs}
    lines = [_finding(wanted, found, places) for found in wanted.picture.merge.found]
    lines += [
        _finding(wanted, Found("clocks-contradict", log), places)
        for log in sorted(wanted.picture.timeline.alignment.against)
    ]
    yield Items(tuple(lines)) if lines else Para(say(words("None.")))


def _finding(wanted: Wanted, found: Found, places: dict[str, str]) -> Line:
    place = places.get(found.log, found.log)
    number = "" if found.number < 0 else " " + wanted.words("record {number}").format(number=found.number)
    return (Run(f"{place}{number}: ", bold=True), Run(wanted.sentence(found.code)))


def _clocks(wanted: Wanted) -> Iterator[Block]:
    words, alignment = wanted.words, wanted.picture.timeline.alignment
    yield Heading(words("Clocks"))
    places = {log.log: _place(log) for log in wanted.picture.merge.logs}
    lines = []
    for node, interval in sorted(alignment.intervals.items()):
        if interval.known:
            middle, half = (interval.least + interval.most) / 2, (interval.most - interval.least) / 2
            way = words("{place}: {span} ahead, give or take {half}") if middle >= 0 else words(
                "{place}: {span} behind, give or take {half}"
            )  # fmt: skip
            told = way.format(
                place=places[node.log], span=i18n.span(words, round(middle)), half=i18n.span(words, round(half))
            )
        else:
            told = words("{place}: not compared with a radio or telephone clock").format(place=places[node.log])
        lines.append(say(told + " " + words("(setting {n} of its clock)").format(n=node.epoch + 1)))
    yield Items(tuple(lines)) if lines else Para(say(words("Nothing is known of the clocks.")))
    yield Para(say(words("Times shown first are aligned by these clocks; the PC's own time always stands below.")))


def _files(wanted: Wanted) -> Iterator[Block]:
    words, reports = wanted.words, wanted.case.reports
    yield Heading(words("Files received"))
    columns = (Column(words("SHA-256"), 4.5, heads=True), Column(words("Name"), 2.5), Column(words("Verdict"), 2))
    rows = []
    for item in wanted.case.received:
        report = reports[item.sha256]
        if report.realm in {wanted.picture.realm, None}:
            codes = ", ".join(sorted({finding.code for finding in report.findings})) or words("good")
            rows.append(_row(item.sha256, ", ".join(item.names), codes))
    yield Table(columns, rows)


def _timeline(wanted: Wanted) -> Iterator[Block]:
    words = wanted.words
    yield Heading(words("Timeline"))
    columns = (
        Column(words("Time"), 1.6, heads=True), Column(words("Ward"), 1.5), Column(words("What happened"), 5),
        Column(words("Who"), 1.8),
    )  # fmt: skip
    yield Table(columns, _records(wanted))


def _records(wanted: Wanted) -> Iterator[Row]:
    last = ""
    for record in wanted.picture.timeline.rows:
        day = i18n.weekday(wanted.words, _shown(record), record.entry.written.zone)
        if day != last:
            last = day
            yield Row(((((Run(day, bold=True),)),),), section=True)
        yield _record(wanted, record)


def _shown(record: Record) -> int:
    return record.entry.written.wall if record.aligned is None else record.aligned


def _times(words: Words, record: Record) -> Iterator[Line]:
    """Say the aligned time, then what the PC showed and when it happened, where that is another time."""
    written, clocks = record.entry.written, record.folds.clocks
    happened = telling.happened(record.entry, words, clocks)
    pc = telling.clock(written.wall, written.zone, clocks)
    half = "" if not record.half else " ± " + i18n.span(words, record.half)
    yield (Run(telling.clock(_shown(record), written.zone, clocks), bold=True), Run(half))
    if record.aligned is not None:
        yield say(words("PC: {time}").format(time=pc))
    if happened != pc:
        yield say(words("happened: {time}").format(time=happened))


def _record(wanted: Wanted, record: Record) -> Row:
    words, entry, folds = wanted.words, record.entry, record.folds
    told = telling.tell(entry, folds, words)
    struck_by = folds.timeline.marks(entry.ref).struck_by
    struck = struck_by is not None
    chips = [*told.chips, *([words("order undecided")] if record.undecided else [])]
    chips += [words("disputed")] if record.disputed else []
    chips += [words("written after the next segment began")] if record.branch else []
    runs = [run for chip in chips for run in (Run("  "), Run(chip, chip=True, ink=Ink.PETROL))]
    what: list[Line] = [(Run(told.title, bold=not struck, struck=struck), *runs)]
    texts = [told.body, " → ".join(part for part in (told.before, told.after) if part), told.place]
    what += [(Run(part, struck=struck),) for part in texts if part]
    what += [(Run(f"{label} ", bold=True), Run(value)) for label, value in told.details]
    if struck_by is not None:
        what.append((Run(words("Struck out by {ref}").format(ref=struck_by), italic=True),))
    ward = record.log.start.ward if record.log.start else record.log.log
    where = f"{entry.ref} · {record.merged.level} · {record.log.log[:_LETTERS]}"
    return Row((
        tuple(_times(words, record)), (say(ward), say(where)), tuple(what),
        (say(telling.who(entry, folds, words)),),
    ))  # fmt: skip


def _place(log: Log) -> str:
    if log.start is None:
        return log.log
    return f"{log.start.ward} {log.segment} · {log.start.hospital} · {log.log[:_LETTERS]}"


def _row(*cells: str) -> Row:
    return Row(tuple((say(cell),) for cell in cells))
