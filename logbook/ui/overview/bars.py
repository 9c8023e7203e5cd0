# SPDX-License-Identifier: Apache-2.0
"""The pictures themselves: bars of state over time, bars of age, and a table of counts by hour.

A state is told by pattern, mark and letter as well as by colour; everything drawn is also said in the accessible
description. Nothing here can be pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from logbook import i18n
from logbook.core.model.overview import HOUR, Stretch
from logbook.ui.look.marks import State, colour, paint_mark
from logbook.ui.shapes import SHAPES
from logbook.ui.widgets.heard import PICTURE, heard_as
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import Face, box, width_of, write

_ROW, _BAR, _AXIS = 44, 26, 26
_NAME_SHARE = 0.42
"""Names take the room they need, up to this share of the picture."""
_MARK = 20
_CENTRE = Qt.AlignmentFlag.AlignCenter
_PATTERNS = {
    State.WORKS: Qt.BrushStyle.HorPattern,
    State.LIMITED: Qt.BrushStyle.BDiagPattern,
    State.BROKEN: Qt.BrushStyle.SolidPattern,
    State.SUSPECT: Qt.BrushStyle.DiagCrossPattern,
    State.UNCHECKED: Qt.BrushStyle.NoBrush,
    State.OUT: Qt.BrushStyle.Dense6Pattern,
}


@dataclass(frozen=True)
class Span:
    """The time a picture covers: from, until (ms UTC) and the zone it is read in (minutes)."""

    since: int
    until: int
    zone: int


@dataclass(frozen=True)
class Life:
    """One device over time: its name and its stretches."""

    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Age:
    """One device: its name, for how long nobody looked (ms), and that in words; None where nobody ever did."""

    name: str
    ms: int | None
    said: str


class _Picture(QWidget):
    """A picture as high as its rows."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit = kit
        self._rows = 0
        self._names: tuple[str, ...] = ()
        heard_as(self, PICTURE)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for all rows and the line of hours."""
        px = self._kit.look.px
        return QSize(px(520), self._rows * px(_ROW) + px(_AXIS))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest picture that can be read."""
        return QSize(self._kit.look.px(420), self.sizeHint().height())

    def _shown(self, names: Sequence[str], said: str) -> None:
        self._names, self._rows = tuple(names), len(names)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def _name(self, painter: QPainter, row: int, text: str) -> QRectF:
        """Write a row's name; returns where its bar may be."""
        look, px = self._kit.look, self._kit.look.px
        top = row * px(_ROW)
        widest = max(width_of(name, look.font(15)) for name in self._names)
        left = min(widest + px(14), int(self.width() * _NAME_SHARE))
        write(painter, QRectF(0, top, left - px(12), px(_ROW)), text, look.font(15), look.tokens.text)
        return QRectF(left, top + px(_ROW - _BAR) / 2, self.width() - left - px(4), px(_BAR))


class Lives(_Picture):
    """Each device's mark over time."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, kit.words("Devices over time"))
        self._lives: tuple[Life, ...] = ()
        self._span = Span(0, HOUR, 0)

    def show_lives(self, lives: tuple[Life, ...], span: Span) -> None:
        """Show these devices over this time."""
        self._lives, self._span = lives, span
        self._shown([life.name for life in lives], "\n".join(self._say(life) for life in lives))

    def _say(self, life: Life) -> str:
        words, zone = self._kit.words, self._span.zone
        told = (f"{i18n.clock_time(one.start, zone)} {SHAPES[one.mark].word(words)}" for one in life.stretches)
        return f"{life.name}: {', '.join(told)}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars and the hours below them."""
        painter = QPainter(self)
        bar = QRectF()
        for row, life in enumerate(self._lives):
            bar = self._name(painter, row, life.name)
            for one in life.stretches:
                self._stretch(painter, bar, one)
        if self._lives:
            self._hours(painter, bar)

    def _x(self, bar: QRectF, at: int) -> float:
        span = self._span
        return bar.left() + bar.width() * (at - span.since) / (span.until - span.since)

    def _stretch(self, painter: QPainter, bar: QRectF, one: Stretch) -> None:
        look, tokens = self._kit.look, self._kit.look.tokens
        state = SHAPES[one.mark]
        left, right = self._x(bar, one.start), self._x(bar, one.end)
        area = QRectF(left, bar.top(), max(1.0, right - left), bar.height())
        ink = QColor(colour(tokens, state))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(area, QColor(tokens.surface))
        painter.fillRect(area, QBrush(ink, _PATTERNS[state]))
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        side = look.px(_MARK)
        if area.width() > side + look.px(10):
            square = QRectF(area.left() + look.px(5), area.center().y() - side / 2, side, side)
            painter.fillRect(square.adjusted(-2, -2, 2, 2), QColor(tokens.surface))
            paint_mark(painter, square, state, tokens, state.letter(self._kit.words))

    def _hours(self, painter: QPainter, bar: QRectF) -> None:
        look, span = self._kit.look, self._span
        zone = span.zone * 60_000
        least = width_of("00:00", look.font(13)) + look.px(14)
        step = HOUR
        while bar.width() * step / (span.until - span.since) < least:
            step *= 2
        at = (span.since + zone) // step * step + step - zone
        top = len(self._lives) * look.px(_ROW)
        while at < span.until:
            x = self._x(bar, at)
            painter.setPen(QPen(QColor(look.tokens.line), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, top))
            area = QRectF(x - least / 2, top, least, look.px(_AXIS))
            write(painter, area, i18n.clock_time(at, span.zone), look.font(13), look.tokens.muted, _CENTRE)
            at += step


