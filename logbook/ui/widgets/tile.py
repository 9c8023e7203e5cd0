# SPDX-License-Identifier: Apache-2.0
"""A device, or several of one kind at a bed, on one tile: what it is, its worst state, how old that is.

Where something works and is suspect, both marks stand on the tile: the good one is never hidden behind the bad one.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from logbook.core.model.plain import one_line
from logbook.ui.look.marks import State, colour, paint_mark
from logbook.ui.widgets.buttons import ENTER
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.paint import Face, box, focus_ring, width_of, write
from logbook.ui.widgets.text import label

HIGH, LEAST, WIDE = 70, 104, 128
_MARK = 18
_SIZES = (14, 13, 12, 11)


@dataclass(frozen=True)
class TileView:
    """What a tile shows; all texts are in the reader's language.

    `states`: the worst first, a second one where it must not be hidden. `word`: how the worst is said, with the count
    if several are on the tile ("2 of 4 limited"); without it the state's own word. `place`: only spoken. `share`: the
    count alone ("2/4"), which leaves the word and goes up beside the title where both together are too long.
    """

    title: str
    states: tuple[State, ...]
    age: str = ""
    word: str = ""
    place: str = ""
    share: str = ""


class DeviceTile(Once, QAbstractButton):
    """The tile of a device; a press opens it."""

    def __init__(self, kit: Kit, view: TileView) -> None:
        super().__init__()
        self._kit = kit
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_view(view)

    def show_view(self, view: TileView) -> None:
        """Show another state of the same thing."""
        self._view = view
        words = self._kit.words
        said = [self._heard(), *(state.word(words) for state in view.states[1:])]
        parts = (view.place, view.title, ", ".join(said), view.age)
        self.setAccessibleName(" · ".join(one_line(part) for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size; columns share what there is."""
        return QSize(self._kit.look.px(WIDE), self._kit.look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest tile; longer words end in an ellipsis and are spoken whole."""
        return QSize(self._kit.look.px(LEAST), self._kit.look.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw title, marks, word and age."""
        look, t = self._kit.look, self._kit.look.tokens
        painter = QPainter(self)
        box(painter, self.rect(), self._face(), look.px(8))
        x, wide = look.px(9), self.width() - look.px(14)
        worst, left = self._view.states[0], look.px(9 + _MARK + 4)
        word = QRectF(left, look.px(25), self.width() - left - look.px(5), look.px(20))
        said, share = self._fitting(word.width())
        corner = self._paint_corner(painter, share, colour(t, worst))
        write(painter, QRectF(x, look.px(4), corner - x, look.px(19)), self._view.title, look.font(13.5), t.text)
        self._paint_mark(painter, x, look.px(26), worst)
        write(painter, word, said, self._word_font(said, word.width()), colour(t, worst))
        age = QRectF(x, look.px(48), wide, look.px(18))
        write(painter, age, self._view.age, look.font(13), t.muted)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(8))

    def _paint_mark(self, painter: QPainter, x: float, y: float, state: State) -> None:
        look = self._kit.look
        painter.setFont(look.font(13))
        size = look.px(_MARK)
        paint_mark(painter, QRectF(x, y, size, size), state, look.tokens, state.letter(self._kit.words))

    def _paint_corner(self, painter: QPainter, share: str, ink: str) -> float:
        """Draw what must not be hidden at the end of the first line; returns where the title has to end."""
        look = self._kit.look
        end = self.width() - look.px(5)
        for state in reversed(self._view.states[1:]):
            end -= look.px(_MARK)
            self._paint_mark(painter, end, look.px(5), state)
            end -= look.px(3)
        if share:
            font = look.font(13, bold=True)
            wide = width_of(share, font) + 1
            end -= wide
            write(painter, QRectF(end, look.px(4), wide, look.px(19)), share, font, ink)
            end -= look.px(4)
        return end

    def _word(self) -> str:
        return self._view.word or self._view.states[0].word(self._kit.words)

    def _heard(self) -> str:
        """Return the state as it is spoken: "1/2" would be a half."""
        number, _, total = self._view.share.partition("/")
        counted = self._kit.words("{number} of {total}").format(number=number, total=total)
        return self._word().replace(self._view.share, counted, 1) if total else self._word()

    def _fitting(self, room: float) -> tuple[str, str]:
        """Return the state with its count if both fit beside the mark; otherwise the state, and the count alone."""
        least = self._kit.look.font(_SIZES[-1], bold=True)
        if not self._view.share or width_of(self._word(), least) <= room:
            return self._word(), ""
        return self._view.states[0].word(self._kit.words), self._view.share

    def _word_font(self, said: str, room: float) -> QFont:
        """Return the largest type in which the state still stands whole."""
        look = self._kit.look
        fonts = (look.font(size, bold=True) for size in _SIZES)
        return next((font for font in fonts if width_of(said, font) <= room), look.font(_SIZES[-1]))

    def _face(self) -> Face:
        t = self._kit.look.tokens
        over = self.underMouse() or self.isDown()
        calm = Face(fill=t.hover if over else t.surface, edge=t.accent if over else t.line)
        faces = {
            State.SUSPECT: Face(fill=t.attention_fill, edge=t.attention, width=2.0),
            State.BROKEN: Face(fill=t.broken_fill, edge=t.broken, width=2.0),
            State.UNCHECKED: Face(fill=t.hover if over else t.ground, edge=t.edge, width=1.2, dashed=True),
            State.OUT: Face(fill=t.sunken, edge=t.accent if over else t.line),
        }
        return faces.get(self._view.states[0], calm)


class Mark(QWidget):
    """A mark of state on its own, always set beside its word."""

    def __init__(self, kit: Kit, state: State, size: int = _MARK) -> None:
        super().__init__()
        self._kit = kit
        self._state = state
        self.setFixedSize(kit.look.px(size), kit.look.px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        painter.setFont(self._kit.look.font(13))
        letter = self._state.letter(self._kit.words)
        paint_mark(painter, QRectF(self.rect()), self._state, self._kit.look.tokens, letter)


def legend(kit: Kit) -> QWidget:
    """Return the six marks with their words."""
    made = QWidget()
    flow = Flow(made, gap=14)
    for state in (State.WORKS, State.LIMITED, State.BROKEN, State.SUSPECT, State.UNCHECKED, State.OUT):
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Mark(kit, state))
        row.addWidget(label(state.word(kit.words), "small"))
        flow.addWidget(entry)
    return made
