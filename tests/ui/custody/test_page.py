# SPDX-License-Identifier: Apache-2.0
"""A suspect device is set aside in one go: network out, power on, tag and class, and each hand it goes through."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.core.model.codes import Act, Axis, Meaning, Removal, YesNoUnknown
from logbook.core.model.records import AxisReading, Device, State, Witness
from logbook.ui.custody.page import readings_of
from tests.ui.hands import button, devices, last, open_page, wait_for, write
from tests.wards import PINS

FOUND = CustodyEvent.FOUND


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


def axes(program, device):
    return program.session.ward.folds.devices.device(device).axes


def box(page, field):
    return next(asked._lines[field] for asked in page._form._asked if field in asked._lines)


def test_a_monitor_is_suspected_tagged_and_off_the_network_in_one_go(program, qtbot):
    detail = open_page(program, "devices", device="M-07")._detail
    qtbot.keyClick(button(detail, "Suspect…"), Qt.Key.Key_Return)
    page = program.main.page("custody")
    assert program.main.shown == "custody"
    assert "Removal: ask the clinician" in page._about.text()
    button(page._form._asked[0], "can leave the network only").click()
    network = page._form._asked[0]._choices["network_out"][0]
    button(network, "yes").click()
    qtbot.keyClicks(box(page, "tag"), "T-31")
    qtbot.keyClick(page._record, Qt.Key.Key_Return)
    record = wait_for(program, qtbot, Custody).record
    assert record == Custody(
        FOUND, "M-07", tag="T-31", bed="7", removal=Removal.NETWORK_ONLY, network_out=YesNoUnknown.YES
    )
    qtbot.waitUntil(lambda: program.main.shown == "devices")
    qtbot.waitUntil(lambda: last(program, Device).record.removal is Removal.NETWORK_ONLY)
    shown = axes(program, "M-07")
    assert [shown[axis].value for axis in (Axis.TRUST, Axis.QUARANTINE, Axis.NETWORK)] == [
        "suspect", "tagged", "cable-out",
    ]  # fmt: skip
    assert shown[Axis.QUARANTINE].detail == "T-31"
    assert shown[Axis.POWER].ref is None
    assert "In custody · Tag no. T-31" in program.main.page("devices")._detail._look.text()


def test_life_support_goes_through_the_two_steps_with_everything_filled_in(program, qtbot):
    page = open_page(program, "custody", device="VM-07")
    assert "Life support" in page._about.text()
    button(page._form._asked[0]._choices["network_out"][0], "yes").click()
    qtbot.keyClicks(box(page, "tag"), "T-1")
    qtbot.keyClick(box(page, "tag"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main.shown == "intervention")
    deed = program.main.page("intervention")._deed
    assert (deed.act, [one.value for one in deed.readings]) == (Act.QUARANTINE, ["tagged", "cable-out"])
    assert not program.main.page("intervention")._gate._power.isHidden()
    qtbot.waitUntil(lambda: axes(program, "VM-07")[Axis.TRUST].value == "suspect")
    assert axes(program, "VM-07")[Axis.QUARANTINE].ref is None


def test_what_is_confirmed_already_does_not_become_a_mere_suspicion(program, qtbot):
    write(program, qtbot, State("M-07", (AxisReading(Axis.TRUST, "confirmed"),)))
    page = open_page(program, "custody", device="M-07")
    page._record.click()
    wait_for(program, qtbot, Custody)
    qtbot.waitUntil(lambda: axes(program, "M-07")[Axis.QUARANTINE].value == "tagged")
    assert axes(program, "M-07")[Axis.TRUST].value == "confirmed"


def test_who_receives_it_signs_as_the_second_person(program, qtbot):
    write(program, qtbot, Custody(FOUND, "M-07", tag="T-1"))
    page = open_page(program, "custody", device="M-07")
    assert page._title.text() == "Custody"
    assert page._chain._head.text() == "In custody · Tag no. T-1"
    button(page._form._asked[0], "Marc Vidal").click()
    assert box(page, "received_by").text() == "Marc Vidal"
    page._record.click()
    qtbot.waitUntil(lambda: last(program, Custody).record.event is CustodyEvent.TRANSFER)
    qtbot.waitUntil(lambda: program.main.shown == "log")
    marc = program.session.ward.people.user(last(program, Custody).frame.author.cosign)
    assert marc.name == "Marc Vidal"
    pad = program.main.page("log")._entry._witness._pad
    qtbot.keyClicks(pad, PINS["Marc Vidal"])
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    record = wait_for(program, qtbot, Witness).record
    assert (record.target, record.meaning) == (last(program, Custody).ref, Meaning.WITNESSED)
    open_page(program, "custody", device="M-07")
    assert axes(program, "M-07")[Axis.QUARANTINE].value == "taken-away"
    assert program.session.ward.folds.custodies.of("M-07").custodian == "Marc Vidal"


def test_a_step_without_a_second_signature_can_be_signed_from_the_chain(program, qtbot):
    found = write(program, qtbot, Custody(FOUND, "M-07", text="screen dark"))
    page = open_page(program, "custody", device="M-07")
    button(page._chain, "Second signature…").click()
    assert program.main.shown == "log"
    assert program.main.page("log")._entry.ref == found.ref


def test_a_stranger_receives_it_without_a_signature_here(program, qtbot):
    write(program, qtbot, Custody(FOUND, "M-07"))
    page = open_page(program, "custody", device="M-07")
    button(page._form, "given back").click()
    qtbot.keyClicks(box(page, "received_by"), "Courier")
    qtbot.keyClicks(page._form._text, "box sealed")
    page._record.click()
    qtbot.waitUntil(lambda: last(program, Custody).record.event is CustodyEvent.RETURNED)
    qtbot.waitUntil(lambda: program.main.shown == "devices")
    assert last(program, Custody).record.text == "box sealed"
    assert not program.session.ward.folds.custodies.of("M-07").open
    qtbot.waitUntil(lambda: axes(program, "M-07")[Axis.QUARANTINE].value == "no")


def test_what_is_typed_is_kept_and_is_of_that_device_only(program, qtbot):
    page = open_page(program, "custody", device="M-07")
    qtbot.keyClicks(box(page, "tag"), "T-9")
    button(page._form, "More about it").click()
    qtbot.keyClicks(box(page, "screen"), "E-21")
    assert page.waits()
    assert page.back()
    assert program.main.shown == "devices"
    open_page(program, "custody", device="VM-09")
    assert box(page, "tag").text() == ""
    open_page(program, "custody", device="M-07")
    assert (box(page, "tag").text(), box(page, "screen").text()) == ("T-9", "E-21")
    assert not page._form._more.isHidden()


def test_a_device_nobody_knows_leads_back(program):
    open_page(program, "custody", device="nobody")
    assert program.main.shown == "devices"


@pytest.mark.parametrize(
    ("record", "values"),
    [
        (Custody(CustodyEvent.CHECKED, "X", network_out=YesNoUnknown.YES), ["cable-out"]),
        (Custody(CustodyEvent.CHECKED, "X"), []),
        (Custody(CustodyEvent.DISPOSED, "X"), ["taken-away"]),
        (Custody(CustodyEvent.RELEASED, "X"), ["no"]),
    ],
)
def test_what_the_board_shows_after_a_step(record, values):
    assert [one.value for one in readings_of(record)] == values
