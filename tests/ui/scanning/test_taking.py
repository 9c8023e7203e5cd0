# SPDX-License-Identifier: Apache-2.0
"""A scan selects what the ward knows, fills in what it does not, and never writes a record by itself."""

import pytest

from logbook.core.exchange.forms.serials import FormCode
from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device, Person
from logbook.ui.scanning import memory
from logbook.ui.scanning.finding import answer
from logbook.ui.scanning.teaching import SQUARE, learn
from logbook.ui.where import Where
from tests.ui.hands import devices, last, open_page, write
from tests.ui.scanning.keyboards import send, us_scanner
from tests.ui.scanning.test_strokes import strokes

LOST = "0108435012345672" + "17280131" + "10LOT77" + "21SER0042"
HIBC = "+A99912345/$$52001510X3/16D20111212/S77DE1G45-"


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    write(signed_on, qtbot, Device("AB-12/7", DeviceType.MONITOR, bed="7"))
    return signed_on


def scan(program, code):
    send(program.stage.windowHandle(), us_scanner(code))


def badge(program, qtbot):
    view = next(view for view in program.session.ward.people.users() if view.name == "Anna Puig")
    write(program, qtbot, Person(view.user, view.role, name=view.name, badge="HV00417", pin_set=True))


def said(program):
    return program.main.messages.text()


def test_a_us_scanner_on_a_spanish_keyboard_right_after_teach_in(program):
    """No. 6 of what must be shown: asset, GS1 with lost FNC1, HIBC, plain tag."""
    assert memory.kept() is None
    assert memory.keep(learn(strokes(SQUARE)))
    open_page(program, "log")
    scan(program, "AB-12/7")
    assert (program.main.shown, program.main.page("devices")._detail.device) == ("devices", "AB-12/7")
    scan(program, LOST)
    form = program.main.page("devices")._add
    assert form._fields["scan"].text() == LOST
    assert (form._fields["serial"].text(), form._label["lot"], form._label["udi"]) == ("SER0042", "LOT77", LOST[2:16])
    assert len(form._scan._splits.buttons()) == 2
    assert form._scan._splits.key() is None
    scan(program, HIBC)
    assert (form._fields["serial"].text(), form._fields["scan"].text()) == ("77DE1G45", HIBC)
    scan(program, "OLD TAG 17.3")
    assert (form._fields["device"].text(), form._fields["scan"].text()) == ("OLD TAG 17.3", "OLD TAG 17.3")
    assert last(program, Device).record.device == "AB-12/7"


def test_untaught_a_known_device_is_found_by_either_reading(program, qtbot):
    write(program, qtbot, Device("AB'12-8", DeviceType.MONITOR))
    open_page(program, "log")
    for code, found in (("AB-12/7", "AB-12/7"), ("AB-12/8", "AB'12-8")):
        scan(program, code)
        assert program.main.page("devices")._detail.device == found


def test_a_split_that_somebody_chooses_fills_the_form(program):
    scan(program, LOST)
    form = program.main.page("devices")._add
    form._scan._splits.buttons()[1].click()
    assert (form._fields["serial"].text(), form._label["lot"]) == ("", "LOT7721SER0042")


def test_what_a_like_device_is_comes_with_the_code(program, qtbot):
    write(program, qtbot, Device("BI-1", DeviceType.INFUSION_PUMP, udi=LOST[2:16], maker="Bright", life_support=True))
    scan(program, "WBED7")
    scan(program, LOST[:24] + "21SER9")
    form = program.main.page("devices")._add
    form._record.click()
    qtbot.waitUntil(lambda: last(program, Device).record.device == "SER9")
    made = last(program, Device).record
    assert (made.type, made.maker, made.life_support, made.bed) == (DeviceType.INFUSION_PUMP, "Bright", True, "7")
    assert (made.serial, made.udi, made.scan) == ("SER9", LOST[2:16], LOST[:24] + "21SER9")


def test_a_beds_label_leads_to_its_first_device(program, qtbot):
    open_page(program, "log")
    scan(program, "WBED7")
    page = program.main.page("devices")
    qtbot.waitUntil(page._board._tiles["AB-12/7"].hasFocus)
    scan(program, "NEW-1")
    assert page._add._fields["bed"].text() == "7"
    scan(program, "WBEDstore")
    assert page._add._fields["bed"].text() == "store"


def test_a_plain_code_lands_in_the_field_one_is_at(program):
    scan(program, "NEW-1")
    form = program.main.page("devices")._add
    form._open.click()
    form._fields["serial"].setFocus()
    scan(program, "SN-0042")
    assert (form._fields["device"].text(), form._fields["serial"].text()) == ("NEW-1", "SN-0042")


