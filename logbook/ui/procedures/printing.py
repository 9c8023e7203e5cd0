# SPDX-License-Identifier: Apache-2.0
"""A procedure from the page to paper, with who approved it here and its pictures."""

from __future__ import annotations

from logbook.core.actions import trusting
from logbook.core.model.library import Procedure
from logbook.i18n import words_for
from logbook.telling.safeguards import approved_by
from logbook.ui.desk import Desk
from logbook.ui.paper_form import Pages
from logbook.ui.procedures.paper import Paper
from logbook.ui.stamping import Draw


def pages(desk: Desk, procedure: Procedure, language: str, pictures: tuple[str, ...]) -> Pages:
    """Return a procedure's pages in a language, with its pictures (names)."""
    ward = desk.session.ward

    def gather() -> Draw:
        words, folds, machine = words_for(language), ward.folds, ward.machine
        told = approved_by(words, folds.people, folds.approvals.of(procedure, procedure.edition(language).language))
        found = ward.worker.submit(trusting.picture_files, ward.store, pictures) if pictures else None
        return Paper(procedure, words, machine.clock(), machine.program, told, found).draw

    title = f"{procedure.code}  {procedure.edition(language).title}"
    return Pages(procedure.code, title, gather, version=procedure.version)
