# SPDX-License-Identifier: Apache-2.0
"""Erase one part of one record: which, why, the ward's secret typed again, the own PIN. Nothing typed here is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from logbook.core import ward as wards
from logbook.core.actions import erasing
from logbook.core.actions.erasing import Order, Outcome, Proof
from logbook.core.model.codes import Part
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import ERASABLE
from logbook.core.vault.slots import typed
from logbook.telling import entry as telling
from logbook.telling.codes import word
from logbook.ui.desk import Desk
from logbook.ui.form_page import say_below
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.pin import PinPad
from logbook.ui.widgets.text import Labelled, label, line, plain

_PAD = 380


class EraseCard(Card):
    """The form; the PIN pad is the last step, and there is no button to press by mistake."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words = desk.words
        self.number = line(words("Number of the record"), "A·214")
        self.shown: QLabel = label("", "muted", wrap=True)
        self.part = Choices(words("Which part?"))
        self.part.offer((part.value, Choice(desk.look, word(words, part))) for part in ERASABLE)
        self.reason = line(words("Why, by whose order"), words("It stays in the log"))
        self.secret = line(words("Six words, or recovery key"), secret=True)
        self.pad = PinPad(desk.kit)
        self.pad.setMaximumWidth(desk.look.px(_PAD))
        self.trouble = label("", "strong", wrap=True)
        self.left = label("", "strong", wrap=True)
        self.column.addWidget(label(words("Erase one part of one record"), "heading", wrap=True))
        said = words(
            "Only where a law or a court asks for it. The words go for good; number, time, author and this act stay. "
            "What is wrong is corrected, not erased."
        )
        self.column.addWidget(label(said, wrap=True))
        self.column.addWidget(self.left)
        for field in (self.number, self.reason, self.secret):
            self.column.addWidget(Labelled(field.accessibleName(), field))
            if field is self.number:
                self.column.addWidget(self.shown)
                self.column.addWidget(label(words("Which part?"), "name"))
                self.column.addWidget(self.part)
        self.column.addWidget(label(words("Your PIN erases it"), "name", wrap=True))
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.pad)
        self.number.textEdited.connect(self._show)
        self.pad.entered.connect(self._erase)
        desk.session.loaded.connect(self._tell_left)
        desk.session.recorded.connect(self._tell_left)

    def start(self) -> None:
        """Begin empty."""
        for field in (self.number, self.reason, self.secret):
            field.clear()
        self.part.choose(None)
        self.pad.clear()
        self._show()
        self._tell_left()
        say_below(self.trouble, "")

    def target(self) -> Ref | None:
        """Return the record that is named, if the log holds it."""
        segment, _, number = self.number.text().strip().upper().replace("·", ".").rpartition(".")
        if not number.isdecimal():
            return None
        ref = Ref(segment or self._desk.session.ward.journal.segment, int(number))
        return ref if ref in self._desk.session.ward.folds.timeline else None

    def _show(self) -> None:
        words, ref, folds = self._desk.words, self.target(), self._desk.session.ward.folds
        text = ""
        if ref is not None:
            entry = folds.timeline.entry(ref)
            told = telling.tell(entry, folds, words)
            text = " · ".join(part for part in (telling.happened(entry, words), told.title, told.body) if part)
        elif self.number.text().strip():
            text = words("There is no such record.")
        plain(self.shown, text)
        self.shown.setVisible(bool(text))

    def _erase(self, pin: str) -> None:
        words, ref, part = self._desk.words, self.target(), self.part.key()
        if ref is None or not isinstance(part, str) or not self.reason.text().strip():
            say_below(self.trouble, words("Say which record, which part, and why."))
            return
        session = self._desk.session
        order = Order(ref, Part(part), self.reason.text().strip())
        proof = Proof(session.user, pin, typed(self.secret.text()))
        say_below(self.trouble, words("Erasing…"))
        work = session.ward.worker.submit(erasing.erase, session.ward, order, proof)
        session.tasks.when(work, self._done, self._failed)

    def _done(self, outcome: Outcome) -> None:
        session, words = self._desk.session, self._desk.words
        if outcome.trouble is not None:
            session.announce(outcome.written)
            self._failed(outcome.trouble)
            return
        wards.fold(session.ward, outcome.written)  # so that it is known which copies are older than the erasure
        said = words("Erased. Exports and pages that left before are out of reach.")
        self._desk.messages.warn(" ".join(part for part in (said, self._left_on_sticks()) if part))
        self.start()
        session.forget(outcome.people)

    def _tell_left(self) -> None:
        say_below(self.left, self._left_on_sticks())

    def _left_on_sticks(self) -> str:
        """Name the sticks that may still hold what was erased."""
        holding = erasing.holding(self._desk.session.ward.folds)
        names = ", ".join(view.name or view.stick for view in holding)
        told = self._desk.words("These sticks may still hold the words until they are next plugged in: {names}")
        return told.format(names=names) if names else ""

    def _failed(self, trouble: LogbookError) -> None:
        self.pad.clear()
        say_below(self.trouble, self._desk.messages.explain(trouble))
