# SPDX-License-Identifier: Apache-2.0
"""Sheets about devices, filled from the log: the board by bed, and of one device its tag, custody and dossier.

What a sheet says is gathered in the window; drawing and printing happen away from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from logbook.core.exchange.stamp import Stamp
from logbook.core.model.dossiers import DossierView
from logbook.i18n import N_, resources
from logbook.telling.kinds import device_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.paper_form import Pages, PaperForm
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Card, no_wider
from logbook.ui.widgets.text import label

if TYPE_CHECKING:
    from logbook.core.exchange.forms.engine import Form, Sheet

BOARD, TAG, CUSTODY, DOSSIER = "device-board", "tag", "custody", "dossier"
_NAMES = {
    BOARD: N_("Devices by bed"),
    TAG: N_("Quarantine tag"),
    CUSTODY: N_("Custody of a device"),
    DOSSIER: N_("Device incident dossier"),
}


@dataclass(frozen=True)
class Drawing:
    """A form whose content was gathered already, and the sheet it goes on."""

    form: Form
    sheet: Sheet

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of each page."""
        from logbook.core.exchange.forms import engine  # noqa: PLC0415 - drawing, not paid for at the start

        return engine.draw(self.form, replace(self.sheet, stamp=stamp), resources() / "fonts")


class DevicePaperPage(WardPage):
    """Which sheet, and where it goes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._device = self._from = ""
        self._what = Choices(desk.words("Which sheet?"))
        self._print = PaperForm(desk)
        card = Card(margin=14)
        card.column.addWidget(label(desk.words("Which sheet?"), "name"))
        card.column.addWidget(self._what)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addLayout(no_wider(card, desk.look.px(WIDEST)))
        column.addWidget(self._print, 1)
        self._print.closed.connect(self._leave)
        self._what.chosen.connect(lambda _key: self._print.offer(self._pages()))

    def arrive(self, fields: Fields) -> None:
        """Offer the board, and what there is of the device another page names."""
        self._device, self._from = str(fields.get("device", "")), str(fields.get("from", ""))
        words, folds = self._desk.words, self._ward.folds
        there = [BOARD]
        if folds.devices.device(self._device) is not None:
            there.append(TAG)
        if folds.custodies.of(self._device) is not None:
            there.append(CUSTODY)
        if folds.dossiers.of(self._device):
            there.append(DOSSIER)
        self._what.offer((key, Choice(self._desk.look, words(_NAMES[key]), icon="file-text")) for key in there)
        self._what.choose(there[-1])
        self._print.ask(self._pages())

    def back(self) -> bool:
        """Go back to the device it came from; else the window knows the way."""
        leads, self._from = self._from, ""
        if leads:
            self.opening.emit(leads, {"device": self._device})
        return bool(leads)

    def _leave(self) -> None:
        if not self.back():
            self.opening.emit("paper", {})

    def _pages(self) -> Pages:
        words = self._desk.words
        named = words("All devices of the ward")
        if self._device:
            named = device_name(self._ward.folds, self._device, words)
        return Pages(str(self._what.key()), named, lambda: self._gather().draw)

    def _gather(self) -> Drawing:
        from logbook.core.exchange.forms import devices, engine  # noqa: PLC0415 - drawing, not paid for at the start

        folds, key, start = self._ward.folds, self._what.key(), self._ward.start
        view, held, told = folds.devices.device(self._device), folds.custodies.of(self._device), self._dossier()
        form = devices.board(folds)
        if key == TAG and view is not None:
            form = devices.tag(folds, view)
        elif key == CUSTODY and held is not None:
            form = devices.custody(folds, held)
        elif key == DOSSIER and told is not None:
            form = devices.dossier(folds, told)
        machine, period = self._ward.machine, folds.shifts.period
        sheet = engine.Sheet(
            self._desk.words, start.ward, start.hospital, machine.clock(), machine.program,
            period.incident if period is not None else "", by=self._ward.people.name(self._desk.session.user),
        )  # fmt: skip
        blocks = tuple(form.blocks(sheet))
        return Drawing(replace(form, blocks=lambda _sheet: iter(blocks)), sheet)

    def _dossier(self) -> DossierView | None:
        found = self._ward.folds.dossiers.of(self._device)
        return found[-1] if found else None


def make(desk: Desk) -> DevicePaperPage:
    """Make the page for the window's list."""
    return DevicePaperPage(desk)
