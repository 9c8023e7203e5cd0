# SPDX-License-Identifier: Apache-2.0
"""The steps of one part of a procedure, in their order, one of them large; made anew only when something changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.library import Section, Step
from logbook.ui.procedures.steps import BigStep, StepRow
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card


class StepsCard(Card):
    """Signals: `answered(Step, StepResult, str, str)` with answer and words, `chosen(Step)`, `going_on()`."""

    answered = Signal(object, object, str, str)
    chosen = Signal(object)
    going_on = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=8)
        self._kit = kit
        self._drawn: tuple[object, ...] = ()
        self._inside = QWidget()
        self.big: BigStep | None = None
        self.column.setSpacing(2)
        self.column.addWidget(self._inside)
        self._next = Button(kit.look, icon="arrow-right")
        self.column.addWidget(self._next)
        self._next.clicked.connect(self.going_on)

    def show_steps(self, section: Section, current: Step | None, told: tuple[str, ...], where: str = "") -> bool:
        """Show a part; `told` says for each step what became of it, `current` is the large one. Whether it changed.

        `where` says for which bed the large one counts.
        """
        drawn = (section, current, told, where)
        if drawn == self._drawn:
            return False
        self._drawn = drawn
        had = self._next.hasFocus() or (self.big is not None and self.big.isAncestorOf(self.focusWidget() or self))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.big = None
        for n, (step, note) in enumerate(zip(section.steps, told, strict=True), start=1):
            column.addWidget(self._large(n, step, note, where) if step is current else self._small(n, step, note))
        self.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        if had:
            self.start()
        return True

    def say_next(self, part: str) -> None:
        """Offer the part after this one; an empty name means that this is the last."""
        self._next.say(self._kit.words("Next: {part}").format(part=part) if part else "")
        self._next.setVisible(bool(part))

    def start(self) -> bool:
        """Take the keyboard to the large step, or where all are answered to the next part; False if neither is."""
        if self.big is not None:
            self.big.start()
        elif not self._next.isHidden():
            self._next.setFocus()
        return self.big is not None or not self._next.isHidden()

    def _large(self, n: int, step: Step, note: str, where: str) -> BigStep:
        self.big = BigStep(self._kit, str(n), step, note, where)
        self.big.answered.connect(lambda result, answer, text: self.answered.emit(step, result, answer, text))
        return self.big

    def _small(self, n: int, step: Step, note: str) -> StepRow:
        row = StepRow(self._kit, str(n), step.text, note, ticked=bool(note))
        row.clicked.connect(lambda: self.chosen.emit(step))
        return row
