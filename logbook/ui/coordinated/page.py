# SPDX-License-Identifier: Apache-2.0
"""The short path of an act on life support: asked for, yes said, done, restored; what is open stands on top.

It blocks nothing. Whoever acted first writes it down afterwards, and what was not asked is simply missing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.bedside import ActAnswer, ActRequest
from logbook.core.model.codes import Role, YesNoUnknown
from logbook.core.model.coordinated import BACK, Asked, Coordinated
from logbook.core.model.frame import Entry, Record
from logbook.core.model.records import Intervention
from logbook.i18n import ago
from logbook.telling.bedside import ANSWERS
from logbook.telling.codes import word
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.coordinated.forms import AnswerForm, RequestForm, answer_draft
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.where import Place, Thing
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label

_Act = tuple[str, str, Callable[[], None]]


class CoordinatedPage(WardPage):
    """What is open, and a form below: for a request, or for the answer to one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._from = self._device = ""
        words, look = desk.words, desk.look
        self._open = Card(margin=14)
        self._inside = QWidget()
        self._open.column.addWidget(self._inside)
        self._request = RequestForm(desk)
        self._answer = AnswerForm(desk)
        done = Button(look, words("Done already, written now…"), icon="zap")
        head = QHBoxLayout()
        head.addWidget(label(words("Acts on life support"), "title", wrap=True), 1)
        head.addWidget(done)
        ground = Page(margin=0)
        for card in (self._answer, self._open, self._request):
            ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(ground, 1)
        self._answer.hide()
        done.clicked.connect(lambda: self.opening.emit("intervention", {"device": self._device, "from": "coordinated"}))
        self._request.wanted.connect(self._want_request)
        self._answer.wanted.connect(self._want_answer)
        desk.session.recorded.connect(self._tell_if_shown)

    def arrive(self, fields: Fields) -> None:
        """Show what is open; begin a request for the device another page names."""
        self._from, self._device = str(fields.get("from", "")), str(fields.get("device", ""))
        self._answer.hide()
        words, folds = self._desk.words, self._ward.folds
        lives = [view for view in folds.devices.devices() if view.life_support]
        things = tuple(Thing(view.id, device_name(folds, view.id, words), view.bed) for view in lives)
        beds = [bed.bed for bed in folds.devices.beds() if bed.bed in {view.bed for view in lives} - {""}]
        places = tuple(Place(bed, place_name(words, bed)) for bed in beds)
        at = folds.devices.device(self._device)
        self._request.start(places, things, at.bed if at else "", self._device)
        self._tell()
        self._request.take_keyboard()
        half = self._half_answered()
        if half is not None:
            self._ask(half)

    def back(self) -> bool:
        """Put an open question away, then go back to the device it came from."""
        if not self._answer.isHidden():
            self._answer.hide()
            self._request.take_keyboard()
            return True
        leads, self._from = self._from, ""
        if leads:
            self.opening.emit(leads, {"device": self._device})
        return bool(leads)

    def waits(self) -> bool:
        """Whether a request, or the answer to one, was left half written."""
        return self._request.kept.waits() or self._half_answered() is not None

    def _half_answered(self) -> Asked | None:
        """Return the request whose answer whoever is signed on left half typed."""
        drafting, user = self._desk.drafting, self._desk.session.user
        asked = self._ward.folds.coordinated.asked()
        return next((one for one in asked if drafting.draft(answer_draft(one.request.ref), user)), None)

    def _tell_if_shown(self) -> None:
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        coordinated, words = self._ward.folds.coordinated, self._desk.words
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        asked, acts = coordinated.asked(), coordinated.unrestored()
        if asked:
            column.addWidget(label(words("Asked for, not done yet"), "heading"))
        for one in asked:
            column.addLayout(self._asked(one))
        if acts:
            column.addWidget(label(words("Done, not restored yet"), "heading"))
        for entry in acts:
            column.addLayout(self._done(entry))
        self._open.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._open.setVisible(bool(asked or acts))

    def _asked(self, one: Asked) -> QHBoxLayout:
        words, record = self._desk.words, one.request.record
        assert isinstance(record, ActRequest)
        answer = one.answer.record if one.answer else None
        said = words("nobody answered yet")
        if isinstance(answer, ActAnswer):
            said = " · ".join(filter(None, (words(ANSWERS[answer.agreed]), answer.said_by)))
        told = (self._age(one.request), words("asked by {name}").format(name=record.asked_by or "–"), said)
        acts: list[_Act] = [
            (words("Answer…"), "message-square-text", lambda: self._ask(one)),
            (words("Do it…"), "hand", lambda: self._do(one.request)),
        ]
        return self._line(self._name(record.device, record.bed, record), told, acts)

    def _done(self, entry: Entry) -> QHBoxLayout:
        words, record = self._desk.words, entry.record
        assert isinstance(record, Intervention)
        told = (self._age(entry), self._ward.people.name(entry.user), str(entry.ref))
        acts: list[_Act] = [(words("Restore…"), "rotate-ccw", lambda: self._restore(entry))]
        return self._line(self._name(record.device, record.bed, record), told, acts)

    def _line(self, title: str, told: tuple[str, ...], acts: list[_Act]) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label(title, "strong", wrap=True))
        said.addWidget(label(" · ".join(filter(None, told)), "small", wrap=True))
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        for text, icon, act in acts:
            button = Button(self._desk.look, text, icon=icon)
            button.setAccessibleDescription(title)
            button.clicked.connect(act)
            flow.addWidget(button)
        row = QHBoxLayout()
        row.addLayout(said, 1)
        row.addWidget(buttons)
        return row

    def _name(self, device: str, bed: str, record: ActRequest | Intervention) -> str:
        words = self._desk.words
        place = place_name(words, bed) if bed else ""
        named = " · ".join(filter(None, (device_name(self._ward.folds, device, words), place)))
        return f"{named} – {word(words, record.act)}"

    def _age(self, entry: Entry) -> str:
        return ago(self._desk.words, max(0, self._ward.machine.clock().wall - entry.frame.happened.at))

    def _ask(self, one: Asked) -> None:
        record = one.request.record
        assert isinstance(record, ActRequest)
        doctors = [view.name for view in self._ward.people.users() if view.role is Role.DOCTOR and view.name][:5]
        self._answer.show()
        self._answer.start(one.request.ref, self._name(record.device, record.bed, record), doctors)

    def _do(self, request: Entry) -> None:
        record = request.record
        assert isinstance(record, ActRequest)
        fields = {"device": record.device, "bed": record.bed, "act": record.act.value, "text": record.text}
        ref = f"{request.ref.segment}.{request.ref.number}"
        self.opening.emit("intervention", {**fields, "request": ref, "from": "coordinated"})

    def _restore(self, entry: Entry) -> None:
        record = entry.record
        assert isinstance(record, Intervention)
        way = BACK[record.act]
        fields = {"device": record.device, "bed": record.bed, "act": way.act.value}
        readings = [[way.axis.value, way.value, ""]]
        ref = f"{entry.ref.segment}.{entry.ref.number}"
        self.opening.emit("intervention", {**fields, "readings": readings, "restores": ref, "from": "coordinated"})

    def _want_request(self, record: ActRequest) -> None:
        self._write(record, lambda _entry: self._request.kept.done())

    def _want_answer(self, record: ActAnswer) -> None:
        def written(_entry: Entry) -> None:
            self._answer.kept.done()
            self._answer.hide()
            request = self._ward.folds.coordinated.request(record.target)
            if record.agreed is YesNoUnknown.YES and request is not None:
                self._do(request)

        self._write(record, written)

    def _write(self, record: Record, then: Callable[[Entry], None]) -> None:
        def written(entry: Entry) -> None:
            self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
            then(entry)

        self._desk.session.record(record, written=written)


def open_acts(coordinated: Coordinated) -> tuple[int, int]:
    """Count what is asked for, and what is not restored yet."""
    return len(coordinated.asked()), len(coordinated.unrestored())


def status(desk: Desk) -> str:
    """Say what is open."""
    words = desk.words
    asked, acts = open_acts(desk.session.ward.folds.coordinated)
    told = (
        words.n("{n} asked for", "{n} asked for", asked).format(n=asked) if asked else "",
        words.n("{n} not restored yet", "{n} not restored yet", acts).format(n=acts) if acts else "",
    )
    return " · ".join(filter(None, told))


def make(desk: Desk) -> CoordinatedPage:
    """Make the page for the window's list."""
    return CoordinatedPage(desk)
