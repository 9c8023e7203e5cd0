# SPDX-License-Identifier: Apache-2.0
"""The handover: walked bed to bed, then the ward, signed by both; it seals the shift and prints its sheet.

Everything on it comes from the log. Nothing is demanded: whoever is in a hurry goes straight to the signatures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.codes import Meaning, Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Author, Entry
from logbook.core.model.handovers import SHIFT, Brief, brief
from logbook.core.model.people import UserView
from logbook.core.model.records import Witness
from logbook.core.model.shifts import Handover
from logbook.i18n import span
from logbook.telling.handing import Handing
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.handover.done_view import DoneView
from logbook.ui.handover.paper import Paper
from logbook.ui.handover.sign_view import SignView
from logbook.ui.handover.walk import Walk
from logbook.ui.handover.ward_view import WardView
from logbook.ui.identity import Identity
from logbook.ui.paper_form import Pages, PaperForm
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.text import label

DRAFT = "handover"


class HandoverPage(WardPage):
    """Walk, ward, signatures, done: one after the other, Esc one step back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._identity = Identity(desk.session)
        self._filling = False
        self._giver: Author | None = None
        self._sealed: Entry | None = None
        self._paper: Paper | None = None
        words, look = desk.words, desk.look
        self._walk, self._whole = Walk(desk.kit), WardView(desk.kit)
        self._sign, self._done = SignView(desk.kit), DoneView(desk.kit)
        self._print = PaperForm(desk)
        self._skip = Button(look, words("Ward and signatures"), icon="signature")
        self._preview = Button(look, words("Print as it is"), icon="printer")
        self._head = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Go on where one was; the first time at the first bed, or where the draft left off."""
        if self._stack.currentWidget() in {self._walk, self._whole}:
            kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
            self._begin(kept)

    def back(self) -> bool:
        """Go one step back; nothing typed is lost."""
        here = self._stack.currentWidget()
        if here is self._walk:
            return self._walk.back()
        if here is self._whole:
            self._show(self._walk)
        elif here is self._sign:
            self._show(self._whole)
        elif here is self._print:
            self._show(self._done if self._sealed is not None else self._walk)
        else:
            self._restart()
        return True

    def waits(self) -> bool:
        """Whether a handover was left half walked."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label(self._desk.words("Handover"), "title"), 1)
        head.addWidget(self._preview)
        head.addWidget(self._skip)
        for widget in (self._walk, self._whole, self._sign, self._done, self._print):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        session = self._desk.session
        self._skip.clicked.connect(lambda: self._show(self._whole))
        self._preview.clicked.connect(self._ask_print)
        self._walk.finished.connect(lambda: self._show(self._whole))
        self._whole.finished.connect(self._ask_giver)
        for view in (self._walk, self._whole):
            view.edited.connect(self._keep)
        self._sign.giving.connect(self._giving)
        self._sign.taking.connect(self._taking)
        self._sign.alone.connect(lambda: self._seal(None))
        self._done.printing.connect(self._ask_print)
        self._done.elsewhere.connect(lambda key: self.opening.emit(key, {}))
        self._done.closed.connect(self._restart)
        self._print.closed.connect(self.back)
        self._print.put.connect(self.back)
        session.recorded.connect(self._refresh)
        session.locked.connect(self._locked)

    def _brief(self) -> Brief:
        return brief(self._ward.folds, self._ward.machine.clock().wall)

    def _handing(self) -> Handing:
        return Handing(self._desk.words, self._ward.folds, self._ward.machine.clock())

    def _begin(self, kept: Mapping[str, object]) -> None:
        told = self._handing().told(self._brief())
        self._filling = True
        self._walk.start(told.beds, kept)
        self._whole.start(kept)
        self._whole.show_ward(told)
        self._filling = False

    def _restart(self) -> None:
        self._sealed, self._paper, self._giver = None, None, None
        self._begin({})
        self._show(self._walk)

    def _refresh(self) -> None:
        """Show what somebody recorded meanwhile; never while people sign."""
        if self.isVisible() and self._stack.currentWidget() in {self._walk, self._whole}:
            told = self._handing().told(self._brief())
            self._walk.refresh(told.beds)
            self._whole.show_ward(told)

    def _locked(self) -> None:
        """Whoever was about to sign signs anew: a PIN speaks for one moment."""
        self._giver = None
        if self._stack.currentWidget() is self._sign:
            self._show(self._whole)

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self._head.setVisible(view is not self._print)
        self._skip.setVisible(view is self._walk)
        self._preview.setVisible(view in {self._walk, self._whole})
        if view is self._whole:
            self._whole.show_ward(self._handing().told(self._brief()))
            self._whole.kit_line.setFocus()

    def _keep(self) -> None:
        if not self._filling:
            kept = self._walk.fields() | self._whole.fields()
            self._desk.drafting.typed(DRAFT, self._desk.session.user, kept)

    def _people(self, besides: str = "") -> list[UserView]:
        """List who can sign, those on shift first."""
        people = self._ward.people
        there = [view.user for view in people.on_shift(self._ward.machine.clock().wall - SHIFT)]
        able = [view for view in people.users() if view.pin_set and view.user != besides]
        return sorted(able, key=lambda view: there.index(view.user) if view.user in there else len(there))

    def _ask_giver(self) -> None:
        self._show(self._sign)
        self._sign.ask_giver(self._people(), self._desk.session.user)

    def _giving(self, user: str, pin: str, means: Means) -> None:
        def done(user: str) -> None:
            self._giver = Author(user, means)
            self._sign.ask_taker(self._people(user), self._ward.people.name(user))

        self._identity.check(user, pin, done, lambda trouble: self._say(trouble, giver=True))

    def _taking(self, user: str, pin: str, means: Means) -> None:
        self._identity.check(
            user, pin, lambda user: self._seal(Author(user, means)), lambda trouble: self._say(trouble, giver=False)
        )

    def _say(self, trouble: LogbookError, *, giver: bool) -> None:
        signer = self._sign.giver if giver else self._sign.taker
        signer.say(self._desk.messages.explain(trouble))

    def _seal(self, taker: Author | None) -> None:
        """Write the handover, then the other's signature under it."""
        found, giver, text = self._brief(), self._giver, self._words_typed()
        if giver is None or found.first is None or found.last is None:
            return
        self._giver = None
        record = Handover(
            found.first, found.last, receiver=taker.user if taker is not None else "",
            level=found.level.level if found.level is not None else None, beds=self._walk.walked(),
            unchecked=found.unchecked, procedures=tuple(view.ref for view in found.in_force),
            loops=tuple(view.ref for view in found.loops),
            kit=self._whole.kit_line.text().strip(), text=text,
        )  # fmt: skip
        self._paper = self._gather(found, giver.user, taker.user if taker is not None else "", text)
        by = replace(giver, cosign=taker.user) if taker is not None else giver
        self._desk.session.record(record, author=by, written=lambda entry: self._written(entry, taker))

    def _words_typed(self) -> str:
        return "\n".join(filter(None, (self._walk.remarks(), self._whole.text.toPlainText().strip())))

    def _written(self, entry: Entry, taker: Author | None) -> None:
        self._sealed = entry
        self._desk.drafting.recorded(DRAFT, self._desk.session.user)
        if self._paper is not None:
            self._paper = replace(self._paper, ref=str(entry.ref))
        if taker is not None:
            self._desk.session.record(Witness(entry.ref, Meaning.RECEIVED), author=taker)
        words, record = self._desk.words, entry.record
        assert isinstance(record, Handover)
        said = words("Handed over in record {ref}: records {first} to {last} are sealed.")
        self._show(self._done)
        self._done.start(said.format(ref=entry.ref, first=record.first, last=record.last))

    def _gather(self, found: Brief, giver: str, taker: str, text: str) -> Paper:
        machine, folds = self._ward.machine, self._ward.folds
        period = folds.shifts.period
        return Paper(
            self._handing().told(found), self._desk.words, self._ward.start, machine.clock(), machine.program,
            period.incident if period is not None else "", folds.people.name(giver),
            folds.people.name(taker) if taker else "", self._whole.kit_line.text().strip(), text,
        )  # fmt: skip

    def _ask_print(self) -> None:
        if self._paper is None or self._sealed is None:
            self._paper = self._gather(self._brief(), self._desk.session.user, "", self._words_typed())
        paper, name = self._paper, self._desk.words("Handover")
        self._show(self._print)
        self._print.ask(Pages("handover", name, lambda: paper.draw, name))


def status(desk: Desk) -> str:
    """Say how long ago the shift was handed over, and whether somebody still has to sign for it."""
    words, ward = desk.words, desk.session.ward
    last = ward.folds.shifts.latest
    if last is None:
        return words("never handed over yet")
    age = span(words, max(0, ward.machine.clock().wall - last.at))
    if last.taken is None:
        return words("handed over {age} ago, nobody has signed for it").format(age=age)
    return words("handed over {age} ago to {name}").format(age=age, name=ward.people.name(last.taken_by))


def make(desk: Desk) -> HandoverPage:
    """Make the page for the window's list."""
    return HandoverPage(desk)
