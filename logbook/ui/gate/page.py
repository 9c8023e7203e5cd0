# SPDX-License-Identifier: Apache-2.0
"""Acts: a plain form, and on life support the two steps behind it. It writes the act, then the witness's signature.

Reached from other pages with what they know; goes back to where it was asked for. Nothing here can block a record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from logbook.core.model.bedside import ActAnswer, ActRequest
from logbook.core.model.codes import Act, How, Meaning, Means, Missing, Role, YesNoUnknown
from logbook.core.model.errors import LogbookError, StorageTrouble
from logbook.core.model.frame import Author, Entry, Happened, Ref
from logbook.core.model.people import UserView
from logbook.core.model.records import Intervention, Move, State, Witness
from logbook.telling.codes import axis_value, word
from logbook.telling.devices import removal
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.gate.act_form import ActForm
from logbook.ui.gate.deed import Asked, Deed, change, deed_of, expected, fields_of, lacking, life_record
from logbook.ui.gate.gate_form import GateForm
from logbook.ui.identity import Identity
from logbook.ui.moments import is_late, moment_of
from logbook.ui.where import Place, Thing
from logbook.ui.widgets.times import Back, Exact

DRAFT = "act"
_CHUNK = 1 << 20


@dataclass
class Pen:
    """The witness of one act: a PIN may still be checked while the record is being written; whichever comes last signs.

    `user` is set once the PIN was right, `target` once the act is in the log.
    """

    writing: bool = False
    user: str = ""
    means: Means = Means.PIN
    target: Ref | None = None


class GatePage(WardPage):
    """One act at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._identity = Identity(desk.session)
        self._act = ActForm(desk.kit)
        self._gate = GateForm(desk.kit, self._ward.machine.clock)
        self._deed: Deed | None = None
        self._from = "log"
        self._direct = False
        self._pen = Pen()
        self._filling = False
        self._busy = False
        self._stack = QStackedWidget()
        for form in (self._act, self._gate):
            self._stack.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Begin with what another page knows; without anything, go on where one was."""
        self._offer()
        if not fields and self._busy:
            return
        self._busy = True
        fields = fields or self._left_open()
        self._from = str(fields.get("from", "log"))
        deed = deed_of(fields, self._ward.folds.devices)
        self._direct = deed is not None and deed.gated(self._ward.folds.devices)
        if deed is not None and self._direct:
            self._filling = True
            self._act.start(fields)
            self._filling = False
            self._open_gate(deed)
        else:
            self._begin_plain(fields)

    def _left_open(self) -> Fields:
        """Return what was being done when the pages were built anew, as in another theme."""
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        fields: Fields = kept.get("deed", {})
        return fields

    def back(self) -> bool:
        """Go from the steps to the form they came from, or to the page one came from; drafts stay."""
        if self._stack.currentWidget() is self._gate and not self._direct:
            self._stack.setCurrentWidget(self._act)
            return True
        if self._direct and not self._gate.fields():  # nothing was said: nothing to come back to
            self._desk.drafting.recorded(DRAFT, self._desk.session.user)
        self._leave()
        return True

    def waits(self) -> bool:
        """Whether an act was left half written."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _connect(self) -> None:
        self._act.closed.connect(self.back)
        self._gate.closed.connect(self.back)
        self._act.wanted.connect(lambda: self._want_plain(emergency=False))
        self._act.emergency.connect(lambda: self._want_plain(emergency=True))
        self._act.edited.connect(self._edited)
        self._act.photo.connect(self._choose_photo)
        self._gate.wanted.connect(self._want_gated)
        self._gate.seen.connect(self._want_seen)
        self._gate.edited.connect(self._keep)
        self._gate.signing.connect(self._sign)

    def _offer(self) -> None:
        words, folds = self._desk.words, self._ward.folds
        beds = folds.beds.walk(bed.bed for bed in folds.devices.beds())
        things = (Thing(view.id, device_name(folds, view.id, words), view.bed) for view in folds.devices.devices())
        self._act.offer(tuple(Place(bed, place_name(words, bed)) for bed in beds), tuple(things))

    def _begin_plain(self, fields: Fields) -> None:
        self._deed = None
        self._stack.setCurrentWidget(self._act)
        self._filling = True
        self._act.start(fields)
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        if kept and not fields.get("text"):
            self._act.restore({**kept, **{key: value for key, value in fields.items() if value}})
        self._filling = False
        self._edited()

    def _edited(self) -> None:
        deed, when = self._act.deed(), self._act.when()
        view = self._ward.folds.devices.device(self._act.device())
        self._act.about(removal(self._desk.words, view) if view is not None else "")
        self._act.gated(on=deed is not None and deed.gated(self._ward.folds.devices))
        now = self._ward.machine.clock()
        self._act.late(on=when is not None and is_late(moment_of(when, now), now))
        self._keep()

    def _keep(self) -> None:
        if self._filling:
            return
        kept: dict[str, Any] = self._act.fields()
        if self._stack.currentWidget() is self._gate:
            assert self._deed is not None
            deed = {**fields_of(self._deed), "from": self._from}
            kept = {**kept, "gate": self._gate.fields(), "of": self._gate_key(), "deed": deed}
        self._desk.drafting.typed(DRAFT, self._desk.session.user, kept)

    def _gate_key(self) -> str:
        return f"{self._deed.act} {self._deed.device}" if self._deed is not None else ""

    def _open_gate(self, deed: Deed) -> None:
        words, folds = self._desk.words, self._ward.folds
        view = folds.devices.device(deed.device)
        assert view is not None
        if deed.restores is None:
            deed = replace(deed, restores=folds.coordinated.taken_back(deed.device, deed.act, deed.readings))
        self._deed, self._pen = deed, Pen()
        reading = next(iter(deed.readings), None)
        title = word(words, deed.act)
        if reading is not None:
            title = f"{word(words, reading.axis)} – {axis_value(words, reading.axis, reading.value)}"
        named = (device_name(folds, deed.device, words), place_name(words, view.bed), removal(words, view))
        about = " · ".join(named)
        self._stack.setCurrentWidget(self._gate)
        heading = (title[:1].upper() + title[1:], about)
        kept: Mapping[str, Any] = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        self._filling = True
        self._gate.start(deed, view, heading, self._witnesses(), doctors(self._ward.people.users()))
        if kept.get("of") == self._gate_key():
            self._gate.restore(kept["gate"])
        elif deed.request is not None:
            self._gate.restore(answered(folds.coordinated.answer_to(deed.request)))
        self._filling = False
        self._keep()

    def _witnesses(self) -> list[UserView]:
        people, me = self._ward.people, self._desk.session.user
        there = [view.user for view in people.on_shift()]
        others = [view for view in people.users() if view.pin_set and view.user != me]
        return sorted(others, key=lambda view: there.index(view.user) if view.user in there else len(there))

    def _want_plain(self, *, emergency: bool) -> None:
        deed = self._act.deed()
        if deed is None:
            self._act.ask_act()
            return
        board = self._ward.folds.devices
        if deed.gated(board) and not emergency:
            self._open_gate(deed)
            return
        happened = self._moment(self._act.when())
        if deed.gated(board):
            view = board.device(deed.device)
            assert view is not None
            missing = lacking(Asked(), expected(view.description.type), witness=False)
            told = change(deed, board, self._desk.words)
            record = life_record(deed, Asked(), missing, told, "", emergency=True)
        else:
            record = Intervention(
                deed.act, text=deed.text, bed=deed.bed, device=deed.device, second_device=deed.second,
                readings=deed.readings if deed.device else (),
            )  # fmt: skip
        self._write(self._act.dress(record), happened, self._act.why())

    def _want_gated(self, emergency: bool) -> None:  # noqa: FBT001 - a signal's argument
        assert self._deed is not None
        deed = replace(self._deed, text=self._gate.text())
        signed, missing = self._gate.witness, self._gate.missing()
        witness = self._ward.people.name(signed) if signed else ""
        if signed and Missing.WITNESS not in missing:
            # the signature is a record of its own, just after: until then this one lacks it, as any reader will see
            missing = (*missing, Missing.WITNESS)
        told = change(deed, self._ward.folds.devices, self._desk.words)
        record = life_record(deed, self._gate.asked(), missing, told, witness, emergency=emergency)
        if deed.request is not None:
            record = ordered(record, self._ward.folds.coordinated.request(deed.request))
        self._write(self._act.dress(record), self._moment(self._gate.when()), "", signed)

    def _want_seen(self) -> None:
        assert self._deed is not None
        state = State(self._deed.device, self._deed.readings, text=self._gate.text())
        user = self._desk.session.user
        self._desk.session.record(state, self._moment(self._gate.when()), written=lambda e: self._done(e, user))

    def _write(self, record: Intervention, happened: Happened, why: str, witness: str = "") -> None:
        user, deed, pen = self._desk.session.user, self._deed, self._pen
        pen.writing = True

        def written(entry: Entry) -> None:
            pen.target = entry.ref
            pen.user = pen.user or witness
            self._sign_if_ready(pen)
            if deed is not None and deed.act is Act.SWAP and deed.left == deed.bed and deed.second:
                self._desk.session.record(Move(deed.device, deed.left), happened)
            self._done(entry, user)

        self._desk.session.record(record, happened, why=why, written=written)

    def _sign_if_ready(self, pen: Pen) -> None:
        if pen.target is not None and pen.user:
            witness = Witness(pen.target, Meaning.WITNESSED)
            self._desk.session.record(witness, author=Author(pen.user, pen.means))

    def _done(self, entry: Entry, user: str) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        words = self._desk.words
        text = words("Recorded as {ref}").format(ref=entry.ref)
        if isinstance(entry.record, Intervention) and entry.record.missing:
            text = words("Recorded as {ref}. What is missing can be completed in the log.").format(ref=entry.ref)
        self._desk.messages.info(text)
        self._leave()

    def _leave(self) -> None:
        self._busy = False
        device = self._deed.device if self._deed is not None else ""
        self._deed = None
        self._stack.setCurrentWidget(self._act)
        self.opening.emit(self._from, {"device": device} if self._from == "devices" and device else {})

    def _sign(self, user: str, pin: str, means: Means) -> None:
        pen = self._pen

        def fits(user: str) -> None:
            pen.means = means
            if pen.writing:
                pen.user = user
                self._sign_if_ready(pen)
            elif pen is self._pen:
                self._gate.sign(user, self._ward.people.name(user))

        def failed(trouble: LogbookError) -> None:
            if pen is self._pen:
                self._gate.say(self._desk.messages.explain(trouble))

        self._identity.check(user, pin, fits, failed)

    def _moment(self, choice: Back | Exact | None) -> Happened:
        return moment_of(choice or Back(0), self._ward.machine.clock())

    def _choose_photo(self) -> None:
        path = self._desk.messages.open_file(self._desk.words("Which photo?"), "*.jpg *.jpeg *.png *.heic *")
        if path is None:
            return
        self._desk.session.tasks.run(
            fingerprint, path, done=lambda digest: self._act.name_photo(path.name, digest),
            failed=self._desk.messages.trouble,
        )  # fmt: skip


