# SPDX-License-Identifier: Apache-2.0
"""Nobody at the keyboard: a warning first, then the end, and every sign of a person begins anew."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from logbook.ui.idle import Idle


@pytest.fixture
def field(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def idle(field):
    made = Idle(field)
    made.watch(field.windowHandle())
    return made


def test_the_warning_comes_before_the_end(idle, qtbot):
    with qtbot.waitSignals([idle.warned, idle.expired], order="strict"):
        idle.start(0.001)


def test_the_warning_goes_when_the_screen_locks(idle, qtbot):
    for end in (idle._late, idle.stop):
        idle.start(10)
        idle._late()
        with qtbot.waitSignal(idle.touched):
            end()


def test_a_key_in_time_takes_the_warning_back(idle, field, qtbot):
    idle.start(10)
    idle._late()
    with qtbot.waitSignal(idle.touched):
        qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert idle._timer.remainingTime() > 9 * 60_000
    assert field.text() == "a"


def test_never_means_never_and_stop_means_stop(idle):
    idle.start(0)
    assert not idle._timer.isActive()
    idle.start(5)
    idle.stop()
    assert not idle._timer.isActive()
