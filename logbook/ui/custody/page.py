# SPDX-License-Identifier: Apache-2.0
"""A suspect device is set aside, and kept as it was found: network out, power stays on.

One record of custody, and the board's axes in the same go; on life support the axes go through the two short steps.
Nothing is required, nothing blocks, and no device is switched off by this page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.core.model.board import DeviceView
from logbook.core.model.codes import Act, Axis, YesNoUnknown
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import AxisReading, State
from logbook.telling.devices import removal, weight
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.custody.chain import Chain
from logbook.ui.custody.step_form import StepForm
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.form_page import headed
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import Card, Picture
from logbook.ui.widgets.text import label, plain

DRAFT = "custody"
_LATER = tuple(event for event in CustodyEvent if event is not CustodyEvent.FOUND)
_FEW = 5
_SUSPECTED = frozenset({"suspect", "confirmed"})


class CustodyPage(WardPage):
    """One device at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._device = ""
        words, look = desk.words, desk.look
        self._back = Button(look, icon="arrow-left")
        self._back.name_only(words("Back"))
        self._title = label("", "title", wrap=True)
        self._about = label("", "strong", wrap=True)
        self._rule = Card(margin=10)
        self._chain = Chain(desk.kit)
        self._form = StepForm(desk.kit)
        self._record = Button(look, words("Record"), kind="primary", icon="check")
        self._lay_out()
        self._back.clicked.connect(self._leave)
        self._form.edited.connect(self._keep)
        self._form.finished.connect(self._want)
        self._record.clicked.connect(self._want)
        self._chain.signing.connect(lambda ref: self.opening.emit("log", {"entry": ref}))
        desk.session.recorded.connect(self._show_chain)

    def arrive(self, fields: Fields) -> None:
        """Begin for the device that is named, or go on with the one before."""
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        self._device = str(fields.get("device", "")) or self._device or str(kept.get("device", ""))
        view = self._ward.folds.devices.device(self._device)
        if view is None:
            self._leave()
            return
        self._start(view, kept if kept.get("device") == view.id else {})

    def back(self) -> bool:
        """Go back to the device; what is typed stays."""
        self._leave()
        return True

    def waits(self) -> bool:
        """Whether a step was left half written."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        said = QHBoxLayout()
        said.setSpacing(8)
        for icon, text in (("unplug", words("Network out")), ("plug-zap", words("power stays on"))):
            said.addWidget(Picture(look, icon, size=22))
            said.addWidget(label(text, "heading"))
        said.addStretch(1)
        self._rule.column.setSpacing(2)
        self._rule.column.addLayout(said)
        why = words("Switched off, a device loses what it stored. Pull the network only with a clinical yes.")
        self._rule.column.addWidget(label(why, "small", wrap=True))
        form = Card(margin=14)
        form.column.addWidget(self._form)
        cards = (self._rule, form, self._chain)
        headed(self, self._desk.kit, self._back, (self._title, self._about), (self._record,), cards)

    def _start(self, view: DeviceView, kept: Fields) -> None:
        words = self._desk.words
        custody = self._ward.folds.custodies.of(view.id)
        held = custody is not None and custody.open
        plain(self._title, words("Custody") if held else words("Suspect: quarantine"))
        name = f"{device_name(self._ward.folds, view.id, words)} · {place_name(words, view.bed)}"
        plain(self._about, " · ".join(filter(None, (name, weight(words, view), removal(words, view)))))
        names = self._names()
        known: dict[str, Any] = {} if held else {"removal": view.description.removal}
        self._form.start(_LATER if held else (CustodyEvent.FOUND,), kept or known, names)
        self._show_chain()
        self._form.take_keyboard()

    def _show_chain(self) -> None:
        if self._device and self._ward.loaded:
            self._chain.show_custody(self._ward.folds.custodies.of(self._device), self._ward.folds)

    def _keep(self) -> None:
        kept = self._form.fields()
        self._desk.drafting.typed(DRAFT, self._desk.session.user, {**kept, "device": self._device} if kept else {})

    def _want(self) -> None:
        session, user = self._desk.session, self._desk.session.user
        view = self._ward.folds.devices.device(self._device)
        if view is None:
            return
        record = Custody(self._form.chosen, view.id, bed=view.bed, **self._form.values())
        receiver = self._somebody(record.received_by)
        if receiver and receiver != user:
            session.ask_next(receiver)

        def written(entry: Entry) -> None:
            self._desk.drafting.recorded(DRAFT, user)
            self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
            self._set_axes(view, record)
            self._go_on(view, record, entry.ref, signs=bool(receiver))

        session.record(record, written=written)

    def _names(self) -> list[str]:
        """Return who may take it over, those on shift first."""
        people, me = self._ward.people, self._desk.session.user
        there = {view.user for view in people.on_shift()}
        others = [view for view in people.users() if view.name and view.user != me and view.pin_set]
        return [view.name for view in sorted(others, key=lambda view: view.user not in there)][:_FEW]

    def _somebody(self, name: str) -> str:
        """Return the id of whoever is enrolled under this name, if one is."""
        found = [view.user for view in self._ward.people.users() if name and view.name == name]
        return found[0] if len(found) == 1 else ""

    def _set_axes(self, view: DeviceView, record: Custody) -> None:
        seen: list[AxisReading] = []
        if record.event is CustodyEvent.FOUND and view.axes[Axis.TRUST].value not in _SUSPECTED:
            seen.append(AxisReading(Axis.TRUST, "suspect"))
        if not (view.life_support and record.event is CustodyEvent.FOUND):
            seen += readings_of(record)
        if seen:
            self._desk.session.record(State(view.id, tuple(seen)))
        if view.known and record.removal not in {None, view.description.removal}:
            self._desk.session.record(replace(view.description, removal=record.removal))

    def _go_on(self, view: DeviceView, record: Custody, ref: Ref, *, signs: bool) -> None:
        if record.event is CustodyEvent.FOUND and view.life_support:
            readings = [[one.axis.value, one.value, one.detail] for one in readings_of(record)]
            fields = {"device": view.id, "bed": view.bed, "act": Act.QUARANTINE.value, "readings": readings}
            self.opening.emit("intervention", {**fields, "from": "devices"})
        elif signs:
            self.opening.emit("log", {"entry": ref})
        else:
            self._leave()

    def _leave(self) -> None:
        self.opening.emit("devices", {"device": self._device} if self._device else {})


def readings_of(record: Custody) -> tuple[AxisReading, ...]:
    """Return what the board shows after a step: the tag and where it is kept, and the network if it was pulled."""
    network = (AxisReading(Axis.NETWORK, "cable-out"),) if record.network_out is YesNoUnknown.YES else ()
    kept = " · ".join(filter(None, (record.tag, record.place, record.custodian or record.received_by)))
    if record.event is CustodyEvent.FOUND:
        return (AxisReading(Axis.QUARANTINE, "tagged", kept), *network)
    if record.event is CustodyEvent.CHECKED:
        return network
    if record.event in {CustodyEvent.RELEASED, CustodyEvent.RETURNED}:
        return (AxisReading(Axis.QUARANTINE, "no", kept),)
    return (AxisReading(Axis.QUARANTINE, "taken-away", kept),)


def make(desk: Desk) -> CustodyPage:
    """Make the page for the window's list."""
    return CustodyPage(desk)
