# SPDX-License-Identifier: Apache-2.0
"""However slow the disk, the window waits for none of it (its loop is measured by `dev.py deep slow-disk`)."""

from __future__ import annotations

import threading

import pytest

from logbook.core.model.codes import Means
from logbook.core.model.records import Note
from logbook.core.vault.store import Store
from logbook.ui.session import Session
from logbook.ui.tasks import Tasks
from tests.wards import make


@pytest.fixture
def callers(monkeypatch):
    """The threads that ever asked anything of a store."""
    seen = set()

    def watched(name):
        real = getattr(Store, name)

        def call(*args, **kwargs):
            seen.add(threading.current_thread())
            return real(*args, **kwargs)

        monkeypatch.setattr(Store, name, call)

    for name in ("execute", "query", "transaction", "check", "rekey", "close"):
        watched(name)
    return seen


def test_no_call_of_the_store_runs_on_the_windows_thread(tmp_path, qtbot, callers):
    world, tasks = make(tmp_path, people=("Anna Puig",)), Tasks()
    callers.clear()  # a ward is made on a thread of the window's pool, here on this one
    session = Session(world.ward, tasks)
    session.start()
    session.sign_on(world.user("Anna Puig"), Means.PIN)
    for number in range(5):
        with qtbot.waitSignal(session.recorded):
            session.record(Note(f"note {number}"))
    world.shut()
    tasks.stop()
    assert len(callers) == 1
    assert threading.main_thread() not in callers


def test_a_log_streams_in_without_the_windows_thread(tmp_path, qtbot, callers):
    world, tasks = make(tmp_path, people=("Anna Puig",)), Tasks()
    for number in range(3):
        world.record(Note(f"note {number}"))
    callers.clear()
    world.ward.loaded = False
    world.ward.folds = type(world.ward.folds)()
    session = Session(world.ward, tasks)
    with qtbot.waitSignal(session.loaded):
        session.start()
    world.shut()
    tasks.stop()
    assert threading.main_thread() not in callers
