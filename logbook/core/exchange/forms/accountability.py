# SPDX-License-Identifier: Apache-2.0
"""What became of the ward's numbered paper so far, filled from the log: printed, in use, back, typed in, missing.

Domain research, 3.18 and section 9, no. 16. A sheet nobody accounted for is named by its number, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Para, Row, Run, Table, say
from logbook.core.exchange.forms.engine import Known, plain_row, room, row, section
from logbook.core.model.paperwork import SheetEvent
from logbook.core.model.sheets import SheetView
from logbook.telling.entry import bed_name
from logbook.telling.paperwork import fate, form_name, serials

_USED = frozenset({SheetEvent.USED, SheetEvent.RETURNED, SheetEvent.TRANSCRIBED})


def blocks(known: Known) -> Iterator[Block]:
    """Yield the sheet below its head."""
    words, every = known.words, known.folds.sheets.all()
    if not every:
        yield Para(say(words("No numbered sheet was issued yet.")))
    columns = (
        Column(words("Form"), 2.2, heads=True), Column(words("Nos. from – to"), 1.2), Column(words("Issued"), 0.8),
        Column(words("Used"), 0.8), Column(words("Blank returned"), 0.9), Column(words("Typed in"), 0.9),
        Column(words("Spoilt"), 0.8), Column(words("MISSING (nos.)"), 1.6),
    )  # fmt: skip
    yield Table(columns, (*_batches(known, every), _line(words("All"), "", every, bold=True)), lined=8)
    still = [view for view in every if view.open]
    if still:
        yield from section(words("Still to be accounted for"))
        names = (words("Form no."), 0.8), (words("Form"), 2), (words("What became of it"), 1.4), (words("Where"), 1.5)
        more = (words("Bed"), 0.9), (words("Patient's code"), 1.3), (words("Since"), 1.3), (words("Remarks"), 1.6)
        yield Table(tuple(Column(name, share) for name, share in (*names, *more)), (_open(known, one) for one in still))
    yield room(words("Missing sheets: who looked, where"), 22)
    yield row((words("Counted by (two people)"), 2), (words("Signature"), 1.2), (words("Date / time"), 1), height=14)


def _batches(known: Known, every: Iterable[SheetView]) -> Iterator[Row]:
    by_record: dict[object, list[SheetView]] = {}
    for view in every:
        by_record.setdefault(view.record, []).append(view)
    for views in by_record.values():
        numbers = serials(views[0].serial, views[-1].serial)
        yield _line(form_name(known.words, views[0].form), numbers, views)


def _line(name: str, numbers: str, views: Iterable[SheetView], *, bold: bool = False) -> Row:
    every = tuple(views)

    def count(*events: SheetEvent) -> str:
        return str(sum(view.event in events for view in every))

    missing = ", ".join(str(view.serial) for view in every if view.event is SheetEvent.MISSING)
    cells = (
        name, numbers, str(len(every)), count(*_USED), count(SheetEvent.BLANK), count(SheetEvent.TRANSCRIBED),
        count(SheetEvent.VOID), missing or "–",
    )  # fmt: skip
    return Row(tuple(((Run(cell, bold=bold),),) for cell in cells))


def _open(known: Known, view: SheetView) -> Row:
    words = known.words
    cells = (
        str(view.serial), form_name(words, view.form), fate(words, view.event), view.place,
        bed_name(words, view.bed) if view.bed else "", view.patient, i18n.moment(words, view.at, known.made.zone),
        view.text,
    )  # fmt: skip
    return plain_row(cells)
