# SPDX-License-Identifier: Apache-2.0
"""A look and a kit for widget tests; every widget is destroyed for good after its test."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.i18n import words_for
from logbook.ui.look.look import Look
from logbook.ui.program import Program
from logbook.ui.widgets.kit import Kit
from tests import wards


@pytest.fixture
def look(qapp):
    made = Look(qapp)
    made.apply("day")
    yield made
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()  # by Qt itself: deleting one window may take another along
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    shiboken6.delete(made)


@pytest.fixture
def kit(look):
    return Kit(look, words_for("en"))


@pytest.fixture
def world(tmp_path):
    """A real ward with people, closed: the program opens it."""
    made = wards.make(tmp_path)
    made.shut()
    return made


@pytest.fixture
def machine():
    return wards.Machine(wards.HandClock(), "machine-1", "Ward Logbook test", wards.CHEAP_PIN)


def bring_forward(qtbot, stage):
    """Make a window the active one, asking again while windows of other tests are on their way out."""

    def active():
        stage.activateWindow()
        return stage.isActiveWindow()

    qtbot.waitUntil(active)


@pytest.fixture
def start_program(qapp, qtbot, monkeypatch, tmp_path):
    """Start the program on a folder, as a press on its icon does; it is put away after the test."""
    monkeypatch.setenv("HOME", str(tmp_path))
    started = []

    def start(path, machine, *, exercise=False, language="en"):
        program = Program(qapp, Start(path, exercise, language, night=False), lambda: machine)
        started.append(program)
        program.run()
        bring_forward(qtbot, program.stage)
        return program

    yield start
    for program in started:
        program.shut()
        program.tasks.stop()
        shiboken6.delete(program.stage)
        shiboken6.delete(program)
    qapp.setStyleSheet("")


@pytest.fixture
def signed_on(start_program, world, qtbot):
    """The program with Anna Puig at the keyboard."""
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    program.lock_page.choose(world.user("Anna Puig"))
    qtbot.keyClicks(program.lock_page.pad, wards.PINS["Anna Puig"])
    qtbot.keyClick(program.lock_page.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None)
    bring_forward(qtbot, program.stage)
    return program


def pytest_collection_modifyitems(items):
    """Windows without a screen say that they cannot hint their size; that is no finding."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))
