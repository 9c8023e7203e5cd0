# SPDX-License-Identifier: Apache-2.0
"""The readiness check of a shift on paper: to be filled by a pen, or as it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from logbook.core.exchange.draw.values import Block, Column, Para, Row, Run, Space, Table, say
from logbook.core.exchange.forms.engine import Form, Sheet, cell, choices, prepared, section
from logbook.core.model.shifts import Looked, ReadyItem
from logbook.i18n import N_
from logbook.telling.shifts import item_word, looked_word


def form(said: Mapping[ReadyItem, Looked], told: Mapping[ReadyItem, str], text: str = "", who: str = "") -> Form:
    """Return the sheet; what nobody answered is left to tick. `told` is what the program knows, `who` says by whom."""
    return Form("readiness", N_("Readiness check"), lambda sheet: _blocks(sheet, said, told, text, who))


def _blocks(
    sheet: Sheet, said: Mapping[ReadyItem, Looked], told: Mapping[ReadyItem, str], text: str, who: str
) -> Iterator[Block]:
    words = sheet.words
    ticks = choices(*(looked_word(words, looked) for looked in Looked))
    columns = (Column(words("What"), 3, heads=True), Column(words("In order?"), 2.2), Column(words("What is known"), 4))

    def line(item: ReadyItem) -> Row:
        answer = Run(looked_word(words, said[item]), bold=True) if item in said else Run(ticks)
        return Row(((say(item_word(words, item)),), ((answer,),), cell(told.get(item, ""))))

    yield Table(columns, (line(item) for item in ReadyItem))
    if text:
        yield from section(words("Remarks"))
        yield Para(say(text))
    if who:
        yield Space(2)
        yield Para((Run(who, bold=True),))
    yield Space(4)
    yield prepared(sheet)
