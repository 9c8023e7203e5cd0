# SPDX-License-Identifier: Apache-2.0
"""A scan reaches no text box, presses no button and fires no shortcut; typing comes through whole and in order."""

import random
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from logbook.ui.scanning.teaching import SQUARE, learn
from logbook.ui.scanning.wedge import HOLD, Wedge
from tests.ui.conftest import bring_forward
from tests.ui.scanning.keyboards import ENTER, TAB, Key, person, send, us_scanner
from tests.ui.scanning.test_pace import HANDS
from tests.ui.scanning.test_strokes import strokes


@pytest.fixture
def desk(look, qtbot):
    """A window with a field and a button, and what was scanned, entered and pressed there."""
    shown = QWidget()
    shown.field, shown.button = QLineEdit(), QPushButton("Record")
    column = QVBoxLayout(shown)
    column.addWidget(shown.field)
    column.addWidget(shown.button)
    shown.scans, shown.entered, shown.pressed, shown.taught, shown.takes = [], [], [], None, True
    shown.field.returnPressed.connect(lambda: shown.entered.append(shown.field.text()))
    shown.button.clicked.connect(lambda: shown.pressed.append("click"))
    shown.show()
    shown.native = shown.windowHandle()
    shown.wedge = Wedge(shown, lambda scan: shown.scans.append(scan) or shown.takes, lambda: shown.taught)
    shown.wedge.watch(shown.native)
    bring_forward(qtbot, shown)
    shown.field.setFocus()
    yield shown
    shown.native.removeEventFilter(shown.wedge)  # the native window outlives what was made here by a moment
    shiboken6.delete(shown.wedge)


def texts(desk):
    return [scan.text for scan in desk.scans]


@pytest.mark.parametrize("code", ["AB-12/7", "0108435012345672" + "10L\x1d21S", "AB'[{12"])
@pytest.mark.parametrize("caps", [False, True])
def test_a_scan_lands_in_no_field_and_enters_nothing(desk, code, caps):
    send(desk.native, us_scanner(code, caps=caps))
    assert (texts(desk), desk.field.text(), desk.entered) == ([code], "", [])


@pytest.mark.parametrize("end", [ENTER, TAB])
def test_a_scan_presses_no_button(desk, end):
    desk.button.setFocus()
    desk.button.setDefault(True)
    send(desk.native, us_scanner("AB 12 7"), end=end)
    QTest.qWait(HOLD * 2)
    assert (texts(desk), desk.pressed, desk.button.isDown(), desk.button.hasFocus()) == (["AB 12 7"], [], False, True)


def test_what_was_taught_is_read(desk):
    desk.taught = learn(strokes(SQUARE))
    send(desk.native, us_scanner("AB-12/7"))
    assert desk.scans[0].readings == ("AB-12/7",)


def test_untaught_both_readings_come(desk):
    send(desk.native, us_scanner("AB-12/7"))
    assert desk.scans[0].readings == ("AB-12/7", "AB'12-7")
    assert len(desk.scans[0].strokes) == 7


def test_what_nobody_takes_is_typed_and_entered(desk):
    desk.takes = False
    send(desk.native, person("480513"))
    assert (texts(desk), desk.field.text(), desk.entered) == (["480513"], "480513", ["480513"])


def test_letters_without_an_end_are_typed(desk, qtbot):
    send(desk.native, person("quick"), end=0)
    assert desk.field.text() == ""
    qtbot.waitUntil(lambda: desk.field.text() == "quick")
    assert desk.scans == []


@pytest.mark.parametrize("hands", HANDS)
def test_every_letter_of_fast_typing_arrives_in_its_order(desk, qtbot, hands):
    chance, start = random.Random(hands), 1_000
    for n in range(25):
        times = HANDS[hands](chance)
        text = "".join(chance.choice("abcdefghij0123456789") for _ in times[:-1])
        desk.field.clear()
        send(desk.native, person(text), start=start, gaps=[b - a for a, b in pairwise(times)])
        qtbot.waitUntil(lambda text=text: desk.field.text() == text)
        assert (desk.scans, len(desk.entered), desk.entered[-1]) == ([], n + 1, text)
        start += times[-1] + 1_000


