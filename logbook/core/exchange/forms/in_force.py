# SPDX-License-Identifier: Apache-2.0
"""The fallback procedures of a ward on paper: what was put in force and why, who read it, each step, and how it ended.

Domain research, 3.16. The text itself is a sheet of its own, printed with its version.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Heading, Para, Row, Run, Table, say
from logbook.core.exchange.forms.engine import Known, cell, plain_row, section
from logbook.core.model.procedures import InForceView
from logbook.core.model.traces import Printed
from logbook.telling.codes import word
from logbook.telling.entry import bed_name
from logbook.telling.safeguards import approved_by


def blocks(known: Known) -> Iterator[Block]:
    """Yield what is in force first, then what was."""
    words, procedures = known.words, known.folds.procedures
    every = sorted(procedures.all(), key=lambda view: view.ended is not None)
    if not every:
        yield Para(say(words("No fallback procedure was put in force.")))
    for view in every:
        record = view.record
        yield Heading(f"{record.code} v{record.version}  {record.title}", level=2)
        facts = ((name, text) for name, text in _facts(known, view) if text)
        columns = (Column("", 1.6, heads=True), Column("", 5))
        yield Table(columns, tuple(_fact(*fact) for fact in facts), titled=False)
        yield from _steps(known, view)


def _fact(name: str, text: str) -> Row:
    return Row((((Run(name, bold=True),),), cell(text)))


def _facts(known: Known, view: InForceView) -> Iterator[tuple[str, str]]:
    words, record, people = known.words, view.record, known.folds.people
    approved = approved_by(words, people, known.folds.approvals.of(record, record.language))
    sample = words("SAMPLE – not approved by this hospital") if record.sample else ""
    yield words("Status"), approved or sample
    yield words("Language"), record.language
    yield words("Where"), f"{word(words, record.scope)} {record.where}".strip()
    yield words("In force since"), " · ".join((_at(known, view.since), people.name(view.by), str(view.ref)))
    yield words("On whose word"), record.authority
    yield words("Why"), record.reason
    yield words("Announced"), record.announced
    readers = (f"{people.name(user)}, {_at(known, at)}" for user, (at, _) in view.acknowledged.items())
    yield words("Read by"), "\n".join(readers) or words("nobody yet")
    if view.ended is not None:
        ended = (_at(known, view.ended.at), people.name(view.ended.by), str(view.ended.ref))
        title = words("Replaced") if view.ended.superseded_by is not None else words("Ended")
        yield title, " · ".join(ended)
    yield words("On paper"), "\n".join(_printed(known, view))


def _printed(known: Known, view: InForceView) -> Iterator[str]:
    for entry in known.folds.timeline.entries:
        record = entry.record
        if isinstance(record, Printed) and (record.what, record.version) == (view.record.code, view.record.version):
            copies = known.words.n("{n} copy", "{n} copies", record.copies).format(n=record.copies)
            yield f"{copies}, {_at(known, entry.frame.happened.at)}"


def _steps(known: Known, view: InForceView) -> Iterator[Block]:
    words, people = known.words, known.folds.people
    if not view.steps:
        return
    yield from section(words("Steps"))
    columns = (
        Column(words("Step"), 1, heads=True), Column(words("Bed"), 1.2), Column(words("What became of it"), 3.4),
        Column(words("Time"), 1.5), Column(words("Who"), 1.8),
    )  # fmt: skip
    done = sorted(view.steps.items(), key=lambda one: one[1].at)
    rows = (
        (step, bed_name(words, bed), f"{told.answer or word(words, told.result)} · {told.ref}", _at(known, told.at),
         people.name(told.by))
        for (bed, step), told in done
    )  # fmt: skip
    yield Table(columns, tuple(plain_row(one) for one in rows))


def _at(known: Known, at: int) -> str:
    return i18n.moment(known.words, at, known.made.zone)