def doctors(people: Iterable[UserView]) -> list[str]:
    """Return the names of the first five doctors."""
    return [view.name for view in people if view.role is Role.DOCTOR and view.name][:5]


def answered(answer: Entry | None) -> dict[str, Any]:
    """Return what a clinician already said to the request, as the first step keeps it; nothing if it was no yes."""
    record = answer.record if answer is not None else None
    if answer is None or not isinstance(record, ActAnswer) or record.agreed is not YesNoUnknown.YES:
        return {}
    how = record.said_how.value if record.said_how is not How.NOT_STATED else None
    at = answer.frame.happened.at
    return {"yes_by": record.said_by, "how": how, "read_back": record.said_read_back, "yes_at": at}


def ordered(record: Intervention, request: Entry | None) -> Intervention:
    """Return an act with who asked for it and how, as the request says."""
    asked = request.record if request is not None else None
    if not isinstance(asked, ActRequest) or record.ordered_by:
        return record
    return replace(
        record, ordered_by=asked.asked_by, ordered_how=asked.asked_how, ordered_read_back=asked.asked_read_back,
        reason=record.reason or asked.reason,
    )  # fmt: skip


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, hex; raises StorageTrouble."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise StorageTrouble(path=str(path), detail=error.strerror) from error
    return digest.hexdigest()


def make(desk: Desk) -> GatePage:
    """Make the page for the window's list."""
    return GatePage(desk)
