# SPDX-License-Identifier: Apache-2.0
"""The marks of state: a shape, a letter and a colour, always beside a word; told apart in grey and by touch of print.

Shapes are paths, not glyphs: no font decides what a state looks like. A mark never blinks.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from logbook.i18n import N_, Words
from logbook.ui.look.tokens import Tokens

_LETTER_FROM = 15.0
"""Below this size in pixels a letter inside the shape would be a smudge."""


class State(Enum):
    """What is known of a thing, the worst first."""

    BROKEN = N_("does not work")
    SUSPECT = N_("suspect")
    LIMITED = N_("limited")
    UNCHECKED = N_("not checked")
    WORKS = N_("works")
    OUT = N_("out of use")

    def word(self, words: Words) -> str:
        """Return the state in the reader's language."""
        return words(self.value)

    def letter(self, words: Words) -> str:
        """Return what stands inside the shape: the word's first letter, or a sign where nothing is known."""
        return _SIGNS.get(self) or self.word(words)[:1].upper()


_SIGNS = {State.UNCHECKED: "?", State.OUT: "\N{EN DASH}"}


def colour(tokens: Tokens, state: State) -> str:
    """Return the colour of a state's mark and word."""
    return {
        State.WORKS: tokens.works,
        State.LIMITED: tokens.attention,
        State.SUSPECT: tokens.attention,
        State.BROKEN: tokens.broken,
    }.get(state, tokens.unknown)


def paint_mark(painter: QPainter, box: QRectF, state: State, tokens: Tokens, letter: str = "") -> None:
    """Draw the mark of `state` into the square `box`, with `letter` inside where there is room for it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour(tokens, state))
    if state is State.UNCHECKED:
        width = max(1.6, box.width() / 9)
        painter.setPen(QPen(ink, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(width, width, -width, -width))
    else:
        painter.fillPath(shape(state, box), ink)
    if letter and state is not State.OUT and box.width() >= _LETTER_FROM:
        _paint_letter(painter, box, state, letter, ink if state is State.UNCHECKED else QColor(tokens.surface))
    painter.restore()


def shape(state: State, box: QRectF) -> QPainterPath:
    """Return the outline of a state's mark inside `box`: circle, triangle, square, diamond, or bar."""
    path = QPainterPath()
    w, x, y, c = box.width(), box.x(), box.y(), box.center()
    if state is State.LIMITED:
        path.addPolygon(QPolygonF([QPointF(c.x(), y), QPointF(x + w, y + w * 0.94), QPointF(x, y + w * 0.94)]))
        path.closeSubpath()
    elif state is State.SUSPECT:
        path.addPolygon(QPolygonF([QPointF(c.x(), y), QPointF(x + w, c.y()), QPointF(c.x(), y + w), QPointF(x, c.y())]))
        path.closeSubpath()
    elif state is State.BROKEN:
        path.addRect(box.adjusted(w * 0.06, w * 0.06, -w * 0.06, -w * 0.06))
    elif state is State.OUT:
        path.addRect(QRectF(x, c.y() - w * 0.16, w, w * 0.32))
    else:
        path.addEllipse(box.adjusted(w * 0.03, w * 0.03, -w * 0.03, -w * 0.03))
    return path


def _paint_letter(painter: QPainter, box: QRectF, state: State, letter: str, ink: QColor) -> None:
    font = QFont(painter.font())
    font.setBold(True)
    font.setStrikeOut(False)
    font.setPixelSize(max(9, round(box.width() * (0.5 if state in {State.LIMITED, State.SUSPECT} else 0.6))))
    painter.setFont(font)
    painter.setPen(ink)
    low = box.width() * 0.28 if state is State.LIMITED else 0.0
    painter.drawText(box.adjusted(0, low, 0, 0), Qt.AlignmentFlag.AlignCenter, letter)
