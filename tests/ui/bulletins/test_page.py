# SPDX-License-Identifier: Apache-2.0
"""A bulletin lists the devices it may be about; each is done, not done or does not apply, with time, name and why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from logbook.core.model.codes import DeviceType, StepResult
from logbook.core.model.editions import BulletinStep
from logbook.core.model.records import Device
from logbook.core.model.safeguards import Bulletin
from logbook.ui.bulletins import page as bulletins
from tests.ui.hands import button, devices, open_page, wait_for, write

PULL = Bulletin("B7", 1, "d" * 64, "Ventilators: cable out", "Pull the cable. Power on.", (DeviceType.VENTILATOR,))


@pytest.fixture
def page(signed_on, qtbot):
    devices(signed_on, qtbot)
    write(signed_on, qtbot, PULL)
    return open_page(signed_on, "bulletins")


def said(page):
    return [one.text() for one in page.findChildren(QLabel) if not one.isHidden()]


def told(page):
    return [row.accessibleName() for row in page._rows.values()]


def test_before_any_came_it_says_where_they_come_from(signed_on):
    page = open_page(signed_on, "bulletins")
    assert "They come on the trust stick, or as codes. What was told by voice goes into the log." in said(page)
    assert bulletins.status(signed_on.main.desk) == ""


@pytest.mark.parametrize(
    ("word", "key"), [("Trust stick", "trust"), ("Codes without a stick", "codes"), ("Log", "log")]
)
def test_before_any_came_it_leads_to_where_they_come_in(signed_on, word, key):
    button(open_page(signed_on, "bulletins"), word).click()
    assert signed_on.main.shown == key


def test_only_the_devices_it_is_about_are_listed(signed_on, page):
    assert told(page) == ["Ventilator VM-07 · Bed 7 · open", "Ventilator VM-09 · Store · open"]
    assert "Model not written down: look" in said(page)
    assert "Pull the cable. Power on." in said(page)
    assert bulletins.status(signed_on.main.desk) == "1 bulletin · open at 2 devices"


def test_done_is_one_key_and_goes_on_to_the_next(signed_on, page, qtbot):
    first, second = page._rows.values()
    assert page.focusWidget() is first.done
    qtbot.keyClick(first.done, Qt.Key.Key_Return)
    record = wait_for(signed_on, qtbot, BulletinStep).record
    assert (record.device, record.result) == ("VM-07", StepResult.DONE)
    qtbot.waitUntil(lambda: page.focusWidget() is second.done)
    assert told(page)[0].startswith("Ventilator VM-07 · Bed 7 · done · ")
    assert "Anna Puig" in told(page)[0]
    assert bulletins.status(signed_on.main.desk) == "1 bulletin · open at 1 device"


def test_what_is_not_done_or_does_not_apply_says_why(signed_on, page, qtbot):
    button(page, "Not done…").click()
    assert page._question.text() == "B7 · VM-09 · Why not?"
    page._reason.setText("in use")
    assert page.waits()
    assert page.back()
    assert not page.back()
    button(page, "Does not apply…").click()
    assert page._question.text() == "B7 · VM-09 · Why does it not apply?"
    assert page._reason.text() == "in use"
    page._reason.setText("another model")
    page._keep.click()
    record = wait_for(signed_on, qtbot, BulletinStep).record
    assert (record.device, record.result, record.text) == ("VM-09", StepResult.NOT_APPLICABLE, "another model")
    qtbot.waitUntil(lambda: "does not apply · another model" in told(page)[1])
    assert page._why.isHidden()
    assert not page.waits()


def test_a_second_enter_after_a_reason_says_nothing_more(signed_on, page, qtbot):
    row = page._rows[next(iter(page._rows))]
    row._not_done.click()
    qtbot.keyClicks(page._reason, "in use")
    qtbot.keyClick(page._reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.focusWidget() is row._not_done)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert not page._why.isHidden()
    assert wait_for(signed_on, qtbot, BulletinStep).record.result is StepResult.NOT_DONE


def test_an_answer_can_be_changed(signed_on, page, qtbot):
    row = next(iter(page._rows.values()))
    row.done.click()
    qtbot.waitUntil(row.done.isHidden)
    button(row, "Change…").click()
    assert not row.done.isHidden()


def test_a_bulletin_without_a_device_says_so(signed_on, page, qtbot):
    write(signed_on, qtbot, Bulletin("B8", 1, "e" * 64, "Press", "Say nothing."))
    write(signed_on, qtbot, Bulletin("B9", 1, "f" * 64, "Dialysis", "Look.", (DeviceType.DIALYSIS,)))
    assert "It names no devices." in said(page)
    assert "No device of this ward is meant." in said(page)
    write(signed_on, qtbot, Device("D-1", DeviceType.DIALYSIS, maker="Acme", model="X2", bed="7"))
    assert "Acme X2" in said(page)


def test_they_go_on_paper_from_the_log(signed_on):
    button(open_page(signed_on, "bulletins"), "Print…").click()
    assert signed_on.main.shown == "printing"
    assert signed_on.main.page("printing").choose.counts() == {"bulletins": 1}
