# SPDX-License-Identifier: Apache-2.0
"""What is typed and not yet recorded is kept, encrypted, a moment after each pause, and given back to its author.

Writing goes through the ward's own thread, in order with the records, so a draft deleted after its record stays
deleted. A draft that cannot be kept is said once and stops nobody from typing.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from logbook.core.model.errors import LogbookError
from logbook.core.vault.drafts import Draft, Drafts, Found
from logbook.ui.tasks import Tasks

PAUSE = 300
"""Milliseconds without a key until a draft is kept."""

Place = tuple[str, str]
Submit = Callable[..., "Future[Any]"]


class Drafting(QObject):
    """Drafts by page and author; `drafts` is asked on the ward's thread each time, as the ward's key may change.

    Signals: `failed(LogbookError)` when drafts can no longer be kept, said once until it works again;
    `read()` when the drafts of an earlier run are there.
    """

    failed = Signal(object)
    read = Signal()

    def __init__(
        self, drafts: Callable[[], Drafts], submit: Submit, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._submit = submit
        self._tasks = tasks
        self._typed: dict[Place, dict[str, Any]] = {}
        self._waiting: set[Place] = set()
        self._healthy = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)

    def start(self) -> None:
        """Fetch what an earlier run left."""
        self._tasks.when(self._submit(lambda: self._drafts().all()), self._found, self._trouble)

    def typed(self, page: str, author: str, fields: dict[str, Any]) -> None:
        """Take what a page holds now; an empty object means that nothing is worth keeping."""
        place = (page, author)
        if self._typed.get(place, {}) == fields:
            return
        self._typed[place] = fields
        self._waiting.add(place)
        self._pause.start()

    def draft(self, page: str, author: str) -> dict[str, Any]:
        """Return what this author left on this page, or an empty object."""
        return self._typed.get((page, author), {})

    def recorded(self, page: str, author: str) -> None:
        """Forget a draft whose words are in the log, or no longer wanted."""
        if self._typed.pop((page, author), None) is None:
            return
        self._waiting.discard((page, author))
        self._tasks.when(self._submit(self._discard, page, author), self._well, self._trouble)

    def flush(self) -> None:
        """Keep at once what waits for its pause: on a lock, at the end, in a crash."""
        self._pause.stop()
        places, self._waiting = self._waiting, set()
        for page, author in sorted(places):
            fields = self._typed[page, author]
            work = (
                self._submit(self._save, page, author, fields) if fields else self._submit(self._discard, page, author)
            )
            self._tasks.when(work, self._well, self._trouble)

    def _save(self, page: str, author: str, fields: dict[str, Any]) -> None:
        self._drafts().save(Draft(page, author, fields))

    def _discard(self, page: str, author: str) -> None:
        self._drafts().discard(page, author)

    def _found(self, found: Found) -> None:
        for draft in found.drafts:
            self._typed.setdefault((draft.page, draft.author), draft.fields)
        self.read.emit()

    def _well(self, _result: object) -> None:
        self._healthy = True

    def _trouble(self, error: LogbookError) -> None:
        if self._healthy:
            self._healthy = False
            self.failed.emit(error)
