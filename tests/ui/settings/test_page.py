# SPDX-License-Identifier: Apache-2.0
"""Settings: people, readers, lock, check; who may not is told who may."""

import pytest
from PySide6.QtCore import Qt

from logbook.core import crypto
from logbook.core.actions.signing_on import Newcomer
from logbook.core.model.codes import Means, Role
from logbook.core.model.records import Person, Vouch
from logbook.ui import house
from logbook.ui.identity import Identity
from tests.ui.hands import button, last, open_page, wait_for, write
from tests.wards import PINS


@pytest.fixture
def open_section(signed_on):
    return lambda section: open_page(signed_on, "settings", section=section)._cards[section]


def test_somebody_is_enrolled_with_a_pin(signed_on, qtbot, open_section):
    card = open_section("people")
    card._add.click()
    card._record.click()
    assert "name" in card._trouble.text()
    for key, text in (("name", "Laia Mas"), ("pin", "739204"), ("again", "739205"), ("number", "46/1")):
        card._fields[key].setText(text)
    card._record.click()
    assert card._trouble.text() == "The two are not the same."
    card._fields["again"].setText("739204")
    button(card, "doctor").click()
    card._record.click()
    qtbot.waitUntil(lambda: last(signed_on, Person).record.name == "Laia Mas")
    entry = last(signed_on, Person)
    assert (entry.record.role, entry.record.listed, entry.user) == (Role.DOCTOR, True, signed_on.session.user)
    qtbot.waitUntil(card._form.isHidden)


def test_a_weak_pin_is_refused_in_words(qtbot, open_section):
    card = open_section("people")
    card._add.click()
    for key, text in (("name", "Laia Mas"), ("pin", "123456"), ("again", "123456")):
        card._fields[key].setText(text)
    card._record.click()
    qtbot.waitUntil(lambda: "PIN" in card._trouble.text())
    assert card._fields["name"].text() == "Laia Mas"


def test_a_new_pin_is_set(signed_on, qtbot, open_section):
    card = open_section("people")
    user = next(view.user for view in signed_on.session.ward.people.users() if view.name == "Marc Vidal")
    card._open(user)
    for key in ("pin", "again"):
        card._fields[key].setText("640172")
    card._record.click()
    qtbot.waitUntil(lambda: "Marc Vidal" in signed_on.main.messages.text())
    right = []
    Identity(signed_on.session).check(user, "640172", right.append, right.append)
    qtbot.waitUntil(lambda: right == [user])


def test_somebody_not_on_the_list_is_vouched_for(signed_on, qtbot, open_section):
    done = []
    newcomer = Newcomer("Lucia Gil", Role.NURSE, listed=False)
    Identity(signed_on.session).enrol(newcomer, "739204", None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    card = open_section("people")
    button(card, "Vouch…").click()
    assert card._whom.text() == "Vouch for Lucia Gil"
    names = [one.accessibleName() for one in card.voucher.who.buttons()]
    assert names == ["Anna Puig · charge nurse", "Marc Vidal · nurse", "Dr Ferrer · doctor"]
    button(card.voucher, "Marc Vidal · nurse").click()
    qtbot.keyClicks(card.voucher.pad, "555129")
    qtbot.keyClick(card.voucher.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not the PIN" in card.voucher._said.text())
    assert last(signed_on, Vouch) is None
    qtbot.keyClicks(card.voucher.pad, PINS["Marc Vidal"])
    qtbot.keyClick(card.voucher.pad, Qt.Key.Key_Return)
    entry = wait_for(signed_on, qtbot, Vouch)
    assert (entry.record.user, entry.frame.author.means) == (done[0], Means.PIN)
    assert entry.user != signed_on.session.user


def test_who_may_not_enrol_is_told_who_may(signed_on, qtbot, open_section):
    write(signed_on, qtbot, Person(signed_on.session.user, Role.CLERK, name="Anna Puig", pin_set=True))
    card = open_section("people")
    card._add.click()
    assert card._form.isHidden()
    assert "nurse" in signed_on.main.messages.text()


def test_readers_keys_are_kept_and_misspelt_ones_are_not(signed_on, qtbot, open_section):
    card = open_section("readers")
    card._keys.setPlainText("nonsense")
    card._keep.click()
    assert not card._trouble.isHidden()
    _, public = crypto.new_age_identity()
    card._keys.setPlainText(public)
    card._keep.click()
    qtbot.waitUntil(lambda: signed_on.main.messages.text() == "Kept.")
    ward = signed_on.session.ward
    assert ward.worker.submit(house.recipients, ward).result() == (public,)


def test_the_time_until_the_lock_is_the_houses_choice(signed_on, qtbot, open_section):
    card = open_section("window")
    button(card, "10 min").click()
    assert signed_on.main.desk.lock_after() == 10
    write(signed_on, qtbot, Person(signed_on.session.user, Role.NURSE, name="Anna Puig", pin_set=True))
    write(signed_on, qtbot, Person("p9", Role.IT, name="Pau", pin_set=True))
    button(card, "1 min").click()
    assert signed_on.main.desk.lock_after() == 10
    assert "charge nurse" in signed_on.main.messages.text()


def test_where_the_log_lies_and_whether_it_is_protected_is_said(signed_on, open_section):
    card = open_section("window")
    assert card._where.text() == str(signed_on.session.ward.path)
    assert "Not yet protected" in card._safe.text()
    card._protect.click()
    assert signed_on.main.shown == "protect"


def test_the_whole_log_is_checked_with_a_verdict(qtbot, open_section):
    card = open_section("check")
    card._begin.click()
    qtbot.waitUntil(lambda: "All is well" in card._verdict.text())
    assert card._begin.isEnabled()


def test_the_licences_are_there(open_section):
    assert "SIL OPEN FONT LICENSE" in open_section("about")._text.toPlainText()
