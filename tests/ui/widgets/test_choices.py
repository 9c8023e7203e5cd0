# SPDX-License-Identifier: Apache-2.0
"""One of several is a radio button, yes or no a check box, whatever they look like."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.look.marks import State
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.text import line


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


def test_the_arrow_keys_walk_along_and_choose_nothing_until_enter(row, qtbot):
    row.show()
    row.choose(0)
    row.buttons()[0].setFocus()
    for key, there in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Up, 2)):
        with qtbot.assertNotEmitted(row.chosen):
            qtbot.keyClick(row.focusWidget(), key)
        assert row.focusWidget() is row.buttons()[there]
    assert row.key() == 0
    with qtbot.waitSignal(row.chosen):
        qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Return)
    assert row.key() == 2


def test_what_is_offered_later_is_found_by_tab_where_the_row_stands(look, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    row, after = Choices("Which"), line("After")
    column.addWidget(row)
    column.addWidget(after)
    row.offer([(n, Choice(look, str(n))) for n in range(2)])
    page.show()
    after.setFocus()
    qtbot.keyClick(after, Qt.Key.Key_Tab)
    assert page.focusWidget() is row.buttons()[0]


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
