# SPDX-License-Identifier: Apache-2.0
"""Safety, witnesses: what this log shows of itself to others, and what they bring back.

It blocks nothing. Where something signed contradicts the log, or somebody is sure of the paper, there is one way on: a
new part, which names the contradiction.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core.actions import opening, witnessing
from logbook.core.exchange import checkpoint
from logbook.core.model.codes import How, Place
from logbook.core.model.opening_state import State
from logbook.core.model.safeguards import Anchor, Receipt, Seen
from logbook.i18n import resources
from logbook.ui import house, sayings, stamping
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.facts import witnessed
from logbook.ui.print_form import PrintForm
from logbook.ui.stamping import Out
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import Page
from logbook.ui.widgets.text import label, plain
from logbook.ui.witnesses.hearing import LineForm, PaperForm
from logbook.ui.witnesses.now import NowCard
from logbook.ui.witnesses.register import RegisterView

if TYPE_CHECKING:
    from logbook.core.actions.witnessing import Compared, Point, Said, Shown
    from logbook.core.exchange.stamp import Stamp
    from logbook.core.model.frame import Entry, Ref
    from logbook.core.ward import Ward
    from logbook.ui.widgets.square import Matrix

_KEPT = {
    witnessing.Saying.OTHER_WARD: "seen",
    witnessing.Saying.RECEIPT: "receipt",
    witnessing.Saying.RECEIPT_BEYOND: "receipt",
    witnessing.Saying.RECEIPT_DIFFERENT: "receipt",
}


class WitnessesPage(WardPage):
    """The checkpoint of now, and three ways to hear what others saw."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._ward = desk, desk.session.ward
        self._now, self._paper, self._line = NowCard(desk.kit), PaperForm(desk.kit), LineForm(desk.kit)
        self._register, self._print = RegisterView(desk.kit), PrintForm(desk.kit)
        self._last = label("", "strong", wrap=True)
        self._home = self._make_home()
        self._start = False
        self._said: Said | None = None
        self._compared: Compared | None = None
        self._stack = QStackedWidget()
        for view in (self._home, self._paper, self._line, self._register, self._print):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Show where the log stands, unless somebody is copying or comparing.

        With `start`, show where the log began, as long as nobody outside has seen it.
        """
        self._tell()
        self._start = "start" in fields
        if self._stack.currentWidget() is self._home and not self._now.busy():
            self._renew()

    def back(self) -> bool:
        """Go from comparing to the checkpoint."""
        if self._stack.currentWidget() is self._home:
            return False
        if self._stack.currentWidget() is self._print:
            self._open_register()
        else:
            self._go_home()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the width there is."""
        super().resizeEvent(event)
        self._now.arrange(self.width())

    def _make_home(self) -> Page:
        words, look = self._desk.words, self._desk.look
        ground = Page(margin=0)
        row = QWidget()
        flow = Flow(row, gap=10)
        compare = Button(look, words("Compare a code from paper"), icon="search")
        scan = Button(look, words("Scan or type a line"), icon="scan-barcode")
        register = Button(look, words("Register"), icon="list")
        for button, view in ((compare, self._paper), (scan, self._line)):
            button.clicked.connect(partial(self._open, view))
            flow.addWidget(button)
        register.clicked.connect(self._open_register)
        flow.addWidget(register)
        ground.column.addWidget(label(words("Witnesses"), "title", wrap=True))
        ground.column.addWidget(self._last)
        ground.column.addWidget(self._now)
        ground.column.addWidget(row)
        ground.column.addStretch(1)
        return ground

    def _connect(self) -> None:
        self._now.on_paper.connect(self._copied)
        self._now.at_ward.connect(self._shown_there)
        self._paper.wanted.connect(self._compare)
        self._paper.going_on.connect(self._believe_paper)
        self._line.wanted.connect(self._hear)
        self._line.keeping.connect(self._keep)
        self._line.going_on.connect(self._believe_line)
        self._register.sheet.connect(self._ask_printer)
        self._print.saving.connect(self._save_sheet)
        self._print.printing.connect(partial(self._put_sheet, None))
        self._print.closed.connect(self._open_register)
        for view in (self._paper, self._line, self._register):
            view.closed.connect(self._go_home)
        self._desk.session.recorded.connect(self._tell)

    def _tell(self) -> None:
        words, ward = self._desk.words, self._ward
        told = words("Last witnessed: {when}")
        plain(self._last, told.format(when=witnessed(words, ward, ward.machine.clock())))

    def _open(self, view: PaperForm | LineForm) -> None:
        self._stack.setCurrentWidget(view)
        view.start()

    def _open_register(self) -> None:
        self._stack.setCurrentWidget(self._register)
        self._register.start(self._ward.folds.anchors, self._ward.people, self._ward.machine.clock().zone)

    def _ask_printer(self) -> None:
        self._stack.setCurrentWidget(self._print)
        self._print.start(self._desk.session.tasks, self._desk.words("Register of witnesses"))

    def _save_sheet(self) -> None:
        words = self._desk.words
        path = self._desk.messages.save_file(words("Save the pages"), "register.pdf")
        if path is not None:
            self._put_sheet(path, "")

    def _put_sheet(self, path: Path | None, printer: str) -> None:
        words, machine = self._desk.words, self._ward.machine
        name, made = f"{self._ward.start.ward} · {self._ward.start.hospital}", machine.clock()

        def draw(stamp: Stamp) -> bytes:
            from logbook.core.exchange import register  # noqa: PLC0415 - drawing, which starting must not pay (D20)

            return register.draw(register.Sheet(name, made, machine.program, stamp), words, resources() / "fonts")

        told = words("Saved: {file}").format(file=path) if path else words("Sent to {printer}.").format(printer=printer)
        stamping.put(
            self._desk.session, draw, Out("register", path, printer), partial(self._sheet_is_out, told),
            self._desk.messages.trouble,
        )  # fmt: skip

    def _sheet_is_out(self, told: str, _shown: Shown) -> None:
        self._desk.messages.info(told)
        self._open_register()

    def _go_home(self) -> None:
        self._stack.setCurrentWidget(self._home)
        self._renew()

    def _renew(self) -> None:
        start = self._start and self._ward.folds.anchors.outside is None
        taken = self._ward.worker.submit(witnessing.take_start if start else witnessing.take, self._ward)
        self._desk.session.tasks.when(taken, self._spell, self._desk.messages.trouble)

    def _spell(self, point: Point) -> None:
        self._desk.session.tasks.run(_spelled, point, done=self._show, failed=self._desk.messages.trouble)

    def _show(self, made: tuple[Shown, Matrix]) -> None:
        if isValid(self):
            self._now.start(*made)
            self._now.take_keyboard()

    def _copied(self, witness: str) -> None:
        self._anchor(Place.PAPER, witness=witness)

    def _shown_there(self, ward: str) -> None:
        self._anchor(Place.WARD, text=ward)

    def _anchor(self, place: Place, *, witness: str = "", text: str = "") -> None:
        shown = self._now.shown
        assert shown is not None
        record = Anchor(place, shown.ref.number, shown.head, shown.code, shown.ref.segment, "", witness, text)
        self._desk.session.record(record, written=self._anchored)

    def _anchored(self, entry: Entry) -> None:
        told = self._desk.words("Recorded as {ref}").format(ref=entry.ref)
        self._desk.messages.info(told)
        self._renew()

    def _compare(self, number: str, code: str) -> None:
        ref = witnessing.read_ref(number, self._ward.journal.segment)
        self._compared = None
        if ref is None:
            self._paper.say(self._desk.words("This is no record's number. Write it as B·214 or 214."))
            return
        found = self._ward.worker.submit(witnessing.find, self._ward, ref)
        self._desk.session.tasks.when(found, partial(self._look_at, ref, code), self._desk.messages.trouble)

    def _look_at(self, ref: Ref, code: str, found: Point | int | None) -> None:
        self._desk.session.tasks.run(
            witnessing.compare, found, ref, code, done=self._say_compared, failed=self._desk.messages.trouble
        )

    def _say_compared(self, found: Compared) -> None:
        self._compared = found
        beyond = found.match is witnessing.Match.BEYOND
        live = self._ward.journal.segment
        way_on = beyond and (found.last is None or found.ref.segment == live)
        self._paper.say(sayings.of_paper(self._desk.words, found), way_on=way_on)

    def _believe_paper(self) -> None:
        assert self._compared is not None
        self._go_on(State.PUT_BACK, f"paper:{self._compared.ref}")

    def _hear(self, typed: str) -> None:
        heard = self._ward.worker.submit(_heard, self._ward, typed)
        self._desk.session.tasks.when(heard, self._say_heard, self._desk.messages.trouble)

    def _say_heard(self, said: Said) -> None:
        self._said = said
        live = said.ref is not None and said.ref.segment == self._ward.journal.segment
        way_on = said.contradicts is not None and said.proven and live
        told = sayings.of_line(self._desk.words, said, self._ward.machine.clock().zone)
        self._line.say(told, keep="" if way_on else _KEPT.get(said.saying, ""), way_on=way_on)

    def _keep(self, how: str, source: str) -> None:
        assert self._said is not None
        record: Seen | Receipt = Receipt(self._said.line)
        if _KEPT[self._said.saying] == "seen":
            record = Seen(self._said.line, How(how or How.NOT_STATED), source)
        self._desk.session.record(record, written=self._kept)

    def _kept(self, entry: Entry) -> None:
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self._line.start()

    def _believe_line(self) -> None:
        assert self._said is not None
        assert self._said.contradicts is not None
        self._go_on(self._said.contradicts, self._said.line)

    def _go_on(self, state: State, contradicts: str) -> None:
        work = self._ward.worker.submit(opening.close_segment, self._ward, state.value, contradicts)
        self._desk.session.tasks.when(work, self._continued, self._desk.messages.trouble)

    def _continued(self, entries: list[Entry]) -> None:
        self._desk.session.announce(entries)
        self._stack.setCurrentWidget(self._home)
        self._desk.session.segment_changed.emit()


def _spelled(point: Point) -> tuple[Shown, Matrix]:
    shown = witnessing.show(point)
    return shown, checkpoint.matrix(shown.line)


def _heard(ward: Ward, typed: str) -> Said:
    return witnessing.hear(ward, typed, house.team_keys(ward))


def status(desk: Desk) -> str:
    """Say in one line when the log was last witnessed."""
    return witnessed(desk.words, desk.session.ward, desk.session.ward.machine.clock())


def make(desk: Desk) -> WitnessesPage:
    """Make the page for the window's list."""
    return WitnessesPage(desk)
