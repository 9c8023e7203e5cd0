# SPDX-License-Identifier: Apache-2.0
"""The store's own thread."""

from __future__ import annotations

import threading

import pytest

from logbook.core.vault.worker import Worker


def test_tasks_run_in_order_on_one_other_thread():
    worker = Worker()
    seen: list[int] = []
    threads = {
        worker.submit(lambda number=number: (seen.append(number), threading.get_ident())[1]) for number in range(50)
    }
    assert len({future.result() for future in threads} | {threading.get_ident()}) == 2
    assert seen == list(range(50))
    worker.stop()


def test_the_future_carries_result_arguments_and_error():
    worker = Worker()
    assert worker.submit(divmod, 7, 2).result() == (3, 1)
    assert worker.submit(sorted, [1, 2], reverse=True).result() == [2, 1]
    assert isinstance(worker.submit(divmod, 1, 0).exception(), ZeroDivisionError)
    worker.stop()


def test_stopping_finishes_what_is_queued_and_takes_nothing_more():
    worker = Worker()
    gate = threading.Event()
    first, second = worker.submit(gate.wait), worker.submit(str, 5)
    gate.set()
    worker.stop()
    assert (first.result(), second.result()) == (True, "5")
    with pytest.raises(RuntimeError):
        worker.submit(str)
