# SPDX-License-Identifier: Apache-2.0
"""Asking for a second signature while recording, and giving it: named, reminded, with the own PIN."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Act, Axis, Meaning, Means
from logbook.core.model.records import AxisReading, Intervention, Note, State, Witness
from logbook.ui.widgets.buttons import Button
from tests.ui.hands import button, devices, last, wait_for, write
from tests.wards import PINS


@pytest.fixture
def page(signed_on, qtbot):
    qtbot.keyClick(signed_on.main, Qt.Key.Key_F4)
    return signed_on.main.page("signing")


def ask(program, page, name="Marc Vidal · nurse"):
    program.main.show_page("signing")
    button(page.ask, name).click()
    assert program.main.shown == "log"


def note(program, qtbot, text):
    bar = program.main.page("log")._bar
    qtbot.keyClicks(bar._text, text)
    qtbot.keyClick(bar._text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: last(program, Note) is not None and last(program, Note).record.text == text)
    return last(program, Note)


def waiting(page):
    return [one.accessibleName() for one in page.waiting._list.findChildren(Button)]


def test_one_tap_asks_and_the_next_record_waits_for_them_and_no_other(signed_on, page, world, qtbot):
    assert page.waiting.isHidden()
    ask(signed_on, page)
    assert "Marc Vidal is asked to sign" in signed_on.main._strip._note.text()
    entry = note(signed_on, qtbot, "pump 3 stopped")
    assert (entry.user, entry.frame.author.cosign) == (world.user("Anna Puig"), world.user("Marc Vidal"))
    assert note(signed_on, qtbot, "and on again").frame.author.cosign == ""
    signed_on.main.show_page("signing")
    (line,) = waiting(page)
    assert str(entry.ref) in line
    assert "asked: Marc Vidal" in line


def test_a_state_and_an_act_on_life_support_can_be_asked_for_too(signed_on, page, world, qtbot):
    devices(signed_on, qtbot)
    reading = AxisReading(Axis.NETWORK, "cable-out")
    for record in (State("VM-07", (reading,)), Intervention(Act.NETWORK_OUT, device="VM-07", life_support=True)):
        ask(signed_on, page)
        assert write(signed_on, qtbot, record).frame.author.cosign == world.user("Marc Vidal")
    assert len(signed_on.session.ward.folds.cosigning.pending(world.user("Marc Vidal"))) == 2


@pytest.mark.parametrize("meaning", [Meaning.WITNESSED, Meaning.NOT_AGREED])
def test_the_one_who_was_asked_is_reminded_and_answers_with_the_own_pin(signed_on, page, world, qtbot, meaning):
    ask(signed_on, page)
    entry = note(signed_on, qtbot, "pump 3 stopped")
    signed_on.session.sign_on(world.user("Marc Vidal"), Means.SESSION)
    signed_on.main._reminders.refresh("log", room=True)
    line = signed_on.main._reminders.sign
    assert "1 record waits for your signature" in line.text()
    button(line, "Look and sign").click()
    assert signed_on.main.shown == "signing"
    page.waiting._list.findChildren(Button)[0].click()
    assert signed_on.main.shown == "log"
    panel = signed_on.main.page("log")._entry
    assert panel.ref == entry.ref
    form = panel._witness
    assert form._who.key() == world.user("Marc Vidal")
    form._meaning.choose(meaning.value)
    qtbot.keyClicks(form._pad, PINS["Marc Vidal"])
    qtbot.keyClick(form._pad, Qt.Key.Key_Return)
    signed = wait_for(signed_on, qtbot, Witness)
    assert (signed.user, signed.record.meaning, signed.record.target) == (
        world.user("Marc Vidal"), meaning, entry.ref
    )  # fmt: skip
    assert signed_on.session.ward.folds.cosigning.pending() == ()


def test_nobody_available_needs_a_reason_and_ends_the_waiting(signed_on, page, qtbot):
    ask(signed_on, page)
    note(signed_on, qtbot, "pump 3 stopped")
    signed_on.main.show_page("signing")
    page.waiting._list.findChildren(Button)[0].click()
    form = signed_on.main.page("log")._entry._witness
    button(form, "Nobody is here to sign").click()
    assert last(signed_on, Witness) is None
    form._words.setText("Marc went home")
    button(form, "Nobody is here to sign").click()
    assert wait_for(signed_on, qtbot, Witness).record.meaning is Meaning.NOBODY_AVAILABLE
    assert signed_on.session.ward.folds.cosigning.pending() == ()


def test_it_can_be_taken_back_and_ends_with_the_lock(signed_on, page):
    ask(signed_on, page)
    signed_on.main.show_page("signing")
    button(page.ask, "Ask nobody").click()
    assert signed_on.session.asks_next == ""
    ask(signed_on, page)
    signed_on.lock()
    assert signed_on.session.asks_next == ""
