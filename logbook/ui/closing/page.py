# SPDX-License-Identifier: Apache-2.0
"""Close down now: one button, and in two minutes the log is out of a PC that is about to be switched off or wiped.

Each step says what it will work with before, and what it reached after; none waits for another, none is demanded.
Whoever is signed on may do it: an order to switch off does not wait for a role.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from logbook.core.model.codes import Place
from logbook.core.model.errors import LogbookError
from logbook.core.model.safeguards import Anchor
from logbook.core.vault import files
from logbook.telling.closing import COPY, EXPORT, NOTHING_THERE, PAPER, TITLES
from logbook.telling.closing import outcome as said_of
from logbook.ui import house
from logbook.ui.closing import work
from logbook.ui.closing.done import DoneCard
from logbook.ui.closing.steps import StepLine
from logbook.ui.closing.work import Around, Plan
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.session import Session
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line

if TYPE_CHECKING:
    from logbook.core.actions.closing import Outcome
    from logbook.core.exchange.notice import Notice


class Teller(QObject):
    """Carries outcomes from the task pool to the window and folds what was written. Signal: `told(Outcome)`."""

    told = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)  # it outlives its page, which a change of theme builds anew
        self._session = session
        self.told.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _announce(self, outcome: Outcome) -> None:
        self._session.announce(list(outcome.written))


class ClosingPage(WardPage):
    """Shows what there is, takes the steps, and shows the number and its code."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._around = Around()
        self._recipients: tuple[str, ...] = ()
        self._folder: Path | None = None
        self._running = False
        self._notice: Notice | None = None
        self._sheet = b""
        words = desk.words
        self._other = Button(desk.look, words("Another place…"), icon="folder-open")
        self._steps = {
            key: StepLine(desk.kit, words(TITLES[key]), self._other if key == EXPORT else None) for key in TITLES
        }
        self._call = line(words("Whom to ask before this PC is wiped"), words("Telephone or extension"))
        self._call_field = Labelled(words("Whom to ask before this PC is wiped"), self._call)
        self._begin = Button(desk.look, words("Close down now"), kind="primary", icon="power")
        self._done = DoneCard(desk.kit)
        self._lay_out()
        self._other.clicked.connect(self._choose_folder)
        self._begin.clicked.connect(self.close_down)
        self._done.on_paper.connect(self._record_paper)
        self._done.sheet.connect(self._save_sheet)
        self._done.ended.connect(partial(self.asked.emit, "shut"))

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Look what there is, and take the keyboard to the one button."""
        if self._running:
            return
        self._offer()
        tasks = self._desk.session.tasks
        tasks.run(work.look, done=self._looked, failed=self._desk.messages.trouble)
        known = self._ward.worker.submit(lambda: (house.recipients(self._ward), house.whom_to_call(self._ward)))
        tasks.when(known, self._know, self._desk.messages.trouble)

    def close_down(self) -> None:
        """Take all steps."""
        session, ward = self._desk.session, self._ward
        call = self._call.text().strip()
        ward.worker.submit(house.keep_whom_to_call, ward, call)
        self._set_running(running=True)
        self._steps[COPY].run()
        plan = Plan(
            self._desk.words, session.author(), ward.people.name(session.user), self._folder, self._recipients,
            self._printer, call, self._desk.copying.now,
        )  # fmt: skip
        teller = Teller(session)
        teller.told.connect(self._told, Qt.ConnectionType.QueuedConnection)
        session.tasks.run(work.run, ward, plan, teller.told.emit, done=self._finished, failed=self._failed)

    def _offer(self) -> None:
        """Show the one button, as if nothing had been done yet."""
        self._done.hide()
        self._begin.show()
        self._begin.setFocus()
        self._tell()

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        card = Card(margin=18)
        said = words("Nothing is deleted. What is not possible is said, and everything else is done all the same.")
        card.column.addWidget(label(said, wrap=True))
        for step in self._steps.values():
            card.column.addWidget(step)
        card.column.addWidget(self._call_field)
        card.column.addWidget(self._begin)
        ground = Page(margin=0)
        ground.column.addWidget(label(words("Close down now"), "title", wrap=True))
        ground.column.addLayout(no_wider(self._done, look.px(WIDEST)))
        ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        self._ground = ground
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)
        self._done.hide()

    def _looked(self, around: Around) -> None:
        if not isValid(self) or self._running:
            return
        self._around = around
        if self._folder is None and around.places:
            self._folder = around.places[0].path
        self._tell()

    def _know(self, known: tuple[tuple[str, ...], str]) -> None:
        if isValid(self):
            self._recipients, call = known
            if not self._call.text():
                self._call.setText(call)

    def _tell(self) -> None:
        """Say what each step has to work with."""
        words = self._desk.words
        for key, step in self._steps.items():
            step.wait(words(NOTHING_THERE[key]))
        on = self._desk.copying.state.on
        if on is not None:
            self._steps[COPY].wait(words("To stick {name}").format(name=on.name))
        if self._folder is not None:
            self._steps[EXPORT].wait(words("To {place}").format(place=self._folder))
        if self._printer:
            self._steps[PAPER].wait(words("On {printer}").format(printer=self._printer))

    @property
    def _printer(self) -> str:
        return next((one.name for one in self._around.printers if one.cable), "")

    def _choose_folder(self) -> None:
        chosen = self._desk.messages.folder(self._desk.words("Where shall the export go? A stick is best."))
        if chosen is not None:
            self._folder = chosen
            self._offer()  # an export there is one more record, and needs another last number

    def _told(self, outcome: Outcome) -> None:
        if not isValid(self):
            return
        words, step = self._desk.words, self._steps[outcome.step]
        why = self._desk.messages.explain(outcome.trouble) if outcome.trouble is not None else ""
        (step.done if outcome.reached else step.fail)(said_of(words, outcome.step, outcome.reached, why))
        following = list(TITLES)[list(TITLES).index(outcome.step) + 1 :]
        if following:
            self._steps[following[0]].run()
        if outcome.notice is not None:
            self._show_number(outcome.notice, outcome.sheet)

    def _show_number(self, notice: Notice, sheet: bytes) -> None:
        self._notice, self._sheet = notice, sheet
        self._done.start(notice.last, notice.code, work.matrix(notice.line))
        self._begin.hide()
        self._done.show()
        self._ground.verticalScrollBar().setValue(0)

    def _finished(self, _nothing: object) -> None:
        if isValid(self):
            self._set_running(running=False)
            self._done.finish()

    def _failed(self, trouble: LogbookError) -> None:
        if isValid(self):
            self._set_running(running=False)
            self._done.finish()
            self._desk.messages.trouble(trouble)

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        for widget in (self._begin, self._other, self._call):
            widget.setEnabled(not running)

    def _record_paper(self) -> None:
        assert self._notice is not None
        record = Anchor(Place.PAPER, self._notice.number, code=self._notice.code)
        self._desk.session.record(record, written=lambda _entry: self._done.witnessed())

    def _save_sheet(self) -> None:
        words, messages = self._desk.words, self._desk.messages
        path = messages.save_file(words("Save the notice and the receipt"), "close-down.pdf")
        if path is not None:
            said = words("Written: {file}").format(file=path)
            self._desk.session.tasks.run(
                files.write_file, path, self._sheet, done=lambda _nothing: messages.info(said), failed=messages.trouble
            )


def make(desk: Desk) -> ClosingPage:
    """Make the page for the window's list."""
    return ClosingPage(desk)
