# SPDX-License-Identifier: Apache-2.0
"""A new PIN at the lock page: two people, or what opens the log where nobody has a PIN any more."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Means
from logbook.core.model.records import Person
from logbook.core.vault.slots import Cost, Passphrase
from tests import wards
from tests.ui.hands import button, last
from tests.wards import PINS

WORDS = "amber basin canal dried early flint"
CHEAP = Cost(memory_kib=64 << 10, passes=1, lanes=1)


def forget(world, *names):
    """Take PINs off this PC, as a restore or a takeover leaves it."""
    for name in names:
        world.on_thread(world.ward.store.execute, "DELETE FROM secret WHERE name = ?", (f"pin:{world.user(name)}",))


@pytest.fixture
def restored(tmp_path, start_program, qtbot):
    """Start a protected ward in which these people have no PIN; returns program and world."""

    def start(*names):
        world = wards.make(tmp_path, locks=(Passphrase(WORDS, CHEAP),))
        forget(world, *names)
        world.shut()
        program = start_program(world.path, world.machine)
        qtbot.waitUntil(lambda: program.cold is not None)
        qtbot.keyClicks(program.cold._words, WORDS)
        qtbot.keyClick(program.cold._words, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
        return program, world

    return start


def renew(program, world, qtbot, name="Marc Vidal", pin="862049"):
    """Choose a name, open the form, and type the new PIN twice."""
    page = program.lock_page
    button(page, next(one.accessibleName() for one in page._who.buttons() if name in one.accessibleName())).click()
    qtbot.waitUntil(lambda: not page._renew.isHidden())
    page._renew.click()
    for field in (page.renew.pin, page.renew.again):
        qtbot.keyClicks(field, pin)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    return page.renew


def vouch(form, qtbot, pin):
    button(form.signer, "Anna Puig · charge nurse").click()
    qtbot.keyClicks(form.signer.pad, pin)
    qtbot.keyClick(form.signer.pad, Qt.Key.Key_Return)


def test_a_second_person_vouches_with_the_own_pin_and_both_are_named(restored, qtbot):
    program, world = restored("Marc Vidal")
    form = renew(program, world, qtbot)
    assert form._alone.isHidden()
    vouch(form, qtbot, "555129")
    qtbot.waitUntil(lambda: "not the PIN" in form._trouble.text())
    assert form.pin.text() == "862049"
    vouch(form, qtbot, PINS["Anna Puig"])
    qtbot.waitUntil(lambda: program.main is not None)
    entry = last(program, Person)
    assert (entry.record.user, entry.user) == (world.user("Marc Vidal"), world.user("Anna Puig"))
    assert entry.frame.author.means is Means.PIN
    assert program.session.user == world.user("Marc Vidal")


def test_where_nobody_has_a_pin_the_six_words_stand_for_the_second_person(restored, qtbot):
    program, world = restored("Marc Vidal", "Anna Puig", "Dr Ferrer")
    form = renew(program, world, qtbot)
    assert form.signer.isHidden()
    form._go.click()
    assert form.isEnabled()
    qtbot.keyClicks(form.secret, "six words that are wrong here")
    qtbot.keyClick(form.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open the log" in form._trouble.text())
    form.secret.clear()
    qtbot.keyClicks(form.secret, WORDS)
    qtbot.keyClick(form.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None)
    assert last(program, Person).frame.author.means is Means.PASSPHRASE
    assert program.session.user == world.user("Marc Vidal")


def test_a_key_stick_that_is_not_there_is_said(restored, qtbot):
    program, world = restored("Marc Vidal", "Anna Puig", "Dr Ferrer")
    form = renew(program, world, qtbot)
    qtbot.keyClicks(form.stick, "739204")
    form._go.click()
    qtbot.waitUntil(lambda: "no key of this log on the stick" in form._trouble.text())


def test_two_pins_that_differ_go_nowhere_and_a_weak_one_is_said(restored, qtbot):
    program, world = restored("Marc Vidal")
    form = renew(program, world, qtbot, pin="111111")
    vouch(form, qtbot, PINS["Anna Puig"])
    qtbot.waitUntil(lambda: "This PIN cannot be used" in form._trouble.text())
    form.again.setText("111112")
    vouch(form, qtbot, PINS["Anna Puig"])
    assert "not the same" in form._labelled[form.again]._trouble.text()


def test_who_has_a_pin_is_not_asked_to_set_one_and_a_note_is_always_open(restored, qtbot):
    program, world = restored("Marc Vidal")
    page = program.lock_page
    form = renew(program, world, qtbot)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    page._note_button.click()
    assert page._stack.currentWidget() is page.note
    page.back()
    page.choose(world.user("Anna Puig"))
    program.session.ward.worker.submit(int).result()
    qtbot.waitUntil(page.pad.isEnabled)
    assert page._renew.isHidden()


def test_a_name_that_was_stopped_gets_a_new_pin_in_the_same_way(restored, qtbot):
    program, world = restored()
    page, user = program.lock_page, world.user("Marc Vidal")
    clock = world.clock
    for _ in range(10):
        clock.pass_(1000)
        page.choose(user)
        qtbot.keyClicks(page.pad, "555129")
        qtbot.keyClick(page.pad, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "not the PIN" in page._said.text() or "Ten wrong" in page._said.text())
    form = renew(program, world, qtbot)
    vouch(form, qtbot, PINS["Anna Puig"])
    qtbot.waitUntil(lambda: program.main is not None)
    assert program.session.user == user
