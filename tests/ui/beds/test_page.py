# SPDX-License-Identifier: Apache-2.0
"""Beds and patients: codes given by the program, moves in one press, cards on demand, nothing lost on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from logbook.core.model.places import Admission, Bed, Departure, Identity, Leaving, NumberBlock, PatientMove
from logbook.ui.beds import page as beds
from tests.ui.hands import button, devices, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot):
    devices(signed_on, qtbot)
    for n, bed in enumerate(("5", "6"), 1):
        write(signed_on, qtbot, Bed(bed, order=n))
    return open_page(signed_on, "beds")


def tiles(page):
    return [one.accessibleName() for one in page._tiles.buttons()]


def admit(signed_on, page, qtbot, bed):
    button(page, f"Bed {bed}").click()
    button(page, "New patient here").click()
    button(page, "Record").click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)
    return last(signed_on, Admission)


def test_the_beds_of_the_ward_and_those_with_devices_are_offered(page):
    assert tiles(page) == ["Bed 5", "Bed 6", "Bed 7"]


def test_a_patient_comes_with_the_next_number_in_three_presses(signed_on, page, qtbot):
    entry = admit(signed_on, page, qtbot, "7")
    assert (entry.record.bed, entry.record.patient, entry.record.number) == ("7", "K1", 1)
    assert page._tiles.buttons()[2].accessibleDescription().startswith("K1, ")
    assert admit(signed_on, page, qtbot, "5").record.patient == "K2"
    assert beds.status(signed_on.main.desk) == "2 patients, beds: 3"


def test_somebody_nobody_knows_gets_a_name_for_the_time_being(signed_on, page, qtbot):
    button(page, "New patient here").click()
    button(page, "Nobody knows who it is").click()
    button(page, "Record").click()
    assert wait_for(signed_on, qtbot, Admission).record.alias == "ALFA"


def test_one_press_on_a_bed_moves_and_the_code_stays(signed_on, page, qtbot):
    stay = admit(signed_on, page, qtbot, "7")
    button(page, "Move…").click()
    button(page._move, "Bed 5").click()
    record = wait_for(signed_on, qtbot, PatientMove).record
    assert (record.stay, record.bed, record.from_bed, record.patient) == (stay.ref, "5", "7", "K1")
    qtbot.waitUntil(lambda: page._tiles.key() == "5")


def test_another_bed_can_be_typed_and_time_given(signed_on, page, qtbot):
    admit(signed_on, page, qtbot, "7")
    button(page, "Move…").click()
    button(page._move, "\N{MINUS SIGN}10 min").click()
    qtbot.keyClicks(page._move._other, "box 2")
    qtbot.keyClick(page._move._other, Qt.Key.Key_Return)
    entry = wait_for(signed_on, qtbot, PatientMove)
    assert entry.record.bed == "box 2"
    assert entry.written.wall - entry.frame.happened.at >= 600_000


def test_a_time_that_is_none_records_nothing(signed_on, page, qtbot):
    admit(signed_on, page, qtbot, "7")
    button(page, "Move…").click()
    button(page._move, "Exact…").click()
    button(page._move, "Bed 5").click()
    assert not page._move.trouble.isHidden()
    assert last(signed_on, PatientMove) is None


def test_a_patient_leaves_with_one_press(signed_on, page, qtbot):
    admit(signed_on, page, qtbot, "7")
    button(page, "Left the ward…").click()
    qtbot.keyClicks(page._leave.text, "cardiology")
    button(page._leave, "another ward").click()
    record = wait_for(signed_on, qtbot, Departure).record
    assert (record.to, record.text) == (Leaving.WARD, "cardiology")
    qtbot.waitUntil(lambda: page._tiles.buttons()[2].accessibleDescription() == "free")


def shown_words(page):
    return "".join(field.text() for field in page._card.findChildren(QLineEdit))


def test_a_card_is_shown_only_on_demand_and_hides_on_the_lock(signed_on, page, qtbot):
    stay = admit(signed_on, page, qtbot, "7")
    button(page, "Identity card…").click()
    qtbot.keyClicks(page._card._lines["name"], "Rosa Gil")
    page._card._record.click()
    record = wait_for(signed_on, qtbot, Identity).record
    assert (record.stay, record.name, record.patient) == (stay.ref, "Rosa Gil", "K1")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)
    assert shown_words(page) == ""
    button(page, "Identity card…").click()
    assert shown_words(page) == ""
    page._card._show.click()
    assert "Rosa Gil" in shown_words(page)
    assert page._card.fields() == {}, "what is on the card is no draft"
    signed_on.session.locked.emit()
    assert shown_words(page) == ""


def test_an_empty_card_is_not_recorded(signed_on, page, qtbot):
    admit(signed_on, page, qtbot, "7")
    button(page, "Identity card…").click()
    page._card._record.click()
    assert last(signed_on, Identity) is None


@pytest.mark.parametrize("form", ["come", "leave", "card"])
def test_what_was_half_typed_comes_back(signed_on, page, qtbot, form):
    admit(signed_on, page, qtbot, "7")
    word = {"come": "New patient here", "leave": "Left the ward…", "card": "Identity card…"}[form]
    button(page, word).click()
    field = page._card._lines["name"] if form == "card" else page._forms[form].text
    qtbot.keyClicks(field, "half")
    assert page.waits()
    assert page.back()
    assert not page.back()
    page.arrive({})
    assert page._stack.currentWidget() is page._forms[form]
    assert field.text() == "half"


def test_beds_and_numbers_are_set_up_by_typing(signed_on, page, qtbot):
    button(page, "Beds and numbers…").click()
    form = page._ward_form
    qtbot.keyClicks(form._new, "UCI-01-03")
    button(form, "Add these beds").click()
    qtbot.waitUntil(lambda: len(form._mine.buttons()) == 6)
    button(form, "Bed 6").click()
    qtbot.waitUntil(lambda: len(form._mine.buttons()) == 5)
    assert last(signed_on, Bed).record == Bed("6", open=False)
    qtbot.keyClicks(form._block, "later")
    button(form, "Use this block").click()
    assert not form._field._trouble.isHidden()
    form._block.setText("M1-M1")
    button(form, "Use this block").click()
    assert wait_for(signed_on, qtbot, NumberBlock).record == NumberBlock("M", 1, 1)
    qtbot.waitUntil(lambda: "M1 to M1" in form._said.text())


def test_a_block_used_up_asks_for_another_one(signed_on, page, qtbot):
    write(signed_on, qtbot, NumberBlock("M", 1, 1))
    admit(signed_on, page, qtbot, "7")
    button(page, "Bed 5").click()
    button(page, "New patient here").click()
    assert page._stack.currentWidget() is page._ward_form
    assert "used up" in page._ward_form._said.text()


def test_a_ward_without_beds_says_where_to_add_them(signed_on):
    page = open_page(signed_on, "beds")
    assert tiles(page) == []
    page._open("move", signed_on.session.ward.folds.timeline.entries[0].ref)
    assert page._stack.currentWidget() is page._list


def test_the_other_pages_offer_the_ward_s_beds(signed_on, page):
    bar = open_page(signed_on, "log")._bar
    assert [place.bed for place in bar._where._places] == ["5", "6", "7", "store"]