def test_a_button_pressed_by_the_space_bar_is_pressed_once(desk, qtbot):
    desk.button.setFocus()
    send(desk.native, person(" "), end=0)
    qtbot.waitUntil(lambda: desk.pressed == ["click"])
    assert not desk.button.isDown()


def test_another_key_lets_go_of_what_was_held(desk):
    send(desk.native, person("ab"), end=0)
    left = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    left.setTimestamp(5_000)
    QApplication.sendEvent(desk.native, left)
    assert (desk.field.text(), desk.field.cursorPosition()) == ("ab", 1)


def test_a_key_held_down_repeats_as_ever(desk):
    for _ in range(3):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=True)
        event.setTimestamp(2_000)
        QApplication.sendEvent(desk.native, event)
    assert desk.field.text() == "aaa"


def test_a_doubled_letter_of_a_scan_is_no_key_held_down(desk):
    """X11 flags it so: the key is let go and pressed in the same millisecond."""
    send(desk.native, us_scanner("10"), end=0)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, 19, 0, 0, "0", autorep=True)
        event.setTimestamp(1_006)
        QApplication.sendEvent(desk.native, event)
    send(desk.native, us_scanner("7A"), start=1_010)
    assert (texts(desk), desk.field.text()) == (["1007A"], "")


def test_an_accent_put_together_elsewhere_comes_after_what_was_typed_before(desk):
    send(desk.native, person("a"), end=0)
    made = QInputMethodEvent()
    made.setCommitString("á")
    QApplication.sendEvent(desk.field, made)
    assert desk.field.text() == "aá"


def test_a_press_of_the_mouse_comes_after_what_was_typed(desk):
    send(desk.native, person("ab"), end=0)
    QTest.mouseClick(desk.native, Qt.MouseButton.LeftButton, pos=desk.button.geometry().center())
    assert (desk.field.text(), desk.pressed) == ("ab", ["click"])


def test_no_shortcut_fires_in_the_midst_of_a_scan(desk):
    QShortcut(QKeySequence("Ctrl+]"), desk).activated.connect(lambda: desk.pressed.append("shortcut"))
    send(desk.native, person("10"), end=0)
    over = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier, 35, 0, 0
    )
    over.setTimestamp(1_008)
    over.ignore()
    assert desk.wedge.eventFilter(desk.native, over)
    assert over.isAccepted()
    late = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier, 35, 0, 0
    )
    late.setTimestamp(9_000)
    assert not desk.wedge.eventFilter(desk.native, late)


def test_a_key_of_its_own_for_the_separator_is_a_key_of_the_scan(desk):
    QShortcut(QKeySequence("F8"), desk).activated.connect(lambda: desk.pressed.append("shortcut"))
    send(desk.native, [*us_scanner("10L"), Key(66, key=Qt.Key.Key_F8), *us_scanner("21SA")])
    assert (len(desk.scans[0].strokes), desk.pressed) == (8, [])


def test_the_third_level_of_a_keyboard_is_a_key_of_its_own(desk):
    held = Qt.KeyboardModifier.GroupSwitchModifier
    send(desk.native, person("a"), end=0)
    for kind, key, at in ((QEvent.Type.KeyPress, Qt.Key.Key_AltGr, 1_002), (QEvent.Type.KeyPress, Qt.Key.Key_At, 1_006),
                          (QEvent.Type.KeyRelease, Qt.Key.Key_AltGr, 1_007)):  # fmt: skip
        event = QKeyEvent(kind, key, held, 11 if key is Qt.Key.Key_At else 108, 0, 0, "@" * (key is Qt.Key.Key_At))
        event.setTimestamp(at)
        QApplication.sendEvent(desk.native, event)
    send(desk.native, person("bc"), start=1_010)
    assert [stroke.altgr for stroke in desk.scans[0].strokes] == [False, True, False, False]


def test_the_input_method_keeps_out_of_a_scan_and_is_back_after_it(desk):
    send(desk.native, us_scanner("AB-1"), end=0)
    assert not desk.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    send(desk.native, us_scanner("2/7"), start=1_016)
    assert desk.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert texts(desk) == ["AB-12/7"]
