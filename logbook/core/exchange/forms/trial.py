# SPDX-License-Identifier: Apache-2.0
"""The test page of a printer: whether all edges, small letters and squares come out."""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, Box, Boxes, Para, Run, Size, say
from logbook.core.exchange.forms.engine import Form, Sheet, choices, row
from logbook.i18n import N_

_LETTERS = "Aa 0123456789 áéíóú àèòç ñ l·l ● ▲ ■ ◆ ○ ▬ ✓ □"
_SMALL = "The quick brown fox 0123456789 – El veloz murciélago – Jove xef"


def _blocks(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield Para(say(words("Look: four edges of the frame, the small line readable, the square whole?")))
    yield Boxes((Box("", 1, ((Run(_LETTERS, bold=True),),)),), 22, Size.LARGE)
    yield Boxes((Box(words("Small letters"), 1, (say(_SMALL),)),), 14, Size.TINY)
    yes_no = choices(words("yes"), words("no"))
    yield row(*((name, 1, yes_no) for name in (words("All edges"), words("Small letters"), words("Square scanned"))))
    yield Boxes((Box(words("Printer, paper left, toner")),), to_end=True, keep=14)
    yield row((words("Looked at by (name)"), 2), (words("Date / time"), 1))


TEST = Form("printer-test", N_("Test page"), _blocks)
