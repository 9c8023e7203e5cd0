# SPDX-License-Identifier: Apache-2.0
"""The store's own thread: one, in order, so that a slow disk never holds the window and no two writes cross.

It runs what it is given and hands back futures. It must never swallow an error: the future carries it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """One thread that does things one after the other."""

    def __init__(self, name: str = "store") -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def submit(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a task; raises RuntimeError after `stop`."""
        return self._pool.submit(task, *args, **kwargs)

    def stop(self) -> None:
        """Finish everything queued, then end the thread. A promised write is never dropped."""
        self._pool.shutdown(wait=True)
