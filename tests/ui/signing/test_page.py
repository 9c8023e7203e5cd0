# SPDX-License-Identifier: Apache-2.0
"""Sign one record as somebody else: three acts, one record, and the window stays as it was."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Means
from logbook.core.model.records import Note
from tests.ui.hands import button, last, wait_for, write
from tests.wards import PINS


@pytest.fixture
def page(signed_on, qtbot):
    qtbot.keyClick(signed_on.main, Qt.Key.Key_F4)
    assert signed_on.main.shown == "signing"
    return signed_on.main.page("signing")


def sign(program, page, qtbot, name="Marc Vidal", pin=None):
    button(page.signer, f"{name} · nurse").click()
    qtbot.keyClicks(page.signer.pad, pin or PINS[name])
    qtbot.keyClick(page.signer.pad, Qt.Key.Key_Return)


def test_the_next_record_is_theirs_and_the_one_after_is_not(signed_on, page, world, qtbot):
    sign(signed_on, page, qtbot)
    qtbot.waitUntil(lambda: signed_on.main.shown == "log")
    assert "Marc Vidal signs the next record" in signed_on.main._strip._name.text()
    bar = signed_on.main.page("log")._bar
    qtbot.keyClicks(bar._text, "pump 3 moved")
    qtbot.keyClick(bar._text, Qt.Key.Key_Return)
    author = wait_for(signed_on, qtbot, Note).frame.author
    assert (author.user, author.recorded_by) == (world.user("Marc Vidal"), world.user("Anna Puig"))
    assert author.means is Means.PIN
    assert signed_on.session.user == world.user("Anna Puig")
    after = write(signed_on, qtbot, Note("my own"))
    assert (after.user, after.frame.author.recorded_by) == (world.user("Anna Puig"), "")


def test_a_wrong_pin_signs_nothing(signed_on, page, qtbot):
    sign(signed_on, page, qtbot, pin="555129")
    qtbot.waitUntil(lambda: "not the PIN" in page.signer._said.text())
    assert signed_on.session.signs_next == ""
    assert signed_on.main.shown == "signing"


def test_it_can_be_taken_back_and_ends_with_the_lock(signed_on, page, qtbot):
    for _ in range(2):
        sign(signed_on, page, qtbot)
        qtbot.waitUntil(lambda: bool(signed_on.session.signs_next))
        qtbot.keyClick(signed_on.main, Qt.Key.Key_F4)
        if _ == 0:
            button(page, "Nobody: I sign myself").click()
            assert signed_on.main.shown == "log"
            qtbot.keyClick(signed_on.main, Qt.Key.Key_F4)
    signed_on.lock()
    assert signed_on.session.signs_next == ""


def test_esc_goes_back_to_where_one_was(signed_on, qtbot):
    signed_on.main.show_page("devices")
    qtbot.keyClick(signed_on.main, Qt.Key.Key_F4)
    signed_on.main._back()
    assert signed_on.main.shown == "devices"
    assert last(signed_on, Note) is None


def test_it_waits_two_minutes_and_no_longer(signed_on, page, qtbot):
    sign(signed_on, page, qtbot)
    qtbot.waitUntil(lambda: bool(signed_on.session.signs_next))
    assert signed_on.session._until.isActive()
    signed_on.session._until.timeout.emit()
    assert signed_on.session.signs_next == ""
