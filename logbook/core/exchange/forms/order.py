# SPDX-License-Identifier: Apache-2.0
"""What is printed in one act: so many sheets of each form, and procedures; which serials they get; one PDF of it.

It gives no serials away: whoever orders has recorded them before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from logbook.core.exchange import binder
from logbook.core.exchange.forms import engine, shelf
from logbook.core.exchange.forms.engine import Form, Piece, Sheet
from logbook.core.model.library import Procedure
from logbook.core.model.paperwork import Forms
from logbook.i18n import N_

SAMPLE = N_("SAMPLE – not approved by this hospital")


@dataclass(frozen=True, slots=True)
class Order:
    """Sheets of each form by its key, procedures, and sheets filled from the log.

    `approved` says by digest who approved a sample here.
    """

    copies: Mapping[str, int]
    procedures: tuple[Procedure, ...] = ()
    approved: Mapping[str, str] | None = None
    filled: tuple[Form, ...] = ()

    @property
    def sheets(self) -> int:
        """How many sheets, procedures included."""
        return len(self.procedures) + len(self.filled) + sum(self.copies.values())


def binder_of(procedures: Sequence[Procedure], approved: Mapping[str, str] | None = None) -> Order:
    """Return the order for the whole box: every procedure, every poster, every form in its number."""
    return Order(shelf.BINDER, tuple(procedures), approved)


def reserve(order: Order, first: int, sheet: Sheet, fonts: Path, place: str = "") -> tuple[Forms, ...]:
    """Return the records that give away the serials from `first` on, one for each form that is counted."""
    records = []
    for key, copies in order.copies.items():
        form = shelf.FORMS[key]
        if copies and shelf.counted(form):
            pages = engine.page_count(form, sheet, fonts)
            paper = sheet.paper.name.lower()
            records.append(Forms(key, first, first + copies - 1, pages, sheet.words.lang, paper, place))
            first += copies
    return tuple(records)


def pieces(order: Order, reserved: Sequence[Forms], sheet: Sheet) -> Iterator[Piece]:
    """Yield the sheets as they are bound: from the log, procedures, posters, then the forms with their serials.

    A counted form for which nothing is reserved (paper without a ward) bears no serial.
    """
    for form in order.filled:
        yield form, sheet
    # what a pen fills in says nothing of the period and of who prepared it: it may lie in its box for days
    blank = replace(sheet, period=None, by="")
    for procedure in order.procedures:
        yield procedure_form(procedure, sheet, order.approved or {}), sheet
    ranges = {record.form: range(record.first, record.last + 1) for record in reserved}
    chosen = [(shelf.FORMS[key], copies) for key, copies in order.copies.items()]
    for form, copies in sorted(chosen, key=lambda one: shelf.counted(one[0])):
        serials: Sequence[int | None] = ranges.get(form.key) or [None] * copies
        for serial in serials:
            yield form, replace(blank, serial=serial)


def draw(
    order: Order, reserved: Sequence[Forms], sheet: Sheet, fonts: Path, tick: Callable[[int], None] | None = None
) -> bytes:
    """Draw everything into one PDF; `tick` is told how many sheets were taken up so far."""
    return engine.draw_all(list(pieces(order, reserved, sheet)), sheet.words("Forms of the ward"), fonts, tick)


def procedure_form(procedure: Procedure, sheet: Sheet, approved: Mapping[str, str]) -> Form:
    """Return a procedure as a sheet of the same kind: its own pages, the stamp, and SAMPLE where it is one."""
    sample = procedure.sample and procedure.digest not in approved
    edition = procedure.edition(sheet.words.lang)
    return Form(
        procedure.code.lower(), f"{procedure.code} v{procedure.version} {edition.title}",
        lambda one: binder.pages((procedure,), one.words, approved), band=SAMPLE if sample else "", bare=True,
    )  # fmt: skip
