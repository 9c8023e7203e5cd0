# SPDX-License-Identifier: Apache-2.0
"""The page that teaches a PC its scanner: codes with every character that matters, and codes to check what was learnt.

It decides nothing: which texts the codes say is the business of whoever reads them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from logbook.core.exchange.draw.values import (
    Bars,
    Block,
    Figure,
    Footer,
    Heading,
    Items,
    Meta,
    Paper,
    Para,
    Space,
    say,
)
from logbook.core.exchange.labels import code_128, square
from logbook.core.model.frame import Now
from logbook.i18n import Words


@dataclass(frozen=True, slots=True)
class Texts:
    """What the codes say: `bars` and `square` teach, `check` is read afterwards by either kind of scanner."""

    bars: str
    square: str
    check: str


def draw(texts: Texts, made: Now, words: Words, fonts: Path, paper: Paper = Paper.A4) -> bytes:
    """Draw the page."""
    from logbook.core.exchange.draw.document import document  # noqa: PLC0415 - drawing, which the window starts without

    at = datetime.fromtimestamp(made.wall // 1000, UTC).astimezone(timezone(timedelta(minutes=made.zone)))
    title = words("Teach this PC its scanner")
    out = io.BytesIO()
    foot = Footer((say(words("Keep this page with the scanner: each PC learns once.")),))
    document(out, Meta(title, "Ward Logbook", words.lang, at, paper, black=True), _blocks(texts, words),
             lambda *_: foot, fonts)  # fmt: skip
    return out.getvalue()


def _blocks(texts: Texts, words: Words) -> Iterator[Block]:
    yield Heading(words("Teach this PC its scanner"), title=True)
    steps = (
        words("Open Paper, Scanner in the window of the log."),
        words("Scan the square. If nothing happens, the scanner reads bars only: scan the bars below it."),
        words("Scan the check. The window says whether every character came through."),
    )
    yield Items(tuple(map(say, steps)), ordered=True)
    yield Space(3)
    yield Heading(words("1 · Teach"), level=2)
    yield Figure(square(texts.square), words("Square code with every character"), (say(words("Square code")),), 46.0)
    yield Space(4)
    yield from _bars(texts.bars, words("Bars with the characters of tags"))
    yield Heading(words("2 · Check"), level=2)
    yield Figure(square(texts.check), words("Square code to check"), (say(texts.check),), 30.0)
    yield Space(4)
    yield from _bars(texts.check, words("Bars to check"))
    yield Para(say(words("Nothing happens at all? The scanner must send Enter after each code: see its own manual.")))


def _bars(text: str, alt: str) -> Iterator[Bars]:
    made = code_128(text)
    if made is not None:
        yield Bars(made.widths, alt, text)