class Ages(_Picture):
    """For how long nobody looked at each device; bars share one scale, and each says its time."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, kit.words("Since somebody looked"))
        self._ages: tuple[Age, ...] = ()

    def show_ages(self, ages: tuple[Age, ...]) -> None:
        """Show these devices, in this order."""
        self._ages = ages
        self._shown([age.name for age in ages], "\n".join(f"{age.name}: {age.said}" for age in ages))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        look, tokens = self._kit.look, self._kit.look.tokens
        painter = QPainter(self)
        longest = max((age.ms for age in self._ages if age.ms is not None), default=0) or 1
        room = max((width_of(age.said, look.font(15)) for age in self._ages), default=0) + look.px(14)
        for row, age in enumerate(self._ages):
            bar = self._name(painter, row, age.name)
            wide = (bar.width() - room) * (age.ms / longest if age.ms is not None else 0)
            if age.ms is not None:
                box(painter, QRectF(bar.left(), bar.top(), max(2.0, wide), bar.height()), Face(fill=tokens.works), 3)
            said = QRectF(bar.left() + wide + look.px(8), bar.top(), room, bar.height())
            write(painter, said, age.said, look.font(15, bold=age.ms is None), tokens.text)


class Hours(_Picture):
    """How many records each hour brought, by kind: a number in each cell, and a bar behind it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, kit.words("The shift by the hour"))
        self._counts: tuple[tuple[str, tuple[int, ...]], ...] = ()
        self._span = Span(0, HOUR, 0)

    def show_hours(self, counts: Sequence[tuple[str, tuple[int, ...]]], span: Span) -> None:
        """Show the counts, each row under its name, each column an hour from `span.since`."""
        self._counts, self._span = tuple(counts), span
        said = (f"{name}: " + ", ".join(self._cell(n, count) for n, count in enumerate(row)) for name, row in counts)
        self._shown([name for name, _ in self._counts], "\n".join(said))

    def _cell(self, n: int, count: int) -> str:
        return f"{i18n.clock_time(self._span.since + n * HOUR, self._span.zone)} {count}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the table."""
        look, tokens = self._kit.look, self._kit.look.tokens
        painter = QPainter(self)
        most = max((count for _, row in self._counts for count in row), default=0) or 1
        top = len(self._counts) * look.px(_ROW)
        for n, (name, row) in enumerate(self._counts):
            bar = self._name(painter, n, name)
            wide = bar.width() / max(1, len(row))
            for column, count in enumerate(row):
                cell = QRectF(bar.left() + column * wide, bar.top(), wide - look.px(3), bar.height())
                box(painter, cell, Face(edge=tokens.line), 2)
                if count:
                    foot = QRectF(cell.left(), cell.bottom() - look.px(4), cell.width() * count / most, look.px(4))
                    painter.fillRect(foot, QColor(tokens.works))
                    write(painter, cell, str(count), look.font(15, bold=True), tokens.text, _CENTRE)
                if n == 0:
                    at = self._span.since + column * HOUR
                    below = QRectF(cell.left() - look.px(8), top, wide + look.px(16), look.px(_AXIS))
                    said = i18n.clock_time(at, self._span.zone)
                    if wide > width_of(said, look.font(12)) or column % 2 == 0:
                        write(painter, below, said, look.font(12), tokens.muted, _CENTRE)
