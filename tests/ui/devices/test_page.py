# SPDX-License-Identifier: Apache-2.0
"""The devices page writes what is tapped, asks before life support is touched, and takes whole lists."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from logbook.core.model.codes import Axis, Certainty, DeviceType, Removal, YesNoUnknown
from logbook.core.model.errors import DiskFull
from logbook.core.model.frame import Happened
from logbook.core.model.records import AxisReading, Device, Move, State
from tests.ui.hands import answer_file, button, devices, last, open_page, wait_for, write

LIST = "tag;type;bed\nVM-11;ventilator;1\nM-11;monitor;1\n;monitor;2\nX-1;toaster;3\n"


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


def test_the_board_counts_and_filters(program, qtbot):
    write(program, qtbot, State("M-07", (AxisReading(Axis.TRUST, "suspect"),)))
    board = open_page(program, "devices", bed="")._board
    assert board._summary.text() == "1 suspect · 2 not checked"
    button(board, "suspect · 1").click()
    assert list(board._tiles) == ["M-07"]
    board._search.setText("ventilator")
    assert not board._tiles
    assert not board._none.isHidden()
    assert program.main.page("devices").back()
    assert len(board._tiles) == 3


def test_a_tap_on_a_value_is_a_record_at_once(program, qtbot):
    page = open_page(program, "devices", device="M-07")
    button(page._detail._rows[Axis.FUNCTION], "works").click()
    entry = wait_for(program, qtbot, State)
    assert entry.record == State("M-07", (AxisReading(Axis.FUNCTION, "works"),))
    assert page._detail._rows[Axis.FUNCTION]._value.text() == "works"
    assert "Anna Puig" in page._detail._rows[Axis.FUNCTION]._age.text()


def test_a_value_worth_a_word_more_asks_for_it(program, qtbot):
    page = open_page(program, "devices", device="M-07")
    row = page._detail._rows[Axis.TRUST]
    button(row, "cleared…").click()
    assert last(program, State) is None
    row._detail.setText("IT Pau")
    row._keep.click()
    entry = wait_for(program, qtbot, State)
    assert entry.record.readings == (AxisReading(Axis.TRUST, "cleared", "IT Pau"),)


def test_esc_puts_the_question_away_first(program):
    page = open_page(program, "devices", device="M-07")
    row = page._detail._rows[Axis.POWER]
    button(row, "battery…").click()
    assert page.back()
    assert row._more.isHidden()
    assert page.back()
    assert page._stack.currentWidget() is page._board
    assert not page.back()


def test_checked_as_before_is_one_record(program, qtbot):
    page = open_page(program, "devices", device="M-07")
    page._detail._check.click()
    assert wait_for(program, qtbot, State).record == State("M-07", as_before=True)


def test_several_readings_are_one_record(program, qtbot):
    page = open_page(program, "devices", device="M-07")
    detail = page._detail
    detail._together.click()
    button(detail._rows[Axis.FUNCTION], "works").click()
    button(detail._rows[Axis.ALARMS], "not heard").click()
    assert last(program, State) is None
    assert detail._record.word == "Record 2 readings"
    detail._settings.setText("SpO2 92")
    detail._record.click()
    record = wait_for(program, qtbot, State).record
    assert [reading.value for reading in record.readings] == ["works", "not-heard"]
    assert record.settings == "SpO2 92"
    assert not detail._together.isChecked()


def test_what_records_several_is_in_sight_on_a_small_screen_and_enter_records(program, qtbot):
    program.stage.resize(1093, 614)
    detail = open_page(program, "devices", device="M-07")._detail
    detail._together.click()
    qtbot.waitUntil(lambda: detail._record.visibleRegion().boundingRect() == detail._record.rect())
    assert detail._check.isHidden()
    button(detail._rows[Axis.FUNCTION], "works").click()
    detail._settings.setFocus()
    qtbot.keyClick(detail._settings, Qt.Key.Key_Return)
    assert [reading.value for reading in wait_for(program, qtbot, State).record.readings] == ["works"]
    qtbot.waitUntil(lambda: not detail._check.isHidden())
    assert detail._record.isHidden()


def test_a_double_click_on_what_records_several_is_no_check_as_before(program, qtbot):
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(3_600_000)
    detail = open_page(program, "devices", device="M-07")._detail
    detail._together.click()
    button(detail._rows[Axis.FUNCTION], "works").click()
    detail._record.click()
    qtbot.waitUntil(lambda: not detail._check.isHidden())
    with qtbot.assertNotEmitted(detail.checked):
        detail._check.click()
    QApplication.setDoubleClickInterval(usual)


def test_acts_on_life_support_go_through_the_two_steps(program):
    page = open_page(program, "devices", device="VM-07")
    button(page._detail._rows[Axis.NETWORK], "cable out by us").click()
    assert program.main.shown == "intervention"
    assert last(program, State) is None


def test_what_is_only_seen_on_life_support_is_one_tap(program, qtbot):
    page = open_page(program, "devices", device="VM-07")
    button(page._detail._rows[Axis.FUNCTION], "does not work").click()
    assert wait_for(program, qtbot, State).record.readings[0].value == "does-not-work"


def test_undecided_values_are_both_shown(program, qtbot):
    now = program.session.now()
    about = Happened(now.at, now.zone, Certainty.ABOUT)
    write(program, qtbot, State("M-07", (AxisReading(Axis.FUNCTION, "works"),)), happened=about)
    write(program, qtbot, State("M-07", (AxisReading(Axis.FUNCTION, "limited"),)), happened=about)
    page = open_page(program, "devices", device="M-07")
    said = page._detail._rows[Axis.FUNCTION]._value.text()
    assert said.startswith("undecided: ")
    assert "works" in said
    assert "works with limits" in said


def test_a_device_is_added_with_three_fields(program, qtbot):
    page = open_page(program, "devices")
    page._board._add.click()
    form = page._add
    form._fields["device"].setText("BI-03")
    form._record.click()
    assert not form._type_trouble.isHidden()
    button(form, "Infusion pump").click()
    form._fields["bed"].setText("3")
    form._record.click()
    qtbot.waitUntil(lambda: last(program, Device).record.device == "BI-03")
    record = last(program, Device).record
    assert (record.type, record.bed, record.life_support) == (DeviceType.INFUSION_PUMP, "3", False)
    assert page._detail.device == "BI-03"


def test_a_number_is_not_taken_twice(program):
    page = open_page(program, "devices")
    page._board._add.click()
    page._add._fields["device"].setText("VM-07")
    button(page._add, "Ventilator").click()
    assert page._add._life.isChecked()
    page._add._record.click()
    assert not page._add._labelled["device"]._trouble.isHidden()


def test_what_is_typed_for_a_new_device_is_kept(program, qtbot):
    page = open_page(program, "devices")
    page._board._add.click()
    qtbot.keyClicks(page._add._fields["device"], "BI-77")
    page.back()
    page._board._add.click()
    assert page._add._fields["device"].text() == "BI-77"


def test_what_is_chosen_for_a_new_device_comes_back_with_its_words(program, qtbot):
    page = open_page(program, "devices")
    page._board._add.click()
    qtbot.keyClicks(page._add._fields["device"], "BI-77")
    for word in ("Infusion pump", "More about it", "yes", "can leave the network only"):
        button(page._add, word).click()
    page.back()
    page._board._add.click()
    button(page._add, "Record the device").click()
    qtbot.waitUntil(lambda: last(program, Device).record.device == "BI-77")
    record = last(program, Device).record
    assert (record.type, record.dependent, record.removal) == (
        DeviceType.INFUSION_PUMP, YesNoUnknown.YES, Removal.NETWORK_ONLY,
    )  # fmt: skip


def test_a_list_is_shown_before_it_is_taken(program, qtbot, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    answer_file(program, file)
    page = open_page(program, "devices", bed="")
    page._board._import.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)
    assert page._list._take.word == "Take 2 devices"
    assert page._list._coming.text().splitlines()[0].startswith("VM-11 · ")
    assert "Line 4 · tag · A cell is empty." in page._list._bad.text()
    assert "Line 5 · type · This kind of device is not known." in page._list._bad.text()
    page._list._take.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._board)
    assert program.session.ward.folds.devices.device("VM-11").life_support
    assert "2 devices recorded" in program.main.messages.text()


def test_a_list_taken_again_writes_nothing(program, qtbot, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("tag;type;bed\nM-07;monitor;7\n")
    answer_file(program, file)
    page = open_page(program, "devices", bed="")
    page._board._import.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)
    assert page._list._take.word == "Take 0 devices"
    assert not page._list._take.isEnabled()


def test_a_file_that_is_no_list_is_said(program, qtbot, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("a;b\n1;2\n")
    answer_file(program, file)
    page = open_page(program, "devices", bed="")
    page._board._import.click()
    qtbot.waitUntil(lambda: "list.csv" in program.main.messages.text())


def test_trouble_in_the_middle_of_a_list_is_counted(program):
    page = open_page(program, "devices", bed="")
    page._taking._waiting, page._taking._total = [Device("A", DeviceType.PC)], 3
    page._taking._stopped(DiskFull(path="/x"))
    assert "2 of 3 devices are in the log" in program.main.messages.text()


def test_a_monitor_is_moved(program, qtbot):
    page = open_page(program, "devices", device="M-07")
    page._detail.wanted.emit("move")
    assert page._move._removal.text() == "Removal: ask the clinician"
    page._move._record.click()
    assert not page._move._trouble.isHidden()
    page._move._other.setText("5")
    page._move._record.click()
    assert wait_for(program, qtbot, Move).record == Move("M-07", "5", from_bed="7")


def test_a_swap_of_life_support_asks_first(program):
    page = open_page(program, "devices", device="VM-07")
    page._detail.wanted.emit("swap")
    button(page._move, "VM-09 · Store").click()
    assert program.main.shown == "intervention"


def test_a_move_and_a_swap_are_three_acts_from_the_board(program, qtbot):
    write(program, qtbot, Device("M-09", DeviceType.MONITOR, bed="store"))
    page = open_page(program, "devices", bed="")
    page._board._tiles["M-07"].click()
    button(page._detail, "Swap…").click()
    button(page._move, "M-09 · Store").click()
    record = wait_for(program, qtbot, Move).record
    assert record == Move("M-09", "7", replaces="M-07", replaced_to="store")
    open_page(program, "devices", bed="")
    page._board._tiles["M-09"].click()
    button(page._detail, "Move…").click()
    button(page._move._which, "Store").click()
    qtbot.waitUntil(lambda: last(program, Move).record == Move("M-09", "store", from_bed="7"))


def test_the_history_tells_the_newest_first(program, qtbot):
    for value in ("works", "limited", "works", "limited", "works", "limited", "works", "limited", "works", "limited"):
        write(program, qtbot, State("M-07", (AxisReading(Axis.FUNCTION, value),)))
    history = open_page(program, "devices", device="M-07")._detail._history
    assert history._count.text() == "11 entries"
    assert history._more.word == "All 11 entries"
    history._more.click()
    assert history._more.isHidden()


def test_what_is_typed_on_the_board_searches(program, qtbot):
    board = open_page(program, "devices", bed="")._board
    tile = next(iter(board._tiles.values()))
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_B)
    qtbot.keyClicks(board._search, "ed 7")
    assert board._search.text() == "bed 7"
    assert set(board._tiles) == {view.id for view in program.session.ward.folds.devices.devices() if view.bed == "7"}
    assert program.main.page("devices")._stack.currentWidget() is board
    qtbot.keyClick(board, Qt.Key.Key_F4)
    assert board._search.text() == "bed 7"


def test_enter_opens_the_one_device_that_is_left(program, qtbot):
    page = open_page(program, "devices", bed="")
    qtbot.keyClick(page._board._search, Qt.Key.Key_Return)
    assert page._stack.currentWidget() is page._board
    page._board._search.setText("monitor M-07")
    qtbot.keyClick(page._board._search, Qt.Key.Key_Return)
    assert page._detail.device == "M-07"


def test_another_device_opens_at_its_top(program):
    page = open_page(program, "devices", device="M-07")
    bar = page._detail._page.verticalScrollBar()
    bar.setRange(0, 300)
    bar.setValue(300)
    open_page(program, "devices", device="VM-07")
    assert bar.value() == 0
