# SPDX-License-Identifier: Apache-2.0
"""One entry, whole: its words, its times, who stands for it, what others said of it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.codes import Meaning, Means, Missing
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import PROGRAM, Author, Entry, Record, Ref
from logbook.core.model.records import Completion, Correction, Intervention, Note, Witness
from logbook.core.model.traces import Start
from logbook.i18n import moment, offset
from logbook.telling.codes import word
from logbook.ui.desk import Desk
from logbook.ui.identity import Identity
from logbook.ui.log.entry_forms import Colleague, CompleteForm, CorrectForm, WitnessForm
from logbook.ui.log.row import Rows
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import Page, rule
from logbook.ui.widgets.rows import Meta
from logbook.ui.widgets.text import label, plain

_REPLACEABLE = (Note, Intervention)


class EntryPanel(Page):
    """Signal: `closed()` when the reader goes back to the log."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=14)
        self._desk = desk
        self._rows = Rows(desk.words, desk.session.ward.folds)
        self._identity = Identity(desk.session)
        self._ref: Ref | None = None
        self._head = label("", "title", wrap=True)
        self._leave = Button(desk.look, icon="arrow-left")
        self._said = QWidget()
        self._acts = QWidget()
        self._correct = CorrectForm(desk.kit)
        self._witness = WitnessForm(desk.kit)
        self._complete = CompleteForm(desk.kit)
        self._forms = (self._correct, self._witness, self._complete)
        self._buttons = self._make_buttons()
        self._lay_out()
        self._correct.wanted.connect(self._want_correction)
        self._witness.wanted.connect(self._want_witness)
        self._witness.alone.connect(self._say_alone)
        self._complete.wanted.connect(self._want_completion)
        self._correct.edited.connect(self._keep)

    @property
    def ref(self) -> Ref | None:
        """The entry on the panel."""
        return self._ref

    def show_entry(self, ref: Ref) -> None:
        """Show an entry that is in the log."""
        self._ref = ref
        self._open(None)
        self._fill(ref)
        self._buttons["back"].setFocus()

    def back(self) -> bool:
        """Close an open form first, then the panel."""
        if all(form.isHidden() for form in self._forms):
            return False
        self._open(None)
        self._buttons["back"].setFocus()
        return True

    def sign(self) -> None:
        """Open the form for a second signature at once, at whoever was asked for it."""
        self._open_witness()

    def _make_buttons(self) -> dict[str, Button]:
        words, look = self._desk.words, self._desk.look
        acts: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("back", "arrow-left", words("Back to the log"), self.closed.emit),
            ("correct", "pencil", words("Correct or strike out…"), self._open_correct),
            ("witness", "signature", words("Sign as a second person…"), self._open_witness),
            ("complete", "clipboard-check", words("Complete what was missing…"), self._open_complete),
        )
        made = {}
        for key, icon, text, act in acts:
            made[key] = Button(look, text, icon=icon)
            made[key].clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        flow = Flow(self._acts)
        for button in self._buttons.values():
            flow.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._leave)
        self._leave.name_only(self._desk.words("Back to the entry"))
        self._leave.clicked.connect(self.back)
        self.column.addLayout(head)
        self.column.addWidget(self._said)
        self.column.addWidget(self._acts)
        for form in self._forms:
            self.column.addWidget(form)
        self.column.addStretch(1)

    def _fill(self, ref: Ref) -> None:
        entry = self._entry()
        marks = self._desk.session.ward.folds.timeline.marks(ref)
        self._buttons["correct"].setVisible(marks.struck_by is None and not isinstance(entry.record, Start))
        self._buttons["witness"].setVisible(entry.user != PROGRAM and not isinstance(entry.record, Witness))
        missing = set(marks.still_missing) - {Missing.WITNESS}
        self._buttons["complete"].setVisible(bool(missing))
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in self._words_of(entry):
            column.addWidget(widget)
        self.column.replaceWidget(self._said, said)
        self._said.deleteLater()
        self._said = said

    def _words_of(self, entry: Entry) -> list[QWidget]:
        row = self._rows.row(entry.ref)
        widgets: list[QWidget] = []
        plain(self._head, f"{row.number} · {row.time}")
        badges = " · ".join(badge.text for badge in row.badges)
        for text, look in ((badges, "name"), (row.title, "heading"), (row.body, ""), (row.late, "muted")):
            if text:
                widgets.append(label(text, look, wrap=True))
        words = self._desk.words
        if row.before or row.after:
            widgets.append(label(words("Before: {text}").format(text=row.before), wrap=True))
            widgets.append(label(words("After: {text}").format(text=row.after), "strong", wrap=True))
        if row.struck:
            widgets.append(label(words("Corrects: {text}").format(text=row.struck), wrap=True))
        widgets += [label(fact.text, "strong", wrap=True) for fact in row.facts]
        widgets.append(rule())
        widgets += [label(fact.text, "small", wrap=True) for fact in (*row.meta, *self._frame(entry))]
        return widgets

    def _frame(self, entry: Entry) -> tuple[Meta, ...]:
        words, written, frame = self._desk.words, entry.written, entry.frame
        happened = frame.happened
        lines = (
            words("happened {moment} ({offset}), by: {clock}").format(
                moment=moment(words, happened.at, happened.zone),
                offset=offset(happened.zone),
                clock=word(words, happened.clock),
            ),
            words("written {moment} ({offset}) by this program").format(
                moment=moment(words, written.wall, written.zone), offset=offset(written.zone)
            ),
            words("known by: {means}").format(means=word(words, frame.author.means)),
            words("fingerprint {head}").format(head=entry.head[:12]),
        )
        return tuple(Meta("info", text) for text in lines)

    def _entry(self) -> Entry:
        assert self._ref is not None
        return self._desk.session.ward.folds.timeline.entry(self._ref)

    def _open(self, form: QWidget | None) -> None:
        """Show a form in the place of the entry, or the entry itself; the line at the top stays."""
        for other in self._forms:
            other.setVisible(other is form)
        self._acts.setVisible(form is None)
        self._said.setVisible(form is None)
        self._leave.setVisible(form is not None)
        self.verticalScrollBar().setValue(0)

    def _open_correct(self) -> None:
        record = self._entry().record
        self._open(self._correct)
        kept = self._desk.drafting.draft(self._draft_page(), self._desk.session.user)
        text = record.text if isinstance(record, _REPLACEABLE) else ""
        self._correct.open_for(text, replaceable=isinstance(record, _REPLACEABLE))
        if kept:
            self._correct.restore(str(kept["text"]), str(kept["reason"]))

    def _open_witness(self) -> None:
        author, words = self._entry().frame.author, self._desk.words
        users = self._desk.session.ward.people.users()
        self._open(self._witness)
        self._witness.open_for(
            [
                Colleague(view.user, view.name or view.user, word(words, view.role), view.badge)
                for view in users
                if view.pin_set and view.user not in {author.user, author.recorded_by}
            ],
            author.cosign,
        )

    def _open_complete(self) -> None:
        entry = self._entry()
        self._open(self._complete)
        missing = self._desk.session.ward.folds.timeline.marks(entry.ref).still_missing
        self._complete.open_for(entry.ref, missing)

    def _draft_page(self) -> str:
        return f"correct {self._ref}"

    def _keep(self) -> None:
        if self._ref is None or self._correct.isHidden():
            return
        text, reason = self._correct.fields()
        self._desk.drafting.typed(self._draft_page(), self._desk.session.user, {"text": text, "reason": reason})

    def _want_correction(self, text: str, reason: str) -> None:
        entry = self._entry()
        record: Record = Correction()
        if text and isinstance(entry.record, _REPLACEABLE):
            record = replace(entry.record, text=text)
        page, user = self._draft_page(), self._desk.session.user

        def written(_entry: Entry) -> None:
            self._desk.drafting.recorded(page, user)
            self._finish(_entry)

        happened = entry.frame.happened if not isinstance(record, Correction) else None
        self._desk.session.record(record, happened, corrects=entry.ref, why=reason, written=written)

    def _want_witness(self, user: str, pin: str, meaning: str, text: str, means: Means) -> None:
        record = Witness(self._entry().ref, Meaning(meaning), text)

        def signed(user: str) -> None:
            self._desk.session.record(record, author=Author(user, means), written=self._finish)

        self._identity.check(user, pin, signed, self._witness_trouble)

    def _say_alone(self, why: str) -> None:
        record = Witness(self._entry().ref, Meaning.NOBODY_AVAILABLE, why)
        self._desk.session.record(record, written=self._finish)

    def _witness_trouble(self, error: LogbookError) -> None:
        self._witness.say(self._desk.messages.explain(error))

    def _want_completion(self, record: Completion) -> None:
        self._desk.session.record(record, written=partial(self._finish))

    def _finish(self, entry: Entry) -> None:
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self.closed.emit()
