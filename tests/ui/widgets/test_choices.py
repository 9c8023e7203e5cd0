# SPDX-License-Identifier: Apache-2.0
"""One of several is a radio button, yes or no a check box, whatever they look like."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from logbook.ui.look.marks import State
from logbook.ui.widgets.choices import Choice, Choices, Tick


@pytest.fixture
def row(look):
    made = Choices("How?")
    made.offer([(n, Choice(look, text)) for n, text in enumerate(("In person", "Phone", "Radio"))])
    made.resize(600, 60)
    made.show()
    return made


def role(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


def test_roles_are_what_screen_readers_expect(look):
    assert role(Choice(look, "Phone")) is QAccessible.Role.RadioButton
    assert role(Tick(look, "Suction")) is QAccessible.Role.CheckBox


def test_one_at_most_is_chosen_and_said_once(row, qtbot):
    assert row.key() is None
    with qtbot.waitSignal(row.chosen) as said:
        qtbot.mouseClick(row.buttons()[1], Qt.MouseButton.LeftButton)
    assert said.args == [1]
    qtbot.mouseClick(row.buttons()[2], Qt.MouseButton.LeftButton)
    assert row.key() == 2
    assert [button.isChecked() for button in row.buttons()] == [False, False, True]


def test_choosing_by_program_is_silent_and_can_be_undone(row, qtbot):
    with qtbot.assertNotEmitted(row.chosen):
        row.choose(0)
    assert row.key() == 0
    row.choose("nothing offered")
    assert row.key() is None


def test_the_arrow_keys_walk_through_the_choices(row, qtbot):
    row.choose(0)
    row.buttons()[0].setFocus()
    qtbot.keyClick(row.buttons()[0], Qt.Key.Key_Right)
    assert row.key() == 1


def test_enter_chooses(row, qtbot):
    qtbot.keyClick(row.buttons()[2], Qt.Key.Key_Return)
    assert row.key() == 2


def test_other_choices_replace_the_old_ones(row, look):
    row.offer([("x", Choice(look, "Other", icon="user")), ("y", Choice(look, "Bad", mark=State.BROKEN, letter="D"))])
    assert [button.word for button in row.buttons()] == ["Other", "Bad"]
    assert row.key() is None


def test_a_press_at_the_rim_counts(look, qtbot):
    tick = Tick(look, "Suction", icon="wind", note="tap when seen")
    tick.resize(500, 52)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(495, 3))
    assert tick.isChecked()
    choice = Choice(look, "Phone")
    choice.resize(200, 48)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(197, 2))
    assert choice.isChecked()


def test_a_tick_is_ticked_by_enter_and_says_its_note(look, qtbot):
    tick = Tick(look, "Suction")
    qtbot.keyClick(tick, Qt.Key.Key_Return)
    assert tick.isChecked()
    tick.note("07:08")
    assert tick.accessibleDescription() == "07:08"
    assert tick.minimumSizeHint().height() >= 44


def test_chosen_differs_from_unchosen_in_grey(look):
    choice = Choice(look, "Phone", icon="phone")
    choice.resize(choice.sizeHint())
    form = choice.grab().toImage().Format.Format_Grayscale8
    before = choice.grab().toImage().convertToFormat(form)
    choice.setChecked(True)
    assert choice.grab().toImage().convertToFormat(form) != before
    choice.setEnabled(False)
    assert choice.grab().toImage().convertToFormat(form) != before
