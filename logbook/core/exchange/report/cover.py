# SPDX-License-Identifier: Apache-2.0
"""The cover: which ward, which records, what the file proves and what it does not.

It must never claim a legal effect the file does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import (
    Block,
    Callout,
    Column,
    Figure,
    Heading,
    Ink,
    Items,
    Para,
    Row,
    Run,
    Size,
    Space,
    Table,
)
from logbook.core.exchange.report.contents import Contents, bold, text
from logbook.core.model.marks import SEVERITY, Mark
from logbook.telling.codes import word
from logbook.telling.openings import earlier


def cover(contents: Contents) -> Iterator[Block]:
    """First page: facts, numbers, proof."""
    words = contents.words
    yield Heading(words("Ward log of an outage"), title=True)
    yield Para(bold(f"{contents.start.ward} · {contents.start.hospital}"), Size.LARGE)
    if contents.drill:
        told = words("EXERCISE – not real. Nothing in this file happened to a patient.")
        yield Callout((bold(told),), Ink.BLACK)
    if contents.bad is not None:
        told = words("From record {ref} on this log does not hold. Those records are not in this file.")
        yield Callout((bold(told.format(ref=contents.ref(contents.bad))),), Ink.BLACK)
    yield Space(1)
    yield facts(contents)
    yield Space(1)
    yield Heading(words("At a glance"), 2)
    yield Items(tuple(text(line) for line in glance(contents)), size=Size.SMALL)
    yield Heading(words("What this file proves"), 2)
    yield Items(tuple(text(line) for line in proven(contents)), size=Size.SMALL)
    yield Heading(words("What it does not prove"), 2)
    yield Items(tuple(text(line) for line in not_proven(contents)), size=Size.SMALL)
    yield Heading(words("How to check it"), 2)
    yield from _checking(contents)


def _checking(contents: Contents) -> Iterator[Block]:
    words = contents.words
    lines = (
        (
            Run(words("Checkpoint at record {ref}:").format(ref=contents.ref(contents.volume.last)) + " "),
            Run(contents.seal.hand, bold=True),
        ),
        text(words("Copy these 16 letters onto paper: a log cut short or put back later cannot show them again.")),
        text(
            words(
                "Run “logbook verify” on this file, or any program that checks PDF signatures: it must say that "
                "the whole document is signed."
            )
        ),
    )
    if contents.seal.matrix is None:
        yield from (Para(line, Size.SMALL) for line in lines)
        return
    yield Figure(
        contents.seal.matrix,
        words("Square code of the checkpoint at record {ref}").format(ref=contents.ref(contents.volume.last)),
        lines,
        side=27,
    )


def facts(contents: Contents) -> Table:
    """The table of facts on the cover."""
    words, volume = contents.words, contents.volume
    entries = contents.own
    records = words("{first} to {last}, all in a row").format(
        first=contents.ref(volume.first), last=contents.ref(volume.last)
    )
    written = words("{first} – {last} by this PC's clock, UTC {offset}").format(
        first=contents.at(entries[0].written.wall), last=contents.at(entries[-1].written.wall),
        offset=i18n.offset(contents.zone),
    )  # fmt: skip
    program = words("{program}, device code {code}").format(program=contents.start.program, code=contents.device)
    rows = [
        (words("Records"), records),
        (words("Written"), written),
        (words("Profile"), word(words, contents.profile)),
        (
            words("Exported"),
            words("{time} by {name}").format(time=contents.at(contents.made.wall), name=contents.made_by),
        ),
        (words("Log"), contents.log),
        (words("Program"), program),
    ]
    if contents.by:
        rows.append(
            (words("A copy"), words("handed in by device {code}, not by the log's own").format(code=contents.by))
        )
    if volume.total > 1:
        told = words("{number} of {total}").format(number=volume.number, total=volume.total)
        rows.insert(1, (words("Volume"), told))
        if volume.before:
            rows.insert(2, (words("Volume before"), f"SHA-256 {volume.before}"))
    if contents.start.earlier_log:
        rows.append((words("Earlier log"), earlier(words, contents.start, contents.folds.timeline)))
    columns = (Column(words("Fact"), 1, heads=True), Column(words("Value"), 3.4))
    return Table(columns, [Row(((bold(label),), (text(value),))) for label, value in rows], titled=False)


def glance(contents: Contents) -> Iterator[str]:
    """The ward in five lines."""
    words, folds = contents.words, contents.folds
    level, began = folds.outage.current, folds.outage.began
    if level is not None:
        told = words("Level {level} since {time}.")
        yield told.format(level=word(words, level.level), time=contents.at(level.at))
    if began is not None:
        yield words("Outage began {time}, {span} before this export.").format(
            time=contents.at(began), span=i18n.span(words, contents.made.wall - began)
        )
    devices = folds.devices.devices()
    if devices:
        counted = {mark: sum(view.mark is mark for view in devices) for mark in SEVERITY}
        told = ", ".join(f"{mark.shape} {count} {mark_word(words, mark)}" for mark, count in counted.items() if count)
        yield words("Devices: {told}.").format(told=told)
    running = folds.procedures.in_force()
    if running:
        codes = ", ".join(view.record.code for view in running)
        yield words("Procedures in force: {codes}.").format(codes=codes)
    late = sum(folds.timeline.marks(entry.ref).late for entry in contents.own)
    struck = sum(folds.timeline.marks(entry.ref).struck_by is not None for entry in contents.own)
    told = words("{total} records in this file, {late} written late, {struck} struck out.")
    yield told.format(total=len(contents.own), late=late, struck=struck)


def mark_word(words: i18n.Words, mark: Mark) -> str:
    """Say what a mark means."""
    return {
        Mark.WORKS: words("works"),
        Mark.LIMITED: words("limited"),
        Mark.NOT_WORKING: words("does not work"),
        Mark.SUSPECT: words("suspect"),
        Mark.NOT_CHECKED: words("not checked"),
        Mark.OUT_OF_USE: words("out of use"),
    }[mark]


def proven(contents: Contents) -> Iterator[str]:
    """What the mathematics hold."""
    words = contents.words
    yield words("Between the first and the last record shown, none was changed, left out, added or moved.")
    if contents.by:
        yield words("They were written in this order, under the keys of one PC. Another PC signed this file.")
    else:
        yield words("They were written in this order, under the keys of one PC, and its key signed this file.")
    yield words("The machine-readable log inside (ward.wlog) is what these pages were drawn from.")


def not_proven(contents: Contents) -> Iterator[str]:
    """What nobody should believe because of a signature."""
    words = contents.words
    yield words("That what people wrote is true. The log cannot stop a lie while it is being written.")
    yield words("Who was at the keyboard. It shows which PIN was used on which PC, not a personal signature.")
    yield words("That the PC's clock was right. See “Clocks”.")
    yield words("That nobody had a copy of this PC or of its keys. Compare the device code with the ward's.")
    yield words("That nothing was written after the last record shown here.")
    if contents.by:
        yield words("That the copy ends where the log did. Only the PC that hands it in says so.")
    yield words("It is a seal of the ward log. It is no qualified electronic signature of anybody.")
