# SPDX-License-Identifier: Apache-2.0
"""The window's open ward: one way to write, and signals that say what became of it.

Pages ask here and listen here; nobody else in the window touches the core's ward. A record is acknowledged by
`recorded` only after the disk has it; on `refused` the page keeps its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from logbook.core import ward as wards
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Author, Entry, Happened, Record, Ref
from logbook.core.ward import Ward
from logbook.ui.tasks import Tasks

Written = Callable[[Entry], None]
Refused = Callable[[LogbookError], None]


class Session(QObject):
    """Holds the ward while the window is open.

    Signals: `recorded(Entry)` for each record on disk, `refused(LogbookError)` for each that is not,
    `loaded()` when the whole log is in, `progress(int, int)` while it streams in, `signed_on(str)` and
    `locked()` when the writing person changes, `segment_changed()` when a new segment was begun.
    """

    recorded = Signal(object)
    refused = Signal(object)
    loaded = Signal()
    progress = Signal(int, int)
    signed_on = Signal(str)
    locked = Signal()
    segment_changed = Signal()

    def __init__(self, ward: Ward, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ward = ward
        self.tasks = tasks
        self.user = ""
        self._means = Means.SESSION
        self._reads: Iterator[Future[list[Entry]]] | None = None

    def start(self) -> None:
        """Begin to bring the log in behind the window; writing is possible at once."""
        if self.ward.loaded:
            self.loaded.emit()
            return
        self._reads = wards.stream(self.ward)
        self._read_next([])

    def stop(self) -> None:
        """Read no further and tell nobody more: the ward is about to be closed."""
        self._reads = iter(())
        self.blockSignals(True)

    def author(self) -> Author:
        """The person at the keyboard, and how this PC knows."""
        return Author(self.user, self._means)

    def now(self) -> Happened:
        """This moment, as this PC's clock shows it."""
        now = self.ward.machine.clock()
        return Happened(now.wall, now.zone)

    def record(
        self, record: Record, happened: Happened | None = None, *, corrects: Ref | None = None, why: str = "",
        author: Author | None = None, written: Written | None = None, refused: Refused | None = None,
    ) -> None:  # fmt: skip
        """Write one record; `written` or `refused` is called, then the signal of the same name is emitted."""
        try:
            future = wards.submit(self.ward, record, author or self.author(), happened, corrects, why)
        except LogbookError as trouble:
            self._refuse(refused, trouble)
            return
        self.tasks.when(future, partial(self._written, written), partial(self._refuse, refused))

    def announce(self, entries: list[Entry]) -> None:
        """Fold what an act wrote on the ward's own thread, and let everybody know."""
        wards.fold(self.ward, entries)
        for entry in entries:
            self.recorded.emit(entry)

    def sign_on(self, user: str, means: Means) -> None:
        """Let somebody write under the own name; the PIN was checked before."""
        self.user, self._means = user, means
        self.signed_on.emit(user)

    def lock(self) -> None:
        """Let nobody write until somebody signs on."""
        self.user = ""
        self.locked.emit()

    def _written(self, written: Written | None, entries: list[Entry]) -> None:
        wards.fold(self.ward, entries)
        if written is not None:
            written(entries[-1])
        for entry in entries:
            self.recorded.emit(entry)

    def _refuse(self, refused: Refused | None, trouble: LogbookError) -> None:
        if refused is not None:
            refused(trouble)
        self.refused.emit(trouble)

    def _read_next(self, entries: list[Entry]) -> None:
        wards.take(self.ward, entries)
        if entries:
            self.progress.emit(len(self.ward.folds.timeline.entries), self.ward.journal.tail.number + 1)
        future = next(self._reads, None) if self._reads is not None else None
        if future is None:
            wards.finish(self.ward)
            self.loaded.emit()
        else:
            self.tasks.when(future, self._next_turn, self._refuse_stream)

    def _next_turn(self, entries: list[Entry]) -> None:
        # between two batches the window gets its turn, so that typing never waits for the log
        QTimer.singleShot(0, self, partial(self._read_next, entries))

    def _refuse_stream(self, trouble: LogbookError) -> None:
        # what could not be read is missing from the pages; what is written from now on must not be
        wards.finish(self.ward)
        self.refused.emit(trouble)
        self.loaded.emit()
