# SPDX-License-Identifier: Apache-2.0
"""Sheets filled from the log as it is now: boards, the list of beds, the published forms, the count of paper.

Everything is taken at once, on the thread that owns the folds; drawing happens elsewhere and later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Heading, Para, Row, Run, Table, say
from logbook.core.exchange.forms import accountability, briefing, bulletins, clocks, in_force, movements
from logbook.core.exchange.forms.engine import Form, Known, Sheet, prepared
from logbook.core.exchange.forms.hics import period
from logbook.core.exchange.report.boards import device_board
from logbook.core.exchange.report.cover import mark_word
from logbook.core.model.board import DeviceView, place_order
from logbook.i18n import Words
from logbook.telling.codes import word
from logbook.telling.entry import place_name
from logbook.telling.handing import with_devices
from logbook.telling.paperwork import FILLED


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one is made; one with a `number` has the head and the last row of the published forms."""

    make: Callable[[Known], Iterator[Block]]
    number: str = ""


def form(key: str, known: Known) -> Form:
    """Return the sheet `key` (of `FILLED`), filled with what is known at this moment."""
    kind = _MADE[key]
    taken = tuple(_taken(kind.make(known)))

    def blocks(sheet: Sheet) -> Iterator[Block]:
        if kind.number:
            yield from period(sheet)
        yield from taken
        if kind.number:
            yield prepared(sheet)

    return Form(key, FILLED[key], blocks, kind.number)


def _taken(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks with every row in hand, less the heading that the sheet's own title says already."""
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, rows=tuple(block.rows))
        elif not isinstance(block, Heading) or block.level > 1:
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
        Column(words("Bed"), 1.05, heads=True), Column(words("Patient's code"), 1.4), Column(words("Here since"), 1.5),
        Column(words("Devices and state"), 4.4), Column(words("Seen now (time, initials)"), 1.6),
    )  # fmt: skip

    def row(bed: str) -> Row:
        stay = stays.get(bed)
        code = (stay.key, stay.alias) if stay is not None else with_devices(words, devices.get(bed, ()))
        since = i18n.moment(words, stay.since, known.made.zone) if stay is not None else "–"
        here = tuple(_line(words, view) for view in devices.get(bed, ()))
        return Row(
            (
                (say(place_name(words, bed)),),
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


_MADE = {
    "device-board": _Kind(device_board), "bed-list": _Kind(_beds), "briefing": _Kind(briefing.blocks, "HICS 201"),
    "movements": _Kind(movements.blocks, "HICS 257"), "accountability": _Kind(accountability.blocks),
    "bulletins": _Kind(bulletins.blocks), "clocks": _Kind(clocks.blocks),
    "in-force": _Kind(in_force.blocks),
}  # fmt: skip
