# SPDX-License-Identifier: Apache-2.0
"""Every act of a night by the keyboard alone: Tab and arrows find what is named, Enter does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from logbook.core.actions import opening
from logbook.core.model.codes import Axis, Meaning
from logbook.core.model.records import (
    Acknowledge,
    Correction,
    Device,
    InForce,
    Intervention,
    Note,
    State,
    Step,
    Witness,
)
from logbook.core.model.traces import Export, SealedNote
from tests import wards
from tests.ui import hands
from tests.ui.conftest import bring_forward
from tests.ui.test_program import focused

LIST = "Etiqueta;Tipo;Cama\nVM-17;respirador;3\nBJ-11;bomba de infusión;3\n"
_FAR = 90


@pytest.fixture
def night(signed_on, qtbot):
    """The program with a few devices."""
    hands.devices(signed_on, qtbot)
    QApplication.processEvents()
    return signed_on


class Keys:
    """Ten fingers and no mouse."""

    def __init__(self, qtbot):
        self._qtbot = qtbot

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self._qtbot.keyClick(focused(), key, modifier)
        QApplication.processEvents()

    def type(self, text):
        self._qtbot.keyClicks(focused(), text)

    def go(self, word):
        """Walk to what is called so, as somebody does who sees the focus."""
        for _ in range(_FAR):
            if self._here(word):
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"the keyboard does not come to {word}; it is at {focused().accessibleName()}")

    def do(self, *words):
        for word in words:
            self.go(word)
            self.press(Qt.Key.Key_Return)

    def _here(self, word):
        row = focused().group().buttons() if isinstance(focused(), QRadioButton) and focused().group() else ()
        for _ in row:
            if focused().accessibleName().startswith(word):
                return True
            self.press(Qt.Key.Key_Right)
        return focused().accessibleName().startswith(word)


@pytest.fixture
def keys(qtbot):
    return Keys(qtbot)


def test_a_note_ten_minutes_ago_at_a_bed(night, keys, qtbot):
    keys.press(Qt.Key.Key_F1)
    keys.type("Alarm not heard at the desk")
    keys.do("\N{MINUS SIGN}10 min", "Bed…", "Bed 7")
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Return)
    note = hands.wait_for(night, qtbot, Note)
    assert (note.record.text, note.record.bed) == ("Alarm not heard at the desk", "7")
    assert note.delay == pytest.approx(600_000, abs=60_000)


def test_the_state_of_a_device_and_that_it_is_as_before(night, keys, qtbot):
    keys.press(Qt.Key.Key_F2)
    keys.do("Bed 7 · Monitor", "works with limits")
    state = hands.wait_for(night, qtbot, State)
    assert (state.record.device, state.record.readings[0].value) == ("M-07", "limited")
    qtbot.waitUntil(lambda: night.main.messages.text() != "")
    keys.do("Checked, as before")
    qtbot.waitUntil(lambda: hands.last(night, State).ref != state.ref)


def test_arrows_pass_over_values_and_record_none(night, keys, qtbot):
    keys.press(Qt.Key.Key_F2)
    keys.do("Bed 7 · Monitor")
    keys.go("out of use")
    assert hands.last(night, State) is None


def test_a_new_device(night, keys, qtbot):
    keys.press(Qt.Key.Key_F2)
    keys.do("Add a device")
    keys.type("BI-33")
    keys.do("Infusion pump")
    keys.go("Bed")
    keys.type("3")
    keys.do("Record the device")
    qtbot.waitUntil(lambda: hands.last(night, Device).record.device == "BI-33")
    assert hands.last(night, Device).record.bed == "3"


def test_a_list_of_devices(night, keys, qtbot, tmp_path):
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    hands.answer_file(night, tmp_path / "list.csv")
    keys.press(Qt.Key.Key_F2)
    keys.do("Take a list…")
    qtbot.waitUntil(lambda: focused().accessibleName().startswith("Take 2"))
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.last(night, Device).record.device == "BJ-11")


def test_the_gate_and_the_emergency_way(night, keys, qtbot):
    keys.press(Qt.Key.Key_F2)
    keys.do("Bed 7 · Ventilator", "cable out by us")
    assert night.main.shown == "intervention"
    keys.do("in person")
    keys.go("Bag-valve-mask")
    keys.press(Qt.Key.Key_Space)
    keys.do("Emergency: done first")
    act = hands.wait_for(night, qtbot, Intervention)
    assert act.record.life_support
    assert act.record.emergency
    assert act.record.readings[0].axis is Axis.NETWORK


def test_a_procedure_put_in_force_acknowledged_and_ticked(night, keys, qtbot):
    keys.press(Qt.Key.Key_F3)
    keys.do("P01", "Put in force…")
    keys.go("On whose word?")
    keys.type("Dr Ferrer")
    keys.do("Put in force")
    hands.wait_for(night, qtbot, InForce)
    QApplication.processEvents()
    keys.do("Anna Puig")
    hands.wait_for(night, qtbot, Acknowledge)
    keys.do("As before")
    assert hands.wait_for(night, qtbot, Step).record.answer == "As before"


def test_a_correction(night, keys, qtbot):
    keys.press(Qt.Key.Key_F1)
    keys.type("Pump BI-03 moved")
    keys.press(Qt.Key.Key_Return)
    note = hands.wait_for(night, qtbot, Note)
    keys.do("The log", "Correct or strike out…")
    keys.go("What should stand there")
    keys.type("Pump BI-05 moved")
    keys.go("Why is it wrong?")
    keys.type("label misread")
    keys.do("Correct it")
    qtbot.waitUntil(lambda: hands.last(night, Note).frame.corrects == note.ref)
    assert hands.last(night, Correction) is None


def test_a_second_signature(night, keys, qtbot, world):
    keys.press(Qt.Key.Key_F1)
    keys.type("Controlled drugs counted")
    keys.press(Qt.Key.Key_Return)
    note = hands.wait_for(night, qtbot, Note)
    keys.do("The log", "Sign as a second person…", "Marc Vidal")
    keys.go("PIN")
    keys.type(wards.PINS["Marc Vidal"])
    keys.press(Qt.Key.Key_Return)
    signed = hands.wait_for(night, qtbot, Witness)
    assert (signed.record.target, signed.record.meaning) == (note.ref, Meaning.WITNESSED)
    assert signed.frame.author.user == world.user("Marc Vidal")


def test_an_export(night, keys, qtbot, tmp_path):
    hands.answer_file(night, tmp_path / "ward.pdf")
    keys.press(Qt.Key.Key_F6)
    keys.do("Leave unsealed", "Make the signed PDF…")
    qtbot.waitUntil(lambda: hands.last(night, Export) is not None)
    assert (tmp_path / "ward.pdf").read_bytes().startswith(b"%PDF")


def test_lock_sealed_note_and_signing_on(night, keys, qtbot):
    keys.press(Qt.Key.Key_F11)
    assert night.session.user == ""
    keys.do("Write a sealed note")
    keys.type("Nobody can open this, bed 4 is well")
    keys.go("Your name")
    keys.type("Nuria Pons")
    keys.do("Seal the note")
    hands.wait_for(night, qtbot, SealedNote)
    keys.do("Marc Vidal")
    keys.type(wards.PINS["Marc Vidal"])
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: night.session.user != "")
    assert night.main.shown == "log"


def test_language_and_theme_from_any_page(night, keys, qtbot):
    keys.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    keys.press(Qt.Key.Key_F10)
    bring_forward(qtbot, night.stage)
    assert night.kit.words.lang == "es"
    keys.press(Qt.Key.Key_F9)
    assert night.look.tokens.name == "night"
    assert night.main.shown == "settings"


def test_the_six_words(night, keys, qtbot, world):
    keys.do("Protect now")
    page = night.main.page("protect")
    qtbot.waitUntil(lambda: bool(page._drawn))
    drawn = page._drawn
    keys.do("They are on paper")
    keys.type(drawn)
    keys.press(Qt.Key.Key_Return)
    keys.do("A recovery sheet made here")
    keys.go("It is on paper or on a stick")
    keys.press(Qt.Key.Key_Space)
    keys.go("The last four characters, typed back from paper or stick")
    keys.type(page._recovery.secret[-4:])
    keys.do("Protect the log now")
    qtbot.waitUntil(lambda: opening.protected(world.path))
