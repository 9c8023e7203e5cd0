# SPDX-License-Identifier: Apache-2.0
"""Acts: the gate never waits, says what is missing, and lets a witness sign with the own PIN."""

import hashlib

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Act, Axis, Backup, Effect, How, Means, Missing, YesNoUnknown
from logbook.core.model.records import AxisReading, Intervention, Person, State, Witness
from tests import wards
from tests.ui.hands import answer_file, button, devices, last, open_page, wait_for, write

PULL = {"device": "VM-07", "bed": "7", "act": "network-out", "axis": "network", "value": "cable-out", "from": "devices"}


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


@pytest.fixture
def page(program):
    return open_page(program, "intervention", **PULL)


def sign(page, qtbot, pin):
    button(page._gate._sign, "Marc Vidal").click()
    qtbot.keyClicks(page._gate._sign._pad, pin)
    qtbot.keyClick(page._gate._sign._pad, Qt.Key.Key_Return)


def answer_everything(page):
    gate = page._gate
    button(gate._yes, "Dr Ferrer").click()
    button(gate._yes, "in person").click()
    button(gate._yes, "Read back").click()
    for tick in gate._yes._ticks.values():
        tick.click()
    button(gate, "no effect on the patient seen").click()


def test_record_never_waits_and_says_what_is_missing(program, page, qtbot):
    assert "clinical yes" in page._gate._missing.text()
    page._gate._record.click()
    record = wait_for(program, qtbot, Intervention).record
    assert record.missing == tuple(Missing)
    assert record.life_support
    assert not record.emergency
    assert record.readings == (AxisReading(Axis.NETWORK, "cable-out"),)
    assert record.after == "Network: cable out by us"
    assert program.main.shown == "devices"


def test_the_plain_form_says_what_the_chosen_device_can_be_taken_off(program):
    opened = open_page(program, "intervention", device="VM-07", bed="7")
    assert opened._act._place.text() == "Where? · Removal: ask the clinician"
    opened._act._where.choose("7", "")
    opened._act._where.changed.emit()
    assert opened._act._place.text() == "Where?"


def test_an_emergency_is_one_tap(program, page, qtbot):
    page._gate._emergency.click()
    assert wait_for(program, qtbot, Intervention).record.emergency


def test_everything_answered_and_witnessed_lacks_nothing(program, page, qtbot):
    answer_everything(page)
    sign(page, qtbot, wards.PINS["Marc Vidal"])
    qtbot.waitUntil(lambda: bool(page._gate.witness))
    assert page._gate._missing.text() == "nothing is missing"
    page._gate._record.click()
    witness = wait_for(program, qtbot, Witness)
    entry = last(program, Intervention)
    assert witness.record.target == entry.ref
    assert program.session.ward.people.name(witness.user) == "Marc Vidal"
    assert witness.frame.author.means is Means.PIN
    assert entry.record.yes_by == "Dr Ferrer"
    assert (entry.record.yes_how, entry.record.yes_read_back) == (How.IN_PERSON, True)
    assert set(entry.record.backups) == {Backup.BAG_VALVE_MASK, Backup.OXYGEN, Backup.SUCTION}
    assert entry.record.effect is Effect.NONE_SEEN
    assert program.session.ward.folds.timeline.marks(entry.ref).still_missing == ()


def test_a_change_after_the_signature_asks_for_it_again(page, qtbot):
    sign(page, qtbot, wards.PINS["Marc Vidal"])
    qtbot.waitUntil(lambda: bool(page._gate.witness))
    button(page._gate, "by phone").click()
    assert not page._gate.witness
    assert "witness" in page._gate._missing.text()


def test_a_wrong_pin_is_said_and_blocks_nothing(program, page, qtbot):
    sign(page, qtbot, "111112")
    qtbot.waitUntil(lambda: "PIN" in page._gate._sign._signed.text())
    page._gate._record.click()
    assert Missing.WITNESS in wait_for(program, qtbot, Intervention).record.missing


def test_a_pin_still_being_checked_signs_afterwards(program, page, qtbot):
    sign(page, qtbot, wards.PINS["Marc Vidal"])
    page._gate._record.click()
    assert wait_for(program, qtbot, Witness).record.target == last(program, Intervention).ref


def test_somebody_else_may_have_said_yes(program, page, qtbot):
    button(page._gate._yes, "Other…").click()
    qtbot.keyClicks(page._gate._yes._other, "Dr Roca")
    page._gate._record.click()
    record = wait_for(program, qtbot, Intervention).record
    assert record.yes_by == "Dr Roca"
    assert record.yes_at is not None


def test_what_nobody_did_is_only_seen(program, page, qtbot):
    page._gate._only_seen.click()
    assert wait_for(program, qtbot, State).record.readings == (AxisReading(Axis.NETWORK, "cable-out"),)
    assert last(program, Intervention) is None


