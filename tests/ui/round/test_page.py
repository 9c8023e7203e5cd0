# SPDX-License-Identifier: Apache-2.0
"""The round: one act a device, progress read from the log, back where it was after every side step."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from logbook.core.model.bedside import Round
from logbook.core.model.codes import Axis, DeviceType
from logbook.core.model.records import AxisReading, Device, State
from logbook.ui.round.page import status
from tests.ui.hands import button, devices, last, open_page, wait_for, write
from tests.ui.scanning.keyboards import ENTER, person, send


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    write(signed_on, qtbot, Device("M-08", DeviceType.MONITOR, bed="8"))
    return signed_on


def begin(program, qtbot):
    page = open_page(program, "round")
    qtbot.keyClick(page._begin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page._card.isHidden())
    return page


def states(program):
    entries = program.session.ward.folds.timeline.entries
    return [entry.record for entry in entries if isinstance(entry.record, State)]


def test_it_is_reached_from_the_devices_by_its_printed_key(program, qtbot):
    open_page(program, "devices", bed="")
    qtbot.keyClick(program.main, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.main.shown == "round")
    page = program.main.page("round")
    assert not page._none.isHidden()
    assert page.back()
    assert program.main.shown == "devices"
    assert not page.back()


def test_enter_says_as_before_and_goes_on_bed_by_bed(program, qtbot):
    page = begin(program, qtbot)
    asked = []
    for n in range(3):
        asked.append(page._device)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=n: len(states(program)) == n + 1)
    assert states(program) == [State(device, as_before=True) for device in asked]
    assert asked == ["VM-07", "M-07", "M-08"]
    assert not page._done.isHidden()
    assert "3 of 3 devices · 2 of 2 beds done" in page._count.text()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page._over)
    qtbot.keyClick(page._over, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: last(program, Round).record.over)
    assert not page._none.isHidden()
    page._end()
    assert last(program, Round).record.over


def test_a_key_held_down_is_one_answer(program, qtbot):
    page = begin(program, qtbot)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(page._card.buttons["as-before"], held)
    assert not page._busy
    page._answered("as-before")
    page._answered("as-before")
    wait_for(program, qtbot, State)
    qtbot.waitUntil(lambda: not page._busy)
    assert len(states(program)) == 1


def test_progress_survives_leaving_and_shows_in_the_list_of_the_ward(program, qtbot):
    page = begin(program, qtbot)
    page._answered("as-before")
    wait_for(program, qtbot, State)
    assert status(program.main.desk) == "1 of 3 devices · 0 of 2 beds done"
    program.main.show_page("log", {})
    page._bed = page._device = ""
    open_page(program, "round")
    assert page._device == "M-07"
    assert [one.word for one in page._beds.buttons()] == ["Bed 7 · 1 of 2", "Bed 8 · 0 of 1"]


def test_no_round_has_no_status(program):
    assert status(program.main.desk) == ""


def test_what_changed_is_told_on_the_page_of_the_device_and_the_round_goes_on(program, qtbot):
    page = begin(program, qtbot)
    button(page._card, "Changed…").click()
    assert program.main.shown == "devices"
    detail = program.main.page("devices")._detail
    assert detail._together.isChecked()
    button(detail._rows[Axis.FUNCTION], "works with limits").click()
    qtbot.keyClick(detail._record, Qt.Key.Key_Return)
    wait_for(program, qtbot, State)
    qtbot.waitUntil(lambda: program.main.shown == "round")
    assert page._device == "M-07"


def test_escape_on_the_page_of_the_device_comes_back_too(program, qtbot):
    page = begin(program, qtbot)
    page._answered("changed")
    shown = program.main.page("devices")
    assert shown.back()
    assert program.main.shown == "devices"
    assert shown.back()
    assert program.main.shown == "round"
    assert page._device == "VM-07"


def test_a_look_opens_the_check_and_comes_back(program, qtbot):
    page = begin(program, qtbot)
    button(page._card, "Look…").click()
    assert program.main.shown == "check"
    form = program.main.page("check")._form
    qtbot.keyClicks(form._rows[0].box, "SIMV")
    qtbot.keyClick(form._record, Qt.Key.Key_Return)
    wait_for(program, qtbot, State)
    qtbot.waitUntil(lambda: program.main.shown == "round")
    assert page._device == "M-07"


def test_one_can_pass_a_device_and_go_to_another_bed(program, qtbot):
    page = begin(program, qtbot)
    for _ in range(3):
        button(page._card, "Next one").click()
    assert page._device == "VM-07"
    assert states(program) == []
    button(page._beds, "Bed 8 · 0 of 1").click()
    assert page._device == "M-08"
    page._beds.buttons()[1].setFocus()
    write(program, qtbot, State("M-07", as_before=True))
    qtbot.waitUntil(lambda: page._beds.buttons()[0].accessibleName() == "Bed 7 · 1 of 2")
    qtbot.waitUntil(page._card.buttons["as-before"].hasFocus)


def test_a_device_shows_its_axes_with_their_ages_and_judges_nothing(program, qtbot):
    page = begin(program, qtbot)
    assert page._card._title.text() == "Ventilator VM-07 · Bed 7"
    assert page._card._removal.text() == "Removal: ask the clinician"
    assert page._card._look.text().startswith("No check written yet · for ")


def test_words_typed_on_a_round_record_nothing_and_are_said_to_go_nowhere(program, qtbot):
    page = begin(program, qtbot)
    qtbot.waitUntil(page._card.buttons["as-before"].hasFocus)
    window = program.stage.windowHandle()
    send(window, person("pump off"), gap=200)
    qtbot.waitUntil(lambda: "Nothing takes words here" in program.main.messages.text())
    assert not page._busy
    send(window, [], end=ENTER, start=60_000)
    wait_for(program, qtbot, State)
    assert len(states(program)) == 1


def test_a_device_nobody_ever_looked_at_is_told_to_stay_unchecked_before_the_act(program, qtbot):
    write(program, qtbot, State("M-07", (AxisReading(Axis.FUNCTION, "works"),)))
    page = begin(program, qtbot)
    seen = {}
    for _ in range(3):
        as_before = page._card.buttons["as-before"]
        seen[page._device] = (not page._card._unread.isHidden(), as_before.accessibleDescription())
        page._card.buttons["skip"].click()
    bare, known = (True, "Enter · stays “not checked”"), (False, "Enter")
    assert seen == {"VM-07": bare, "M-07": known, "M-08": bare}
