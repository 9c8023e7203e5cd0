# SPDX-License-Identifier: Apache-2.0
"""What every form has in common: its head, its foot with serial and code, and how sheets become one PDF.

A form is a function from a sheet to blocks; whether a pen or the log fills it is the form's business. Black only.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from logbook import i18n
from logbook.core.exchange.draw.values import (
    Block,
    Box,
    Boxes,
    Cell,
    Column,
    Footer,
    Heading,
    Line,
    Meta,
    PageBreak,
    Paper,
    Para,
    Row,
    Run,
    Size,
    Space,
    Table,
    say,
)
from logbook.core.exchange.forms.serials import coded
from logbook.core.exchange.stamp import Stamp, stamped
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now
from logbook.core.model.shifts import Period
from logbook.i18n import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to draw: whose, in which language, printed when, by which program.

    `stamp` is the log's checkpoint, `serial` the ward's number of this blank sheet; a filled sheet has none. `period`
    heads the published forms where the log knows it; `by` is who lets a filled sheet be made.
    """

    words: Words
    ward: str
    hospital: str
    made: Now
    program: str
    incident: str = ""
    stamp: Stamp | None = None
    serial: int | None = None
    paper: Paper = Paper.A4
    period: Period | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a sheet is filled from: the reader's language, the ward's folds, and the moment."""

    words: Words
    folds: Folds
    made: Now


Blocks = Callable[[Sheet], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its key (lower-case letters, digits and hyphens, 16 at most, kept for ever), title, number and content.

    On a `patient` form every page begins with two identifiers. `band` is a white line on black at the top of each page.
    `bare` has no head of the engine's: a poster, a tag. `about` names the one thing or person it is about, as it was
    typed, at the foot of every page: pages are taken apart. Other texts are English keys of the catalogue.
    """

    key: str
    title: str
    blocks: Blocks
    number: str = ""
    patient: bool = False
    band: str = ""
    bare: bool = False
    about: str = ""


Piece = tuple[Form, Sheet]
TIE = "\xa0"
"""A blank that keeps words together, and an empty cell as high as a line."""
_WITH_SECTION = 32.0
"""Millimetres: a heading within a form, the titles of a table below it, and a row of three lines."""


def draw(form: Form, sheet: Sheet, fonts: Path) -> bytes:
    """Draw one sheet as PDF; `fonts` is the folder of the font files."""
    return draw_all([(form, sheet)], sheet.words(form.title), fonts)


def draw_all(pieces: Sequence[Piece], title: str, fonts: Path, tick: Callable[[int], None] | None = None) -> bytes:
    """Draw sheets one after the other into one PDF called `title`; each counts its own pages.

    All sheets are of the first one's language and paper. `tick` is told how many were taken up so far.
    """
    first = pieces[0][1]
    places = [place for number in _lengths(pieces, fonts) for place in number]

    def blocks() -> Iterator[Block]:
        for number, (form, sheet) in enumerate(pieces):
            if tick:
                tick(number)
            if number:
                yield PageBreak()
            yield from _sheet(form, sheet)

    def foot(page: int, pages: int) -> Footer:  # noqa: ARG001 - each sheet counts its own
        return _foot(*pieces[places[page - 1][0]], *places[page - 1][1:])

    return _pdf(blocks(), first, title, foot, fonts)[0]


def page_count(form: Form, sheet: Sheet, fonts: Path) -> int:
    """Return how many pages a sheet has."""
    return _pdf(_sheet(form, sheet), sheet, form.title, lambda *_: Footer(()), fonts)[1]


def _lengths(pieces: Sequence[Piece], fonts: Path) -> Iterator[list[tuple[int, int, int]]]:
    """Yield for each sheet its pages: which sheet, which page, of how many. Blank sheets of a form are alike."""
    known: dict[str, int] = {}
    for number, (form, sheet) in enumerate(pieces):
        pages = known.get(form.key) if sheet.serial is not None else None
        if pages is None:
            pages = known[form.key] = page_count(form, sheet, fonts)
        yield [(number, page, pages) for page in range(1, pages + 1)]


def _pdf(
    blocks: Iterator[Block], sheet: Sheet, title: str, foot: Callable[[int, int], Footer], fonts: Path
) -> tuple[bytes, int]:
    from logbook.core.exchange.draw.document import document  # noqa: PLC0415 - reportlab, for who only lists forms (D20)

    out = io.BytesIO()
    at = i18n.instant(sheet.made.wall, sheet.made.zone)
    meta = Meta(title, sheet.program, sheet.words.lang, at, sheet.paper, black=True)
    pages = document(out, meta, blocks, foot, fonts)
    return out.getvalue(), pages


def _sheet(form: Form, sheet: Sheet) -> Iterator[Block]:
    if not form.bare:
        yield from _head(form, sheet)
    if form.patient:
        yield from identifiers(sheet)
    for block in form.blocks(sheet):
        yield block
        if form.patient and isinstance(block, PageBreak):
            yield from identifiers(sheet)


