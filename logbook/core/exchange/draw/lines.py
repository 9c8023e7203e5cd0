# SPDX-License-Identifier: Apache-2.0
"""Runs of words broken into lines of a given width. Typed text becomes letters here and nothing else.

What hides (control and direction characters) and what the font lacks is shown as a box; no character is an order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.shapes import SHAPES, UNKNOWN
from logbook.core.model.plain import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logbook.core.exchange.draw.fonts import Face, Fonts
    from logbook.core.exchange.draw.values import Line, Run, Size

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_SHAPES = frozenset(SHAPES)
_HAIR = 0.01
_TIE = "\xa0"
_KEPT = frozenset({_TIE, "\n"})
_DEPTH = 0.33

CHIP_PAD = 4.0
"""Points left and right of the words of a chip."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one run, `x` points from the start of their line, `width` points wide."""

    run: Run
    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Laid:
    """One line: its pieces, its type size and its height in points."""

    pieces: tuple[Piece, ...]
    size: float
    height: float

    @property
    def depth(self) -> float:
        """Points from the line's lower edge up to its base line."""
        return self.size * _DEPTH


class Setter:
    """Sets runs into lines with the fonts of one document."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def face(self, run: Run) -> Face:
        """Return the face a run is set in."""
        return self._fonts.face(bold=run.bold, italic=run.italic)

    def width(self, run: Run, text: str, size: float) -> float:
        """Return the width of `text` in points, shapes included."""
        face = self.face(run)
        if text in face.words or _SHAPES.isdisjoint(text):
            return face.words[text] * size / 1000
        return sum(SHAPES[char].advance if char in SHAPES else face.words[char] for char in text) * size / 1000

    def plain(self, run: Run) -> str:
        """Return the run's text as it can be drawn; a no-break space is still one."""
        text = visible(run.text)
        letters = self.face(run).letters
        if letters.issuperset(text):
            return text
        return "".join(char if char in letters or char in _SHAPES or char in _KEPT else UNKNOWN for char in text)

    def wrap(self, line: Line, size: Size, width: float) -> list[Laid]:
        """Return `line` as lines at most `width` points wide; a word too long for a line is cut, never lost."""
        points, leading = size.value
        if len(line) == 1 and (piece := self._short(line[0], points, width)):
            return [Laid((piece,), points, leading)]
        builder = _Builder(points, leading, width)
        for run in line:
            for word in self._tokens(run, points, width):
                builder.take(run, word, 0.0 if word == "\n" else self.width(run, word, points))
        return builder.finish()

    def _short(self, run: Run, points: float, width: float) -> Piece | None:
        """Set plain words that need one line only, as most do; the widths add up as they would word by word."""
        text = self.plain(run).replace(_TIE, " ")
        words = text.split()
        if run.chip or not words or text != " ".join(words):
            return None
        space = self.width(run, " ", points)
        reach = self.width(run, words[0], points)
        for word in words[1:]:
            if reach > width:
                break
            reach = reach + space + self.width(run, word, points)
        return Piece(run, text, 0.0, reach) if reach <= width else None

    def _tokens(self, run: Run, points: float, width: float) -> Iterator[str]:
        text = self.plain(run)
        if run.chip and self.width(run, _joined(text), points) + 2 * CHIP_PAD <= width:
            yield _joined(text)
            return
        room = width - (2 * CHIP_PAD if run.chip else 0)
        for tied in _TOKENS.findall(text):
            token = tied.replace(_TIE, " ")
            if token.strip() and self.width(run, token, points) > room:
                yield from self._cut(run, token, points, room)
            else:
                yield token

    def _cut(self, run: Run, word: str, points: float, width: float) -> Iterator[str]:
        """Yield the parts of a word that is wider than a line, an empty token between them: there it may break."""
        part, used = "", 0.0
        for char in word:
            advance = self.width(run, char, points)
            if part and used + advance > width:
                yield part
                yield ""
                part, used = "", 0.0
            part, used = part + char, used + advance
        yield part


def _joined(text: str) -> str:
    return text.replace("\n", " ").replace(_TIE, " ")


class _Builder:
    """Fills lines greedily; a word may be made of several runs and breaks only where there is a space."""

    def __init__(self, points: float, leading: float, width: float) -> None:
        self._points, self._leading, self._width = points, leading, width
        self._lines: list[Laid] = []
        self._pieces: list[Piece] = []
        self._x = 0.0
        self._word: list[Piece] = []
        self._space: Piece | None = None

    def take(self, run: Run, word: str, width: float) -> None:
        """Take the next of a run: a word, spaces, a line end, or nothing (a place to break)."""
        if word.strip():
            self._word.append(Piece(run, word, 0, width + (2 * CHIP_PAD if run.chip else 0)))
            return
        self._close_word()
        if word == "\n":
            self._end_line()
        elif word:
            self._space = Piece(run, word, 0, width)

    def finish(self) -> list[Laid]:
        """Return the lines; no words at all make one empty line."""
        self._close_word()
        if self._pieces or not self._lines:
            self._end_line()
        return self._lines

    def _close_word(self) -> None:
        word, space = self._word, self._space
        if not word:
            return
        self._word, self._space = [], None
        gap = space.width if space else 0.0
        if self._pieces and self._x + gap + sum(piece.width for piece in word) > self._width + _HAIR:
            self._end_line()
            space = None
        if space and self._pieces:
            self._add_space(space)
        for piece in word:
            # only a word of several runs that is wider than a line breaks here, between its runs
            if self._pieces and self._x + piece.width > self._width + _HAIR:
                self._end_line()
            self._add(piece)

    def _add_space(self, space: Piece) -> None:
        # the space stays with the run before it, so that copied text keeps its words apart
        last = self._pieces[-1]
        if not last.run.chip:
            self._pieces[-1] = Piece(last.run, last.text + space.text, last.x, last.width)
        self._x += space.width

    def _add(self, piece: Piece) -> None:
        last = self._pieces[-1] if self._pieces else None
        if last and last.run is piece.run and not piece.run.chip:
            width = self._x + piece.width - last.x
            self._pieces[-1] = Piece(last.run, last.text + piece.text, last.x, width)
        else:
            self._pieces.append(Piece(piece.run, piece.text, self._x, piece.width))
        self._x += piece.width

    def _end_line(self) -> None:
        self._lines.append(Laid(tuple(self._pieces), self._points, self._leading))
        self._pieces, self._x, self._space = [], 0.0, None
