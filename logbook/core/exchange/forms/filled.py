# SPDX-License-Identifier: Apache-2.0
"""Sheets filled from the log as it is now: the board of devices, and the list of beds.

Everything is taken at once, on the thread that owns the folds; drawing happens elsewhere and later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Cell, Column, Heading, Para, Row, Run, Table, say
from logbook.core.exchange.forms.engine import Form
from logbook.core.exchange.report.boards import device_board
from logbook.core.exchange.report.cover import mark_word
from logbook.core.model.board import DeviceView, place_order
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now
from logbook.i18n import Words
from logbook.telling.codes import word
from logbook.telling.paperwork import FILLED


@dataclass(frozen=True, slots=True)
class Known:
    """What is printed from: the reader's language, the ward's folds, and the moment."""

    words: Words
    folds: Folds
    made: Now


def form(key: str, known: Known) -> Form:
    """Return the sheet `key` ("device-board", "bed-list"), filled with what is known at this moment."""
    taken = tuple(_taken(_MADE[key](known)))
    return Form(key, FILLED[key], lambda _sheet: iter(taken))


def _taken(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks with every row in hand, less the heading that the sheet's own title says already."""
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, rows=tuple(block.rows))
        elif not isinstance(block, Heading):
            yield block


def _beds(known: Known) -> Iterator[Block]:
    words, folds = known.words, known.folds
    devices: dict[str, list[DeviceView]] = {}
    for view in folds.devices.devices():
        devices.setdefault(view.bed, []).append(view)
    stays = {stay.bed: stay for stay in folds.beds.present()}
    places = sorted({*folds.beds.walk(()), *stays, *devices} - {""}, key=place_order)
    if not places:
        yield Para(say(words("No bed is known to the log.")))
        return
    columns = (
        Column(words("Bed"), 0.8, heads=True), Column(words("Patient's code"), 1.4), Column(words("Here since"), 1.5),
        Column(words("Devices and state"), 4.4), Column(words("Seen now (time, initials)"), 1.6),
    )  # fmt: skip

    def row(bed: str) -> Row:
        stay = stays.get(bed)
        code = (stay.key, stay.alias) if stay is not None else ()
        since = i18n.moment(words, stay.since, known.made.zone) if stay is not None else "–"
        here = tuple(_line(words, view) for view in devices.get(bed, ()))
        return Row(
            (
                (say(bed),),
                tuple(say(text) for text in code if text) or (say("–"),),
                (say(since),),
                here or (say("–"),),
                (),
            )
        )

    yield Table(columns, (row(bed) for bed in places), lined=11)


def _line(words: Words, view: DeviceView) -> tuple[Run, ...]:
    record = view.description
    told = f"{word(words, record.type)} {record.device}  {view.mark.shape} "
    more = (Run(f"  {words('life support')}", bold=True),) if record.life_support else ()
    return (Run(told), Run(mark_word(words, view.mark), bold=True), *more)


_NOTHING: Cell = (say("–"),)
_MADE: dict[str, Callable[[Known], Iterator[Block]]] = {"device-board": device_board, "bed-list": _beds}
