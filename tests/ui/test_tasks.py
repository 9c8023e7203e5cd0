# SPDX-License-Identifier: Apache-2.0
"""Slow work comes back on the window's thread; trouble is told, faults of ours are never swallowed."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from shiboken6 import delete

from logbook.core.model.errors import DiskFull, LogbookError
from logbook.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.stop()


def refuse(_):
    raise DiskFull(path="x")


def wrong(_):
    raise ZeroDivisionError


def test_work_runs_elsewhere_and_its_answer_comes_home(tasks, qtbot):
    answers = []

    def done(ident):
        answers.append((ident, QThread.currentThread() is tasks.thread()))

    tasks.run(threading.get_ident, done=done, failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0][0] != threading.get_ident()
    assert answers[0][1]


def test_trouble_goes_to_who_asked(tasks, qtbot):
    told: list[LogbookError] = []
    tasks.run(refuse, 1, done=pytest.fail, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], DiskFull)


def test_a_fault_of_ours_reaches_the_net(tasks, qtbot):
    with qtbot.captureExceptions() as caught:
        tasks.run(wrong, 1, done=pytest.fail, failed=pytest.fail)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


class Asker(QObject):
    """A page that asks and may be gone when the answer comes."""

    def answer(self, _):
        pytest.fail("nobody is there any more")


@pytest.mark.parametrize("work", [str, refuse])
def test_who_is_gone_is_not_answered(tasks, qtbot, work):
    asker, over = Asker(), []
    answer = asker.answer
    delete(asker)
    tasks.run(work, 1, done=answer, failed=answer)
    tasks.run(str, 1, done=over.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(over))


def test_what_was_cancelled_answers_nobody(tasks, qtbot):
    first, gate = threading.Event(), threading.Event()
    for _ in range(2):
        tasks.run(lambda: first.set() or gate.wait(5), done=lambda _: None, failed=pytest.fail)
    first.wait(5)
    tasks.run(pytest.fail, done=pytest.fail, failed=pytest.fail)
    threading.Timer(0.05, gate.set).start()
    tasks.stop()
    qtbot.wait(10)
