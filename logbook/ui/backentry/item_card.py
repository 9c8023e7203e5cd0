# SPDX-License-Identifier: Apache-2.0
"""One record of the worklist as large as it can be shown, with one key for each step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from logbook.core.model.backlist import BackItem
from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.shifts import BackTask
from logbook.telling.backentry import ItemTold
from logbook.telling.shifts import task_word
from logbook.ui.board_panel import place_name
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label, line, plain

_SHOWN = (BackTask.ORDERED, BackTask.ENTERED, BackTask.VERIFIED, BackTask.SCANNED)
_ICONS = {
    BackTask.ORDERED: "package", BackTask.ENTERED: "keyboard", BackTask.VERIFIED: "user-check",
    BackTask.SCANNED: "file-check", BackTask.DISCREPANCY: "circle-alert", BackTask.NOT_NEEDED: "circle-slash-2",
    BackTask.NEEDED: "rotate-ccw",
}  # fmt: skip


class ItemCard(Card):
    """Signals: `wanted(object, str, str)` with the step, section and words, `edited()`."""

    wanted = Signal(object, str, str)
    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=18)
        self._kit = kit
        words = kit.words
        self._head = label("", "heading", wrap=True)
        self._what = label("", wrap=True)
        self._who = label("", "muted", wrap=True)
        self._steps = label("", "strong", wrap=True)
        self.section = line(words("Section"), words("Where in the hospital's record"))
        self.text = line(words("What does not agree"), words("What does not agree"))
        self.trouble = label("", "strong", wrap=True)
        self.trouble.hide()
        acts = QWidget()
        flow = Flow(acts, gap=10)
        self.buttons: dict[BackTask, Button] = {}
        for task in BackTask:
            button = Button(kit.look, task_word(words, task), icon=_ICONS[task])
            button.clicked.connect(lambda _checked=False, task=task: self._want(task))
            self.buttons[task] = button
            flow.addWidget(button)
        for widget in (
            self._head, self._what, self._who, self._steps, acts, self.section, self.text, self.trouble,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.section.returnPressed.connect(lambda: self._want(BackTask.ENTERED))
        self.text.returnPressed.connect(lambda: self._want(BackTask.DISCREPANCY))
        for field in (self.section, self.text):
            field.textEdited.connect(lambda _text: self.edited.emit())

    def show_item(self, item: BackItem, told: ItemTold) -> None:
        """Show one record and how far it is."""
        words = self._kit.words
        bed = place_name(words, item.bed) if item.bed else ""
        plain(self._head, " · ".join(filter(None, (told.area, bed, told.patient, told.time))))
        plain(self._what, f"{told.what}\n{told.ref}")
        plain(self._who, told.author)
        lines = [f"{task_word(words, task)}: {told.steps[task]}" for task in _SHOWN if told.steps[task]]
        lines += [f"{words('Section')}: {told.section}"] if told.section else []
        lines += [f"{words('Does not agree')}: {told.discrepancy}"] if told.discrepancy else []
        if item.need is YesNoUnknown.NO:
            lines.append(task_word(words, BackTask.NOT_NEEDED))
        plain(self._steps, "\n".join(lines))
        self._steps.setVisible(bool(lines))
        self.trouble.hide()
        self.buttons[BackTask.NEEDED].setVisible(item.need is not YesNoUnknown.YES)
        self.buttons[BackTask.NOT_NEEDED].setVisible(item.need is not YesNoUnknown.NO)
        self.buttons[BackTask.VERIFIED].setVisible(BackTask.ENTERED in item.steps)
        due = BackTask.VERIFIED if BackTask.ENTERED in item.steps else BackTask.ENTERED
        for task, button in self.buttons.items():
            button.set_kind("primary" if task is due else "secondary")

    def _want(self, task: BackTask) -> None:
        text = self.text.text().strip()
        if task is BackTask.DISCREPANCY and not text:
            self.say(self._kit.words("Write what does not agree."))
            self.text.setFocus()
            return
        section = self.section.text().strip() if task is BackTask.ENTERED else ""
        self.wanted.emit(task, section, text if task is BackTask.DISCREPANCY else "")

    def say(self, text: str) -> None:
        """Say what is in the way."""
        plain(self.trouble, text)
        self.trouble.show()
