# SPDX-License-Identifier: Apache-2.0
"""The incident team's bulletins and short procedures as square codes on paper, where no stick may be plugged in.

What is short stands there a second time, in lines for people who must type it. It draws what it is given; who signed is
a name for people, the ward checks the signature.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
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
    Items,
    Meta,
    PageBreak,
    Para,
    Run,
    say,
)
from logbook.core.exchange.sheets import set_name
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.plain import one_line
from logbook.i18n import Words

MODULE = 0.85
"""Millimetres of a code's module, which any camera tells apart."""

_GROUP = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """One bulletin or procedure: what people call it, its codes, and its lines for typing if it is short."""

    code: str
    title: str
    version: int
    frames: tuple[str, ...]
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordSheets:
    """What is to be drawn, who signed it, and when."""

    words: Words
    realm: Realm
    signer: str
    spoken: Sequence[Spoken]
    made: Now
    program: str


def draw(sheets: WordSheets, fonts: Path) -> bytes:
    """Draw the sheets, each bulletin or procedure on a page of its own; `fonts` is the folder of the font files."""
    words = sheets.words
    title = words("Codes of the incident team: {names}").format(names=", ".join(one.code for one in sheets.spoken))
    if sheets.realm is Realm.DRILL:
        title = words("EXERCISE – not real") + " · " + title
    out = io.BytesIO()
    meta = Meta(title, sheets.program, words.lang, i18n.instant(sheets.made.wall, sheets.made.zone))
    document(out, meta, _blocks(sheets), lambda page, pages: _footer(sheets, page, pages), fonts)
    return out.getvalue()


def grouped(frame: str) -> str:
    """Set a frame in groups of four for people who type it; the blanks do not matter."""
    return " ".join(frame[at : at + _GROUP] for at in range(0, len(frame), _GROUP))


def _blocks(sheets: WordSheets) -> Iterator[Block]:
    words = sheets.words
    for number, one in enumerate(sheets.spoken):
        if number:
            yield PageBreak()
        yield Heading(f"{one.code} · {one_line(one.title)}", title=True)
        about = words("Version {n} · signed with the key of {name}").format(n=one.version, name=one_line(sheets.signer))
        yield Para(say(about))
        yield Para(say(words("On the ward's PC: “Codes without a stick”, then “Read codes in”. Any order will do.")))
        for index, frame in enumerate(one.frames, 1):
            yield _figure(words, one, frame, index)
        if one.typed:
            yield Heading(words("Without a scanner"), level=2)
            yield Para(say(words("Type these lines. Enter ends each of them; capitals and blanks do not matter.")))
            yield Items(tuple(say(grouped(line)) for line in one.typed), ordered=True)


def _figure(words: Words, one: Spoken, frame: str, index: int) -> Figure:
    matrix = bridge.matrix(frame)
    place = words("Code {index} of {total}").format(index=index, total=len(one.frames))
    told = words("Set {name}").format(name=set_name(frame))
    lines = ((Run(place, bold=True),), say(told), say(f"{one.code} · {one_line(one.title)}"))
    return Figure(matrix, f"{place} · {told}", lines, len(matrix) * MODULE)


def _footer(sheets: WordSheets, page: int, pages: int) -> Footer:
    words = sheets.words
    place = words("Page {page} of {pages}").format(page=page, pages=pages)
    made = i18n.moment(words, sheets.made.wall, sheets.made.zone)
    band = words("EXERCISE – not real") if sheets.realm is Realm.DRILL else ""
    return Footer(((Run(place, bold=True), Run(f"   {made}")),), band=band)
