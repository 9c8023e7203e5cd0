# SPDX-License-Identifier: Apache-2.0
"""One row an axis: what it is now, how old that is, who said so, and the next values in one tap."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.core.model.board import AxisView
from logbook.core.model.codes import Axis
from logbook.core.model.people import People
from logbook.i18n import ago, clock_time, lasting
from logbook.telling.codes import axis_value, word
from logbook.ui.devices.axes import ASKS, ICONS, offered, state_of
from logbook.ui.look.marks import State
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Picture
from logbook.ui.widgets.paint import Face, box
from logbook.ui.widgets.text import label, line, plain
from logbook.ui.widgets.tile import Mark

_SHOWN = 3
_NAME, _NOW = 120, 200


class AxisRow(QWidget):
    """Signals: `tapped(Axis, str, str)` with value and a word more."""

    tapped = Signal(object, str, str)

    def __init__(self, kit: Kit, axis: Axis) -> None:
        super().__init__()
        self._kit = kit
        self._axis = axis
        self._view = AxisView(axis)
        self._all = False
        self._pending = ""
        self._asked = ""
        words, look = kit.words, kit.look
        self._mark = QHBoxLayout()
        self._value = label("", "heading", wrap=True)
        self._age = label("", "small", wrap=True)
        self._choices = Choices(words("{axis}: next").format(axis=word(words, axis)))
        self._detail = line("")
        self._keep = Button(look, words("Record"), kind="secondary", icon="check")
        self._more = QWidget()
        self._now = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._choices.chosen.connect(self._chosen)
        self._keep.clicked.connect(self._finish)
        self._detail.returnPressed.connect(self._finish)

    def show_view(self, view: AxisView, people: People, now: int, zone: int, pending: str = "") -> None:
        """Show the fold at `now` (ms UTC, zone in minutes); `pending` is a value collected and not yet recorded."""
        changed = (view.value, pending) != (self._view.value, self._pending) or not self._choices.buttons()
        self._view, self._pending = view, pending
        words = self._kit.words
        said = axis_value(words, self._axis, view.value)
        if view.detail:
            said = f"{said} · {view.detail}"
        for value, detail, ref in view.undecided:
            rival = " · ".join(filter(None, (axis_value(words, self._axis, value), detail)))
            said = words("undecided: {one} or {other} ({ref})").format(one=said, other=rival, ref=ref)
        plain(self._value, said)
        plain(self._age, self._age_of(view, people, now, zone))
        self._show_mark(view)
        if changed:
            self._offer()
        self.update()

    def mark_pending(self, value: str) -> None:
        """Show which value is collected and not yet recorded; an empty one shows none."""
        self._pending = value
        self._choices.choose(value or object())

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Put the next values below what is now, where the window is narrow."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._now.setMaximumWidth(16_777_215 if narrow else self._kit.look.px(_NOW))

    def take_keyboard(self) -> None:
        """Take the keyboard to the likeliest next value."""
        self._choices.buttons()[0].setFocus()

    def close_question(self) -> bool:
        """Put the question for a word more away; False if there is none."""
        if self._more.isHidden():
            return False
        self._more.hide()
        self._choices.choose(self._pending or object())
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a quiet ground behind what needs to be looked at."""
        look, t = self._kit.look, self._kit.look.tokens
        if state_of(self._axis, self._view.value) is State.SUSPECT or self._view.undecided:
            box(QPainter(self), self.rect(), Face(fill=t.attention_fill), look.px(10))

    def _lay_out(self) -> None:
        look, words = self._kit.look, self._kit.words
        name = QWidget()
        names = QHBoxLayout(name)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(9)
        names.addWidget(Picture(look, ICONS[self._axis], size=19))
        names.addWidget(label(word(words, self._axis), "strong"), 1)
        name.setFixedWidth(look.px(_NAME))
        stated = QVBoxLayout(self._now)
        stated.setContentsMargins(0, 0, 0, 0)
        stated.setSpacing(0)
        self._mark.setSpacing(7)
        self._mark.addWidget(self._value, 1)
        stated.addStretch(1)
        stated.addLayout(self._mark)
        stated.addWidget(self._age)
        stated.addStretch(1)
        left = QHBoxLayout()
        left.setSpacing(6)
        left.addWidget(name)
        left.addWidget(self._now, 1)
        self._now.setMinimumWidth(look.px(_NOW))
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addWidget(self._detail, 1)
        more.addWidget(self._keep)
        self._more.hide()
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._choices)
        right.addWidget(self._more)
        self._row.setContentsMargins(8, 5, 8, 5)
        self._row.setSpacing(8)
        self._row.addLayout(left)
        self._row.addLayout(right, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _age_of(self, view: AxisView, people: People, now: int, zone: int) -> str:
        words = self._kit.words
        if view.age_at is None or view.at is None:
            return ""
        passed = max(0, now - view.age_at)
        if view.ref is None:
            return lasting(words, passed)
        told = [ago(words, passed), people.name(view.by), clock_time(view.at, zone)]
        if not view.verified:
            told.append(words("carried, unverified"))
        return " · ".join(filter(None, told))

    def _show_mark(self, view: AxisView) -> None:
        while self._mark.count() > 1:
            old = self._mark.takeAt(0)
            widget = old.widget() if old is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        state = state_of(self._axis, view.value)
        if state is not None:
            self._mark.insertWidget(0, Mark(self._kit, state), 0, Qt.AlignmentFlag.AlignVCenter)

    def _offer(self) -> None:
        look, words = self._kit.look, self._kit.words
        values = offered(self._axis, self._view.value)
        shown = values if self._all or len(values) <= _SHOWN + 1 else values[:_SHOWN]
        choices: list[tuple[object, Choice]] = []
        for value, icon in shown:
            said = axis_value(words, self._axis, value)
            if (self._axis, value) in ASKS:
                said = words("{value}…").format(value=said)
            state = state_of(self._axis, value)
            letter = state.letter(words) if state is not None else ""
            choices.append((value, Choice(look, said, icon=icon, mark=state, letter=letter)))
        if len(shown) < len(values):
            rest = Choice(look, "…")
            rest.setAccessibleName(words("{axis}: more values").format(axis=word(words, self._axis)))
            choices.append((None, rest))
        here = any(button.hasFocus() for button in self._choices.buttons())
        self._choices.offer(choices)
        self._choices.choose(self._pending or object())
        if here:
            self._choices.buttons()[0].setFocus()

    def _chosen(self, value: object) -> None:
        if value is None:
            self._all = True
            self._offer()
            return
        asks = ASKS.get((self._axis, str(value)))
        self._more.setVisible(asks is not None)
        if asks is None:
            self._choices.choose(self._pending or object())
            self.tapped.emit(self._axis, str(value), "")
            return
        asked = self._kit.words(asks)
        self._asked = str(value)
        self._detail.clear()
        self._detail.setPlaceholderText(asked)
        self._detail.setAccessibleName(asked)
        self._detail.setFocus()

    def _finish(self) -> None:
        self._more.hide()
        self._choices.choose(self._pending or object())
        self.tapped.emit(self._axis, self._asked, self._detail.text().strip())


def rows(kit: Kit) -> tuple[AxisRow, ...]:
    """Return a row for each axis."""
    return tuple(AxisRow(kit, axis) for axis in Axis)
