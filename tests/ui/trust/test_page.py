# SPDX-License-Identifier: Apache-2.0
"""The trust stick in the window: the card is typed, changes are shown before, bulletins stand there after."""

import pytest

from logbook.core import crypto
from logbook.core.actions import trusting
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.codes import Realm, Role
from logbook.core.model.records import Person
from logbook.core.model.safeguards import Bulletin
from logbook.ui import house
from logbook.ui.procedures.shelf_view import Line
from logbook.ui.trust.page import status
from tests.sticks import IDENTITY, ROOTS, TEAM, Stick
from tests.ui.hands import answer_file, button, open_page, wait_for, write

CARD = Stick().card()


@pytest.fixture
def page(signed_on, qtbot, tmp_path):
    shown = open_page(signed_on, "trust")
    answer_file(signed_on, Stick().put(tmp_path / "stick"))
    return shown


def look(page, qtbot, typed=""):
    page._start._card.setText(typed)
    page._start._choose.click()
    qtbot.waitUntil(lambda: page._offer is not None or not page._start._trouble.isHidden())


def take(page, program, qtbot, typed=""):
    look(page, qtbot, typed)
    page._shown._take.click()
    qtbot.waitUntil(lambda: page._offer is None)


def test_a_first_stick_is_not_looked_at_without_a_card(signed_on, page):
    page._start._choose.click()
    assert "First type the letters" in page._start._trouble.text()
    assert status(page._desk) == "no stick taken over yet"


def test_a_wrong_card_keeps_what_was_typed_and_shows_no_other(signed_on, page, qtbot):
    typed = CARD[:-1] + ("0" if CARD[-1] != "0" else "1")
    look(page, qtbot, typed)
    assert "1 letter differs" in page._start._trouble.text()
    assert page._start._card.text() == typed
    assert CARD not in page._start._trouble.text()


def test_what_it_changes_is_shown_and_then_taken_over(signed_on, page, qtbot):
    look(page, qtbot, CARD)
    said = page._shown._lines.text()
    for part in ("may open exports: age1", "device UCI 2", "P06 Ventilator", "bulletin B7", "key that signs receipts"):
        assert part in said
    assert page.back()
    look(page, qtbot, CARD)
    page._shown._take.click()
    told = wait_for(signed_on, qtbot, Bulletin)
    assert told.record.code == "B7"
    qtbot.waitUntil(lambda: page._offer is None)
    assert "Taken over last" in page._start._state.text()
    shown = [one.text() for one in page._start._words.findChildren(type(page._start._state))]
    assert any("NEW" in text and "B7" in text for text in shown)
    assert "NEW" in status(page._desk)
    assert not page.back()


def test_a_later_stick_asks_for_no_card_and_an_old_one_is_refused(signed_on, page, qtbot, tmp_path):
    take(page, signed_on, qtbot, CARD)
    moved = Stick(targets=2, version=2, recipients=[], packed={}, devices=[KnownDevice(TEAM.point, until=9)])
    answer_file(signed_on, moved.put(tmp_path / "next"))
    look(page, qtbot)
    said = page._shown._lines.text()
    for part in ("no longer open exports", "only up to record 9", "– P06", "– device entry"):
        assert part in said
    page._shown._take.click()
    qtbot.waitUntil(lambda: page._offer is None)
    answer_file(signed_on, tmp_path / "stick")
    look(page, qtbot)
    assert "older" in page._start._trouble.text()


def test_a_team_that_began_anew_needs_its_new_card(signed_on, page, qtbot, tmp_path):
    take(page, signed_on, qtbot, CARD)
    keys = ROOTS[3:6]
    other = Stick(roots=[(keys, keys[:2])], by=keys[:2])
    answer_file(signed_on, other.put(tmp_path / "other"))
    look(page, qtbot)
    assert "new cards" in page._start._trouble.text()
    button(page, "We got a new card").click()
    take(page, signed_on, qtbot, other.card())
    assert signed_on.session.ward.folds.trust.accepted.digest


def test_nothing_new_is_said_to_be_nothing(signed_on, page, qtbot):
    take(page, signed_on, qtbot, CARD)
    look(page, qtbot)
    assert page._shown._lines.text().startswith("Nothing")
    button(page, "Leave it").click()
    assert page._offer is None


def test_who_may_not_is_told_who_may(signed_on, page, qtbot):
    write(signed_on, qtbot, Person("p9", Role.CHARGE_NURSE, name="Chief"))
    mine = signed_on.session.ward.people.user(signed_on.session.user)
    write(signed_on, qtbot, Person(mine.user, Role.NURSE, name=mine.name))
    look(page, qtbot, CARD)
    assert "Ask somebody who may do this" in page._start._trouble.text()


def test_an_exercise_stick_is_refused_by_a_real_ward(signed_on, page, qtbot, tmp_path):
    drill = Stick(realm=Realm.DRILL)
    answer_file(signed_on, drill.put(tmp_path / "drill"))
    look(page, qtbot, drill.card())
    assert "exercises only" in page._start._trouble.text()


def test_the_pack_s_procedures_stand_on_the_shelf_and_are_no_sample(signed_on, page, qtbot):
    take(page, signed_on, qtbot, CARD)
    shelf = open_page(signed_on, "procedures")
    qtbot.waitUntil(lambda: shelf._shelf.packed != frozenset())
    named = [one for one in shelf._shelf.newest() if one.code == "P06"]
    assert [(one.version, one.sample) for one in named] == [(3, False)]
    said = "P06 · Ventilator · version 3 · ICU committee · approved by the hospital's pack"
    assert any(one.accessibleName() == said for one in shelf._list.findChildren(Line))


def test_exports_are_then_sealed_for_the_team(signed_on, page, qtbot):
    take(page, signed_on, qtbot, CARD)
    ward = signed_on.session.ward
    ward.worker.submit(house.keep_recipients, ward, ()).result()
    export = open_page(signed_on, "export")
    export._begin()
    qtbot.waitUntil(lambda: export._form._team_keys != ())
    assert export._form.recipients == (crypto.age_recipient(IDENTITY),)
    export._form._to.setPlainText("")
    assert export._form.recipients == (crypto.age_recipient(IDENTITY),)
    assert "trust stick" in export._form._means.text()
    button(export._form, "Leave unsealed").click()
    assert export._form.recipients == ()
    assert ward.worker.submit(house.recipients, ward).result() == (crypto.age_recipient(IDENTITY),)
    assert trusting.INSIDE == "trust"
