# SPDX-License-Identifier: Apache-2.0
"""Where things go on the page: a place that moves down, and a new page when there is no room.

Blocks are laid as they come and never looked at twice, so a long log takes time in proportion and no more memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.values import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logbook.core.exchange.draw.canvas import Canvas
    from logbook.core.exchange.draw.lines import Laid, Setter
    from logbook.core.exchange.draw.tags import Element
    from logbook.core.exchange.draw.values import Line, Size

MM = 72 / 25.4
SIDE = 18 * MM
TOP = 19 * MM
BOTTOM = 36 * MM
_BAR = 2.2
_INDENT = 11.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading to jump to: its level, its words, the page's object number and the height on it."""

    level: int
    title: str
    page: int
    y: float


class Flow:
    """The place where the next thing goes. `y` is the upper edge of what is still free."""

    def __init__(self, canvas: Canvas, setter: Setter) -> None:
        self.canvas, self.setter = canvas, setter
        self.width = canvas.width - 2 * SIDE
        self.bookmarks: list[Bookmark] = []
        self.y = 0.0
        self.new_page()

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.y - BOTTOM

    @property
    def whole(self) -> float:
        """Points on an empty page."""
        return self.canvas.height - TOP - BOTTOM

    @property
    def fresh(self) -> bool:
        """Whether nothing is on this page yet."""
        return self.room >= self.whole

    def new_page(self) -> None:
        """End the page and start the next."""
        if self.canvas.pages:
            self.canvas.end_page()
        self.canvas.begin_page()
        self.y = self.canvas.height - TOP

    def need(self, height: float) -> None:
        """Start a new page unless `height` points are left."""
        if self.room < height and not self.fresh:
            self.new_page()

    def space(self, height: float) -> None:
        """Leave room, but never at the top of a page."""
        if not self.fresh:
            self.y -= height

    def wrap(self, line: Line, size: Size, indent: float = 0) -> list[Laid]:
        """Return `line` as lines of the full width, less `indent`."""
        return self.setter.wrap(line, size, self.width - indent)

    def text(self, element: Element, lines: Sequence[Laid], indent: float = 0, bar: Ink | None = None) -> None:
        """Draw lines that belong to `element`, over as many pages as they take, perhaps behind a thin bar."""
        rest = list(lines)
        while True:
            count = self._fitting(rest)
            part, rest = rest[:count], rest[count:]
            if part:
                self._draw(element, part, indent, bar)
            if not rest:
                return
            self.new_page()

    def _draw(self, element: Element, lines: Sequence[Laid], indent: float, bar: Ink | None) -> None:
        if bar is not None:
            height = sum(laid.height for laid in lines)
            with self.canvas.furniture() as pen:
                pen.bar(SIDE, self.y - height, _BAR, height, bar)
        with self.canvas.tagged(element):
            self.y = self.place(lines, SIDE + indent + (_INDENT if bar else 0), self.y)

    def place(self, lines: Sequence[Laid], x: float, y: float) -> float:
        """Draw lines below `y` on this page, whatever its room, and return where they end."""
        for laid in lines:
            y -= laid.height
            self.canvas.pen.line(laid, x, y + laid.depth)
        return y

    def _fitting(self, lines: Sequence[Laid]) -> int:
        room, count = self.room, 0
        for laid in lines:
            room -= laid.height
            if room < 0:
                break
            count += 1
        if count == len(lines):
            return count
        # neither a first nor a last line stands alone
        count -= count == len(lines) - 1
        return count if count > 1 else 0


def callout_indent() -> float:
    """Return how far text behind a bar is moved to the right, in points."""
    return _INDENT