def test_answers_survive_leaving_the_gate(program, page):
    answer_everything(page)
    assert page.back()
    again = open_page(program, "intervention", **PULL)
    assert again._gate.asked().yes_by == "Dr Ferrer"
    assert len(again._gate.asked().backups) == 3


def test_a_plain_act_is_recorded_with_its_fields(program, qtbot, tmp_path):
    photo = tmp_path / "screen.jpg"
    photo.write_bytes(b"picture")
    answer_file(program, photo)
    page = open_page(program, "intervention", bed="7", device="M-07", text="volume up")
    form = page._act
    form._record.click()
    assert not form._trouble.isHidden()
    button(form, "setting changed").click()
    form._open.click()
    for key, text in (("before", "low"), ("after", "high"), ("reason", "noise"), ("paper", "0112"), ("patient", "K4")):
        form._more._lines[key].setText(text)
    form._more._entry.choose("yes")
    form._more._pick.click()
    qtbot.waitUntil(lambda: not form._more._named.isHidden())
    form._record.click()
    record = wait_for(program, qtbot, Intervention).record
    assert record == Intervention(
        Act.SETTING, text="volume up", before="low", after="high", reason="noise", bed="7", device="M-07",
        patient="K4", paper="0112", back_entry=YesNoUnknown.YES, photo=hashlib.sha256(b"picture").hexdigest(),
    )  # fmt: skip
    assert program.main.shown == "log"


def test_a_plain_act_on_life_support_leads_to_the_steps(program, qtbot):
    page = open_page(program, "intervention", bed="7", device="VM-07")
    button(page._act, "switched to stand-alone").click()
    assert page._act._record.word == "Next: two short steps"
    page._act._record.click()
    assert page._stack.currentWidget() is page._gate
    assert page.back()
    assert page._stack.currentWidget() is page._act
    page._act._emergency.click()
    record = wait_for(program, qtbot, Intervention).record
    assert record.emergency
    assert record.missing == tuple(Missing)


def test_a_late_act_asks_why(program, qtbot):
    page = open_page(program, "intervention", bed="7", device="M-07")
    button(page._act, "alarm tested").click()
    button(page._act, "\N{MINUS SIGN}30 min").click()
    assert not page._act._late.isHidden()
    page._act._why.setText("hands busy")
    page._act._record.click()
    entry = wait_for(program, qtbot, Intervention)
    assert entry.frame.why == "hands busy"
    assert entry.delay == 1_800_000


def test_a_swap_moves_both_devices(program, qtbot):
    page = open_page(program, "intervention", device="VM-07", bed="7", act="swap", second="VM-09", left="store")
    page._gate._record.click()
    wait_for(program, qtbot, Intervention)
    board = program.session.ward.folds.devices
    assert (board.device("VM-09").bed, board.device("VM-07").bed) == ("7", "store")


def test_the_gate_stays_open_in_another_theme(program, page, qtbot):
    answer_everything(page)
    program.main.asked.emit("night")
    again = program.main.page("intervention")
    assert again is not page
    assert again._stack.currentWidget() is again._gate
    assert again._gate.asked().yes_by == "Dr Ferrer"
    again._gate._record.click()
    record = wait_for(program, qtbot, Intervention).record
    assert record.readings == (AxisReading(Axis.NETWORK, "cable-out"),)


def test_a_badge_chooses_the_witness_and_the_signature_says_so(program, page, qtbot):
    view = next(one for one in program.session.ward.people.users() if one.name == "Marc Vidal")
    write(program, qtbot, Person(view.user, view.role, name=view.name, badge="HV00417", pin_set=True))
    page.arrive(PULL)
    card = page._gate._sign
    assert not card._scanned("HV99999")
    assert card._scanned("HV00417")
    assert card._witness.key() == view.user
    qtbot.keyClicks(card._pad, wards.PINS["Marc Vidal"])
    qtbot.keyClick(card._pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page._gate.witness))
    page._gate._record.click()
    assert wait_for(program, qtbot, Witness).frame.author.means is Means.BADGE_PIN


def test_what_was_opened_and_left_without_a_word_is_not_come_back_to(program, page):
    assert page.waits()
    assert page.back()
    assert not page.waits()


def test_the_witness_comes_last_and_enter_records(program, page, qtbot):
    answer_everything(page)
    sign(page, qtbot, wards.PINS["Marc Vidal"])
    qtbot.waitUntil(page._gate._record.hasFocus)
    card = page._gate._sign
    names = [card._names.itemAt(n).widget() for n in range(card._names.count())]
    assert names.index(card._effect_text) < names.index(card._witness)
