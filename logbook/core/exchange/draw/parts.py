# SPDX-License-Identifier: Apache-2.0
"""How each kind of block is drawn and tagged. Tables have a module of their own."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.boxes import draw_boxes
from logbook.core.exchange.draw.flow import MM, SIDE, Bookmark, callout_indent
from logbook.core.exchange.draw.objects import text
from logbook.core.exchange.draw.pen import quiet_zone
from logbook.core.exchange.draw.stickers import draw_bars, draw_stickers
from logbook.core.exchange.draw.tables import draw_table
from logbook.core.exchange.draw.values import (
    Bars,
    Boxes,
    Callout,
    Figure,
    Heading,
    Ink,
    Items,
    PageBreak,
    Para,
    Raster,
    Run,
    Size,
    Space,
    Steps,
    Stickers,
    Table,
)
from logbook.core.model.plain import one_line

if TYPE_CHECKING:
    from logbook.core.exchange.draw.flow import Flow
    from logbook.core.exchange.draw.lines import Laid
    from logbook.core.exchange.draw.tags import Element
    from logbook.core.exchange.draw.values import Block, Line

_SIZES = {1: Size.HEADING, 2: Size.LARGE, 3: Size.BODY}
_ABOVE = {1: 20.0, 2: 15.0, 3: 9.0}
_BELOW = {1: 6.0, 2: 4.0, 3: 2.0}
_WITH_HEADING = 70.0
_ITEM_INDENT = 16.0
_LARGE, _WIDE = 16.0, 1.6
_STEP_INDENT = 58.0
_ABOVE_RASTER = 30.0
"""Room for a line above a picture that takes the rest of its page."""


@singledispatch
def draw(block: Block, flow: Flow, parent: Element) -> None:  # noqa: ARG001 - the kinds below use them
    """Draw `block` where the flow is, tagged as a child of `parent`."""
    raise TypeError(type(block).__name__)


@draw.register(Heading)
def _heading(block: Heading, flow: Flow, parent: Element) -> None:
    flow.space(_ABOVE[block.level])
    size = Size.TITLE if block.title else _SIZES[block.level]
    lines = flow.wrap((Run(block.text, bold=True, ink=Ink.PETROL),), size)
    flow.need(sum(laid.height for laid in lines) + _WITH_HEADING)
    flow.bookmarks.append(Bookmark(block.level, one_line(block.text), flow.canvas.page, flow.y))
    _tagged_text(flow, parent, b"H%d" % block.level, lines)
    flow.y -= _BELOW[block.level]


@draw.register(Para)
def _para(block: Para, flow: Flow, parent: Element) -> None:
    _tagged_text(flow, parent, b"P", flow.wrap(block.line, block.size))
    flow.space(5)


@draw.register(Items)
def _items(block: Items, flow: Flow, parent: Element) -> None:
    numbering = b"/A<</O/List/ListNumbering/%s>>" % (b"Decimal" if block.ordered else b"Disc")
    element = parent.child(b"L", numbering)
    points = block.size.value[0]
    indent = _ITEM_INDENT if points < _LARGE else _WIDE * points
    for i, line in enumerate(block.lines, 1):
        label = (Run(f"{i}." if block.ordered else "·", bold=True),)
        _item(flow, element, label, (line,), block.size, indent)
        flow.space(2)
    element.close()
    flow.space(4)


@draw.register(Steps)
def _steps(block: Steps, flow: Flow, parent: Element) -> None:
    element = parent.child(b"L", b"/A<</O/List/ListNumbering/Decimal>>")
    for i, step in enumerate(block.steps, block.first):
        box = "✓" if step.done else "☐"
        label = (Run(f"{box} "), Run(f"{i}", bold=True, ink=Ink.PETROL))
        lines = (step.line, step.done) if step.done else (step.line,)
        _item(flow, element, label, lines, Size.LARGE, _STEP_INDENT)
        flow.space(9)
    element.close()


@draw.register(Callout)
def _callout(block: Callout, flow: Flow, parent: Element) -> None:
    flow.space(3)
    for line in block.lines:
        lines = flow.wrap(line, Size.BODY, callout_indent())
        element = parent.child(b"P")
        flow.text(element, lines, bar=block.ink)
        element.close()
    flow.space(9)


@draw.register(Figure)
def _figure(block: Figure, flow: Flow, parent: Element) -> None:
    side = block.side * MM
    beside = side + 5 * MM
    lines = [laid for line in block.lines for laid in flow.wrap(line, Size.BODY, beside)]
    flow.need(max(side, sum(laid.height for laid in lines)))
    top = flow.y
    bounds = b"%.2f %.2f %.2f %.2f" % (SIDE, top - side, SIDE + side, top)
    figure = parent.child(b"Figure", b"/Alt %s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (text(block.alt), bounds))
    with flow.canvas.tagged(figure) as pen:
        # the quiet zone stands out of the type area, so that the code itself begins with it
        pen.code(block.matrix, SIDE - quiet_zone(block.matrix, side), top - side, side)
    figure.close()
    if lines:
        flow.y = top - 2 * MM
        _tagged_text(flow, parent, b"P", lines, beside)
    flow.y = min(flow.y, top - side) - 6


@draw.register(Raster)
def _raster(block: Raster, flow: Flow, parent: Element) -> None:
    scale = min(flow.width / block.wide, (flow.whole - _ABOVE_RASTER) / block.high)
    wide, high = block.wide * scale, block.high * scale
    flow.need(high)
    low = flow.y - high
    bounds = b"%.2f %.2f %.2f %.2f" % (SIDE, low, SIDE + wide, flow.y)
    figure = parent.child(b"Figure", b"/Alt %s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (text(block.alt), bounds))
    with flow.canvas.tagged(figure) as pen:
        pen.order(f"q {wide:.2f} 0 0 {high:.2f} {SIDE:.2f} {low:.2f} cm /{flow.canvas.image(block)} Do Q")
    figure.close()
    flow.y = low


@draw.register(Bars)
def _bars(block: Bars, flow: Flow, parent: Element) -> None:
    draw_bars(flow, parent, block)


@draw.register(Stickers)
def _stickers(block: Stickers, flow: Flow, parent: Element) -> None:
    draw_stickers(flow, parent, block)


@draw.register(Table)
def _table(block: Table, flow: Flow, parent: Element) -> None:
    draw_table(flow, parent, block)


@draw.register(Boxes)
def _boxes(block: Boxes, flow: Flow, parent: Element) -> None:
    draw_boxes(flow, parent, block)


@draw.register(Space)
def _space(block: Space, flow: Flow, parent: Element) -> None:  # noqa: ARG001 - every block is drawn alike
    flow.need(block.keep * MM)
    flow.space(block.height * MM)


@draw.register(PageBreak)
def _pagebreak(block: PageBreak, flow: Flow, parent: Element) -> None:  # noqa: ARG001 - every block is drawn alike
    if not flow.fresh:
        flow.new_page()


def _tagged_text(flow: Flow, parent: Element, kind: bytes, lines: list[Laid], indent: float = 0) -> None:
    element = parent.child(kind)
    flow.text(element, lines, indent)
    element.close()


def _item(flow: Flow, parent: Element, label: Line, lines: tuple[Line, ...], size: Size, indent: float) -> None:
    """Draw a list's item: its label at the left, its lines beside it, the second and later ones small."""
    item = parent.child(b"LI")
    laid = [part for i, line in enumerate(lines) for part in flow.wrap(line, Size.SMALL if i else size, indent)]
    flow.need(min(sum(part.height for part in laid), flow.whole / 2))
    mark = item.child(b"Lbl")
    with flow.canvas.tagged(mark):
        flow.place(flow.wrap(label, size), SIDE, flow.y)
    mark.close()
    body = item.child(b"LBody")
    flow.text(body, laid, indent)
    body.close()
    item.close()
