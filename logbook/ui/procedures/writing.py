# SPDX-License-Identifier: Apache-2.0
"""From a draft to a version in the log: begun, kept while it is typed, recorded, or thrown away.

There is one draft for each author; another text waits until it is saved or thrown away, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from logbook.core.model import authoring
from logbook.core.model.authoring import Manuscript
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.library import Procedure
from logbook.ui.desk import Desk
from logbook.ui.messages import Question
from logbook.ui.procedures.edit_view import EditView

DRAFT = "procedure-edition"
_OWN = "W"


class Writing(QObject):
    """Signals: `shown()` when the text is to be seen, `saved(Entry)` when a version is in the log, `left()`."""

    shown = Signal()
    saved = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, view: EditView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._known: tuple[Procedure, ...] = ()
        view.changed.connect(self._keep)
        view.saving.connect(self._save)
        view.dropped.connect(self._drop)
        view.closed.connect(self.left)

    def draft(self) -> Manuscript | None:
        """Return what this author left half written; None if there is nothing."""
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        return authoring.found_again(kept) if kept else None

    def begin(self, known: Iterable[Procedure], base: Procedure | None = None) -> None:
        """Show the editor with the draft, or else with a text to change, or else with a new one.

        `known` are all texts on this PC: no version and no code of them is given twice.
        """
        self._known = tuple(known)
        draft = self.draft()
        if draft is not None and (base is None or draft.base != base.digest):
            told = self._desk.words("{code} is still being written: save it or throw it away first.")
            if base is not None:
                self._desk.messages.warn(told.format(code=draft.code))
        made = draft or (authoring.taken_from(base) if base is not None else authoring.blank(self._free()))
        self._view.start(made, self._next(made.code))
        self.shown.emit()

    def resume(self) -> bool:
        """Show what whoever is signed on now left; False if that is nothing: nobody goes on with another's words."""
        draft = self.draft()
        if draft is not None and draft != self._view.manuscript:
            self._view.start(draft, self._next(draft.code))
        return draft is not None

    def _free(self) -> str:
        folds = self._desk.session.ward.folds
        taken = {one.code for one in self._known} | {own.procedure.code for own in folds.own_texts.all()}
        n = 1
        while f"{_OWN}{n}" in taken:
            n += 1
        return f"{_OWN}{n}"

    def _next(self, code: str) -> int:
        folds = self._desk.session.ward.folds
        here = max((one.version for one in self._known if one.code == code), default=0)
        return 1 + max(here, folds.own_texts.highest(code), folds.trust.procedure(code))

    def _keep(self, made: Manuscript) -> None:
        self._desk.drafting.typed(DRAFT, self._desk.session.user, authoring.kept(made))

    def _save(self, languages: tuple[str, ...]) -> None:
        made, session = self._view.manuscript, self._desk.session
        try:
            record = authoring.edition_of(made, self._next(made.code), languages)
        except LogbookError as trouble:
            self._desk.messages.trouble(trouble)
            return
        session.record(record, written=partial(self._written, session.user))

    def _written(self, user: str, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self.saved.emit(entry)

    def _drop(self) -> None:
        words = self._desk.words
        asked = Question(
            words("Throw this draft away?"), words("It is not in the log, and cannot be brought back."),
            words("Throw it away"), words("Keep it"),
        )  # fmt: skip
        if self._desk.messages.confirm(asked):
            self._desk.drafting.recorded(DRAFT, self._desk.session.user)
            self.left.emit()
