# SPDX-License-Identifier: Apache-2.0
"""How a row of the log is set: one plan measures it and paints it, so that height and picture never differ.

Text is set as plain lines; a long text is cut at some lines here and read whole where the entry is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from logbook.core.model.plain import visible
from logbook.ui.look.marks import colour, paint_mark
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import Face, box, icon, width_of, write
from logbook.ui.widgets.rows import Badge, Meta, RowView

Stroke = Callable[[QPainter], None]
_LEFT, _RIGHT, _NUMBER, _TOP = 18, 16, 86, 9
_MOST_LINES = 6


@dataclass
class Plan:
    """The strokes of one row and its height in pixels."""

    height: float = 0.0
    strokes: list[Stroke] = field(default_factory=list)


def plan_row(kit: Kit, row: RowView, width: int) -> Plan:
    """Return how `row` is set in `width` pixels."""
    setter = _Setter(kit, width)
    setter.number(row)
    setter.title(row)
    if row.late:
        setter.text(row.late, kit.look.font(14, italic=True))
    if row.body:
        setter.text(row.body, kit.look.font(15, struck=row.withdrawn), muted=row.withdrawn)
    if row.struck:
        setter.struck(row.struck)
    if row.before or row.after:
        setter.change(row.before, row.after)
    setter.facts(row.facts, bold=True)
    setter.facts(row.meta, bold=False)
    return setter.done(weighty=row.weighty)


class _Setter:
    """Sets one row from top to bottom."""

    def __init__(self, kit: Kit, width: int) -> None:
        self._look = kit.look
        self._words = kit.words
        self._t = kit.look.tokens
        px = kit.look.px
        self._x = float(px(_LEFT + _NUMBER))
        self._wide = max(float(px(120)), width - self._x - px(_RIGHT))
        self._y = float(px(_TOP))
        self._least = 0.0
        self._plan = Plan()

    def number(self, row: RowView) -> None:
        """Set number and time in their column."""
        px, t, look = self._look.px, self._t, self._look
        left, wide = px(_LEFT), px(_NUMBER - 6)
        upper, lower = QRectF(left, self._y, wide, px(21)), QRectF(left, self._y + px(21), wide, px(18))
        self._do(lambda p: write(p, upper, row.number, look.font(15, bold=True), t.text))
        self._do(lambda p: write(p, lower, row.time, look.font(13.5), t.muted))
        self._least = self._y + px(41)

    def title(self, row: RowView) -> None:
        """Set the title, and the badges beside it or, where that is too narrow, below it."""
        look, px = self._look, self._look.px
        font = look.font(16, bold=not row.withdrawn, struck=row.withdrawn)
        wide = sum(self._badge_width(badge) + px(8) for badge in row.badges)
        beside = wide <= self._wide * 0.45
        top = self._y
        room = self._wide - (wide + px(8) if wide and beside else 0)
        self.text(row.title, font, muted=row.withdrawn, room=room)
        if wide and beside:
            self._badges(row.badges, self._x + self._wide - wide + px(8), top - px(2))
            self._y = max(self._y, top + px(23))
        elif wide:
            self._badges(row.badges, self._x, self._y + px(2))
            self._y += px(29)

    def text(self, text: str, font: QFont, *, muted: bool = False, room: float = 0.0) -> None:
        """Set a paragraph."""
        shown = self._cut(text, font, room or self._wide)
        high = _height(shown, font, room or self._wide)
        area = QRectF(self._x, self._y, room or self._wide, high + 1)
        self._do(lambda p: _paragraph(p, area, shown, font, self._t.muted if muted else self._t.text))
        self._y += high + self._look.px(2)

    def struck(self, text: str) -> None:
        """Set what this entry corrects, under its line."""
        look, px, t = self._look, self._look.px, self._t
        y, x, wide = self._y, self._x, self._wide
        font = look.font(14, struck=True)
        self._do(lambda p: icon(p, look, "corner-down-right", t.muted, QPointF(x, y + px(3)), 14))
        line = QRectF(x + px(21), y, wide - px(21), px(20))
        self._do(lambda p: write(p, line, text, font, t.muted))
        self._y += px(21)

    def change(self, before: str, after: str) -> None:
        """Set the two boxes before and after; one below the other where it is narrow."""
        look, px, t = self._look, self._look.px, self._t
        side = self._wide >= px(420)
        wide = (self._wide - px(40)) / 2 if side else self._wide
        y, high = self._y + px(3), px(46)
        left = QRectF(self._x, y, wide, high)
        right = QRectF(self._x + wide + px(40), y, wide, high) if side else left.translated(0, high + px(4))
        self._do(lambda p: self._box(p, left, self._words("Before"), before, Face(fill=t.sunken, text=t.text)))
        self._do(
            lambda p: self._box(p, right, self._words("After"), after, Face(fill=t.chosen, text=t.text, bold=True))
        )
        if side:
            at = QPointF(self._x + wide + px(11), y + (high - px(18)) / 2)
            self._do(lambda p: icon(p, look, "arrow-right", t.muted, at, 18))
        self._y = right.bottom() + px(5)

    def facts(self, facts: tuple[Meta, ...], *, bold: bool) -> None:
        """Set small facts one after the other, in as many lines as they need."""
        if not facts:
            return
        look, px, t = self._look, self._look.px, self._t
        font = look.font(14 if bold else 13.5, bold=bold)
        x, ink = self._x, t.text if bold else t.muted
        for fact in facts:
            wide = min(width_of(fact.text, font) + px(20), self._wide)
            if x > self._x and x + wide > self._x + self._wide:
                x, self._y = self._x, self._y + px(20)
            area = QRectF(x + px(20), self._y, wide - px(20), px(20))
            self._fact(fact, area, font, ink)
            x += wide + px(18)
        self._y += px(21)

    def done(self, *, weighty: bool) -> Plan:
        """Close the row."""
        px = self._look.px
        self._plan.height = max(self._y, self._least) + px(_TOP - 2)
        if weighty:
            bar = QRectF(px(6), px(6), px(4), self._plan.height - px(12))
            self._do(lambda p: box(p, bar, Face(fill=self._t.accent), px(2)))
        return self._plan

    def _do(self, stroke: Stroke) -> None:
        self._plan.strokes.append(stroke)

    def _fact(self, fact: Meta, area: QRectF, font: QFont, ink: str) -> None:
        look, px = self._look, self._look.px
        at = QPointF(area.x() - px(20), area.y() + px(3))
        self._do(lambda p: icon(p, look, fact.icon, ink, at, 14))
        self._do(lambda p: write(p, area, fact.text, font, ink))

    def _box(self, painter: QPainter, area: QRectF, name: str, text: str, face: Face) -> None:
        look, px = self._look, self._look.px
        box(painter, area, face, px(8))
        inner = area.adjusted(px(12), 0, -px(8), 0)
        write(painter, QRectF(inner.x(), inner.y() + px(4), inner.width(), px(18)), name, look.font(13), self._t.muted)
        below = QRectF(inner.x(), inner.y() + px(22), inner.width(), px(20))
        write(painter, below, text, look.font(14, bold=face.bold), face.text)

    def _badge_width(self, badge: Badge) -> float:
        before = self._look.px(22) if badge.icon or badge.state else 0
        return min(self._wide, before + width_of(badge.text, self._look.font(13, bold=True)) + self._look.px(18))

    def _badges(self, badges: tuple[Badge, ...], x: float, y: float) -> None:
        for badge in badges:
            area = QRectF(x, y, self._badge_width(badge), self._look.px(25))
            self._badge(badge, area)
            x += area.width() + self._look.px(8)

    def _badge(self, badge: Badge, area: QRectF) -> None:
        look, px, t = self._look, self._look.px, self._t
        ink = colour(t, badge.state) if badge.state else t.text if badge.strong else t.muted
        size = px(16)
        at = QPointF(area.x() + px(8), area.center().y() - size / 2)
        text = area.adjusted(px(30) if badge.icon or badge.state else px(9), 0, -px(6), 0)
        state = badge.state
        if state is None:
            self._do(lambda p: box(p, area, Face(fill=t.sunken), area.height() / 2))
            if badge.icon:
                self._do(lambda p: icon(p, look, badge.icon, ink, at, 16))
        else:
            square, letter = QRectF(at.x(), at.y(), size, size), state.letter(self._words)
            self._do(lambda p: paint_mark(p, square, state, t, letter))
        self._do(lambda p: write(p, text, badge.text, look.font(13, bold=True), ink))

    def _cut(self, text: str, font: QFont, room: float) -> str:
        lines = visible(text).split("\n")
        shown = "\n".join(lines[:_MOST_LINES]) + ("…" if len(lines) > _MOST_LINES else "")
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(shown) <= room * _MOST_LINES:
            return shown
        most = int(room * (_MOST_LINES - 0.5))
        return metrics.elidedText(shown.replace("\n", " "), Qt.TextElideMode.ElideRight, most)


def _paragraph(painter: QPainter, area: QRectF, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(area, text, _wrapped())


def _wrapped() -> QTextOption:
    """Break lines between words, and within a word only where it is longer than a line."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _height(text: str, font: QFont, room: float) -> float:
    # a line separator is what QTextLayout takes for the end of a line
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(_wrapped())
    layout.beginLayout()
    high = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        high += line.height()
    layout.endLayout()
    return high
