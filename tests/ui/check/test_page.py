# SPDX-License-Identifier: Apache-2.0
"""The check of a device: fields beside what was last read, nothing filled in silently, nothing required."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device, FieldReading, State
from tests.ui.hands import button, devices, last, open_page, wait_for, write


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


def row(page, code):
    return next(one for one in page._form._rows if one.field.code == code)


def test_it_is_three_acts_from_the_device(program, qtbot):
    detail = open_page(program, "devices", device="VM-07")._detail
    qtbot.keyClick(button(detail, "Check…"), Qt.Key.Key_Return)
    assert program.main.shown == "check"
    page = program.main.page("check")
    assert page._form._title.text() == "Ventilator check"
    assert "Removal: ask the clinician" in page._form._about.text()
    assert page._form._same.isHidden()
    qtbot.keyClicks(row(page, "vent-mode").box, "SIMV")
    button(row(page, "vent-bag"), "yes").click()
    qtbot.keyClick(row(page, "vent-mode").box, Qt.Key.Key_Return)
    record = wait_for(program, qtbot, State).record
    assert record.template == "ventilator"
    assert record.fields == (FieldReading("vent-mode", "SIMV"), FieldReading("vent-bag", "yes"))
    assert program.main.shown == "devices"


def test_same_as_last_shows_the_values_and_says_that_they_were_taken_over(program, qtbot):
    read = (FieldReading("vent-mode", "SIMV"), FieldReading("vent-peep", "8"), FieldReading("vent-bag", "yes"))
    write(program, qtbot, State("VM-07", template="ventilator", fields=read))
    page = open_page(program, "check", device="VM-07")
    assert row(page, "vent-peep").value() == ""
    assert row(page, "vent-peep")._note.text().startswith("last read: 8 · ")
    assert row(page, "vent-fio2")._note.text() == "not read yet"
    qtbot.keyClicks(row(page, "vent-peep").box, "10")
    page._form._same.click()
    assert "Record confirms it" in row(page, "vent-mode")._note.text()
    page._form._record.click()
    qtbot.waitUntil(lambda: last(program, State).record.fields[0].repeated)
    assert last(program, State).record.fields == (
        FieldReading("vent-mode", "SIMV", repeated=True),
        FieldReading("vent-peep", "10"),
        FieldReading("vent-bag", "yes", repeated=True),
    )


def test_what_was_taken_over_and_changed_was_read(program, qtbot):
    write(program, qtbot, State("VM-07", template="ventilator", fields=(FieldReading("vent-mode", "SIMV"),)))
    page = open_page(program, "check", device="VM-07")
    page._form._same.click()
    qtbot.keyClicks(row(page, "vent-mode").box, "+")
    assert row(page, "vent-mode").reading() == FieldReading("vent-mode", "SIMV+")


def test_nothing_written_is_no_record_and_says_so(program):
    page = open_page(program, "check", device="VM-07")
    page._form._record.click()
    assert page._form._hint.text().startswith("Nothing is written yet.")
    assert last(program, State) is None


def test_words_alone_are_a_record_and_a_placeholder_says_it_is_one(program, qtbot):
    write(program, qtbot, Device("CR-1", DeviceType.DIALYSIS, bed="7"))
    page = open_page(program, "check", device="CR-1")
    assert page._form._hint.text().startswith("The hospital's specialists have yet to say")
    qtbot.keyClicks(page._form._words, "filter clotted")
    page._form._record.click()
    assert wait_for(program, qtbot, State).record == State("CR-1", text="filter clotted", template="circuit")


def test_what_is_typed_survives_leaving_the_page_and_is_of_that_device_only(program, qtbot):
    page = open_page(program, "check", device="VM-07", **{"from": "log"})
    qtbot.keyClicks(row(page, "vent-mode").box, "SI")
    qtbot.keyClicks(page._form._words, "calm")
    assert page.waits()
    assert page.back()
    assert program.main.shown == "log"
    open_page(program, "check", device="M-07")
    assert page._form._words.text() == ""
    open_page(program, "check")
    assert (row(page, "vent-mode").value(), page._form._words.text()) == ("SI", "calm")


def test_a_device_without_a_check_or_nobody_knows_leads_back(program, qtbot):
    write(program, qtbot, Device("T-1", DeviceType.PHONE))
    assert button(open_page(program, "devices", device="VM-07")._detail, "Check…")
    assert open_page(program, "devices", device="T-1")._detail._buttons["check"].isHidden()
    open_page(program, "check", device="T-1")
    assert program.main.shown == "devices"
    open_page(program, "check", device="nobody")
    assert program.main.shown == "devices"


def test_two_columns_where_there_is_room(program, qtbot):
    page = open_page(program, "check", device="VM-07")
    program.stage.resize(1366, 768)
    qtbot.waitUntil(lambda: page._form._inside.layout().itemAtPosition(0, 1) is not None)
