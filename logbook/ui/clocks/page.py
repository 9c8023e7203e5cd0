# SPDX-License-Identifier: Apache-2.0
"""Clocks: how far this PC's is from others, what it did, and one more comparison in three acts.

It corrects nothing: original times stay what they were.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from logbook.i18n import moment, span
from logbook.telling.clocks import check_line, due_line, step_line
from logbook.ui.clocks.check_card import ClockCard
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label, plain

_STEPS = 5
"""Steps shown; the PDF lists them all."""


class ClocksPage(WardPage):
    """The comparison first, because it is why people come; below it, what is known."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._from = self._device = ""
        words, look = desk.words, desk.look
        self._check = ClockCard(desk)
        self._due = label("", "strong", wrap=True)
        self._checks = label("", wrap=True)
        self._steps = label("", wrap=True)
        self._runs = label("", "muted", wrap=True)
        known = Card(margin=18)
        for widget in (
            label(words("What is known"), "heading"), self._due, self._checks, self._steps, self._runs,
            label(words("No time in the log is changed, and nothing is put in another order."), "muted", wrap=True),
        ):  # fmt: skip
            known.column.addWidget(widget)
        ground = Page(margin=0)
        on_paper = Button(look, words("Print…"), icon="printer")
        on_paper.clicked.connect(lambda: self.opening.emit("printing", {"forms": {"clocks": 1}}))
        head = QHBoxLayout()
        head.addWidget(label(words("Clocks"), "title", wrap=True), 1)
        head.addWidget(on_paper)
        ground.column.addLayout(head)
        for card in (self._check, known):
            ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)
        desk.session.recorded.connect(self._tell)

    def arrive(self, fields: Fields) -> None:
        """Show what is known, and wait for a time to be typed; a device another page names is chosen already."""
        self._from, self._device = str(fields.get("from", "")), str(fields.get("device", ""))
        self._tell()
        self._check.start(self._device)

    def back(self) -> bool:
        """Go back to the device whose clock it was; else the window knows the way."""
        leads, self._from = self._from, ""
        if leads:
            self.opening.emit(leads, {"device": self._device})
        return bool(leads)

    def _tell(self) -> None:
        words, ward = self._desk.words, self._desk.session.ward
        now, clocks = ward.machine.clock(), ward.folds.clocks
        statement = clocks.statement()
        due = due_line(clocks, now.wall, words)
        plain(self._due, due[:1].upper() + due[1:] + ".")
        checks = (check_line(one, moment(words, one.wall, now.zone), words) for one in statement.latest)
        steps = (step_line(one, moment(words, one.wall, now.zone), words) for one in statement.steps[-_STEPS:])
        plain(self._checks, "\n".join(checks))
        plain(self._steps, "\n".join(steps))
        runs = words.n("{n} start of the program.", "{n} starts of the program.", len(statement.sessions))
        on = words("This PC was switched on {span} ago, time asleep included.").format(span=span(words, now.boot))
        plain(self._runs, f"{runs.format(n=len(statement.sessions))} {on}")
        for told in (self._checks, self._steps):
            told.setVisible(bool(told.text()))


def status(desk: Desk) -> str:
    """Say whether somebody should compare the clocks."""
    ward = desk.session.ward
    return due_line(ward.folds.clocks, ward.machine.clock().wall, desk.words)


def make(desk: Desk) -> ClocksPage:
    """Make the page for the window's list."""
    return ClocksPage(desk)
