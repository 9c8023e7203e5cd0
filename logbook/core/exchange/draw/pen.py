# SPDX-License-Identifier: Apache-2.0
"""Drawing orders for one page or form: lines of text, shapes, rules, frames and square codes.

It knows coordinates (points, from the lower left corner) and no layout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.lines import CHIP_PAD
from logbook.core.exchange.draw.objects import text as text_string
from logbook.core.exchange.draw.shapes import SHAPES
from logbook.core.exchange.draw.values import Ink

if TYPE_CHECKING:
    from logbook.core.exchange.draw.lines import Laid, Piece, Setter
    from logbook.core.exchange.draw.values import Matrix

_PARTS = re.compile("([" + "".join(SHAPES) + "])")
_QUIET = 4
_STRIKE_HEIGHT, _STRIKE_WEIGHT = 0.27, 0.07
_SHAPE_WEIGHT = 95


class Pen:
    """Collects the orders. `aloud` is for tagged pages: each shape then says which character it is.

    `black` turns every ink but white into black.
    """

    def __init__(self, setter: Setter, *, aloud: bool, black: bool = False) -> None:
        self._setter, self._aloud, self._black = setter, aloud, black
        self._orders: list[str] = []

    def order(self, order: str) -> None:
        """Add one order as it is."""
        self._orders.append(order)

    def content(self) -> bytes:
        """Return all orders so far."""
        return "\n".join(self._orders).encode("ascii")

    def line(self, laid: Laid, x: float, y: float) -> None:
        """Draw a line of text with its base line at `y`."""
        for piece in laid.pieces:
            self._piece(piece, laid.size, x + piece.x, y)

    def rule(self, x: float, y: float, width: float, ink: Ink, weight: float = 0.5) -> None:
        """Draw a line from (x, y) to the right."""
        self._orders.append(f"{self._rgb(ink)} RG {weight:g} w {_at(x, y)} m {_at(x + width, y)} l S")

    def bar(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill the rectangle whose lower left corner is (x, y)."""
        self._orders.append(f"{self._rgb(ink)} rg {_at(x, y)} {_at(width, height)} re f")

    def frame(self, x: float, y: float, width: float, height: float, ink: Ink, weight: float = 0.6) -> None:
        """Draw the outline of a rectangle."""
        self._orders.append(f"{self._rgb(ink)} RG {weight:g} w {_at(x, y)} {_at(width, height)} re S")

    def code(self, matrix: Matrix, x: float, y: float, side: float) -> None:
        """Draw a square code, its quiet zone included, with the lower left corner at (x, y)."""
        count = len(matrix) + 2 * _QUIET
        scale = side / count
        rows = [
            f"{_QUIET + start} {count - _QUIET - 1 - i} {length} 1 re"
            for i, row in enumerate(matrix)
            for start, length in _dark(row)
        ]
        self._orders.append(
            f"q {self._rgb(Ink.BLACK)} rg {scale:.5f} 0 0 {scale:.5f} {_at(x, y)} cm {' '.join(rows)} f Q"
        )

    def form(self, name: str, x: float = 0, y: float = 0, scale: float = 1) -> None:
        """Draw the form called `name` in the resources with its corner at (x, y)."""
        self._orders.append(f"q {scale:g} 0 0 {scale:g} {_at(x, y)} cm /{name} Do Q")

    def upright(self, x: float, y: float, height: float, ink: Ink, weight: float = 0.5) -> None:
        """Draw a line from (x, y) upwards."""
        self._orders.append(f"{self._rgb(ink)} RG {weight:g} w {_at(x, y)} m {_at(x, y + height)} l S")

    def _rgb(self, ink: Ink) -> str:
        if self._black and ink is not Ink.WHITE:
            return "0 0 0"
        return " ".join(f"{part:g}" for part in ink.value)

    def _piece(self, piece: Piece, size: float, x: float, y: float) -> None:
        run = piece.run
        if run.chip:
            self.frame(x, y - 0.32 * size, piece.width, 1.34 * size, run.ink)
        at = x + (CHIP_PAD if run.chip else 0)
        for part in _PARTS.split(piece.text):
            if part in SHAPES:
                self._shape(part, run.ink, size, at, y)
            elif part:
                face = self._setter.face(run)
                self._orders.append(
                    f"BT /{face.tag} {size:g} Tf {self._rgb(run.ink)} rg {_at(at, y)} Td <{face.codes(part)}> Tj ET"
                )
            at += self._setter.width(run, part, size)
        if run.struck:
            self.rule(x, y + _STRIKE_HEIGHT * size, piece.width, run.ink, _STRIKE_WEIGHT * size)

    def _shape(self, char: str, ink: Ink, size: float, x: float, y: float) -> None:
        shape, scale = SHAPES[char], size / 1000
        paint = f"{self._rgb(ink)} rg" if shape.filled else f"{self._rgb(ink)} RG {_SHAPE_WEIGHT} w"
        drawn = f"q {paint} {scale:.5f} 0 0 {scale:.5f} {_at(x, y)} cm {shape.path} {'f' if shape.filled else 'S'} Q"
        if self._aloud:
            drawn = f"/Span <</ActualText {text_string(char).decode()}>> BDC {drawn} EMC"
        self._orders.append(drawn)


def quiet_zone(matrix: Matrix, side: float) -> float:
    """Return the white edge of a code whose whole side is `side`."""
    return side * _QUIET / (len(matrix) + 2 * _QUIET)


def _at(x: float, y: float) -> str:
    return f"{x:.2f} {y:.2f}"


def _dark(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return start and length of each dark stretch of a row of modules."""
    edges = [i for i, (a, b) in enumerate(zip((False, *row), (*row, False), strict=True)) if a != b]
    return [(start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]
