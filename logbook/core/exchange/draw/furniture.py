# SPDX-License-Identifier: Apache-2.0
"""The edges of each page: the footer's small lines beside its square code, and the band of an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logbook.core.exchange.draw.flow import BOTTOM, MM, SIDE
from logbook.core.exchange.draw.pen import quiet_zone
from logbook.core.exchange.draw.values import NO_FOOTER, Ink, Run, Size

if TYPE_CHECKING:
    from logbook.core.exchange.draw.lines import Setter
    from logbook.core.exchange.draw.pen import Pen
    from logbook.core.exchange.draw.values import Footer

_CODE = 24 * MM
_LOWEST = 6 * MM
_BAND = 17.0
_BAND_TOP = 9 * MM


def draw_footer(pen: Pen, setter: Setter, footer: Footer, width: float, height: float) -> None:
    """Draw one page's furniture, none for a sheet of labels. A code is drawn as the form "Code", one point wide."""
    if footer == NO_FOOTER:
        return
    upper = BOTTOM - 4 * MM
    pen.rule(SIDE, upper, width - 2 * SIDE, Ink.PETROL, 0.9)
    free = width - 2 * SIDE - (_CODE if footer.matrix else 0)
    y = upper - 4
    for line in footer.lines:
        for laid in setter.wrap(line, Size.TINY, free):
            y -= laid.height
            pen.line(laid, SIDE, y + laid.depth)
    if footer.matrix:
        # the quiet zone stands out of the type area, so that the code itself ends with it
        x = width - SIDE - _CODE + quiet_zone(footer.matrix, _CODE)
        pen.form("Code", x, _LOWEST, _CODE)
    if footer.band:
        _draw_band(pen, setter, footer.band, width, height)


def _draw_band(pen: Pen, setter: Setter, words: str, width: float, height: float) -> None:
    lower = height - _BAND_TOP - _BAND
    pen.bar(SIDE, lower, width - 2 * SIDE, _BAND, Ink.BLACK)
    laid = setter.wrap((Run(words, bold=True, ink=Ink.WHITE),), Size.BODY, width - 2 * SIDE)[0]
    used = sum(piece.width for piece in laid.pieces)
    pen.line(laid, (width - used) / 2, lower + 5)
