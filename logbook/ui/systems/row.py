# SPDX-License-Identifier: Apache-2.0
"""One system of the board: its name, how it stood, who tried it and when; and the answers, each one press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from logbook.core.model.coordination import Status
from logbook.core.model.systems import SystemView
from logbook.i18n import N_, Words, ago
from logbook.telling.coordination import said
from logbook.telling.systems import system_name
from logbook.ui.look.marks import State
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label, plain

SHAPES = {
    Status.WORKS: State.WORKS,
    Status.LIMITED: State.LIMITED,
    Status.DOWN: State.BROKEN,
    Status.NOT_APPLICABLE: State.OUT,
    Status.NOT_CHECKED: State.UNCHECKED,
}
_SHORT = {
    Status.WORKS: N_("works"),
    Status.LIMITED: N_("limited"),
    Status.DOWN: N_("down"),
    Status.NOT_APPLICABLE: N_("n/a"),
    Status.NOT_CHECKED: "?",
}
"""One word for a button of many; a screen reader says the long ones."""
_GAP = 8
_BESIDE = 780
"""Width of the row from which the answers stand beside the name."""


@dataclass(frozen=True)
class Shown:
    """One row in words."""

    system: str
    name: str
    told: str
    status: Status


def shown(words: Words, view: SystemView, by: str, now: int) -> Shown:
    """Say how a system stands at `now` (ms UTC); `by` is the name of whoever wrote it."""
    told = [said(words, view.status)]
    if view.at is not None and view.record is not None:
        told += [ago(words, max(0, now - view.at)), view.record.tested_by or by, view.record.text, view.record.outlook]
    name = system_name(words, view.system, view.name)
    return Shown(view.system, name, " · ".join(filter(None, told)), view.status)


class SystemRow(Card):
    """Signal: `answered(str, Status)` with the code of the row; the same answer again is a new look at it."""

    answered = Signal(str, object)

    def __init__(self, kit: Kit, shown: Shown) -> None:
        super().__init__(margin=6)
        self._look = kit.look
        self._name = label("", "strong", wrap=True)
        self._told = label("", "small", wrap=True)
        self.choices = Choices(shown.name)
        offered = []
        for status, short in _SHORT.items():
            letter = SHAPES[status].letter(kit.words)
            choice = Choice(kit.look, kit.words(short) if short != "?" else short, mark=SHAPES[status], letter=letter)
            choice.setAccessibleName(said(kit.words, status))
            offered.append((status, choice))
        self.choices.offer(offered)
        gaps = _GAP * (len(offered) - 1)
        self._one_line = sum(choice.sizeHint().width() for _, choice in offered) + gaps
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        both = QVBoxLayout()
        both.setContentsMargins(8, 0, 0, 0)
        both.setSpacing(1)
        both.addStretch(1)
        both.addWidget(self._name)
        both.addWidget(self._told)
        both.addStretch(1)
        self._row.addLayout(both, 1)
        self._row.addWidget(self.choices)
        self.column.addLayout(self._row)
        self.choices.chosen.connect(lambda status: self.answered.emit(self.shown.system, status))
        self.say(shown)

    def say(self, shown: Shown) -> None:
        """Show the row as it is now."""
        self.shown = shown
        plain(self._name, shown.name)
        plain(self._told, shown.told)
        self.choices.choose(shown.status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(_BESIDE)
        self.choices.setMinimumWidth(self._one_line if beside else 0)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
