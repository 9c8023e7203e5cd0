# SPDX-License-Identifier: Apache-2.0
"""One device on a round: what was last said of it and when, and three large answers. It judges nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from logbook.core.model.board import AxisView, DeviceView
from logbook.core.model.checks import template_for
from logbook.core.model.codes import NOT_CHECKED
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now
from logbook.i18n import ago, lasting
from logbook.telling.codes import axis_value, word
from logbook.telling.devices import last_look, removal, unread, weight
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.shapes import SHAPES
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page, Picture
from logbook.ui.widgets.text import label, plain
from logbook.ui.widgets.tile import Mark

AS_BEFORE, CHANGED, LOOK, SKIP = "as-before", "changed", "look", "skip"


class RoundCard(Card):
    """Answers stay in sight; what is known, and the `beds` to go to, scroll. Signal: `answered(str)`."""

    answered = Signal(str)

    def __init__(self, kit: Kit, beds: QWidget) -> None:
        super().__init__(margin=14)
        self._kit = kit
        words, look = kit.words, kit.look
        self._title = label("", "title", wrap=True)
        self._heart = Picture(look, "heart-pulse", size=17)
        self._weight = label("", "strong")
        self._removal = label("", "small")
        self._look = label("", "heading", wrap=True)
        said = words("Nobody has said yet how it is: “As before” leaves it “not checked”.")
        self._unread = label(said, "strong", wrap=True)
        self._page = Page(margin=0)
        self._inside = QWidget()
        self.buttons = {
            AS_BEFORE: Button(look, words("As before"), kind="primary", icon="check", note=words("Enter")),
            CHANGED: Button(look, words("Changed…"), icon="pencil", note=words("say what")),
            LOOK: Button(look, words("Look…"), icon="eye", note=words("fill in its check")),
            SKIP: Button(look, words("Next one"), kind="quiet", icon="arrow-right"),
        }
        self._lay_out(beds)
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.answered.emit(key))

    def show_device(self, view: DeviceView, folds: Folds, now: Now) -> None:
        """Show a device as the fold has it now."""
        words = self._kit.words
        where = place_name(words, view.bed)
        plain(self._title, f"{device_name(folds, view.id, words)} · {where}")
        told = weight(words, view)
        plain(self._weight, told)
        for widget in (self._heart, self._weight):
            widget.setVisible(bool(told))
        plain(self._removal, removal(words, view))
        plain(self._look, last_look(words, view, folds.people, now.wall))
        bare = unread(view)
        self._unread.setVisible(bare)
        self.buttons[AS_BEFORE].say(
            words("As before"), words("Enter · stays “not checked”") if bare else words("Enter")
        )
        self.buttons[LOOK].setVisible(template_for(view.description.type) is not None)
        self._fill(view, now)

    def start(self) -> None:
        """Take the keyboard: Enter says that all is as before."""
        self.buttons[AS_BEFORE].setFocus()

    def _lay_out(self, beds: QWidget) -> None:
        lives = QHBoxLayout()
        lives.setSpacing(6)
        lives.addWidget(self._heart, 0, Qt.AlignmentFlag.AlignVCenter)
        lives.addWidget(self._weight)
        lives.addWidget(self._removal)
        lives.addStretch(1)
        self._page.column.addWidget(self._inside)
        self._page.column.addWidget(beds)
        self._page.column.addStretch(1)
        answers = QWidget()
        flow = Flow(answers, gap=12)
        for key, button in self.buttons.items():
            if key != SKIP:
                button.setMinimumWidth(self._kit.look.px(190))
            flow.addWidget(button)
        self.column.setSpacing(6)
        self.column.addWidget(self._title)
        self.column.addLayout(lives)
        self.column.addWidget(self._look)
        self.column.addWidget(self._unread)
        self.column.addWidget(answers)
        self.column.addWidget(self._page, 1)

    def _fill(self, view: DeviceView, now: Now) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        for n, axis in enumerate(view.axes.values()):
            grid.addWidget(label(word(self._kit.words, axis.axis), "name"), n, 0)
            grid.addLayout(self._value(axis), n, 1)
            grid.addWidget(label(self._age(axis, now), "small"), n, 2)
        grid.setColumnStretch(2, 1)
        self._page.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside

    def _value(self, view: AxisView) -> QHBoxLayout:
        words = self._kit.words
        told = " · ".join(filter(None, (axis_value(words, view.axis, view.value), view.detail)))
        for value, _detail, ref in view.undecided:
            other = axis_value(words, view.axis, value)
            told = words("undecided: {one} or {other} ({ref})").format(one=told, other=other, ref=ref)
        row = QHBoxLayout()
        row.setSpacing(6)
        if view.mark is not None and view.value != NOT_CHECKED:
            row.addWidget(Mark(self._kit, SHAPES[view.mark]))
        row.addWidget(label(told, "strong"))
        row.addStretch(1)
        return row

    def _age(self, view: AxisView, now: Now) -> str:
        if view.age_at is None:
            return ""
        passed = max(0, now.wall - view.age_at)
        return lasting(self._kit.words, passed) if view.ref is None else ago(self._kit.words, passed)
