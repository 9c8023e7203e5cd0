# SPDX-License-Identifier: Apache-2.0
"""The handover on paper: bed by bed, then the ward, then two signatures by hand. Filled from the log; no diagnosis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from logbook.core.exchange.draw.values import Block, Cell, Column, Para, Row, Run, Size, Space, Table, say
from logbook.core.exchange.forms.engine import Form, Sheet, cell, row, section
from logbook.i18n import N_, Words
from logbook.telling.handing import BedTold, DeviceTold, HandoverTold


@dataclass(frozen=True, slots=True)
class Signed:
    """What people added: who gives, who takes (empty: not yet), what was counted, what was remarked, and the record."""

    giver: str
    taker: str = ""
    kit: str = ""
    text: str = ""
    ref: str = ""


def form(told: HandoverTold, signed: Signed) -> Form:
    """Return the sheet to draw."""
    return Form("handover", N_("Handover"), lambda sheet: _blocks(sheet, told, signed))


def _blocks(sheet: Sheet, told: HandoverTold, signed: Signed) -> Iterator[Block]:
    words = sheet.words
    yield Para(say(told.since), Size.SMALL)
    columns = (
        Column(words("Bed and patient"), 1.3, heads=True), Column(words("Device"), 1.9),
        Column(words("State, how old"), 3.4), Column(words("Settings as read, how old"), 2.0),
        Column(words("Alarms, who hears them"), 1.7), Column(words("Seen"), 0.6),
    )  # fmt: skip
    yield Table(columns, (line for bed in told.beds for line in _bed(bed, words)))
    yield from section(words("The ward"))
    yield Table(
        (Column("", 1.4, heads=True), Column("", 5)), (_fact(name, lines) for name, lines in told.ward), titled=False
    )
    for name, text in ((words("Counted"), signed.kit), (words("Remarks"), signed.text)):
        if text:
            yield from section(name)
            yield Para(say(text))
    yield Space(3, keep=_SIGNED)
    if told.sealed:
        line = words("Records of this shift: {records}.").format(records=told.sealed)
        if signed.ref:
            line += " " + words("Handed over in record {ref}.").format(ref=signed.ref)
        yield Para((Run(line, bold=True),))
    yield row(
        (words("Handed over by"), 2, signed.giver), (words("Signature"), 1.6),
        (words("Taken over by"), 2, signed.taker), (words("Signature"), 1.6), (words("Date / time"), 1.4), height=16,
    )  # fmt: skip


def _bed(bed: BedTold, words: Words) -> Iterator[Row]:
    head: Cell = ((Run(bed.name, bold=True),), *(say(one) for one in bed.patients or (words("no patient in the log"),)))
    if not bed.devices:
        yield Row((head, cell(words("no device")), _EMPTY, _EMPTY, _EMPTY, cell("□")))
    for number, device in enumerate(bed.devices):
        # named again at each device, for a page may begin with it
        yield Row((head if number == 0 else cell(bed.name), *_device(device), cell("□")), barred=device.life_support)


def _device(device: DeviceTold) -> tuple[Cell, ...]:
    return (
        ((Run(device.name, bold=device.life_support),),), tuple(say(one) for one in device.states),
        cell(device.settings), cell(device.alarms),
    )  # fmt: skip


def _fact(name: str, lines: tuple[str, ...]) -> Row:
    return Row(((((Run(name, bold=True),)),), tuple(say(one) for one in lines)))


_EMPTY = cell("")
_SIGNED = 34.0
"""Millimetres: which records are handed over, and both signatures, never on two pages."""
