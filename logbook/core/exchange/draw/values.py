# SPDX-License-Identifier: Apache-2.0
"""What a page is made of, as frozen values: words, paragraphs, tables, figures and the furniture around them.

A text here is plain text. Nothing in it is markup, and the shapes "● ▲ ■ ◆ ○ ▬ → ↳ ✓ ☐ □" may stand in it like letters.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules of a square code, True is dark; the quiet zone is added when it is drawn."""


class Ink(enum.Enum):
    """The few colours of our paper, each dark enough to be read when printed in grey."""

    BLACK = (0.08, 0.11, 0.13)
    FAINT = (0.29, 0.34, 0.36)
    PETROL = (0.09, 0.25, 0.31)
    BLUE = (0.10, 0.35, 0.66)
    ORANGE = (0.66, 0.31, 0.0)
    WHITE = (1.0, 1.0, 1.0)
    RULE = (0.74, 0.77, 0.78)


class Size(enum.Enum):
    """Type sizes in points (letters, distance of the base lines)."""

    TINY = (8.0, 10.5)
    SMALL = (9.0, 12.0)
    BODY = (10.5, 14.5)
    LARGE = (14.0, 19.0)
    HEADING = (16.0, 21.0)
    TITLE = (22.0, 27.0)
    POSTER = (46.0, 56.0)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A `chip` is kept on one line where it fits, with a thin frame around it."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    chip: bool = False
    ink: Ink = Ink.BLACK


Line = tuple[Run, ...]
"""Runs that follow each other and are wrapped together."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2 or 3, bookmarked and kept with what follows; `title` sets it in the size of a cover."""

    text: str
    level: int = 1
    title: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    line: Line
    size: Size = Size.BODY


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with numbers or dots."""

    lines: tuple[Line, ...]
    ordered: bool = False
    size: Size = Size.BODY


@dataclass(frozen=True, slots=True)
class Step:
    """One step to do: what, and once done by whom and when."""

    line: Line
    done: Line = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered steps in large type, each with a box to tick; `first` is the number of the first."""

    steps: tuple[Step, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Callout:
    """Paragraphs behind a thin bar, for what must not be overlooked."""

    lines: tuple[Line, ...]
    ink: Ink = Ink.PETROL


@dataclass(frozen=True, slots=True)
class Figure:
    """A square code of `side` millimetres with words beside it; `alt` says what it is to who cannot see it."""

    matrix: Matrix
    alt: str
    lines: tuple[Line, ...] = ()
    side: float = 32.0


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as large as the page lets it be; `alt` says what it is to who cannot see it.

    `rows` are the filtered, deflated rows of a PNG without gaps, samples of `depth` bits in `colours` (1 grey, 3 RGB).
    """

    wide: int
    high: int
    depth: int
    colours: int
    rows: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A code of bars: widths of bars and gaps in turn, in modules; `module` and `height` are millimetres.

    `alt` says what it is to who cannot see it, `text` stands below it.
    """

    widths: tuple[int, ...]
    alt: str
    text: str = ""
    module: float = 0.33
    height: float = 14.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of labels, in millimetres: how many, how large, the edges, and from one label to the next."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Sticker:
    """One label: a code, the string it says in small letters below it, and words, the first of them large."""

    code: Matrix | Bars
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stickers:
    """Labels in the order of their sheet, from the place `first` on; each begins a page of its own when one is full."""

    stickers: tuple[Sticker, ...]
    grid: Grid
    first: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and whether its cells head their rows."""

    title: str
    share: float
    heads: bool = False


Cell = tuple[Line, ...]
"""Paragraphs of a table's cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, one for each column; `barred` puts a thick bar before the row. `section` makes one wide cell of it."""

    cells: tuple[Cell, ...]
    barred: bool = False
    section: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings that repeat on each page; `rows` is taken one by one, once. Facts need no headings.

    Where a pen shall write, `lined` is the least height of a row in millimetres, every cell has a frame, and after the
    rows come `blank` empty ones; `to_end` gives as many as the page holds above its last `keep` millimetres.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row] = ()
    titled: bool = True
    size: Size = Size.SMALL
    lined: float = 0.0
    blank: int = 0
    to_end: bool = False
    keep: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A frame to write in: a small label in its corner, its share of the width, and what is known already."""

    label: str
    share: float = 1.0
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes side by side, `height` millimetres high, or higher where what is printed in them needs it.

    `to_end` makes them as high as the page allows, less its last `keep` millimetres.
    """

    boxes: tuple[Box, ...]
    height: float = 12.0
    size: Size = Size.BODY
    to_end: bool = False
    keep: float = 0.0


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room of `height` millimetres; none at the top of a page.

    Where less than `keep` millimetres would be left on the page, what follows starts on the next one.
    """

    height: float
    keep: float = 0.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Para | Items | Steps | Callout | Figure | Raster | Bars | Stickers | Table | Boxes | Space | PageBreak


@dataclass(frozen=True, slots=True)
class Footer:
    """The furniture of one page: lines of small text, a code at their right, and on an exercise a `band` on top."""

    lines: tuple[Line, ...]
    matrix: Matrix | None = None
    band: str = ""


NO_FOOTER = Footer(())
"""For pages that are cut up: nothing stands at their foot."""


class Paper(enum.Enum):
    """Sizes of paper in points (width, height)."""

    A4 = (595.276, 841.89)
    LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says about itself: title, author, language code, and when it was made (with a zone).

    `black` draws everything in black, for paper that is copied and written on.
    """

    title: str
    author: str
    language: str
    made: datetime
    paper: Paper = Paper.A4
    black: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """Bytes carried inside, uncompressed, with a name, a description and a media type."""

    name: str
    data: bytes
    description: str
    media: str = "text/plain"


def say(text: str) -> Line:
    """Return `text` as a line in the plain style."""
    return (Run(text),)
