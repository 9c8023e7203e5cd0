# SPDX-License-Identifier: Apache-2.0
"""Square codes on paper: two a page, each with its place in its set, and how to read them.

It draws the codes it is given and decides nothing about what is in them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from logbook import i18n
from logbook.core.exchange import bridge
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import (
    Block,
    Figure,
    Footer,
    Heading,
    Line,
    Meta,
    PageBreak,
    Para,
    Run,
    Size,
    say,
)
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import Words

SIDE = 106.0
"""Millimetres of a code's side: of version 25, its modules are 0.85 mm wide, which any camera tells apart."""

_A_PAGE = 2


@dataclass(frozen=True, slots=True)
class CodeSet:
    """One set of codes, and the first and last record in it as people call them."""

    frames: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is to be drawn, whose it is, and when.

    `code` is the checkpoint's of the last record, for the hand: one more square beside those that are to be scanned
    would be scanned as well.
    """

    words: Words
    start: Start
    sets: tuple[CodeSet, ...]
    made: Now
    code: str = ""


def draw(sheets: Sheets, fonts: Path) -> bytes:
    """Draw the sheets; `fonts` is the folder of the font files."""
    words, start = sheets.words, sheets.start
    title = words("Codes of the log {ward} · {hospital}").format(ward=start.ward, hospital=start.hospital)
    if start.realm is Realm.DRILL:
        title = words("EXERCISE – not real") + " · " + title
    out = io.BytesIO()
    meta = Meta(title, start.program, words.lang, i18n.instant(sheets.made.wall, sheets.made.zone))
    document(out, meta, _blocks(sheets, title), lambda page, pages: _footer(sheets, page, pages), fonts)
    return out.getvalue()


def set_name(frame: str) -> str:
    """Return the four letters by which people tell one set from another."""
    return frame[3:7]


def _blocks(sheets: Sheets, title: str) -> Iterator[Block]:
    words = sheets.words
    yield Heading(title)
    yield Para(say(words("Scan every code once, in any order, into one text file. Then: {command}").format(
        command="logbook bridge read codes.txt --out ward.wlog"
    )), Size.SMALL)  # fmt: skip
    drawn = 0
    for number, one in enumerate(sheets.sets, 1):
        for index, frame in enumerate(one.frames, 1):
            if drawn and not drawn % _A_PAGE:
                yield PageBreak()
            drawn += 1
            place = words("Code {index} of {total}").format(index=index, total=len(one.frames))
            told = words("Set {n} of {total}: {name}").format(n=number, total=len(sheets.sets), name=set_name(frame))
            records = words("Records {first} to {last}").format(first=one.first, last=one.last)
            lines = ((Run(place, bold=True),), say(told), say(records), say(sheets.start.ward))
            yield Figure(bridge.matrix(frame), f"{place} · {told}", lines, SIDE)


def _footer(sheets: Sheets, page: int, pages: int) -> Footer:
    words, start = sheets.words, sheets.start
    place = words("Page {page} of {pages}").format(page=page, pages=pages)
    made = i18n.moment(words, sheets.made.wall, sheets.made.zone)
    band = words("EXERCISE – not real") if start.realm is Realm.DRILL else ""
    lines: list[Line] = [(Run(place, bold=True), Run(f"   {start.ward} · {start.hospital}   {made}"))]
    if sheets.code:
        told = words("Checkpoint of record {ref}: {code}").format(ref=sheets.sets[-1].last, code=sheets.code)
        lines.append((Run(told, bold=True),))
    return Footer(tuple(lines), band=band)
