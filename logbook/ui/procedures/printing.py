# SPDX-License-Identifier: Apache-2.0
"""A procedure from the page to paper: saved as a file or sent to a printer, stamped, and told in the log."""

from __future__ import annotations

from collections.abc import Callable

from logbook.core.actions import trusting, witnessing
from logbook.core.model.library import Procedure
from logbook.core.model.traces import Printed
from logbook.i18n import words_for
from logbook.telling.safeguards import approved_by
from logbook.ui import stamping
from logbook.ui.desk import Desk
from logbook.ui.print_form import PrintForm
from logbook.ui.procedures.paper import Paper


class Printing:
    """Prints what it was last begun with, through `form`; `done` is called when it is out."""

    def __init__(self, desk: Desk, form: PrintForm, done: Callable[[], None]) -> None:
        self._desk = desk
        self._form = form
        self._done = done
        self._what: tuple[Procedure, str, tuple[str, ...]] | None = None
        form.saving.connect(self._save)
        form.printing.connect(self._to_printer)

    def start(self, procedure: Procedure, language: str, pictures: tuple[str, ...]) -> None:
        """Offer a file and the printers for a procedure in a language, with its pictures (names)."""
        self._what = (procedure, language, pictures)
        title = f"{procedure.code}  {procedure.edition(language).title}"
        self._form.start(self._desk.session.tasks, title)

    def _paper(self) -> Paper:
        assert self._what is not None
        procedure, language, names = self._what
        ward = self._desk.session.ward
        words, folds, machine = words_for(language), ward.folds, ward.machine
        told = approved_by(words, folds.people, folds.approvals.of(procedure, procedure.edition(language).language))
        pictures = ward.worker.submit(trusting.picture_files, ward.store, names) if names else None
        return Paper(procedure, words, machine.clock(), machine.program, told, pictures)

    def _save(self) -> None:
        paper, words = self._paper(), self._desk.words
        path = self._desk.messages.save_file(words("Save the pages"), f"{paper.procedure.code}.pdf")
        if path is None:
            return

        def done(_shown: object) -> None:
            self._desk.messages.info(words("Saved: {file}").format(file=path))
            self._done()

        stamping.put(self._desk.session, paper.draw, path, "", done, self._desk.messages.trouble)

    def _to_printer(self, printer: str) -> None:
        paper, words = self._paper(), self._desk.words

        def done(shown: witnessing.Shown) -> None:
            self._desk.messages.info(words("Sent to {printer}.").format(printer=printer))
            what = paper.procedure
            self._desk.session.record(Printed(what.code, what.version, number=shown.ref.number, code=shown.code))
            self._done()

        stamping.put(self._desk.session, paper.draw, None, printer, done, self._desk.messages.trouble)