def test_codes_that_are_no_devices_are_said(program, qtbot):
    badge(program, qtbot)
    open_page(program, "log")
    for code, told in (
        ("]C0HV-00417", "badge of Anna Puig"),
        ("WF9:0112:ABCDE", "Form 0112:ABCDE"),
        ("WL1:ABCDEF:1", "code of a log"),
        ("]C18018843501234567890126", "patient's own code"),
    ):
        scan(program, code)
        assert told in said(program)
        assert program.main.shown == "log"


def test_a_sheet_of_this_program_leads_to_the_account_of_the_paper(program):
    code = str(FormCode("A" * 24, "hics-214", 1121, 1, 41, "0123-4567-89AB-CDEF"))
    found = answer(program.main.desk.words, program.session.ward, ["]Q1" + code])
    assert (found.page, found.fields, found.said) == ("sheets", {"sheet": code}, "Form hics-214 1121")


def test_a_code_of_blanks_is_said(program):
    scan(program, "     ")
    assert "nothing that can be read" in said(program)


def test_a_sheet_of_paper_is_looked_up(program):
    open_page(program, "log")
    scan(program, f"WF1:{'Q' * 24}:MAR:7:1:3:547BAWTQ0KG72A0K")
    assert program.main.shown == "sheets"
    assert "another log" in program.main.page("sheets")._meant.text()


def test_several_devices_with_one_serial_are_all_shown(program, qtbot):
    for name in ("M-1", "M-2"):
        write(program, qtbot, Device(name, DeviceType.MONITOR, serial="DOUBLE"))
    scan(program, "DOUBLE")
    assert "M-1, M-2" in said(program)
    assert program.main.shown == "devices"


def test_a_field_that_wants_scans_gets_the_code_whole(program):
    page = open_page(program, "devices", device="VM-07")
    page._wanted("swap")
    scan(program, "VM-09")
    assert page._move._other.text() == "VM-09"
    page._move._other.setFocus()
    scan(program, "]C0AB-12/7")
    assert page._move._other.text() == "AB-12/7"


def test_a_note_that_is_being_written_is_about_what_is_scanned(program):
    bar = open_page(program, "log")._bar
    bar._text.setText("alarm is silent")
    scan(program, "AB-12/7")
    assert (program.main.shown, bar.typed().bed, bar.typed().device) == ("log", "7", "AB-12/7")
    scan(program, "WBED7")
    assert (program.main.shown, bar.typed().bed, bar.typed().device) == ("log", "7", "")
    scan(program, "NEW-1")
    assert program.main.shown == "devices"


def test_a_form_that_asks_where_gets_bed_and_device(program):
    page = open_page(program, "intervention", act="other")
    scan(program, "AB-12/7")
    where = page.findChild(Where)
    assert (program.main.shown, where.bed, where.device) == ("intervention", "7", "AB-12/7")
    scan(program, "NEW-1")
    assert program.main.shown == "devices"


def test_a_beds_label_chooses_the_bed_on_the_page_of_beds(program):
    page = open_page(program, "beds")
    page._bed = ""
    scan(program, "WBED7")
    assert (program.main.shown, page._bed) == ("beds", "7")
    scan(program, "WBED99")
    assert (program.main.shown, page._bed, page._tiles.key()) == ("devices", "7", "7")
    open_page(program, "beds")
    scan(program, "AB-12/7")
    assert program.main.shown == "devices"


def test_codes_of_the_log_are_read_where_they_belong(program):
    page = open_page(program, "codes")
    page._stack.setCurrentWidget(page._read)
    page._read.start()
    scan(program, "WB1NONSENSE")
    assert program.main.shown == "codes"
    assert page._read._trouble.text()


def test_a_badge_chooses_who_signs_on(program, qtbot):
    badge(program, qtbot)
    program.lock()
    scan(program, "HV-00417")
    assert program.lock_page._name.text() == "Anna Puig"
    scan(program, "HV-99999")
    assert "nobody's here" in program.lock_page._said.text()


def test_a_pin_typed_at_full_speed_is_typed(program):
    program.lock()
    program.lock_page._who.buttons()[0].click()
    scan(program, "480513")
    assert program.lock_page._said.text() != "This badge is nobody's here. Choose the name."


def test_what_was_learnt_can_be_forgotten_and_a_full_disk_stops_nobody(program, monkeypatch, tmp_path):
    memory.keep(learn(strokes(SQUARE)))
    assert memory.kept() == learn(strokes(SQUARE))
    assert memory.keep(None)
    assert memory.kept() is None
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    assert not memory.keep(None)
