# SPDX-License-Identifier: Apache-2.0
"""Labels that a hand scanner reads: for beds, devices and people's badges, on sheets that stationers sell.

A device's label says its own number and nothing else, so that every other program reads it too; a bed's label begins
with `WBED`; a badge says what is enrolled for it. Letters and digits come through every keyboard unharmed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path

from logbook.core.exchange.draw.stickers import FINEST, QUIET, bars
from logbook.core.exchange.draw.values import NO_FOOTER, Bars, Grid, Matrix, Meta, Paper, Sticker, Stickers
from logbook.core.exchange.forms.serials import coded
from logbook.core.exchange.scan import BED_MARK, Kind, read
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.board import DeviceView, place_order
from logbook.core.model.frame import Now
from logbook.core.model.people import UserView
from logbook.core.model.sheets import SheetView
from logbook.core.model.topics import plain_letters
from logbook.i18n import Words
from logbook.telling.codes import word
from logbook.telling.entry import bed_name
from logbook.telling.paperwork import form_name

_PAD = 4.4
_MOST = 60
"""Characters of a code at most: more makes the squares too fine for a small label."""
_PACKED, _MOST_PACKED = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"), 90
"""What QR packs closer, and how much of it makes squares that are as fine."""


class Sheet(StrEnum):
    """Sheets of labels as stationers sell them: paper, columns and rows."""

    A4_3X7 = "a4-3x7"
    A4_3X8 = "a4-3x8"
    A4_2X7 = "a4-2x7"
    LETTER_3X10 = "letter-3x10"
    LETTER_2X5 = "letter-2x5"


SHEETS: dict[Sheet, tuple[Paper, Grid]] = {
    Sheet.A4_3X7: (Paper.A4, Grid(3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1)),
    Sheet.A4_3X8: (Paper.A4, Grid(3, 8, 63.5, 33.9, 7.25, 12.9, 66.0, 33.9)),
    Sheet.A4_2X7: (Paper.A4, Grid(2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1)),
    Sheet.LETTER_3X10: (Paper.LETTER, Grid(3, 10, 66.68, 25.4, 4.76, 12.7, 69.85, 25.4)),
    Sheet.LETTER_2X5: (Paper.LETTER, Grid(2, 5, 101.6, 50.8, 3.97, 12.7, 106.4, 50.8)),
}
"""Measures in millimetres of 63.5 × 38.1, 63.5 × 33.9 and 99.1 × 38.1 (A4), 1 × 2⅝ and 2 × 4 inches (Letter)."""


class Style(StrEnum):
    """Which code: squares are read by cameras and newer scanners, bars by every scanner.

    Small squares have fewer and so larger modules than QR: what makers print on the devices themselves.
    """

    SQUARE = "square"
    SMALL_SQUARE = "small-square"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Label:
    """What a code says, and the words beside it, the first of them large."""

    code: str
    lines: tuple[str, ...]


def beds(names: Iterable[str], ward: str, words: Words) -> tuple[Label, ...]:
    """Return a label for each bed, as people count them; the store is a place like any other."""
    named = sorted({name for name in names if name}, key=place_order)
    return tuple(Label(BED_MARK + name, (bed_name(words, name), ward)) for name in named)


def devices(views: Iterable[DeviceView], words: Words) -> tuple[Label, ...]:
    """Return a label for each device that was described, by place and number."""
    known = sorted((view for view in views if view.known), key=lambda view: (place_order(view.bed), view.id))
    return tuple(Label(view.id, (view.id, word(words, view.description.type), *_made(view))) for view in known)


def badges(people: Iterable[UserView], words: Words) -> tuple[Label, ...]:
    """Return a label for each person with a badge; who has none gets none, for it would choose nobody."""
    return tuple(Label(view.badge, (view.name or view.user, word(words, view.role))) for view in people if view.badge)


def forms(sheets: Iterable[SheetView], stamp: Stamp, words: Words) -> tuple[Label, ...]:
    """Return a label for each numbered sheet, for one whose code was lost, or that was copied by hand.

    It says what the sheet's own first page would say if it were printed now, with this stamp.
    """
    return tuple(
        Label(
            str(coded(stamp, view.form, view.serial, 1)),
            (words("Form no. {serial}").format(serial=view.serial), form_name(words, view.form)),
        )
        for view in sheets
    )


def only(labels: Iterable[Label], wanted: str) -> tuple[Label, ...]:
    """Return those that can be drawn and say every word of `wanted`, however it is written.

    A form's code is not looked into: any number stands in it somewhere.
    """
    parts = plain_letters(wanted).split()

    def said(one: Label) -> str:
        return plain_letters(" ".join((*one.lines, "" if read(one.code).kind is Kind.FORM else one.code)))

    return tuple(one for one in labels if fits(one) and all(part in said(one) for part in parts))


def draw(
    labels: Sequence[Label],
    sheet: Sheet,
    style: Style,
    made: Now,
    title: str,
    words: Words,
    fonts: Path,
    first: int = 0,
) -> bytes:
    """Draw labels as PDF; `first` is how many places of the first sheet are used up.

    What bars or small squares cannot say, or only finer than scanners read, is drawn as QR.
    """
    from logbook.core.exchange.draw.document import document  # noqa: PLC0415 - drawing, which the window starts without

    paper, grid = SHEETS[sheet]
    at = datetime.fromtimestamp(made.wall // 1000, UTC).astimezone(timezone(timedelta(minutes=made.zone)))
    stickers = tuple(Sticker(_code(label.code, style, grid), label.code, label.lines) for label in labels)
    out = io.BytesIO()
    meta = Meta(title, "Ward Logbook", words.lang, at, paper, black=True)
    document(out, meta, [Stickers(stickers, grid, first)], lambda *_: NO_FOOTER, fonts)
    return out.getvalue()


def fits(label: Label) -> bool:
    """Whether a label's code can be drawn small enough and read."""
    most = _MOST if set(label.code) - _PACKED else _MOST_PACKED
    return 0 < len(label.code) <= most


def square(text: str) -> Matrix:
    """Return any text as QR code, True is dark, without its quiet zone (error correction M)."""
    import segno  # noqa: PLC0415 - only who draws pays for it (D20)

    return tuple(tuple(map(bool, row)) for row in segno.make_qr(text, error="m", boost_error=False).matrix)


def data_matrix(text: str) -> Matrix | None:
    """Return a text as DataMatrix (ISO/IEC 16022, ECC 200) without its quiet zone; None for what is not ASCII."""
    from ppf.datamatrix import DataMatrix  # noqa: PLC0415 - as above

    # beyond ASCII the code would have to name its alphabet, and scanners guess differently
    return tuple(tuple(map(bool, row)) for row in DataMatrix(text).matrix) if text.isascii() else None


def code_128(text: str) -> Bars | None:
    """Return a text as Code 128; None for what it cannot say."""
    try:
        return Bars(bars(text), text, text)
    except ValueError:
        return None


def _code(text: str, style: Style, grid: Grid) -> Matrix | Bars:
    if style is Style.SMALL_SQUARE:
        return data_matrix(text) or square(text)
    made = code_128(text) if style is Style.BARS else None
    room = grid.width - _PAD
    if made is None or room / (sum(made.widths) + 2 * QUIET) < FINEST:
        return square(text)
    return replace(made, module=0.4)


def _made(view: DeviceView) -> tuple[str, ...]:
    about = view.description
    return tuple(filter(None, (" ".join(filter(None, (about.maker, about.model))), about.serial)))
