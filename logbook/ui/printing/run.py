# SPDX-License-Identifier: Apache-2.0
"""One order on its way to paper: numbers first, then the drawing, then what came of it.

It belongs to no page. Pages go when another language is chosen, and the log must know even then which paper is out, and
which numbers are void.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from logbook.core.actions import witnessing
from logbook.core.model.errors import LogbookError
from logbook.core.model.paperwork import SheetEvent, SheetFate
from logbook.ui import stamping
from logbook.ui.printing import work
from logbook.ui.printing.choosing import PROCEDURES
from logbook.ui.session import Session

if TYPE_CHECKING:
    from logbook.core.actions.witnessing import Point
    from logbook.core.model.frame import Entry
    from logbook.core.model.paperwork import Forms
    from logbook.ui.printing.work import Job, Made

Ended = Callable[["Job", "Made"], None]
Failed = Callable[[LogbookError | None], None]
"""With the trouble that is to be shown; None where the window says it already."""


class Run:
    """What is under way for a job without serials yet. `ended` and `failed` are methods of the page that asked."""

    def __init__(self, session: Session, job: Job, progress: work.Progress, ended: Ended, failed: Failed) -> None:
        self._session, self._ward = session, session.ward
        self._job, self._progress, self._given = job, progress, 0
        self._ended, self._failed = ended, failed

    def begin(self, place: str) -> None:
        """Give the serials away, one record after the other, for sheets that will lie in `place`; then draw."""
        first, job = self._ward.folds.sheets.next, self._job
        self._session.tasks.run(
            work.reserve, job.order, first, job.sheet, place, done=self._reserved, failed=self._break_off
        )

    def _reserved(self, records: tuple[Forms, ...]) -> None:
        self._job = replace(self._job, reserved=records)
        self._give()

    def _give(self) -> None:
        if self._given < len(self._job.reserved):
            record = self._job.reserved[self._given]
            self._session.record(record, written=self._gave, refused=lambda _trouble: self._break_off(None))
            return
        taken = self._ward.worker.submit(witnessing.take, self._ward)
        self._session.tasks.when(taken, self._draw, self._break_off)

    def _gave(self, _entry: Entry) -> None:
        self._given += 1
        self._give()

    def _draw(self, point: Point) -> None:
        name = f"{self._ward.start.ward} · {self._ward.start.hospital}"
        self._session.tasks.run(
            work.make, self._job, point, name, self._progress.tick, done=self._made, failed=self._break_off
        )

    def _made(self, made: Made) -> None:
        job = self._job
        if made.stopped or (job.screen and stamping.gone(self._ended)):
            self._void()
        elif job.path is None and not job.screen:
            stamping.printed(self._session, "forms" if job.reserved else PROCEDURES, made.shown)
        if not stamping.gone(self._ended):
            self._ended(job, made)

    def _break_off(self, trouble: LogbookError | None) -> None:
        self._void()
        if not stamping.gone(self._failed):
            self._failed(trouble)

    def _void(self) -> None:
        """Declare the sheets void that were given a number and not printed."""
        for one in self._job.reserved[: self._given]:
            self._session.record(SheetFate(SheetEvent.VOID, one.first, one.last))
