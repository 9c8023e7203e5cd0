# SPDX-License-Identifier: Apache-2.0
"""The lock page: who is offered, where digits go, what is shown and what is not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device, Note
from logbook.core.model.safeguards import Leaving
from logbook.ui.lock.page import LockPage
from tests import wards


@pytest.fixture
def night(tmp_path):
    world = wards.make(tmp_path)
    world.record(Note(text="Secret words of a patient", bed="1", patient="P-77"))
    world.record(Device("VM-01", DeviceType.VENTILATOR, bed="1", patient="P-77"))
    yield world
    world.shut()


@pytest.fixture
def page(kit, night, qtbot):
    made = LockPage(kit, night.ward)
    qtbot.addWidget(made)
    made.setMinimumSize(600, 340)
    made.resize(1366, 768)
    made.show()
    made.start()
    return made


def test_everybody_with_a_pin_is_offered_and_someone_else(page):
    names = [button.accessibleName().split(" · ")[0] for button in page._who.buttons()]
    assert names == ["Anna Puig", "Marc Vidal", "Dr Ferrer", "Someone else"]


def test_no_word_of_the_log_and_no_patient_is_on_the_page(page):
    said = []
    for widget in page.findChildren(QWidget):
        said.append(widget.accessibleName())
        said.append(widget.text() if hasattr(widget, "text") else "")
    assert not [text for text in said if "Secret" in text or "P-77" in text]


def test_digits_find_the_pad_from_anywhere_once_a_name_is_chosen(page, night, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_4)
    assert page.pad.count() == 0
    page.choose(night.user("Marc Vidal"))
    page.setFocus()
    qtbot.keyClicks(page, "4805")
    assert page.pad.count() == 4
    with qtbot.waitSignal(page.signed) as signed:
        qtbot.keyClicks(page.pad, "13")
        qtbot.keyClick(page.pad, Qt.Key.Key_Return)
    assert signed.args == [night.user("Marc Vidal"), "480513"]


def test_on_a_narrow_page_names_and_pad_take_turns(page, night):
    page.resize(683, 384)
    assert page._people.isVisible()
    assert not page._side.isVisible()
    page.choose(night.user("Marc Vidal"))
    assert page._side.isVisible()
    assert not page._people.isVisible()
    page.back()
    assert page._people.isVisible()


def test_a_stranger_must_say_name_and_pin_twice(page, qtbot):
    page.choose("?")
    form = page.stranger
    form._go.click()
    assert form._labelled[form._name]._trouble.text()
    qtbot.keyClicks(form._name, "Agency Nurse")
    qtbot.keyClicks(form._pin, "582931")
    qtbot.keyClicks(form._again, "582932")
    form._go.click()
    assert form._labelled[form._again]._trouble.text()
    qtbot.keyClicks(form._again, "582931")  # typed again at once, it takes the place of what was wrong
    with qtbot.waitSignal(form.wanted) as wanted:
        form._go.click()
    assert (wanted.args[0].name, wanted.args[0].pin) == ("Agency Nurse", "582931")


def test_an_empty_note_is_not_sealed_and_a_full_one_is_handed_on(page, qtbot):
    page.open_note()
    page.note._seal.click()
    assert page.note._labelled._trouble.text()
    qtbot.keyClicks(page.note._text, "Bed 2 moved")
    with qtbot.waitSignal(page.note.wanted) as wanted:
        page.note._seal.click()
    assert wanted.args[0].text == "Bed 2 moved"


def test_a_pc_that_was_closed_down_says_so_and_refuses_nobody(page, night, qtbot):
    assert page.left.isHidden()
    night.record(Leaving(), "Marc Vidal")
    page.refresh()
    assert page.left.isVisible()
    assert page.left.text().startswith("Marc Vidal closed this PC down on ")
    page.choose(night.user("Marc Vidal"))
    assert page.pad.isEnabled()
    night.record(Leaving(stays=True), "Marc Vidal")
    page.refresh()
    assert page.left.isHidden()
