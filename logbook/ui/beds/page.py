# SPDX-License-Identifier: Apache-2.0
"""Beds and patients: who lies where since when, as code and bed, with the devices there; a move is one press.

No name is ever here but on a card somebody asked for. Nothing is ranked and nothing judged.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.beds import Stay
from logbook.core.model.frame import Entry, Record, Ref
from logbook.core.model.topics import STORE
from logbook.i18n import moment, span
from logbook.telling.entry import tell
from logbook.telling.kinds import device_name
from logbook.ui.beds.card_form import CardForm
from logbook.ui.beds.forms import BedForm, ComeForm, LeaveForm, MoveForm
from logbook.ui.beds.tile import BedTile
from logbook.ui.beds.ward_form import WardForm
from logbook.ui.board_panel import place_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.moments import moment_of
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label
from logbook.ui.widgets.times import Back, Exact

DRAFT = "beds"


class BedsPage(WardPage):
    """All beds, the chosen one below them, and one form at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words, look = desk.words, desk.look
        self._bed = ""
        self._stay: Stay | None = None
        self._tiles = Choices(words("Bed"), fill=True)
        self._tiles.setProperty("scans", True)
        self._here = Card(margin=18)
        self._shown = QWidget()
        self._here.column.addWidget(self._shown)
        self._setup = Button(look, words("Beds and numbers…"), icon="settings")
        self._list = Page(margin=0)
        self._come, self._move, self._leave = ComeForm(desk.kit), MoveForm(desk.kit), LeaveForm(desk.kit)
        self._card, self._ward_form = CardForm(desk.kit), WardForm(desk.kit)
        self._forms: dict[str, BedForm | CardForm] = {
            "come": self._come, "move": self._move, "leave": self._leave, "card": self._card,
        }  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Show who lies where; go on with what was left half typed."""
        self._bed = str(fields.get("bed", "")) or self._bed
        if self._stack.currentWidget() is self._list:
            self._show()
            self._restore()
        if self._stack.currentWidget() is self._list:
            self._focus()

    def back(self) -> bool:
        """Go from a form to the beds; what was typed stays a draft."""
        if self._stack.currentWidget() is self._list:
            return False
        self._to_list()
        return True

    def waits(self) -> bool:
        """Whether something was left half typed."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        head = QHBoxLayout()
        head.addWidget(label(words("Beds and patients"), "title", wrap=True), 1)
        head.addWidget(self._setup)
        self._list.column.addLayout(head)
        self._list.column.addWidget(self._tiles)
        self._list.column.addLayout(no_wider(self._here, look.px(WIDEST)))
        self._list.column.addStretch(1)
        for widget in (self._list, *self._forms.values(), self._ward_form):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        session = self._desk.session
        self._tiles.chosen.connect(self._choose)
        self._setup.clicked.connect(self._open_setup)
        for bed_form in (self._come, self._move, self._leave):
            bed_form.wanted.connect(self._want_at)
        self._card.wanted.connect(self._want)
        for key, form in self._forms.items():
            form.closed.connect(self._to_list)
            form.edited.connect(partial(self._keep, key))
        self._ward_form.closed.connect(self._to_list)
        self._ward_form.wanted.connect(self._want_all)
        session.recorded.connect(self._refresh)
        session.loaded.connect(self._refresh)
        session.locked.connect(self._card.hide_words)

    def _places(self) -> list[str]:
        folds = self._ward.folds
        return [bed for bed in folds.beds.walk(view.bed for view in folds.devices.beds()) if bed != STORE]

    def _refresh(self) -> None:
        if self._ward.loaded and self.isVisible():
            self._show()
            if self._stack.currentWidget() is self._ward_form:
                self._ward_form.show_beds(self._ward.folds.beds, self._places())

    def _show(self) -> None:
        words, look, now = self._desk.words, self._desk.look, self._ward.machine.clock()
        places = self._places()
        by_bed = self._ward.folds.beds.by_bed()
        if self._bed not in places:
            self._bed = next(iter(places), "")
        held = any(button.hasFocus() for button in self._tiles.buttons())
        tiles = []
        for bed in places:
            stays = by_bed.get(bed, ())
            note = " · ".join(f"{one.code}, {span(words, max(0, now.wall - one.since))}" for one in stays)
            tiles.append((bed, BedTile(look, place_name(words, bed), note or words("free"), empty=not stays)))
        self._tiles.offer(tiles)
        self._tiles.choose(self._bed)
        self._show_bed()
        if held:
            self._focus()

    def _choose(self, bed: object) -> None:
        self._bed = str(bed)
        self._show_bed()

    def _show_bed(self) -> None:
        """Draw the chosen bed anew: who lies there, what stands there, what can be done."""
        words, folds = self._desk.words, self._ward.folds
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if not self._bed:
            column.addWidget(label(words("The ward has no beds yet. Add them under Beds and numbers."), wrap=True))
        else:
            column.addWidget(label(place_name(words, self._bed), "heading"))
            stays = folds.beds.at(self._bed)
            for stay in stays:
                column.addWidget(self._patient(stay))
            column.addWidget(label(self._devices(), wrap=True))
            come = Button(
                self._desk.look, words("New patient here"), kind="secondary" if stays else "primary", icon="user-plus"
            )
            come.clicked.connect(self._open_come)
            column.addWidget(come)
        self._here.column.replaceWidget(self._shown, inside)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = inside

    def _patient(self, stay: Stay) -> QWidget:
        words, now = self._desk.words, self._ward.machine.clock()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        since = words("in this bed since {time}, {span}").format(
            time=moment(words, stay.since, now.zone), span=span(words, max(0, now.wall - stay.since))
        )
        told = [stay.key, stay.alias, since, "" if stay.verified else words("Carried, unverified")]
        column.addWidget(label(" · ".join(filter(None, told)), "strong", wrap=True))
        acts = QWidget()
        flow = Flow(acts, gap=10)
        for key, text, icon in (
            ("move", words("Move…"), "arrow-right"),
            ("leave", words("Left the ward…"), "upload"),
            ("card", words("Identity card…"), "id-card"),
        ):
            button = Button(self._desk.look, text, icon=icon)
            button.setAccessibleDescription(stay.code)
            button.clicked.connect(partial(self._open, key, stay.ref))
            flow.addWidget(button)
        column.addWidget(acts)
        return made

    def _devices(self) -> str:
        words, folds = self._desk.words, self._ward.folds
        here = [device_name(folds, one.id, words) for one in folds.devices.devices() if one.bed == self._bed]
        return words("Devices here: {devices}").format(devices=", ".join(here)) if here else words("No device here.")

    def _open_come(self) -> None:
        number = self._ward.folds.beds.next_number()
        if number is None:
            self._desk.messages.info(self._desk.words("The block of numbers is used up. Set another one."))
            self._open_setup()
            return
        self._come.start(self._bed, number, self._ward.folds.beds.next_alias())
        self._stack.setCurrentWidget(self._come)

    def _open(self, key: str, ref: Ref) -> None:
        beds = self._ward.folds.beds
        self._stay = stay = beds.stay(ref)
        if stay is None:
            return
        if key == "move":
            words = self._desk.words
            others = [bed for bed in self._places() if bed != stay.bed]
            lying = {one.bed: one.code for one in beds.present()}
            told = ((bed, " · ".join(filter(None, (place_name(words, bed), lying.get(bed, ""))))) for bed in others)
            self._move.start(stay, tuple(told))
        elif key == "leave":
            self._leave.start(stay)
        else:
            self._card.start(stay, beds.card(ref))
        self._stack.setCurrentWidget(self._forms[key])

    def _open_setup(self) -> None:
        self._ward_form.start(self._ward.folds.beds, self._places())
        self._stack.setCurrentWidget(self._ward_form)

    def _want_at(self, record: Record, when: Back | Exact) -> None:
        happened = moment_of(when, self._ward.machine.clock())
        self._desk.session.record(record, happened, written=self._written)

    def _want(self, record: Record) -> None:
        self._desk.session.record(record, written=self._written)

    def _want_all(self, records: list[Record]) -> None:
        for record in records:
            self._desk.session.record(record)

    def _written(self, entry: Entry) -> None:
        words = self._desk.words
        self._desk.drafting.recorded(DRAFT, entry.user)
        told = tell(entry, self._ward.folds, words).title
        self._desk.messages.info(f"{told} · {words('Recorded as {ref}').format(ref=entry.ref)}")
        self._bed = str(getattr(entry.record, "bed", "")) or self._bed
        self._to_list()

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self._show()
        self._focus()

    def _focus(self) -> None:
        chosen = next((one for one in self._tiles.buttons() if one.isChecked()), None)
        (chosen or self._setup).setFocus()

    def _keep(self, key: str) -> None:
        typed = self._forms[key].fields()
        stay = str(self._stay.ref) if self._stay is not None and key != "come" else ""
        kept = {"form": key, "bed": self._bed, "stay": stay, "typed": typed} if typed else {}
        self._desk.drafting.typed(DRAFT, self._desk.session.user, kept)

    def _restore(self) -> None:
        """Open the form that was left, with its words."""
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        form, typed = self._forms.get(str(kept.get("form"))), kept.get("typed")
        if form is None or not isinstance(typed, dict):
            return
        self._bed = str(kept.get("bed", ""))
        if form is self._come:
            self._open_come()
        else:
            stays = (stay.ref for stay in self._ward.folds.beds.stays() if str(stay.ref) == kept.get("stay"))
            ref = next(stays, None)
            if ref is None:
                return
            self._open(str(kept["form"]), ref)
        form.restore(typed)


def status(desk: Desk) -> str:
    """Say how many patients there are, and how many beds."""
    words, beds = desk.words, desk.session.ward.folds.beds
    n = len(beds.present())
    told = words.n("{n} patient, beds: {beds}", "{n} patients, beds: {beds}", n)
    return told.format(n=n, beds=len(beds.beds()))


def make(desk: Desk) -> BedsPage:
    """Make the page for the window's list."""
    return BedsPage(desk)
