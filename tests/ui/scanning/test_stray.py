# SPDX-License-Identifier: Apache-2.0
"""Words typed where nothing takes them press no button; a key by itself does."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from logbook.ui.scanning.stray import PAUSE, Stray
from logbook.ui.stage import Stage
from tests.ui.conftest import bring_forward

KEYS = {" ": Qt.Key.Key_Space, "\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\x1b": Qt.Key.Key_Escape}


class Desk:
    """A window with a field and two buttons, and what was pressed and said; `time` goes on by 200 ms a key."""

    def __init__(self, qtbot):
        self.stage = Stage()
        qtbot.addWidget(self.stage)
        inside = QWidget()
        self.field, self.button, self.other = QLineEdit(), QPushButton("Record"), QPushButton("Other")
        column = QVBoxLayout(inside)
        self.pressed, self.said, self.time = [], [], 10_000
        for widget in (self.field, self.button, self.other):
            column.addWidget(widget)
        for button in (self.button, self.other):
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, button=button: self.pressed.append(button.text()))
        self.stage.setCentralWidget(inside)
        self.stage.show()
        self.stray = Stray(self.stage)
        self.stage.untaken.connect(self.stray.untaken)
        self.stray.astray.connect(lambda: self.said.append("nowhere"))
        self.stray.watch(self.stage.windowHandle())
        bring_forward(qtbot, self.stage)
        self.button.setFocus()

    def type(self, text, gap=200, held=Qt.KeyboardModifier.NoModifier, *, repeat=False):
        for letter in text:
            self.time += gap
            key = KEYS.get(letter) or Qt.Key(ord(letter.upper()))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, held, letter, repeat)
                event.setTimestamp(self.time)
                QApplication.sendEvent(self.stage.windowHandle(), event)


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.stage.windowHandle().removeEventFilter(made.stray)
    shiboken6.delete(made.stray)


def test_space_by_itself_presses_as_ever(desk):
    desk.type("  ")
    assert desk.pressed == ["Record", "Record"]
    assert desk.said == []


@pytest.mark.parametrize("words", ["pump is off now", "a b", "bed 7 "])
def test_a_space_in_the_midst_of_words_presses_nothing_and_it_is_said_once(desk, words):
    desk.type(words)
    assert desk.pressed == []
    assert desk.said == ["nowhere"]


def test_words_without_a_space_are_told_to_go_nowhere(desk):
    desk.type("ab")
    assert desk.said == []
    desk.type("cdef")
    assert desk.said == ["nowhere"]


def test_enter_after_words_presses_nothing_and_the_next_one_presses(desk):
    desk.button.setDefault(True)
    desk.type("off\r")
    assert desk.pressed == []
    desk.type(" ")
    assert desk.pressed == ["Record"]


def test_after_a_pause_a_key_presses_again(desk):
    desk.type("off")
    desk.type(" ", gap=PAUSE)
    assert desk.pressed == []
    desk.type(" ", gap=PAUSE + 1)
    assert desk.pressed == ["Record"]


@pytest.mark.parametrize("between", ["\t", "\x1b"])
def test_a_key_that_is_no_word_ends_the_words(desk, between):
    desk.type("off" + between)
    desk.other.setFocus()
    desk.type(" ")
    assert desk.pressed == ["Other"]


def test_the_mouse_ends_the_words(desk):
    desk.type("off")
    QTest.mousePress(desk.stage.windowHandle(), Qt.MouseButton.LeftButton, pos=desk.field.geometry().center())
    desk.button.setFocus()
    desk.type(" ")
    assert desk.pressed == ["Record"]


def test_a_space_held_down_is_kept_with_the_first_one(desk):
    desk.type("off ")
    desk.type(" ", gap=30, repeat=True)
    assert desk.pressed == []


def test_words_in_a_field_are_whole_and_a_button_after_it_presses(desk):
    desk.field.setFocus()
    desk.type("pump off")
    assert desk.field.text() == "pump off"
    desk.button.setFocus()
    desk.type(" ")
    assert desk.pressed == ["Record"]
    assert desk.said == []


def test_commands_and_shift_alone_are_no_words(desk):
    desk.type("k", held=Qt.KeyboardModifier.ControlModifier)
    desk.type(" ")
    assert desk.pressed == ["Record"]
