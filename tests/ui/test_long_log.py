# SPDX-License-Identifier: Apache-2.0
"""No page does more work when it is opened in a log ten times as long: counted in calls of functions, not in time."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import logbook
from logbook.config import Start
from logbook.ui.pages import PAGES
from logbook.ui.program import Program
from tests.bench.month import APART, SETTING, month
from tests.bench.wards import PEOPLE, long_ward
from tests.wards import PINS

FEW, MANY = SETTING + 400, SETTING + 4_000
MOST = 1.5
"""Times the calls: a list is full in the one and not yet in the other; what goes through the log would be at ten."""
HERE = str(Path(logbook.__file__).parent)


@pytest.fixture
def opened(qapp, qtbot, monkeypatch, tmp_path):
    """Open a ward with so many records of a month."""
    monkeypatch.setenv("HOME", str(tmp_path))
    programs = []

    def start(records):
        folder = tmp_path / str(records)
        folder.mkdir()
        path, machine = long_ward(folder, records, month, APART)
        program = Program(qapp, Start(path, False, "en", False), lambda: machine)
        programs.append(program)
        program.run()
        qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
        user = next(view.user for view in program.session.ward.people.users() if view.name == PEOPLE[0])
        program.reception.sign_on(user, PINS[PEOPLE[0]])
        qtbot.waitUntil(lambda: program.main is not None and program.room.check.finished)
        return program

    yield start
    for program in programs:
        program.shut()
        program.stage.close()


def calls(act):
    """How many functions of the program an act calls, on the window's own thread."""
    counted = 0

    def count(frame, event, _arg):
        nonlocal counted
        counted += event == "call" and frame.f_code.co_filename.startswith(HERE)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return counted


def work(program):
    """What each page calls when it is opened again."""
    found = {}
    for spec in PAGES:
        for key in (spec.key, "settings" if spec.key != "settings" else "log"):
            program.main.show_page(key, {})
            QApplication.processEvents()
        found[spec.key] = calls(lambda key=spec.key: program.main.show_page(key, {}))
        QApplication.processEvents()
    return found


def test_no_page_asks_more_of_a_log_ten_times_as_long(opened):
    few, many = work(opened(FEW)), work(opened(MANY))
    assert not {key: (few[key], many[key]) for key in few if many[key] > MOST * few[key]}
