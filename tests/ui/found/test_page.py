# SPDX-License-Identifier: Apache-2.0
"""A contradicted log is said in plain words, stands above every page until somebody has read it, and blocks nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from logbook.core import ward as ward_core
from logbook.core.actions import opening
from logbook.core.model.frame import Ref
from logbook.core.model.records import Acknowledge, Note
from logbook.core.model.traces import Start
from logbook.core.vault import folder as folders
from logbook.i18n import words_for
from logbook.telling.openings import REASONS
from logbook.ui.found import page as found
from logbook.ui.reminders import FOUND
from tests import wards
from tests.ui.conftest import bring_forward
from tests.ui.hands import button, last, open_page, write

ENGLISH = words_for("en")


def sign_on(program, world, qtbot):
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    program.lock_page.choose(world.user("Anna Puig"))
    qtbot.keyClicks(program.lock_page.pad, wards.PINS["Anna Puig"])
    qtbot.keyClick(program.lock_page.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None)
    bring_forward(qtbot, program.stage)
    return program


@pytest.fixture
def put_back(tmp_path, start_program, qtbot):
    """The program on a log whose database was put back, with Anna Puig at the keyboard."""
    world = wards.make(tmp_path)
    world.machine = replace(world.machine, memory=tmp_path / "settings" / "last.json")
    world.reopen()
    world.shut()
    place, copy = folders.store_path(world.path, "A"), tmp_path / "copy.db"
    shutil.copy(place, copy)
    world.ward = ward_core.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    world.record(Note("the pump was moved"))
    world.shut()
    shutil.copy(copy, place)
    return sign_on(start_program(world.path, world.machine), world, qtbot)


def test_it_stands_above_every_page_until_somebody_has_read_it(put_back, qtbot):
    standing = put_back.main._reminders
    assert "put back to an older state" in standing.found.text()
    assert "part B" in standing.found.text()
    write(put_back, qtbot, Note("writing goes on"))
    put_back.main.show_page("devices")
    assert not standing.found.isHidden()
    button(standing, "Read what was found").click()
    assert put_back.main.shown == FOUND
    assert standing.found.isHidden()
    page = put_back.main.page(FOUND)
    assert "older image" in page._lines[0].text()
    assert "kept as it is" in page._lines[1].text()
    assert "Tell the incident team" in page._lines[2].text()
    assert "the log before ended with record" in page._lines[3].text()
    assert "WL1:" in page._lines[3].text()
    page._done.click()
    qtbot.waitUntil(lambda: last(put_back, Acknowledge) is not None)
    assert last(put_back, Acknowledge).record == Acknowledge(Ref("B", 0))
    qtbot.waitUntil(lambda: put_back.main.shown == "log")
    assert standing.found.isHidden()
    page.arrive({})
    assert "Anna Puig" in page._read.text()
    assert page._done.isHidden()
    page._witness.click()
    assert put_back.main.shown == "witnesses"


def test_a_log_of_which_nothing_was_found_says_so(signed_on):
    page = open_page(signed_on, "found")
    assert page._title.text() == "Nothing was found about this log"
    assert all(text.isHidden() for text in page._lines)
    assert page._done.isHidden()
    assert signed_on.main._reminders.found.isHidden()


def start(reason, contradicts=""):
    return Start("H", "W", wards.Realm.REAL, "B", "p", "LOG", 9, "head", reason, contradicts)


def test_every_reason_has_its_words_and_its_way_on():
    assert set(found._MEANS) == REASONS
    for reason in REASONS:
        means, safe, to_do, _ = found.told(ENGLISH, start(reason))
        assert means
        assert "part B" in safe
        assert ("only one of the two" in to_do) == (reason == "other-machine")


def test_what_is_no_line_is_shown_as_it_is():
    assert found.against_it(ENGLISH, start("put-back", "paper:A·90")) == "paper:A·90"
    assert found.against_it(ENGLISH, start("seal-broken")) == ""
