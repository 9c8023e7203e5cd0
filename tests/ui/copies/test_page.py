# SPDX-License-Identifier: Apache-2.0
"""The page of copies: at a glance, a stick made known, taken away, swapped, lost; all by the keyboard."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.actions.mirroring import Standing
from logbook.core.model.codes import StickEvent
from logbook.core.model.safeguards import Stick
from logbook.mounts import Mount
from logbook.ui.copies.page import status
from tests.ui.hands import answer_file, button, last, open_page


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "media" / "KINGSTON"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def page(signed_on, qtbot, stick):
    copying = signed_on.room.copying
    copying._timer.stop()
    copying.see = lambda: (Mount(stick, stick.name, 5 << 30, writable=True),)
    qtbot.waitUntil(lambda: not copying._looking)
    shown = open_page(signed_on, "copies")
    qtbot.waitUntil(lambda: not copying._looking and bool(copying.plugged))
    return shown


def make_known(page, qtbot):
    qtbot.keyClick(button(page, "KINGSTON"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._copying.state.standing is Standing.CURRENT)


def test_at_first_this_pc_is_the_only_place(signed_on, page):
    assert page._verdict.text().startswith("This PC is the only place.")
    assert status(signed_on.main.desk) == "only on this PC"
    assert page._take.isHidden()
    assert page._known.isHidden()
    assert button(page, "KINGSTON").accessibleDescription() == "5.0 GB free"


def test_a_stick_is_made_known_by_one_key_and_the_strip_says_so(signed_on, page, qtbot):
    make_known(page, qtbot)
    qtbot.waitUntil(lambda: last(signed_on, Stick) is not None)
    qtbot.waitUntil(lambda: not page._known.isHidden())
    assert last(signed_on, Stick).record.name == "A"
    assert "stick A up to date" in status(signed_on.main.desk)
    shown = [view._value.text() for view in signed_on.main._strip._facts]
    assert "stick A up to date" in shown
    assert not page._protect.isHidden(), "nobody could open the copy as long as the log is not protected"
    page._protect.click()
    assert signed_on.main.shown == "protect"


def test_taking_it_away_says_what_to_pull_and_what_to_put_in(signed_on, page, qtbot, tmp_path):
    make_known(page, qtbot)
    page._holder.setText("Marc Vidal")
    qtbot.keyClick(page._holder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Pull stick A out now, and put another one in." in signed_on.main.messages.text())
    qtbot.waitUntil(lambda: last(signed_on, Stick).record.event is StickEvent.TAKEN)
    answer_file(signed_on, tmp_path)
    page._folder.click()
    qtbot.waitUntil(lambda: page._copying.state.standing is Standing.CURRENT)
    assert last(signed_on, Stick).record.name == "B"
    button(page, "Take stick B away").click()
    qtbot.waitUntil(lambda: "put stick A in." in signed_on.main.messages.text())
    qtbot.waitUntil(lambda: last(signed_on, Stick).record.event is StickEvent.TAKEN)
    button(page, "It is lost").click()
    qtbot.waitUntil(lambda: last(signed_on, Stick).record.event is StickEvent.LOST)


def test_a_place_that_refuses_is_said_on_the_page(signed_on, page, qtbot, tmp_path):
    (tmp_path / "file").write_text("")
    answer_file(signed_on, tmp_path / "file")
    page._folder.click()
    qtbot.waitUntil(lambda: not page._trouble.isHidden())
    answer_file(signed_on, None)
    page._folder.click()
    assert last(signed_on, Stick) is None


def test_no_two_sticks_get_one_letter(signed_on, page, qtbot, tmp_path):
    make_known(page, qtbot)
    qtbot.waitUntil(lambda: last(signed_on, Stick) is not None)
    page._name.setText("A")
    answer_file(signed_on, tmp_path)
    page._folder.click()
    assert page._trouble.text() == "Another stick has this letter. Choose another one."


def test_what_is_drawn_stays_while_nothing_changes(page):
    before = button(page, "KINGSTON")
    page._show()
    assert button(page, "KINGSTON") is before
