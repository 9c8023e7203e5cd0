# SPDX-License-Identifier: Apache-2.0
"""The window's open ward: one way to write, and signals that say what became of it.

Pages ask here and listen here; nobody else in the window touches the core's ward. A record is acknowledged by
`recorded` only after the disk has it; on `refused` the page keeps its text.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from logbook.core import ward as wards
from logbook.core.actions import erasing
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Author, Entry, Happened, Record, Ref
from logbook.core.ward import Ward
from logbook.ui.tasks import Tasks

SIGNS_FOR = 120_000
"""Milliseconds for which somebody else's signature waits for its record."""
LONG = 20_000
"""Entries from which looking through all of them for rubbish would stop the window for longer than a blink."""

Written = Callable[[Entry], None]
Refused = Callable[[LogbookError], None]


class Session(QObject):
    """Holds the ward while the window is open.

    Signals: `recorded(Entry)` for each record on disk, `refused(LogbookError)` for each that is not,
    `loaded()` when the whole log is in, `progress(int, int)` while it streams in, `signed_on(str)` and
    `locked()` when the writing person changes, `segment_changed()` when a new segment was begun or words were erased,
    and all is built anew, `signing()` when another person signs the next record, or is asked to, or no more.
    """

    recorded = Signal(object)
    refused = Signal(object)
    loaded = Signal()
    progress = Signal(int, int)
    signed_on = Signal(str)
    locked = Signal()
    segment_changed = Signal()
    signing = Signal()

    def __init__(self, ward: Ward, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ward = ward
        self.tasks = tasks
        self.user = ""
        self._means = Means.SESSION
        self._next: Author | None = None
        self._asked = ""
        self._until = QTimer(self, singleShot=True, interval=SIGNS_FOR)
        self._until.timeout.connect(lambda: self.sign_next(None))
        self.loaded.connect(self._settle)
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
        gc.unfreeze()  # what was folded is to go for good

    def author(self) -> Author:
        """The person at the keyboard, and how this PC knows."""
        return Author(self.user, self._means)

    @property
    def signs_next(self) -> str:
        """Who signs the next record instead; empty for whoever is signed on."""
        return self._next.user if self._next is not None else ""

    def sign_next(self, author: Author | None) -> None:
        """Let somebody else sign the next record, whose PIN was checked just now; None: nobody does any more."""
        self._next = author
        if author is None:
            self._until.stop()
        else:
            self._until.start()
        self.signing.emit()

    @property
    def asks_next(self) -> str:
        """Who is asked to sign the next record as well; empty for nobody."""
        return self._asked

    def ask_next(self, user: str) -> None:
        """Ask somebody to sign the next record as well, or nobody; it counts before they did."""
        self._asked = user
        self.signing.emit()

    def forget(self, people: list[Entry]) -> None:
        """Throw away every picture of the log, because words were erased, and bring it in anew."""
        wards.forget(self.ward, people)
        self.segment_changed.emit()
        self.start()

    def now(self) -> Happened:
        """This moment, as this PC's clock shows it."""
        now = self.ward.machine.clock()
        return Happened(now.wall, now.zone)

    def record(
        self, record: Record, happened: Happened | None = None, *, corrects: Ref | None = None, why: str = "",
        author: Author | None = None, written: Written | None = None, refused: Refused | None = None,
    ) -> None:  # fmt: skip
        """Write one record; `written` or `refused` is called, then the signal of the same name is emitted.

        Without an author it is signed by whoever `sign_next` named, once, or else by whoever is signed on.
        """
        signs = author or self._next or self.author()
        taken = signs is self._next
        asked = self._asked if author is None and self._asked != signs.user else ""
        if asked:
            signs = replace(signs, cosign=asked)
        try:
            future = wards.submit(self.ward, record, signs, happened, corrects, why)
        except LogbookError as trouble:
            self._refuse(refused, trouble)
            return
        if taken:
            self.sign_next(None)
        if asked:
            self.ask_next("")
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
        self.sign_next(None)
        self.ask_next("")
        self.locked.emit()

    def _settle(self) -> None:
        """Erase what a record says is erased and a crash left open."""
        still = erasing.left_open(self.ward.folds)
        if still:
            work = self.ward.worker.submit(erasing.settle, self.ward, still)
            self.tasks.when(work, self.forget, self.refused.emit)

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
            if len(self.ward.folds.timeline.entries) >= LONG:
                # what is folded stays: Python need not stop the window to look through it for rubbish
                gc.freeze()
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
