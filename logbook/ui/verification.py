# SPDX-License-Identifier: Apache-2.0
"""The full check behind the window (D5): every signature of every segment, in small pieces between other work.

It never keeps anybody from writing. On a red verdict for the live segment a new one is begun at once, and what was
written meanwhile goes along, carried.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model import chain
from logbook.core.model.chain import Tail
from logbook.core.model.errors import BadChain, LogbookError
from logbook.core.model.frame import Entry
from logbook.core.vault.journal import Journal
from logbook.ui.session import Session


class Verification(QObject):
    """One check of the whole log.

    Signals: `progress(done, total)` in records; `broken(str, BadChain)` for each segment found broken;
    `finished(bool)` with whether all of it is good; `refused(LogbookError)` where a segment could not be read.
    """

    progress = Signal(int, int)
    broken = Signal(str, object)
    finished = Signal(bool)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        journals = (segment.journal for segment in session.ward.segments)
        self._waiting = [journal for journal in journals if journal.opening.sound]
        self._total = sum(journal.tail.number + 1 for journal in self._waiting)
        self._done = 0
        self._good = not session.ward.broken

    def start(self) -> None:
        """Begin with the first segment; a log of nothing is good."""
        self._next_segment()

    def _next_segment(self) -> None:
        if not self._waiting:
            self.finished.emit(self._good)
            return
        self._check(self._waiting.pop(0), chain.EMPTY)

    def _check(self, journal: Journal, tail: Tail) -> None:
        future = self._session.ward.worker.submit(opening.verify_some, journal, tail)
        self._session.tasks.when(future, partial(self._checked, journal, tail), partial(self._failed, journal))

    def _checked(self, journal: Journal, before: Tail, tail: Tail) -> None:
        self._done += tail.number - before.number
        self.progress.emit(min(self._done, self._total), self._total)
        if tail.number < journal.tail.number:
            self._check(journal, tail)
        else:
            self._next_segment()

    def _failed(self, journal: Journal, trouble: LogbookError) -> None:
        self._good = False
        if not isinstance(trouble, BadChain):
            self.refused.emit(trouble)
            self._next_segment()
            return
        self.broken.emit(journal.segment, trouble)
        ward = self._session.ward
        if journal is not ward.journal:
            journal.condemn()
            self._next_segment()
            return
        self._session.tasks.when(ward.worker.submit(opening.close_segment, ward), self._continued, self.refused.emit)

    def _continued(self, entries: list[Entry]) -> None:
        wards.fold(self._session.ward, entries)
        for entry in entries:
            self._session.recorded.emit(entry)
        self._session.segment_changed.emit()
        self._next_segment()
