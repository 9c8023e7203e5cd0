# SPDX-License-Identifier: Apache-2.0
"""The check of one device, reached from its page or from a round; it goes back to where it was asked for.

What is typed is kept as a draft until it is recorded. It judges nothing that is read.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from logbook.core.model.frame import Entry
from logbook.core.model.records import State
from logbook.telling.devices import last_look, removal, weight
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.check.check_form import CheckForm
from logbook.ui.desk import Desk, Fields, WardPage

DRAFT = "check"


class CheckPage(WardPage):
    """One device at a time; another device begins a form of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._device = ""
        self._from = "devices"
        self._form = CheckForm(desk.kit)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._form)
        self._form.closed.connect(self._leave)
        self._form.wanted.connect(self._want)
        self._form.edited.connect(self._keep)

    def arrive(self, fields: Fields) -> None:
        """Begin for the device that is named, or go on where one was."""
        ward, words = self._desk.session.ward, self._desk.words
        self._device = str(fields.get("device", "")) or self._kept_device()
        self._from = str(fields.get("from", self._from))
        view = ward.folds.devices.device(self._device)
        if view is None:
            self._leave()
            return
        now = ward.machine.clock().wall
        name = f"{device_name(ward.folds, view.id, words)} · {place_name(words, view.bed)}"
        told = (name, weight(words, view), removal(words, view), last_look(words, view, ward.people, now))
        if not self._form.start(view, " · ".join(filter(None, told)), ward.people, now):
            self._leave()
            return
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        if kept:
            self._form.restore(kept)

    def back(self) -> bool:
        """Go back to where the check was asked for; the draft stays."""
        self._leave()
        return True

    def waits(self) -> bool:
        """Whether a check was left half written."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _kept_device(self) -> str:
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        return str(kept.get("device", "")) or self._device

    def _keep(self) -> None:
        self._desk.drafting.typed(DRAFT, self._desk.session.user, self._form.fields())

    def _want(self, state: State) -> None:
        user = self._desk.session.user

        def written(entry: Entry) -> None:
            self._desk.drafting.recorded(DRAFT, user)
            self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
            self._leave()

        self._desk.session.record(state, written=written)

    def _leave(self) -> None:
        self.opening.emit(self._from, {"device": self._device} if self._device else {})


def make(desk: Desk) -> CheckPage:
    """Make the page for the window's list."""
    return CheckPage(desk)
