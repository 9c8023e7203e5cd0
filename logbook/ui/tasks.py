# SPDX-License-Identifier: Apache-2.0
"""Slow work away from the window: it runs elsewhere, and the answer comes back on the window's own thread.

What is run must be pure work on values, or belong to the store's thread already. It must never swallow an error:
what is not typed trouble is raised again where the window's crash guard sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from logbook.core.model.errors import LogbookError

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[LogbookError], None]


class Tasks(QObject):
    """A small pool and the way home. Signals: `_answered` (internal, crosses threads)."""

    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="task")
        self._stopped = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[..., T], *args: object, done: Done, failed: Failed) -> None:
        """Run pure work on the pool; `done` or `failed` is called on the window's thread."""
        self.when(self._pool.submit(work, *args), done, failed)

    def when(self, future: Future[T], done: Done, failed: Failed) -> None:
        """Call `done` with the future's result or `failed` with its trouble, on the window's thread."""
        future.add_done_callback(lambda answered: self._answered.emit(answered, done, failed))

    def stop(self) -> None:
        """Wait for what is running, take nothing more, and deliver nothing more."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object, object)
    def _deliver(self, future: Future[object], done: Done, failed: Failed) -> None:
        if self._stopped or future.cancelled():
            return
        trouble = future.exception()
        if trouble is None:
            if not _gone(done):
                done(future.result())
        elif isinstance(trouble, LogbookError):
            if not _gone(failed):
                failed(trouble)
        else:
            raise trouble


def _gone(answer: Done | Failed) -> bool:
    """Tell whether the page that asked was deleted meanwhile, as when another language was chosen."""
    asked = getattr(answer, "__self__", None)
    return isinstance(asked, QObject) and not isValid(asked)
