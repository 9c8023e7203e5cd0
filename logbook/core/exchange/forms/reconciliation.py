# SPDX-License-Identifier: Apache-2.0
"""The reconciliation sheet on paper: by bed, in the order of the work, with what was done and room for the rest."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from logbook.core.exchange.collect.tables import harmless
from logbook.core.exchange.draw.values import Block, Cell, Column, Para, Row, Run, Table, say
from logbook.core.exchange.forms.engine import Form, Sheet
from logbook.core.model.board import natural_order
from logbook.core.model.plain import visible
from logbook.core.model.shifts import BackTask
from logbook.i18n import N_
from logbook.telling.backentry import ItemTold
from logbook.telling.entry import bed_name


def form(items: Sequence[ItemTold], total: str) -> Form:
    """Return the sheet; `items` by bed, in the order of the work; `total` is its last line."""
    return Form("reconciliation", N_("Back-entry worklist"), lambda sheet: _blocks(sheet, items, total))


def _blocks(sheet: Sheet, items: Sequence[ItemTold], total: str) -> Iterator[Block]:
    words = sheet.words
    told = words(
        "Real time of care is entered, not the time of typing. Pharmacy enters orders first. "
        "Another person verifies. Tasks that come back as due are closed as done on paper."
    )
    yield Para(say(told))
    columns = (
        Column(words("Order of work"), 1.65), Column(words("Real time"), 1.2), Column(words("What"), 4),
        Column(words("Order entered by pharmacy"), 1.6), Column(words("Entered"), 1.6),
        Column(words("Verified"), 1.4), Column(words("Paper scanned"), 1.5), Column(words("Does not agree"), 1.3),
    )  # fmt: skip
    if items:
        yield Table(columns, _rows(sheet, items))
    yield Para((Run(total, bold=True),))


def _rows(sheet: Sheet, items: Sequence[ItemTold]) -> Iterator[Row]:
    """Yield everything of a bed below its name, what is of no bed last; the order of the work within a bed stays."""
    by_bed = sorted(items, key=lambda one: (not one.bed, natural_order(one.bed), one.patient))
    for (bed, patient), group in groupby(by_bed, key=lambda one: (one.bed, one.patient)):
        name = bed_name(sheet.words, bed) if bed else sheet.words("No bed")
        yield Row((((Run(" · ".join(filter(None, (name, patient))), bold=True),),),), section=True)
        yield from (_row(one) for one in group)


def _row(one: ItemTold) -> Row:
    what: Cell = (say(one.what), say(" · ".join(filter(None, (one.ref, one.author, one.section)))))
    done = (one.steps[task] for task in (BackTask.ORDERED, BackTask.ENTERED, BackTask.VERIFIED, BackTask.SCANNED))
    cells = ((say(one.area),), (say(one.time),), what, *((say(text or "□"),) for text in done), (say(one.discrepancy),))
    return Row(cells)


def table(rows: Iterable[tuple[str, ...]]) -> bytes:
    """Write CSV: UTF-8 with its mark and semicolons, and nothing in a cell that a spreadsheet would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([visible(harmless(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")