def _head(form: Form, sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield Heading(words(form.title))
    told = [form.number, f"{sheet.ward} · {sheet.hospital}", sheet.incident]
    line: Line = (Run("   ".join(filter(None, told))),)
    if sheet.serial is not None:
        line = (Run(words("Form no. {serial}").format(serial=sheet.serial), bold=True, chip=True), Run("   "), *line)
    yield Para(line)
    yield Space(1)


def identifiers(sheet: Sheet) -> Iterator[Block]:
    """Yield the head of every page about a patient: two identifiers, or the label that bears them."""
    words = sheet.words
    yield row(
        (words("Patient: label here, or full name"), 3), (words("Date of birth"), 1.4), (words("Record no."), 1.6),
        height=17,
    )  # fmt: skip
    yield row((words("Ward"), 1.4, sheet.ward), (words("Bed"), 1), (words("Code in the log"), 1.4), (
        words("Two identifiers checked by (initials)"), 2.2
    ))  # fmt: skip
    yield Space(2)


def row(*boxes: tuple[str, float] | tuple[str, float, str], height: float = 12.0) -> Boxes:
    """Return boxes side by side, each given as label, share of the width and what is known, if anything."""
    return Boxes(
        tuple(Box(label, share, (say(known[0]),) if known and known[0] else ()) for label, share, *known in boxes),
        height,
    )


def choices(*texts: str) -> str:
    """Return words to tick: an empty square before each, each kept on one line."""
    return "   ".join(f"□{TIE}{text.replace(' ', TIE)}" for text in texts)


def grid(*columns: tuple[str, float], blank: int = 0, height: float = 9.0, keep: float = 0.0) -> Table:
    """Return an empty table to write in; without `blank` it fills the page, less its last `keep` millimetres."""
    made = tuple(Column(title, share) for title, share in columns)
    return Table(made, lined=height, blank=blank, to_end=not blank, keep=keep)


def listed(titles: Iterable[tuple[str, float]], rows: Iterable[Iterable[str]], height: float = 7.5) -> Table:
    """Return a table to write in whose rows begin with printed words; an empty text leaves its cell empty."""
    columns = tuple(Column(title, share, heads=not n) for n, (title, share) in enumerate(titles))
    filled = (Row(tuple((say(text),) if text else () for text in cells)) for cells in rows)
    return Table(columns, filled, lined=height)


def room(label: str, height: float, *, to_end: bool = False, keep: float = 0.0) -> Boxes:
    """Return one wide box for many words, or for a drawing; `to_end` takes what the page has left."""
    return Boxes((Box(label),), height, to_end=to_end, keep=keep)


def cell(text: str) -> Cell:
    """Return a cell of plain lines; an empty one keeps the height of a line."""
    return tuple(say(line) for line in (text or TIE).splitlines())


def plain_row(texts: Iterable[str]) -> Row:
    """Return a row of plain cells."""
    return Row(tuple(cell(text) for text in texts))


def section(text: str) -> Iterator[Block]:
    """Yield a short heading within a form, kept small: paper is for writing; never the last thing on a page."""
    yield Space(2.5, keep=_WITH_SECTION)
    yield Para((Run(text, bold=True),), Size.BODY)


def prepared(sheet: Sheet) -> Boxes:
    """Return the last row of the published forms: prepared by, signature, date and time, facility.

    The name and the time are printed where the sheet was made by somebody the log knows; a signature never is.
    """
    words, made = sheet.words, sheet.made
    at = i18n.moment(words, made.wall, made.zone) if sheet.by else ""
    return row(
        (words("Prepared by (name)"), 2, sheet.by), (words("Signature"), 1.6), (words("Date / time"), 1.4, at),
        (words("Facility"), 2, sheet.hospital),
    )  # fmt: skip


def _foot(form: Form, sheet: Sheet, page: int, pages: int) -> Footer:
    words, made, stamp = sheet.words, sheet.made, sheet.stamp
    place = words("Page {page} of {pages}").format(page=page, pages=pages)
    printed = words("printed {time}").format(time=i18n.moment(words, made.wall, made.zone))
    title = form.title
    name = " ".join(filter(None, (form.number, words(title), form.about)))
    band = words(form.band) if form.band else ""
    if sheet.serial is None:
        return stamped(words, (say(f"{place} · {name} · {printed}"),), stamp, band)
    number = words("Form no. {serial}").format(serial=sheet.serial)
    plain = stamped(words, ((Run(f"{number} · {place}", bold=True), Run(f" · {name} · {printed}")),), stamp, band)
    if stamp is None:
        return plain
    return Footer(plain.lines, coded(stamp, form.key, sheet.serial, page).matrix, plain.band)
