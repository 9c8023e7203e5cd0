# SPDX-License-Identifier: Apache-2.0
"""The devices of the ward: the board in full, one device, a new one, a whole list, a move.

A tap on a value is a record at once. Acts on life support ask another page for two short steps; looking never does.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from logbook.core.exchange.scan import Field, Kind, read
from logbook.core.exchange.scan_match import bed, like
from logbook.core.model.codes import Axis
from logbook.core.model.frame import Entry, Record
from logbook.core.model.records import AxisReading, Device, Move, State
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.devices.add_form import AddForm
from logbook.ui.devices.axes import act_for
from logbook.ui.devices.board import Board
from logbook.ui.devices.detail import Detail
from logbook.ui.devices.listed import kind
from logbook.ui.devices.move_form import MoveForm
from logbook.ui.list_taking import taking
from logbook.ui.scanning.wedge import Scan

ADD_DRAFT = "devices.add"
_TICK = 30_000
_PAGES = {
    "act": "intervention",
    "check": "check",
    "custody": "custody",
    "clock": "clocks",
    "asked": "coordinated",
    "dossier": "dossier",
    "print": "device-paper",
}
"""What is asked of a device and answered by another page."""


class DevicesPage(WardPage):
    """Shows one of its five views at a time; Esc goes one back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._board = Board(desk.kit)
        self._detail = Detail(desk.kit)
        self._add = AddForm(desk.kit)
        self._list, self._taking = taking(desk, kind(desk), self)
        self._move = MoveForm(desk.kit)
        self._bed = ""
        self._from = ""
        self._stack = QStackedWidget()
        for view in (self._board, self._detail, self._add, self._list, self._move):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._connect()
        self._refresh()

    def arrive(self, fields: Fields) -> None:
        """Open the device another page names, to read several at once if it says so, or the board if asked again."""
        device = str(fields.get("device", ""))
        self._from = str(fields.get("from", ""))
        self._refresh()
        if device and self._ward.folds.devices.device(device) is not None:
            self._open(device)
            self._detail.collect(on=bool(fields.get("several")))
        elif "scan" in fields:
            self._start_add()
            self._scan_in(str(fields["scan"]))
        elif "bed" in fields or "find" in fields:
            self._bed = str(fields.get("bed", self._bed))
            self._board.search_for(str(fields.get("find", "")))
            self._show(self._board)
            self._board.start(str(fields.get("bed", "")))
        elif "again" in fields:
            self._show(self._board)
        else:
            self._focus()

    def scanned(self, scan: Scan) -> bool:
        """Take a scan into the form that is open; one bed's label after the other device's, and it stands there."""
        shown = self._stack.currentWidget()
        if shown is self._add:
            self._scan_in(scan.text)
        return shown is self._add

    def back(self) -> bool:
        """Go from a form to the device, from the device to the board; on the board show everything again."""
        shown = self._stack.currentWidget()
        if shown is self._board:
            return self._board.clear_filter()
        if shown is self._detail and (self._detail.back() or self._go_back()):
            return True
        self._leave()
        return True

    def waits(self) -> bool:
        """Whether a new device was left half written."""
        return bool(self._desk.drafting.draft(ADD_DRAFT, self._desk.session.user))

    def _connect(self) -> None:
        self._board.opened.connect(self._open)
        self._board.wanted.connect(self._from_board)
        self._detail.closed.connect(self._leave)
        self._detail.tapped.connect(self._tapped)
        self._detail.checked.connect(self._as_before)
        self._detail.wanted.connect(self._wanted)
        self._detail.several.connect(self._several)
        for form in (self._add, self._list, self._move):
            form.closed.connect(self._leave)
        self._add.wanted.connect(self._want_device)
        self._add.edited.connect(self._keep)
        self._taking.shown.connect(lambda: self._stack.setCurrentWidget(self._list))
        self._taking.over.connect(lambda: self._show(self._board))
        self._move.wanted.connect(self._want_move)
        session = self._desk.session
        session.recorded.connect(self._refresh)
        session.loaded.connect(self._refresh)
        tick = QTimer(self)
        tick.timeout.connect(self._refresh)
        tick.start(_TICK)

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self._refresh()
        self._focus()

    def _focus(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self._board:
            self._board.start()
        elif shown is self._detail:
            self._detail.start()

    def _go_back(self) -> bool:
        """Go back to the page that asked for a device, if one did."""
        leads, self._from = self._from, ""
        if leads:
            self.opening.emit(leads, {"device": self._detail.device})
        return bool(leads)

    def _leave(self) -> None:
        self._show(self._detail if self._stack.currentWidget() is self._move else self._board)

    def _open(self, device: str) -> None:
        view = self._ward.folds.devices.device(device)
        if view is not None:
            self._detail.open_device(view, self._ward.folds, self._ward.machine.clock())
            self._show(self._detail)

    def _refresh(self) -> None:
        if not self._ward.loaded:
            return
        now, shown = self._ward.machine.clock(), self._stack.currentWidget()
        if shown is self._board:
            self._board.show_board(self._ward.folds, now.wall)
        elif shown is self._detail:
            view = self._ward.folds.devices.device(self._detail.device)
            if view is not None:
                self._detail.show_view(view, self._ward.folds, now)

    def _tapped(self, axis: Axis, value: str, detail: str) -> None:
        view = self._ward.folds.devices.device(self._detail.device)
        if view is None:
            return
        act = act_for(axis, value, view.axes[axis].value) if view.life_support else None
        if act is None:
            self._write(State(view.id, (AxisReading(axis, value, detail),)))
            return
        self.opening.emit(
            "intervention",
            {"device": view.id, "bed": view.bed, "act": act.value, "axis": axis.value, "value": value,
             "detail": detail, "from": "devices"},
        )  # fmt: skip

    def _as_before(self) -> None:
        self._write(State(self._detail.device, as_before=True))

    def _several(self, readings: tuple[AxisReading, ...], settings: str, text: str) -> None:
        def written() -> None:
            self._detail.recorded()
            self._go_back()

        self._write(State(self._detail.device, readings, settings=settings, text=text), written)

    def _wanted(self, what: str) -> None:
        view = self._ward.folds.devices.device(self._detail.device)
        if view is None:
            return
        if what in _PAGES:
            self.opening.emit(_PAGES[what], {"device": view.id, "bed": view.bed, "from": "devices"})
            return
        self._stack.setCurrentWidget(self._move)
        self._move.start(view, self._ward.folds, swap=what == "swap")

    def _want_move(self, move: Move) -> None:
        view = self._ward.folds.devices.device(move.replaces or move.device)
        if view is None or not view.life_support:
            self._write(move, self._leave)
            return
        act, second = ("swap", move.device) if move.replaces else ("move", "")
        self.opening.emit(
            "intervention",
            {"device": view.id, "bed": view.bed, "act": act, "second": second, "to": move.to_bed, "text": move.text,
             "left": move.replaced_to, "from": "devices"},
        )  # fmt: skip
        self._leave()

    def _write(self, record: Record, then: Callable[[], None] | None = None) -> None:
        def written(entry: Entry) -> None:
            self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
            if then is not None:
                then()

        self._desk.session.record(record, written=written)

    def _from_board(self, what: str) -> None:
        if what == "round":
            self.opening.emit("round", {"from": "devices"})
        elif what == "add":
            self._start_add()
        else:
            self._taking.choose()

    def _start_add(self) -> None:
        self._stack.setCurrentWidget(self._add)
        self._add.start(self._bed)
        kept = self._desk.drafting.draft(ADD_DRAFT, self._desk.session.user)
        if kept:
            self._add.restore(kept)

    def _scan_in(self, text: str) -> None:
        """Fill the form with what a code tells, and with what the ward knows of its like."""
        scanned = read(text)
        known = [view.description for view in self._ward.folds.devices.devices()]
        if scanned.kind is Kind.BED:
            scanned = scanned.chosen(((Field.BED, bed(scanned, [one.bed for one in known])),))
        self._add.take(scanned, like(scanned, known), self._bed)
        self._keep()

    def _keep(self) -> None:
        self._desk.drafting.typed(ADD_DRAFT, self._desk.session.user, dict(self._add.fields()))

    def _want_device(self, device: Device) -> None:
        words, user = self._desk.words, self._desk.session.user
        known = self._ward.folds.devices.device(device.device)
        if known is not None and known.known:
            self._add.say(words("This number is on the board already."))
            return

        def written(entry: Entry) -> None:
            self._desk.drafting.recorded(ADD_DRAFT, user)
            self._desk.messages.info(words("Recorded as {ref}").format(ref=entry.ref))
            self._open(device.device)

        self._desk.session.record(device, written=written)


def make(desk: Desk) -> DevicesPage:
    """Make the page for the window's list."""
    return DevicesPage(desk)
