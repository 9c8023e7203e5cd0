# SPDX-License-Identifier: Apache-2.0
"""Codes of bars, and sheets of labels: a grid that fits the paper in the printer, without a footer's room.

What is too long for its label is set in small letters and then cut; the code itself is never made too fine to read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.flow import MM, SIDE
from logbook.core.exchange.draw.objects import text as text_string
from logbook.core.exchange.draw.values import Bars, Ink, Run, Size

if TYPE_CHECKING:
    from logbook.core.exchange.draw.flow import Flow
    from logbook.core.exchange.draw.pen import Pen
    from logbook.core.exchange.draw.tags import Element
    from logbook.core.exchange.draw.values import Matrix, Sticker, Stickers

QUIET = 10
"""White modules on either side of a code of bars (ISO/IEC 15417)."""

FINEST = 0.19
"""Millimetres of a module at least: what an office printer of 300 dpi and a hand scanner agree on."""

_PAD = 2.2 * MM
_SQUARE = 0.74
_BARS_HIGH = 0.34
_SIZES = (Size.HEADING, Size.LARGE, Size.BODY, Size.SMALL, Size.TINY)


def bars(value: str) -> tuple[int, ...]:
    """Return a string of ASCII as Code 128, widths of bars and gaps in turn without the quiet zones.

    Raises ValueError for what Code 128 cannot say.
    """
    from reportlab.graphics.barcode.code128 import Code128Auto  # noqa: PLC0415 - only who draws pays for it (D20)

    made = Code128Auto(value)
    made.validate()
    if not value or not made.valid:
        raise ValueError(value)
    made.encode()
    made.decompose()
    return tuple(ord(letter.lower()) - ord("a") + 1 for letter in made.decomposed)


def draw_bars(flow: Flow, parent: Element, block: Bars) -> None:
    """Draw a code of bars in the flow, its text below it."""
    height, module = block.height * MM, block.module * MM
    lines = flow.wrap((Run(block.text),), Size.SMALL) if block.text else []
    flow.need(height + sum(laid.height for laid in lines) + 2)
    top, wide = flow.y, sum(block.widths) * module
    _figure(flow, parent, block.alt, (SIDE, top - height, wide, height), block)
    flow.y = top - height - 2
    if lines:
        element = parent.child(b"P")
        flow.text(element, lines)
        element.close()
    flow.y -= 6


def draw_stickers(flow: Flow, parent: Element, block: Stickers) -> None:
    """Draw labels on sheets of their own; the page's own margins do not count."""
    grid, each = block.grid, block.grid.columns * block.grid.rows
    for n, sticker in enumerate(block.stickers, block.first):
        if n in {block.first, n // each * each} and not flow.fresh:
            flow.new_page()
        column, row = n % each % grid.columns, n % each // grid.columns
        x = (grid.left + column * grid.across) * MM
        y = flow.canvas.height - (grid.top + row * grid.down + grid.height) * MM
        _sticker(flow, parent, sticker, (x, y, grid.width * MM, grid.height * MM))
        flow.y = min(flow.y, y)


def _sticker(flow: Flow, parent: Element, sticker: Sticker, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    inside, top = width - 2 * _PAD, y + height - _PAD
    if isinstance(sticker.code, Bars):
        module = min(sticker.code.module * MM, inside / (sum(sticker.code.widths) + 2 * QUIET))
        wide, high = sum(sticker.code.widths) * module, height * _BARS_HIGH
        at = (x + (width - wide) / 2, y + _PAD + Size.TINY.value[1], wide, high)
        _words(flow, parent, sticker.lines, (x + _PAD, top, inside, top - at[1] - high - 3))
        _figure(flow, parent, sticker.text, at, replace(sticker.code, module=module / MM))
        _words(flow, parent, (sticker.text,), (at[0], at[1] - 1, inside, Size.TINY.value[1] + 1), small=True)
        return
    side = (height - 2 * _PAD) * _SQUARE
    at = (x + _PAD, top - side, side, side)
    _figure(flow, parent, sticker.text, at, sticker.code)
    beside = side + _PAD
    _words(flow, parent, sticker.lines, (x + _PAD + beside, top, inside - beside, side))
    _words(flow, parent, (sticker.text,), (x + _PAD, top - side - 1, inside, height - side - 2 * _PAD), small=True)


def _figure(flow: Flow, parent: Element, alt: str, box: tuple[float, ...], code: Matrix | Bars) -> None:
    x, y, width, height = box
    bounds = b"%.2f %.2f %.2f %.2f" % (x, y, x + width, y + height)
    figure = parent.child(b"Figure", b"/Alt %s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (text_string(alt), bounds))
    with flow.canvas.tagged(figure) as pen:
        if isinstance(code, Bars):
            _bars(pen, code, x, y, height)
        else:
            pen.code(code, x, y, width)
    figure.close()


def _bars(pen: Pen, code: Bars, x: float, y: float, height: float) -> None:
    for n, modules in enumerate(code.widths):
        wide = modules * code.module * MM
        if n % 2 == 0:
            pen.bar(x, y, wide, height, Ink.BLACK)
        x += wide


def _words(flow: Flow, parent: Element, lines: tuple[str, ...], box: tuple[float, ...], *, small: bool = False) -> None:
    """Set lines into a box, the first as large as it fits on two lines; what does not fit any more is left out."""
    x, y, width, height = box
    element = parent.child(b"P")
    for n, line in enumerate(filter(None, lines)):
        sizes = (Size.TINY,) if small or n else _SIZES
        run = (Run(line, bold=not small and n == 0),)
        ways = (flow.setter.wrap(run, size, width) for size in sizes)
        laid = next((way for way in ways if len(way) == 1), None) or flow.setter.wrap(run, sizes[-1], width)
        fitting = [part for k, part in enumerate(laid) if sum(one.height for one in laid[: k + 1]) <= height]
        with flow.canvas.tagged(element):
            end = flow.place(fitting, x, y)
        height -= y - end
        y = end
    element.close()
