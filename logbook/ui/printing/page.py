# SPDX-License-Identifier: Apache-2.0
"""Paper, print: blank forms with serials, posters and procedures, a few or the whole box, on a printer or as a file.

Serials are recorded before anything is drawn; where nothing was printed, they are declared void.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.actions import trusting
from logbook.core.exchange.draw.values import Paper
from logbook.core.exchange.forms import shelf
from logbook.core.exchange.forms.engine import Sheet
from logbook.core.model.errors import LogbookError
from logbook.i18n import N_, resources
from logbook.telling.paperwork import FILLED, form_name, serials
from logbook.telling.safeguards import approved_by
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.printing import work
from logbook.ui.printing.choosing import PROCEDURES, ChooseView
from logbook.ui.printing.done import DoneView
from logbook.ui.printing.run import Run
from logbook.ui.printing.sending import SendForm
from logbook.ui.printing.work import Job
from logbook.ui.procedures.shelf import OWN, Shelf, read_shelf
from logbook.ui.showing import ShowView
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label

if TYPE_CHECKING:
    from logbook.ui.printing.work import Made

FROM_LOG = N_("From the log, as it is now")
_NAMED = 4
"""Forms named in the title of what is printed."""


class PrintingPage(WardPage):
    """What, where, how far, and what came of it: four views, one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._ward = desk, desk.session.ward
        groups = tuple((title, tuple(form.key for form in forms)) for title, forms in shelf.GROUPS)
        groups = (*groups[:-1], (groups[-1][0], (*groups[-1][1], PROCEDURES)), (FROM_LOG, tuple(FILLED)))
        self.choose = ChooseView(desk.kit, groups, {**shelf.BINDER, PROCEDURES: 1})
        self.send, self.done, self.shown = SendForm(desk.kit), DoneView(desk.kit), ShowView(desk.kit)
        self._bar, self._busy = QProgressBar(), QWidget()
        self._progress = work.Progress()
        self._library = Shelf()
        self._counts: dict[str, int] = {}
        self._job: Job | None = None
        self._made: Made | None = None
        self._make_busy()
        self._stack = QStackedWidget()
        for view in (self.choose, self.send, self._busy, self.done, self.shown):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Read the procedures there are; with `forms` (numbers by key) begin with those."""
        folders: tuple[Path, ...] = (self._ward.path / OWN, resources() / "procedures")
        pack = self._ward.worker.submit(trusting.procedures, self._ward.store)
        self._desk.session.tasks.run(read_shelf, folders, pack, done=self._took, failed=self._desk.messages.trouble)
        wanted = fields.get("forms")
        if isinstance(wanted, dict):
            self.choose.put(wanted)
        if self._stack.currentWidget() is self.choose:
            self.choose.start()

    def back(self) -> bool:
        """Go from the printer, or from what came of it, to the choice; never away from work under way."""
        if self._stack.currentWidget() is self.choose:
            return False
        if self._stack.currentWidget() is not self._busy:
            self._go_home()
        return True

    def _connect(self) -> None:
        self.choose.wanted.connect(self._ask)
        self.send.saving.connect(self._save)
        self.send.printing.connect(partial(self._begin, None))
        self.send.testing.connect(self._test)
        self.send.showing.connect(partial(self._begin, None, "", screen=True))
        self.done.again.connect(self._again)
        for view in (self.send, self.done, self.shown):
            view.closed.connect(self._go_home)
        self._progress.moved.connect(self._bar.setValue)

    def _make_busy(self) -> None:
        words = self._desk.words
        card, cancel = Card(margin=24), Button(self._desk.look, words("Cancel"), icon="x")
        self._bar.setAccessibleName(words("Making the pages"))
        card.column.addWidget(label(words("Making the pages"), "title"))
        card.column.addWidget(label(words("You can go on writing in the log."), "muted", wrap=True))
        card.column.addWidget(self._bar)
        card.column.addWidget(cancel)
        column = QVBoxLayout(self._busy)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        cancel.clicked.connect(self._progress.stop)

    def _took(self, found: Shelf) -> None:
        self._library = found

    def _go_home(self) -> None:
        self._stack.setCurrentWidget(self.choose)
        self.choose.start()

    def _ask(self, counts: dict[str, int]) -> None:
        words, self._counts = self._desk.words, counts
        sheets = sum(counts.values())
        told = [words.n("{n} sheet", "{n} sheets", sheets).format(n=sheets)]
        names = [f"{form_name(words, key)} × {n}" for key, n in counts.items() if key != PROCEDURES]
        told.append(", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else ""))
        self._stack.setCurrentWidget(self.send)
        self.send.start(self._desk.session.tasks, " · ".join(filter(None, told)))

    def _sheet(self) -> Sheet:
        start, machine, period = self._ward.start, self._ward.machine, self._ward.folds.shifts.period
        return Sheet(
            self._desk.words, start.ward, start.hospital, machine.clock(), machine.program,
            period.incident if period is not None else "", paper=Paper[self.send.paper()], period=period,
            by=self._ward.people.name(self._desk.session.user),
        )  # fmt: skip

    def _test(self, printer: str) -> None:
        words = self._desk.words

        def done(_nothing: object) -> None:
            self._desk.messages.info(words("Sent to {printer}.").format(printer=printer))

        self._desk.session.tasks.run(
            work.test_page, self._sheet(), printer, done=done, failed=self._desk.messages.trouble
        )

    def _save(self) -> None:
        path = self._desk.messages.save_file(self._desk.words("Save the pages"), "forms.pdf")
        if path is not None:
            self._begin(path, "")

    def _begin(self, path: Path | None, printer: str, *, screen: bool = False) -> None:
        """Give the serials away, one record after the other; then draw."""
        from logbook.core.exchange.forms import engine, filled  # noqa: PLC0415 - drawing, not paid at the start (D20)
        from logbook.core.exchange.forms.order import Order  # noqa: PLC0415 - drawing, which starting must not pay (D20)

        copies = {key: n for key, n in self._counts.items() if key in shelf.FORMS}
        chosen = self._library.newest() if PROCEDURES in self._counts else ()
        sheet = self._sheet()
        known = engine.Known(self._desk.words, self._ward.folds, sheet.made)
        sheets = tuple(filled.form(key, known) for key in FILLED if key in self._counts)
        order = Order(copies, chosen, self._approved(), sheets)
        self._bar.setRange(0, order.sheets + 1)
        self._bar.setValue(0)
        self._progress.begin()
        self._stack.setCurrentWidget(self._busy)

        job = Job(order, sheet, (), path, printer, screen)
        Run(self._desk.session, job, self._progress, self._finish, self._failed).begin(self.send.place())

    def _approved(self) -> dict[str, str]:
        words, folds = self._desk.words, self._ward.folds
        given = {
            one.digest: folds.approvals.of(one, one.edition(words.lang).language) for one in self._library.procedures
        }
        known = {digest: approved_by(words, folds.people, one) for digest, one in given.items() if one is not None}
        return {**known, **dict.fromkeys(self._library.packed, "")}

    def _finish(self, job: Job, made: Made) -> None:
        words = self._desk.words
        if made.stopped:
            self._desk.messages.info(words("Stopped. Nothing was printed; the numbers are void."))
            self._go_home()
            return
        self._job, self._made = job, made
        if job.screen:
            self._stack.setCurrentWidget(self.shown)
            self.shown.open(self._desk.session.tasks, made.pdf, self._desk.messages.trouble)
            return
        told = words("Saved: {file}").format(file=job.path) if job.path else words("Sent to {printer}.")
        lines = [f"{form_name(words, one.form)}: {serials(one.first, one.last)}" for one in job.reserved]
        self._stack.setCurrentWidget(self.done)
        self.done.start(told.format(printer=job.printer), lines, again=job.path is None)

    def _failed(self, trouble: LogbookError | None) -> None:
        if trouble is not None:
            self._desk.messages.trouble(trouble)
        self._go_home()

    def _again(self, pages: str) -> None:
        assert self._job is not None
        assert self._made is not None
        words, job = self._desk.words, self._job

        def done(_nothing: object) -> None:
            self._desk.messages.info(words("Sent to {printer}.").format(printer=job.printer))

        self._desk.session.tasks.run(
            work.print_again, self._made.pdf, job.printer, job.sheet, pages, done=done,
            failed=self._desk.messages.trouble,
        )  # fmt: skip


def status(desk: Desk) -> str:
    """Say which serial comes next."""
    return desk.words("Next form no.: {serial}").format(serial=desk.session.ward.folds.sheets.next)


def make(desk: Desk) -> PrintingPage:
    """Make the page for the window's list."""
    return PrintingPage(desk)
