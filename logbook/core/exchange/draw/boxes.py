# SPDX-License-Identifier: Apache-2.0
"""Boxes to write in, side by side: a frame, a small label in its corner, and what is known already.

What is printed never leaves its box: the box grows with it, over as many pages as it takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.flow import MM, SIDE
from logbook.core.exchange.draw.values import Ink, Run, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logbook.core.exchange.draw.flow import Flow
    from logbook.core.exchange.draw.lines import Laid
    from logbook.core.exchange.draw.tags import Element
    from logbook.core.exchange.draw.values import Box, Boxes

_INSET, _PAD = 4.0, 2.5
_FRAME = 0.7


@dataclass(slots=True)
class Filling:
    """What is printed in a box or cell being drawn: its tag, its place, and the lines still to come."""

    element: Element
    x: float
    lines: list[Laid]

    @property
    def height(self) -> float:
        """Points the lines take that are still to come."""
        return sum(laid.height for laid in self.lines)

    def take(self, room: float) -> list[Laid]:
        """Return and forget the first lines that fit into `room` points."""
        count, used = 0, 0.0
        while count < len(self.lines) and used + self.lines[count].height <= room:
            used += self.lines[count].height
            count += 1
        part, self.lines = self.lines[:count], self.lines[count:]
        return part


def draw_boxes(flow: Flow, parent: Element, block: Boxes) -> None:
    """Draw `block`, each box tagged as a paragraph."""
    whole = sum(box.share for box in block.boxes)
    widths = [flow.width * box.share / whole for box in block.boxes]
    places = [SIDE + sum(widths[:i]) for i in range(len(widths))]
    fillings = [
        Filling(parent.child(b"P"), x + _INSET, _lines(flow, block, box, width - 2 * _INSET))
        for box, x, width in zip(block.boxes, places, widths, strict=True)
    ]
    least = max(block.height * MM, max(one.height for one in fillings) + 2 * _PAD)
    flow.need(min(least, flow.whole))
    if block.to_end:
        least = max(least, flow.room - block.keep * MM)
    while True:
        height = min(least, flow.room)
        _part(flow, fillings, places, widths, height)
        least = max(one.height for one in fillings) + 2 * _PAD
        if not any(one.lines for one in fillings):
            break
        flow.new_page()
    for one in fillings:
        one.element.close()


def _lines(flow: Flow, block: Boxes, box: Box, width: float) -> list[Laid]:
    label = flow.setter.wrap((Run(box.label, bold=True),), Size.TINY, width) if box.label else []
    return [*label, *(laid for line in box.lines for laid in flow.setter.wrap(line, block.size, width))]


def _part(
    flow: Flow, fillings: Sequence[Filling], places: Sequence[float], widths: Sequence[float], height: float
) -> None:
    """Draw what fits on this page, and the frames around it."""
    for one in fillings:
        part = one.take(height - 2 * _PAD)
        if part:
            with flow.canvas.tagged(one.element):
                flow.place(part, one.x, flow.y - _PAD)
    flow.y -= height
    with flow.canvas.furniture() as pen:
        for x, width in zip(places, widths, strict=True):
            pen.frame(x, flow.y, width, height, Ink.BLACK, _FRAME)
