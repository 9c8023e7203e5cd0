# SPDX-License-Identifier: Apache-2.0
"""An act on life support from the request to the device restored, and the same written down afterwards."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.bedside import ActAnswer, ActRequest
from logbook.core.model.codes import Act, How, YesNoUnknown
from logbook.core.model.records import Intervention
from logbook.ui.coordinated.forms import answer_draft
from logbook.ui.coordinated.page import status
from tests.ui.hands import button, devices, last, open_page, wait_for, write


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


def test_the_whole_path_from_request_to_restored(program, qtbot):
    detail = open_page(program, "devices", device="VM-07")._detail
    button(detail, "Asked for…").click()
    assert program.main.shown == "coordinated"
    page = program.main.page("coordinated")
    button(page._request, "network disconnected").click()
    qtbot.keyClicks(page._request._by, "IT Pau")
    qtbot.keyClick(page._request._by, Qt.Key.Key_Return)
    request = wait_for(program, qtbot, ActRequest)
    assert request.record == ActRequest(Act.NETWORK_OUT, "VM-07", "7", "IT Pau")
    qtbot.waitUntil(lambda: status(program.main.desk) == "1 asked for")
    button(page, "Answer…").click()
    button(page._answer, "Dr Ferrer").click()
    button(page._answer._how, "in person").click()
    qtbot.keyClick(button(page._answer, "yes, it may be done"), Qt.Key.Key_Return)
    answer = wait_for(program, qtbot, ActAnswer).record
    assert answer == ActAnswer(request.ref, YesNoUnknown.YES, "Dr Ferrer", How.IN_PERSON)
    qtbot.waitUntil(lambda: program.main.shown == "intervention")
    gate = program.main.page("intervention")._gate
    assert gate.asked().yes_by == "Dr Ferrer"
    assert "clinical yes" not in gate._missing.text()
    assert "Removal: ask the clinician" in gate._about.text()
    for tick in gate._yes._ticks.values():
        tick.click()
    qtbot.keyClick(gate._record, Qt.Key.Key_Return)
    out = wait_for(program, qtbot, Intervention)
    assert (out.record.request, out.record.yes_by, out.record.ordered_by) == (request.ref, "Dr Ferrer", "IT Pau")
    qtbot.waitUntil(lambda: program.main.shown == "coordinated")
    assert status(program.main.desk) == "1 not restored yet"
    button(page, "Restore…").click()
    qtbot.waitUntil(lambda: program.main.shown == "intervention")
    gate._record.click()
    qtbot.waitUntil(lambda: last(program, Intervention).record.act is Act.NETWORK_BACK)
    assert last(program, Intervention).record.restores == out.ref
    assert status(program.main.desk) == ""
    qtbot.waitUntil(lambda: program.main.shown == "coordinated")
    assert page._open.isHidden()


def test_a_no_closes_the_request_and_nothing_is_done(program, qtbot):
    write(program, qtbot, ActRequest(Act.STAND_ALONE, "VM-07", "7"))
    page = open_page(program, "coordinated")
    button(page, "Answer…").click()
    qtbot.keyClicks(page._answer._by, "Dr Roca")
    button(page._answer, "no, it is not done").click()
    assert wait_for(program, qtbot, ActAnswer).record.said_by == "Dr Roca"
    qtbot.waitUntil(page._open.isHidden)
    assert program.main.shown == "coordinated"


def test_not_now_stays_open_and_it_can_be_done_all_the_same(program, qtbot):
    request = write(program, qtbot, ActRequest(Act.NETWORK_OUT, "VM-07", "7"))
    write(program, qtbot, ActAnswer(request.ref, YesNoUnknown.UNKNOWN, "Dr Roca"))
    page = open_page(program, "coordinated")
    button(page, "Do it…").click()
    gate = program.main.page("intervention")._gate
    assert gate.asked().yes_by == ""
    gate._emergency.click()
    record = wait_for(program, qtbot, Intervention).record
    assert (record.request, record.emergency) == (request.ref, True)


def test_an_act_back_told_anywhere_names_what_it_restores(program, qtbot):
    out = write(program, qtbot, Intervention(Act.NETWORK_OUT, device="VM-07", bed="7", life_support=True))
    open_page(program, "intervention", device="VM-07", bed="7", act="network-back")
    gate = program.main.page("intervention")._gate
    gate._record.click()
    qtbot.waitUntil(lambda: last(program, Intervention).record.act is Act.NETWORK_BACK)
    assert last(program, Intervention).record.restores == out.ref


def test_it_can_be_written_afterwards(program):
    page = open_page(program, "coordinated", device="VM-07", **{"from": "devices"})
    button(page, "Done already, written now…").click()
    assert program.main.shown == "intervention"


def test_what_is_missing_is_asked_for_and_escape_goes_back(program, qtbot):
    write(program, qtbot, ActRequest(Act.NETWORK_OUT, "VM-07", "7"))
    page = open_page(program, "coordinated", device="VM-07", **{"from": "devices"})
    page._request._record.click()
    assert not page._request._trouble.isHidden()
    qtbot.keyClicks(page._request._reason, "contain")
    assert page.waits()
    button(page, "Answer…").click()
    assert page.back()
    assert page._answer.isHidden()
    assert page.back()
    assert program.main.shown == "devices"
    assert not page.back()


def test_a_half_typed_answer_outlasts_a_lock_and_a_crash(program, qtbot):
    first = write(program, qtbot, ActRequest(Act.STAND_ALONE, "VM-07", "7"))
    write(program, qtbot, ActRequest(Act.NETWORK_OUT, "VM-07", "7"))
    page = open_page(program, "coordinated")
    page._ask(next(one for one in program.session.ward.folds.coordinated.asked() if one.request.ref == first.ref))
    qtbot.keyClicks(page._answer._by, "Dr Roca, by tele")
    button(page._answer._how, "by phone").click()
    page._answer._back.click()
    assert page.waits()
    user, drafting = program.session.user, program.main.desk.drafting
    drafting.flush()
    kept = drafting._submit(lambda: drafting._drafts().load(answer_draft(first.ref), user)).result()
    assert kept.fields == {"by": "Dr Roca, by tele", "how": "phone", "back": True}
    page.back()
    page.arrive({})
    assert not page._answer.isHidden()
    assert page._answer._target == first.ref
    assert (page._answer._by.text(), page._answer._back.isChecked()) == ("Dr Roca, by tele", True)
    button(page._answer, "not now").click()
    answer = wait_for(program, qtbot, ActAnswer).record
    assert answer == ActAnswer(first.ref, YesNoUnknown.UNKNOWN, "Dr Roca, by tele", How.PHONE, True)
    qtbot.waitUntil(page._answer.isHidden)
    assert not page.waits()
