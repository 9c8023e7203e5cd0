# SPDX-License-Identifier: Apache-2.0
"""One device under a bulletin: what it is, what became of it there, and the three answers. It records nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.codes import StepResult
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.heard import GROUP, heard_as
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Picture
from logbook.ui.widgets.text import label, plain

_ICONS = {StepResult.DONE: "check", StepResult.NOT_DONE: "circle-alert", StepResult.NOT_APPLICABLE: "circle-slash-2"}


class DeviceRow(QWidget):
    """Signal: `answered(StepResult)`; for anything but done the page asks why before it records."""

    answered = Signal(object)

    def __init__(self, kit: Kit, name: str, note: str) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        self._name = name
        heard_as(self, GROUP)
        self._picture = Picture(look, "circle", size=22)
        self._told = label("", "strong", wrap=True)
        self.done = Button(look, words("Done"), kind="primary", icon="check")
        self._not_done = Button(look, words("Not done…"))
        self._apart = Button(look, words("Does not apply…"))
        self._change = Button(look, words("Change…"))
        self._buttons = QWidget()
        self._lay_out(note)
        for button, result in (
            (self.done, StepResult.DONE), (self._not_done, StepResult.NOT_DONE),
            (self._apart, StepResult.NOT_APPLICABLE),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, result=result: self.answered.emit(result))
        self._change.clicked.connect(self._offer)

    def say(self, result: StepResult | None, told: str) -> None:
        """Show what became of it, in words with time and name; None where nobody said anything."""
        self._picture.show_icon(_ICONS[result] if result is not None else "circle")
        plain(self._told, told)
        self.setAccessibleName(f"{self._name} · {told}")
        closed = result in {StepResult.DONE, StepResult.NOT_APPLICABLE}
        for button in (self.done, self._not_done, self._apart):
            button.setVisible(not closed)
        self._change.setVisible(closed)

    def rest(self) -> None:
        """Take the keyboard to a key that records nothing: a second Enter after a reason must not say "done"."""
        (self._change if self._not_done.isHidden() else self._not_done).setFocus()

    def _lay_out(self, note: str) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(self._name, "strong", wrap=True))
        if note:
            texts.addWidget(label(note, "small", wrap=True))
        texts.addWidget(self._told)
        flow = Flow(self._buttons, gap=8)
        for button in (self.done, self._not_done, self._apart, self._change):
            flow.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(texts, 2)
        row.addWidget(self._buttons, 3)

    def _offer(self) -> None:
        for button in (self.done, self._not_done, self._apart):
            button.show()
        self._change.hide()
        self.done.setFocus()
