# SPDX-License-Identifier: Apache-2.0
"""A blank paper register: where the number and the sixteen letters are copied to, line by line, by pen.

Only the first line is filled in, with the checkpoint of the moment it is printed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from logbook import i18n
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import (
    Block,
    Column,
    Footer,
    Heading,
    Items,
    Meta,
    Para,
    Row,
    Run,
    Size,
    Table,
    say,
)
from logbook.core.exchange.stamp import Stamp, stamped
from logbook.core.model.frame import Now
from logbook.i18n import Words

LINES = 12
"""Lines of the table: one page of A4, with room to write."""

_EMPTY = say("\u00a0")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Whose register, printed when and by which program, and the checkpoint it begins with."""

    ward: str
    made: Now
    program: str
    stamp: Stamp


def draw(sheet: Sheet, words: Words, fonts: Path) -> bytes:
    """Draw one sheet in the language of `words`; `fonts` is the folder of the font files."""
    at = datetime.fromtimestamp(sheet.made.wall // 1000, UTC).astimezone(timezone(timedelta(minutes=sheet.made.zone)))
    out = io.BytesIO()
    meta = Meta(words("Register of witnesses"), sheet.program, words.lang, at)
    document(out, meta, _blocks(sheet, words), lambda page, pages: _footer(sheet, words, page, pages), fonts)
    return out.getvalue()


def _blocks(sheet: Sheet, words: Words) -> Iterator[Block]:
    yield Heading(words("Register of witnesses"), title=True)
    yield Para((Run(sheet.ward, bold=True),), Size.LARGE)
    told = (
        words("At each handover, and at the latest every 4 hours: open Safety, Witnesses on the ward PC."),
        words("Copy number and sixteen letters, then type the last four back. Keep this sheet away from the PC."),
    )
    yield Items(tuple(say(line) for line in told), ordered=True)
    columns = (
        Column(words("Date"), 2), Column(words("Time"), 1.4), Column(words("Number"), 1.6),
        Column(words("Sixteen letters"), 4.4), Column(words("Who"), 3),
    )  # fmt: skip
    yield Table(columns, _rows(sheet, words), size=Size.BODY)


def _rows(sheet: Sheet, words: Words) -> Iterator[Row]:
    made = sheet.made
    day, time = i18n.day(words, made.wall, made.zone), i18n.clock_time(made.wall, made.zone)
    first = (day, time, sheet.stamp.ref, sheet.stamp.code, words("printed"))
    yield Row(tuple((say(text), _EMPTY) for text in first))
    for _ in range(LINES - 1):
        yield Row(tuple((_EMPTY, _EMPTY) for _ in first))


def _footer(sheet: Sheet, words: Words, page: int, pages: int) -> Footer:
    place = words("Page {page} of {pages}").format(page=page, pages=pages)
    printed = words("printed {time}").format(time=i18n.moment(words, sheet.made.wall, sheet.made.zone))
    return stamped(words, (say(f"{place} · {printed}"),), sheet.stamp)
