# SPDX-License-Identifier: Apache-2.0
"""What the incident team told the wards, and at which devices of this ward it is done, is not, or does not apply.

The list is by type and model as they were written down; it ranks nothing, and a device too many costs only a look.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from logbook.core.model import bulletin_work
from logbook.core.model.board import DeviceView
from logbook.core.model.codes import StepResult
from logbook.core.model.editions import BulletinStep
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.safeguards import Bulletin
from logbook.core.model.trust import Word
from logbook.i18n import ago, clock_time, moment
from logbook.telling.codes import word
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.bulletins.row import DeviceRow
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.kept import Kept
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import WIDEST, Card, Empty, Page, no_wider
from logbook.ui.widgets.text import label, line, plain

DRAFT = "bulletins"
_TICK = 30_000
Asked = tuple[Ref, str]


class BulletinsPage(WardPage):
    """Each bulletin in its newest version, the devices below it; a reason is asked for above the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words = desk.words
        self._rows: dict[Asked, DeviceRow] = {}
        self._counts: dict[Ref, QLabel] = {}
        self._drawn: object = None
        self._asked: tuple[Asked, StepResult] | None = None
        self._why = Card(margin=12)
        self._question = label("", "strong", wrap=True)
        self._reason = line(words("Why"))
        self._keep = Button(desk.look, words("Record"), kind="primary", icon="check")
        self._kept = Kept(desk, DRAFT, {"text": self._reason}, {}, self)
        self._print = Button(desk.look, words("Print…"), icon="printer")
        self._list = Page(margin=0)
        self._inside = QWidget()
        self._lay_out()
        self._keep.clicked.connect(self._finish)
        self._print.clicked.connect(lambda: self.opening.emit("printing", {"forms": {"bulletins": 1}}))
        self._reason.returnPressed.connect(self._finish)
        desk.session.recorded.connect(self._tell_if_shown)
        desk.session.loaded.connect(self._tell_if_shown)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._tell_if_shown)
        self._tick.start(_TICK)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show what is true now, and take the keyboard to the first device that waits."""
        self._kept.restore()
        self._tell()
        self._to_first_open(None)

    def back(self) -> bool:
        """Put the question for a reason away; what was typed is kept."""
        if self._asked is None:
            return False
        self._ask_no_more()
        return True

    def waits(self) -> bool:
        """Whether a reason is half typed."""
        return self._kept.waits()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._reason, 1)
        row.addWidget(self._keep)
        self._why.column.addWidget(self._question)
        self._why.column.addLayout(row)
        self._why.hide()
        self._list.column.addWidget(self._inside)
        self._list.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self._desk.words("Bulletins of the incident team"), "title", wrap=True), 1)
        head.addWidget(self._print)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addWidget(self._list, 1)

    def _tell_if_shown(self) -> None:
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        if not self._ward.loaded:
            return
        folds = self._ward.folds
        found = [(one, bulletin_work.devices_of(one.bulletin, folds.devices.devices())) for one in _words(self._desk)]
        drawn = [(one.ref, [(view.description, view.bed) for view in devices]) for one, devices in found]
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(found)
        for one, devices in found:
            self._say(one, devices)

    def _draw(self, found: list[tuple[Word, tuple[DeviceView, ...]]]) -> None:
        self._rows.clear()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(10)
        if not found:
            words = self._desk.words
            told = words("They come on the trust stick, or as codes. What was told by voice goes into the log.")
            column.addWidget(Empty(self._desk.look, "megaphone", words("No bulletin has come"), told))
            column.addWidget(self._ways())
        for one, devices in found:
            column.addLayout(no_wider(self._card(one, devices), self._desk.look.px(WIDEST)))
        self._list.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        inside.show()  # at once, so that a key can be given the keyboard

    def _ways(self) -> QWidget:
        """Lead to where a bulletin comes in: nobody has to know what it is called."""
        words, ways = self._desk.words, QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for key, icon, said in (
            ("trust", "package", words("Trust stick")), ("codes", "scan-barcode", words("Codes without a stick")),
            ("log", "scroll-text", words("Log")),
        ):  # fmt: skip
            way = Button(self._desk.look, said, icon=icon)
            way.clicked.connect(partial(self.opening.emit, key, {}))
            row.addWidget(way)
        row.addStretch(1)
        return ways

    def _card(self, one: Word, devices: tuple[DeviceView, ...]) -> Card:
        words, bulletin = self._desk.words, one.bulletin
        card = Card(margin=16)
        card.column.addWidget(label(f"{bulletin.code}  {bulletin.title}", "heading", wrap=True))
        count = label("", "small", wrap=True)
        self._counts[one.ref] = count
        card.column.addWidget(count)
        card.column.addWidget(label(bulletin.text, wrap=True))
        if not devices:
            none = words("It names no devices.") if not _names(bulletin) else words("No device of this ward is meant.")
            card.column.addWidget(label(none, "muted", wrap=True))
        for view in devices:
            row = DeviceRow(self._desk.kit, self._name(view), self._note(view))
            row.answered.connect(partial(self._answer, one, view.id))
            self._rows[one.ref, view.id] = row
            card.column.addWidget(row)
        return card

    def _name(self, view: DeviceView) -> str:
        words = self._desk.words
        return f"{device_name(self._ward.folds, view.id, words)} · {place_name(words, view.bed)}"

    def _note(self, view: DeviceView) -> str:
        known = view.description
        if not known.model:
            return self._desk.words("Model not written down: look")
        return f"{known.maker} {known.model}".strip()

    def _say(self, one: Word, devices: tuple[DeviceView, ...]) -> None:
        words, now, folds = self._desk.words, self._ward.machine.clock(), self._ward.folds
        left = bulletin_work.still_open(folds.bulletin_work, one, devices)
        told = words("version {version} · came {when} · {open} of {all} devices open")
        came = f"{moment(words, one.at, now.zone)}, {ago(words, now.wall - one.at)}"
        plain(self._counts[one.ref], told.format(version=one.bulletin.version, when=came, open=left, all=len(devices)))
        for view in devices:
            answer = folds.bulletin_work.answer(one.ref, view.id)
            row = self._rows[one.ref, view.id]
            if answer is None:
                row.say(None, words("open"))
                continue
            since = f"{clock_time(answer.at, now.zone)}, {ago(words, now.wall - answer.at)}"
            said = (word(words, answer.result), answer.text, since, folds.people.name(answer.by))
            row.say(answer.result, " · ".join(filter(None, said)))

    def _answer(self, one: Word, device: str, result: StepResult) -> None:
        if result is StepResult.DONE:
            self._record((one.ref, device), result, "")
            return
        words = self._desk.words
        self._asked = ((one.ref, device), result)
        asked = words("Why not?") if result is StepResult.NOT_DONE else words("Why does it not apply?")
        plain(self._question, f"{one.bulletin.code} · {device} · {asked}")
        self._why.show()
        self._reason.setFocus()

    def _finish(self) -> None:
        if self._asked is not None:
            place, result = self._asked
            self._record(place, result, self._kept.text("text"))

    def _record(self, place: Asked, result: StepResult, text: str) -> None:
        session = self._desk.session
        asked = self._asked is not None
        record = BulletinStep(place[0], place[1], result, text)
        session.record(record, written=partial(self._written, place, session.user, asked))

    def _written(self, place: Asked, user: str, asked: bool, entry: Entry) -> None:  # noqa: FBT001 - bound by `partial`
        if asked:
            self._desk.drafting.recorded(DRAFT, user)
            self._kept.restore()
            self._ask_no_more()
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self._tell()
        if asked and place in self._rows:
            self._rows[place].rest()
        else:
            self._to_first_open(place[0])

    def _ask_no_more(self) -> None:
        self._asked = None
        self._why.hide()

    def _to_first_open(self, bulletin: Ref | None) -> None:
        """Take the keyboard to the next device that waits, under this bulletin if there is one."""
        waiting = [place for place in self._rows if not self._rows[place].done.isHidden()]
        here = [place for place in waiting if place[0] == bulletin] or waiting
        if here:
            self._rows[here[0]].done.setFocus()


def _words(desk: Desk) -> tuple[Word, ...]:
    return desk.session.ward.folds.trust.bulletins()


def _names(bulletin: Bulletin) -> bool:
    return bool(bulletin.types or bulletin.models)


def status(desk: Desk) -> str:
    """Say how many bulletins came, and at how many devices one is open."""
    folds, words = desk.session.ward.folds, desk.words
    found = _words(desk)
    if not found:
        return ""
    devices = folds.devices.devices()
    left = sum(bulletin_work.still_open(folds.bulletin_work, one, devices) for one in found)
    told = words.n("{n} bulletin", "{n} bulletins", len(found)).format(n=len(found))
    open_ones = words.n("open at {n} device", "open at {n} devices", left).format(n=left)
    return f"{told} · {open_ones}"


def make(desk: Desk) -> BulletinsPage:
    """Make the page for the window's list."""
    return BulletinsPage(desk)
