# SPDX-License-Identifier: Apache-2.0
"""The round: bed by bed, one device after the other, each answered as before, changed, or looked at.

Where one stands on a round is read from the log, so it survives a lock, a crash, and another person going on. It
shows how long ago somebody wrote a check; it never says that one is due.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.bedside import Round
from logbook.core.model.board import DeviceView
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.records import State
from logbook.core.model.rounds import BedRound, progress
from logbook.i18n import Words, ago
from logbook.ui.board_panel import place_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.round.card import AS_BEFORE, CHANGED, LOOK, RoundCard
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Empty
from logbook.ui.widgets.text import label, plain

_TICK = 30_000


class RoundPage(WardPage):
    """Either the offer to begin a round, or the device one is at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._bed = self._device = self._from = ""
        self._passed: set[str] = set()
        self._busy = False
        words, look = desk.words, desk.look
        self._title = label(words("Round from bed to bed"), "title", wrap=True)
        self._count = label("", "muted", wrap=True)
        self._beds = Choices(words("Which bed"))
        self._card = RoundCard(desk.kit, self._beds)
        self._begin = Button(look, words("Begin a round"), kind="primary", icon="arrow-right")
        self._over = Button(look, words("The round is over"), icon="square-check")
        told = words("Bed by bed, one device after the other. What is looked at stays done, whoever goes on.")
        self._none = Empty(look, "stethoscope", words("No round is going on"), told, self._begin)
        self._done = Empty(look, "square-check", words("Every device was looked at on this round"))
        self._lay_out()
        self._begin.clicked.connect(lambda: self._write(Round()))
        self._over.clicked.connect(self._end)
        self._beds.chosen.connect(self._go_to)
        self._card.answered.connect(self._answered)
        desk.session.recorded.connect(self._refresh)
        desk.session.loaded.connect(self._refresh)
        tick = QTimer(self)
        tick.timeout.connect(self._refresh)
        tick.start(_TICK)

    def arrive(self, fields: Fields) -> None:
        """Go on with the round, or offer to begin one; `from` tells where Esc leads."""
        if fields.get("from"):
            self._from = str(fields["from"])
        self._refresh()
        self._focus()

    def back(self) -> bool:
        """Go back to the page it was opened from; the round goes on."""
        if not self._from:
            return False
        leads, self._from = self._from, ""
        self.opening.emit(leads, {"bed": ""})
        return True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._count)
        head.addLayout(titles, 1)
        head.addWidget(self._over)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for view in (self._card, self._none, self._done):
            column.addWidget(view, 1)

    def _rounds(self) -> tuple[BedRound, ...]:
        begun = self._ward.folds.rounds.current() if self._ward.loaded else None
        return progress(self._ward.folds.devices.beds(), begun.ref) if begun else ()

    def _refresh(self) -> None:
        if not self._ward.loaded:
            return
        begun, rounds = self._ward.folds.rounds.current(), self._rounds()
        view = self._find(rounds)
        shown: QWidget = self._none if begun is None else self._done if view is None else self._card
        for one in (self._card, self._none, self._done):
            one.setVisible(one is shown)
        for widget in (self._over, self._count):
            widget.setVisible(begun is not None)
        now = self._ward.machine.clock()
        if begun is not None:
            passed = ago(self._desk.words, max(0, now.wall - begun.frame.happened.at))
            said = self._desk.words("begun {ago} · {told}").format(ago=passed, told=told(self._desk.words, rounds))
            plain(self._count, said)
            self._offer(rounds)
        if view is not None:
            self._card.show_device(view, self._ward.folds, now)

    def _find(self, rounds: tuple[BedRound, ...]) -> DeviceView | None:
        """Stay at the device one is at while it is open; else take the next one of the bed, else of the next bed."""
        here = next((one for one in rounds if one.bed == self._bed), None)
        order = [one for one in (here,) if one] + [one for one in rounds if one is not here]
        left = [(one.bed, view) for one in order for view in one.left]
        at = next((pair for pair in left if pair[1].id == self._device), None)
        fresh = next((pair for pair in left if pair[1].id not in self._passed), None)
        if at is None and fresh is None:  # all that is left was passed once: begin with the first bed again
            self._passed.clear()
            left = [(one.bed, view) for one in rounds for view in one.left]
        found = at or fresh or next(iter(left), None)
        if found is None:
            return None
        self._bed, self._device = found[0], found[1].id
        return found[1]

    def _offer(self, rounds: tuple[BedRound, ...]) -> None:
        words, look = self._desk.words, self._desk.look
        choices: list[tuple[object, Choice]] = []
        for one in rounds:
            counted = words("{number} of {total}").format(number=len(one.done), total=len(one.devices))
            counted = f"{place_name(words, one.bed)} · {counted}"
            choices.append((one.bed, Choice(look, counted, icon="" if one.left else "check")))
        if [button.accessibleName() for button in self._beds.buttons()] != [choice.word for _, choice in choices]:
            here = any(button.hasFocus() for button in self._beds.buttons())
            self._beds.offer(choices)
            if here:
                self._focus()
        self._beds.choose(self._bed)

    def _go_to(self, bed: object) -> None:
        self._bed, self._device = str(bed), ""
        self._passed.clear()
        self._refresh()
        self._focus()

    def _answered(self, answer: str) -> None:
        device = self._device
        if answer == AS_BEFORE:
            self._write(State(device, as_before=True))
        elif answer == CHANGED:
            self.opening.emit("devices", {"device": device, "several": True, "from": "round"})
        elif answer == LOOK:
            self.opening.emit("check", {"device": device, "from": "round"})
        else:
            self._passed.add(device)
            self._device = ""
            self._refresh()
            self._focus()

    def _end(self) -> None:
        begun = self._ward.folds.rounds.current()
        if begun is not None:
            self._write(Round(over=True, begun=begun.ref))

    def _write(self, record: Round | State) -> None:
        if self._busy:  # one press, one record, however slow the disk
            return
        self._busy = True

        def written(entry: Entry) -> None:
            self._busy = False
            self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
            self._refresh()
            self._focus()

        def refused(_trouble: LogbookError) -> None:
            self._busy = False

        self._desk.session.record(record, written=written, refused=refused)

    def _focus(self) -> None:
        if not self.isVisible():
            return
        if not self._card.isHidden():
            self._card.start()
        else:
            (self._over if self._none.isHidden() else self._begin).setFocus()


def told(words: Words, rounds: tuple[BedRound, ...]) -> str:
    """Say how many devices and beds are done."""
    devices = sum(len(one.devices) for one in rounds)
    done = sum(len(one.done) for one in rounds)
    beds = sum(not one.left for one in rounds)
    said = words("{done} of {devices} devices · {beds} of {all} beds done")
    return said.format(done=done, devices=devices, beds=beds, all=len(rounds))


def status(desk: Desk) -> str:
    """Say how far the round is."""
    ward = desk.session.ward
    begun = ward.folds.rounds.current() if ward.loaded else None
    return told(desk.words, progress(ward.folds.devices.beds(), begun.ref)) if begun else ""


def make(desk: Desk) -> RoundPage:
    """Make the page for the window's list."""
    return RoundPage(desk)
