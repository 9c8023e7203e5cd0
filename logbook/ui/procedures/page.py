# SPDX-License-Identifier: Apache-2.0
"""Fallback procedures: found, read, put in force, worked through, acknowledged, printed, ended.

It shows exactly the text that was put in force, by its digest, and says so when this PC no longer has it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from logbook.core.actions import trusting
from logbook.core.model.codes import Scope, StepResult
from logbook.core.model.editions import Edition
from logbook.core.model.frame import Entry, Now, Ref
from logbook.core.model.library import Procedure
from logbook.core.model.people import Right
from logbook.core.model.procedures import InForceView
from logbook.core.model.records import Step
from logbook.core.model.topics import STORE
from logbook.i18n import Words, clock_time, lasting, resources
from logbook.telling.codes import word
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.paper_form import PaperForm
from logbook.ui.procedures import printing
from logbook.ui.procedures.aloud_view import AloudView
from logbook.ui.procedures.approve_form import ApproveForm
from logbook.ui.procedures.edit_view import EditView
from logbook.ui.procedures.picture_view import Pictures, PictureView
from logbook.ui.procedures.put_form import EndForm, PutForm
from logbook.ui.procedures.reading import Reading
from logbook.ui.procedures.shelf import OWN, Shelf, read_shelf
from logbook.ui.procedures.shelf_view import ShelfView
from logbook.ui.procedures.work_view import Shown, WorkView
from logbook.ui.procedures.writing import Writing
from logbook.ui.settings.rights import lacking

_TICK = 30_000


class ProceduresPage(WardPage):
    """Shows one of its views at a time; Esc goes one back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._files = self._shelf = Shelf()
        self._procedure: Procedure | None = None
        self._ref: Ref | None = None
        self._list = ShelfView(desk.kit)
        self._work = WorkView(desk.kit)
        self._reading = Reading(desk, self._work.readers)
        self._put = PutForm(desk.kit)
        self._end = EndForm(desk.kit)
        self._print = PaperForm(desk)
        self._print.put.connect(lambda: self._show(self._work))
        self._edit = EditView(desk.kit)
        self._writing = Writing(desk, self._edit)
        self._picture = PictureView(desk.kit)
        self._pictures = Pictures(desk, self._picture)
        self._aloud = AloudView(desk.kit)
        self._approve = ApproveForm(desk)
        self._stack = QStackedWidget()
        for view in (
            self._list, self._work, self._put, self._end, self._print, self._aloud, self._approve, self._edit,
            self._picture,
        ):  # fmt: skip
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Read the shelf anew, and take the keyboard; show the list if asked again."""
        folders: tuple[Path, ...] = (self._ward.path / OWN, resources() / "procedures")
        pack = self._ward.worker.submit(trusting.procedures, self._ward.store)
        pictures = self._ward.worker.submit(trusting.pictures, self._ward.store)
        self._desk.session.tasks.run(
            read_shelf, folders, pack, pictures, done=self._took, failed=self._desk.messages.trouble
        )
        if "again" in fields:
            self._show(self._list)
        elif self._stack.currentWidget() is self._edit and not self._writing.resume():
            self._leave_text()
        self._focus()

    def back(self) -> bool:
        """Go one view back."""
        shown = self._stack.currentWidget()
        if shown is self._list:
            return False
        if shown is self._work and self._work.back():
            return True
        self._show(self._list if shown is self._work or self._procedure is None else self._work)
        return True

    def _connect(self) -> None:
        session = self._desk.session
        self._list.opened.connect(self._open_view)
        self._list.chosen.connect(self._open_text)
        self._work.closed.connect(lambda: self._show(self._list))
        self._work.wanted.connect(self._wanted)
        self._work.answered.connect(self._answered)
        for form in (self._put, self._end, self._print, self._aloud, self._approve, self._picture):
            form.closed.connect(lambda: self._show(self._work))
        self._put.wanted.connect(lambda record: session.record(record, written=self._in_force))
        self._end.wanted.connect(lambda record: session.record(record, written=self._ended))
        self._end.replacing.connect(self._replace)
        self._approve.approved.connect(self._approved)
        self._writing.shown.connect(lambda: self._show(self._edit))
        self._writing.left.connect(self._leave_text)
        self._writing.saved.connect(self._written)
        self._pictures.shown.connect(lambda: self._show(self._picture))
        self._list.writing.connect(lambda: self._write(None))
        session.recorded.connect(self._refresh_if_seen)
        session.loaded.connect(self._refresh)
        tick = QTimer(self)
        tick.timeout.connect(self._refresh_if_seen)
        tick.start(_TICK)

    def waits(self) -> bool:
        """Whether a text is being written just now; one that waits for days calls nobody away from the log."""
        return self._stack.currentWidget() is self._edit and self._writing.draft() is not None

    def _took(self, shelf: Shelf) -> None:
        self._files = shelf
        self._refresh()
        self._focus()

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self._refresh()
        self._focus()

    def _focus(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self._list:
            self._list.start()
        elif shown is self._work:
            self._work.start()

    def _refresh_if_seen(self) -> None:
        """Leave alone what nobody sees: it is put together anew when the page is opened."""
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._ward.loaded:
            return
        now, folds = self._ward.machine.clock(), self._ward.folds
        self._shelf = self._files.with_own(folds.own_texts.procedures(), self._approved_here)
        if self._stack.currentWidget() is self._list:
            trouble = [self._desk.messages.explain(error) for error in self._shelf.trouble]
            draft = self._writing.draft()
            self._list.show_all(folds, self._shelf, trouble, now.wall, now.zone)
            self._list.say_draft(draft.code if draft is not None else "")
        elif self._stack.currentWidget() is self._work and self._procedure is not None:
            self._work.show_state(self._shown(self._procedure))
            self._reading.show(self._view())

    def _view(self) -> InForceView | None:
        return self._ward.folds.procedures.view(self._ref) if self._ref is not None else None

    def _shown(self, procedure: Procedure) -> Shown:
        folds, view = self._ward.folds, self._view()
        known = folds.beds.walk(bed.bed for bed in folds.devices.beds())
        beds = tuple(bed for bed in known if bed != STORE)
        if view is not None and view.record.scope is Scope.BED:
            beds = (view.record.where,)
        now = self._ward.machine.clock()
        note = _note(self._desk.words, now, procedure, view)
        pictures = procedure.digest in self._shelf.pictures
        return Shown(procedure, view, note, beds, folds.people, folds.approvals, now.zone, pictures)

    def _names(self) -> tuple[str, ...]:
        return self._shelf.pictures.get(self._procedure.digest, ()) if self._procedure is not None else ()

    def _open_text(self, procedure: Procedure) -> None:
        self._procedure, self._ref = procedure, None
        self._open()

    def _open_view(self, ref: Ref) -> None:
        view = self._ward.folds.procedures.view(ref)
        if view is None:
            return
        exact = self._shelf.exact(view.record)
        if exact is None:
            words = self._desk.words
            told = words("The text of {code}, version {version}, is not on this PC any more. Work from paper.")
            self._desk.messages.warn(told.format(code=view.record.code, version=view.record.version))
            return
        self._procedure, self._ref = exact, ref
        self._open()

    def _open(self) -> None:
        assert self._procedure is not None
        self._work.open(self._shown(self._procedure))
        self._show(self._work)

    def _may(self) -> bool:
        told = lacking(self._desk, Right.PUT_IN_FORCE)
        if told:
            self._desk.messages.warn(told)
        return not told

    def _wanted(self, what: str) -> None:
        assert self._procedure is not None
        if what == "aloud":
            self._stack.setCurrentWidget(self._aloud)
            part, _bed = self._work.place
            self._aloud.start(self._work.edition(), sample=self._sample(self._procedure), part=part)
        elif what == "print":
            self._stack.setCurrentWidget(self._print)
            self._print.ask(printing.pages(self._desk, self._procedure, self._work.language, self._names()))
        elif what == "approve":
            self._stack.setCurrentWidget(self._approve)
            self._approve.start(self._procedure, self._work.language)
        elif what == "pictures":
            self._pictures.start(self._procedure.code, self._names(), sample=self._sample(self._procedure))
        elif what == "edit":
            self._write(self._procedure)
        elif what == "put" and self._may():
            self._start_put(self._procedure)
        elif what == "end" and self._may():
            view = self._view()
            newest = next((one for one in self._shelf.newest() if one.code == self._procedure.code), None)
            if view is not None:
                self._stack.setCurrentWidget(self._end)
                self._end.start(view, newer=newest is not None and newest.digest != self._procedure.digest)

    def _start_put(self, procedure: Procedure) -> None:
        running = self._ward.folds.procedures.in_force()
        before = next((view for view in running if view.record.code == procedure.code), None)
        self._stack.setCurrentWidget(self._put)
        self._put.start(procedure, self._work.language, before, sample=self._sample(procedure))

    def _sample(self, procedure: Procedure) -> bool:
        edition = procedure.edition(self._work.language)
        return self._ward.folds.approvals.sample(procedure, edition.language)

    def _approved_here(self, procedure: Procedure) -> bool:
        language = procedure.edition(self._desk.words.lang).language
        return self._ward.folds.approvals.of(procedure, language) is not None

    def _write(self, base: Procedure | None) -> None:
        if self._may():
            self._writing.begin(self._shelf.procedures, base)

    def _leave_text(self) -> None:
        self._show(self._work if self._procedure is not None else self._list)

    def _written(self, entry: Entry) -> None:
        """Show what was saved, so that it can be read once more, and approved."""
        self._refresh()
        assert isinstance(entry.record, Edition)
        text = self._shelf.by_digest(entry.record.digest)
        if text is not None:
            self._open_text(text)

    def _approved(self, entry: Entry) -> None:
        self._said(entry)
        self._show(self._work)

    def _replace(self) -> None:
        assert self._procedure is not None
        newest = next((one for one in self._shelf.newest() if one.code == self._procedure.code), None)
        if newest is not None:
            self._start_put(newest)

    def _in_force(self, entry: Entry) -> None:
        self._said(entry)
        self._open_view(entry.ref)

    def _ended(self, entry: Entry) -> None:
        self._said(entry)
        self._show(self._list)

    def _answered(self, step: str, result: StepResult, bed: str, answer: str, text: str) -> None:
        assert self._ref is not None
        self._desk.session.record(Step(self._ref, step, result, bed, answer, text))

    def _said(self, entry: Entry) -> None:
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))


def _note(words: Words, now: Now, procedure: Procedure, view: InForceView | None) -> str:
    """Say what is true of a procedure: since when it is in force, on whose word, and which version it is."""
    version = words("version {version}").format(version=procedure.version)
    if view is None:
        return f"{version} · {procedure.edition(words.lang).trigger}"
    record = view.record
    if view.ended is not None:
        told = [words("No longer in force")]
    else:
        since = words("In force {span}, since {time}")
        told = [since.format(span=lasting(words, now.wall - view.since), time=clock_time(view.since, now.zone))]
    if record.authority:
        told.append(words("on the word of {name}").format(name=record.authority))
    if record.announced:
        told.append(words("announced: {how}").format(how=record.announced))
    where = f"{word(words, record.scope)} {record.where}".strip() if record.scope is not Scope.WARD else ""
    return " · ".join(filter(None, (*told, where, version)))


def make(desk: Desk) -> ProceduresPage:
    """Make the page for the window's list."""
    return ProceduresPage(desk)
