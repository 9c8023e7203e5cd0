# SPDX-License-Identifier: Apache-2.0
"""The dossier of a device: filled in from the log, optional throughout, several versions, saying what is empty."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.bedside import Dossier, DossierEvent, Outcome
from logbook.core.model.codes import Act
from logbook.core.model.records import Intervention
from tests.ui.hands import button, devices, last, open_page, wait_for, write


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


def box(page, field):
    return page._answers._lines[field]


def dossiers(program, device="M-07"):
    return program.session.ward.folds.dossiers.of(device)


def test_it_begins_with_what_the_log_knows_and_says_what_is_empty(program, qtbot):
    act = write(program, qtbot, Intervention(Act.SETTING, device="M-07"))
    detail = open_page(program, "devices", device="M-07")._detail
    button(detail, "Dossier…").click()
    assert program.main.shown == "dossier"
    page = program.main.page("dossier")
    assert box(page, "common_name").text() == "Monitor"
    assert box(page, "reporter").text() == "Anna Puig"
    assert "UCI 2" in box(page, "facility").text()
    assert str(act.ref) in page._acts.text()
    assert "What happened" in page._empty.text()
    button(page._answers, "product problem").click()
    button(page._answers, "no harm seen").click()
    qtbot.keyClicks(box(page, "description"), "Showed 40, set to 4.")
    assert "What happened" not in page._empty.text()
    qtbot.keyClick(page._record, Qt.Key.Key_Return)
    record = wait_for(program, qtbot, Dossier).record
    assert (record.event, record.outcomes) == (DossierEvent.PRODUCT_PROBLEM, (Outcome.NONE_SEEN,))
    assert (record.description, record.interventions, record.earlier) == ("Showed 40, set to 4.", (act.ref,), None)
    qtbot.waitUntil(lambda: program.main.shown == "devices")


def test_a_second_version_names_the_first_and_nothing_new_is_no_version(program, qtbot):
    first = write(program, qtbot, Dossier("M-07", description="one", lot="7"))
    page = open_page(program, "dossier", device="M-07")
    assert page._state.text().startswith("Version 1, ")
    page._record.click()
    assert last(program, Dossier).ref == first.ref
    assert "Nothing has changed" in program.main.messages.text()
    box(page, "description").setPlainText("two")
    page._record.click()
    qtbot.waitUntil(lambda: last(program, Dossier).ref != first.ref)
    record = last(program, Dossier).record
    assert (record.earlier, record.description, record.lot) == (first.ref, "two", "7")
    assert [view.version for view in dossiers(program)] == [2]


def test_another_incident_is_a_dossier_of_its_own(program, qtbot):
    write(program, qtbot, Dossier("M-07", description="one"))
    page = open_page(program, "dossier", device="M-07")
    button(page, "Another incident").click()
    assert box(page, "description").toPlainText() == ""
    page._record.click()
    qtbot.waitUntil(lambda: len(dossiers(program)) == 2)
    assert last(program, Dossier).record.earlier is None


def test_what_is_typed_is_kept_and_is_of_that_device_only(program, qtbot):
    page = open_page(program, "dossier", device="M-07")
    qtbot.keyClicks(box(page, "brand"), "Vista")
    assert page.waits()
    assert page.back()
    open_page(program, "dossier", device="VM-07")
    assert box(page, "brand").text() == ""
    open_page(program, "dossier", device="M-07")
    assert box(page, "brand").text() == "Vista"


def test_a_device_nobody_knows_leads_back(program):
    open_page(program, "dossier", device="nobody")
    assert program.main.shown == "devices"
