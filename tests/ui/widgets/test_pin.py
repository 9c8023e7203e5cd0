# SPDX-License-Identifier: Apache-2.0
"""The PIN pad takes digits from everywhere and shows them to nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.pin import PinPad


@pytest.fixture
def pad(kit):
    made = PinPad(kit)
    made.resize(300, 340)
    made.show()
    return made


def test_digits_by_keyboard_and_enter_hand_the_pin_on_and_forget_it(pad, qtbot):
    with qtbot.waitSignal(pad.entered) as said:
        qtbot.keyClicks(pad, "123456")
        qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert said.args == ["123456"]
    assert pad.count() == 0


def test_digits_by_mouse_and_ok(pad, qtbot):
    keys = {button.word: button for button in pad.findChildren(Button) if button.word}
    assert not keys["OK"].isEnabled()
    for digit in "908172":
        qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pad.entered) as said:
        qtbot.mouseClick(keys["OK"], Qt.MouseButton.LeftButton)
    assert said.args == ["908172"]


def test_too_few_digits_are_not_handed_on_and_too_many_not_taken(pad, qtbot):
    with qtbot.assertNotEmitted(pad.entered):
        qtbot.keyClicks(pad, "12a3")
        qtbot.keyClick(pad, Qt.Key.Key_Return)
    qtbot.keyClicks(pad, "4567890")
    assert pad.count() == 6


def test_backspace_takes_one_back_and_escape_all(pad, qtbot):
    qtbot.keyClicks(pad, "123")
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.count() == 2
    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    assert pad.count() == 0


def test_neither_screen_nor_screen_reader_learns_a_digit(pad):
    pictures = []
    for digits in ("111", "907"):
        pad.clear()
        for digit in digits:
            pad.press(digit)
        pictures.append(pad.grab().toImage())
        assert pad.accessibleName() == "PIN, 3 of 6 digits"
    assert pictures[0] == pictures[1]


def test_the_pad_is_one_stop_for_the_keyboard_and_its_keys_are_large(pad):
    stops = [w for w in (pad, *pad.findChildren(QWidget)) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [pad]
    assert all(min(key.width(), key.height()) >= 44 for key in pad.findChildren(Button))
    assert all(key.accessibleName() for key in pad.findChildren(Button))
