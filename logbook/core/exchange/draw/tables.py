# SPDX-License-Identifier: Apache-2.0
"""Tables taken row by row: headings repeat on each page, rows stay whole, only a row taller than a page is split."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.boxes import Filling
from logbook.core.exchange.draw.flow import MM, SIDE
from logbook.core.exchange.draw.values import Ink, Row, Run, Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from logbook.core.exchange.draw.flow import Flow
    from logbook.core.exchange.draw.lines import Laid
    from logbook.core.exchange.draw.tags import Element
    from logbook.core.exchange.draw.values import Cell, Table

_GAP = 9.0
_PAD = 4.5
_ABOVE, _CHIP_ABOVE = 2.0, 4.0
_BAR = 2.2
_INSET, _FRAME = 3.0, 0.5
_WITH_SECTION = 60.0
_HAIR = 0.001
_SCOPE = {"column": b"/A<</O/Table/Scope/Column>>", "row": b"/A<</O/Table/Scope/Row>>"}


class _Grid:
    """The columns of one table on the flow's width."""

    def __init__(self, flow: Flow, table: Table) -> None:
        self.flow, self.table = flow, table
        self.least = table.lined * MM
        gap, margin = (2 * _INSET, _INSET) if table.lined else (_GAP, 0.0)
        free = flow.width - gap * (len(table.columns) - 1) - 2 * margin
        whole = sum(column.share for column in table.columns)
        self.widths = [free * column.share / whole for column in table.columns]
        self.places = [SIDE + margin + sum(self.widths[:i]) + gap * i for i in range(len(self.widths))]

    def frames(self, lower: float, height: float, columns: int) -> None:
        """Draw the frames of a row of `columns` cells, where the table is one to write in."""
        if self.table.lined:
            edges = [x - _INSET for x in self.places[:columns]] + [SIDE + self.flow.width]
            with self.flow.canvas.furniture() as pen:
                for x, following in pairwise(edges):
                    pen.frame(x, lower, following - x, height, Ink.BLACK, _FRAME)

    def lines(self, cell: Cell, width: float) -> list[Laid]:
        """Return a cell's paragraphs as lines."""
        lines: list[Laid] = []
        for line in cell:
            first, *rest = self.flow.setter.wrap(line, self.table.size, width)
            apart = _CHIP_ABOVE if any(run.chip for run in line) else _ABOVE
            lines += [replace(first, height=first.height + (apart if lines else 0)), *rest]
        return lines


def draw_table(flow: Flow, parent: Element, table: Table) -> None:
    """Draw `table`, taking its rows one by one."""
    grid = _Grid(flow, table)
    element = parent.child(b"Table")
    if table.titled:
        flow.need(_WITH_SECTION)
        _titles(grid, element)
    for row in table.rows:
        _row(grid, element, row)
    for row in _empty(grid):
        _row(grid, element, row)
    element.close()
    flow.space(0 if table.lined else 8)


def _empty(grid: _Grid) -> Iterator[Row]:
    """Yield rows to write in, as many as asked for or as the page holds."""
    table, nothing = grid.table, Row(((),) * len(grid.table.columns))
    count = int((grid.flow.room - table.keep * MM) / grid.least + _HAIR) if table.to_end else table.blank
    yield from repeat(nothing, count)


def _titles(grid: _Grid, element: Element | None) -> None:
    """Draw the headings: tagged the first time, furniture when they come again on a later page."""
    flow = grid.flow
    cells = [
        flow.setter.wrap((Run(column.title, bold=True, ink=Ink.PETROL),), Size.TINY, width)
        for column, width in zip(grid.table.columns, grid.widths, strict=True)
    ]
    height = max(sum(laid.height for laid in lines) for lines in cells)
    grid.frames(flow.y - height - 2, height + 2, len(cells))
    if element is None:
        with flow.canvas.furniture():
            for lines, x in zip(cells, grid.places, strict=True):
                flow.place(lines, x, flow.y)
    else:
        row = element.child(b"TR")
        for lines, x in zip(cells, grid.places, strict=True):
            head = row.child(b"TH", _SCOPE["column"])
            with flow.canvas.tagged(head):
                flow.place(lines, x, flow.y)
            head.close()
        row.close()
    flow.y -= height + 2
    if not grid.table.lined:
        with flow.canvas.furniture() as pen:
            pen.rule(SIDE, flow.y, flow.width, Ink.PETROL, 0.9)


def _row(grid: _Grid, element: Element, row: Row) -> None:
    flow = grid.flow
    tag = element.child(b"TR")
    boxes = _section(grid, tag, row) if row.section else _boxes(grid, tag, row)
    height = max(max(box.height for box in boxes) + 2 * _PAD, grid.least)
    wanted = height + (_WITH_SECTION if row.section else 0)
    if flow.room < wanted and height <= flow.whole / 2:
        _turn(grid)
    while _part(grid, boxes, barred=row.barred):
        _turn(grid)
    for box in boxes:
        box.element.close()
    tag.close()


def _boxes(grid: _Grid, tag: Element, row: Row) -> list[Filling]:
    boxes = []
    for column, cell, x, width in zip(grid.table.columns, row.cells, grid.places, grid.widths, strict=True):
        element = tag.child(b"TH", _SCOPE["row"]) if column.heads else tag.child(b"TD")
        boxes.append(Filling(element, x, grid.lines(cell, width)))
    return boxes


def _section(grid: _Grid, tag: Element, row: Row) -> list[Filling]:
    attributes = b"/A<</O/Table/ColSpan %d>>" % len(grid.table.columns)
    x = grid.places[0]
    return [Filling(tag.child(b"TD", attributes), x, grid.lines(row.cells[0], grid.flow.width - 2 * (x - SIDE)))]


def _turn(grid: _Grid) -> None:
    grid.flow.new_page()
    if grid.table.titled:
        _titles(grid, None)


def _part(grid: _Grid, boxes: Sequence[Filling], *, barred: bool) -> bool:
    """Draw what fits on this page of a row; return whether something is left."""
    flow = grid.flow
    room, top, lowest = flow.room - 2 * _PAD, flow.y, flow.y
    for box in boxes:
        part = box.take(room)
        if part:
            with flow.canvas.tagged(box.element):
                lowest = min(lowest, flow.place(part, box.x, top - _PAD))
    flow.y = min(lowest - _PAD, top - min(grid.least, flow.room))
    grid.frames(flow.y, top - flow.y, len(boxes))
    with flow.canvas.furniture() as pen:
        if not grid.table.lined:
            pen.rule(SIDE, flow.y, flow.width, Ink.RULE, 0.5)
        if barred:
            pen.bar(SIDE - 2 * _BAR - 2, flow.y + 2, _BAR, top - flow.y - 4, Ink.PETROL)
    return any(box.lines for box in boxes)
