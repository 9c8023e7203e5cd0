# SPDX-License-Identifier: Apache-2.0
"""Buttons can be hit, read and pressed by keyboard."""

import pytest
from PySide6.QtCore import Qt

from logbook.ui.widgets.buttons import Button


@pytest.mark.parametrize("kind", ["primary", "secondary", "strong", "quiet"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_button_is_large_enough_and_main_actions_larger(look, kind, scale):
    look.apply("day", scale=scale)
    hint = Button(look, "Go", kind=kind, icon="check", key="F5").minimumSizeHint()
    least = 56 if kind in {"primary", "strong"} else 44
    assert hint.height() >= least * scale
    assert hint.width() >= 44 * scale


def test_no_button_forces_a_page_wider_than_a_small_screen(look):
    assert Button(look, "word " * 60).minimumSizeHint().width() <= 560


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press(look, qtbot, key):
    button = Button(look, "Record")
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_the_printed_key_presses(look, qtbot):
    button = Button(look, "Record", key="F5")
    button.show()
    qtbot.waitExposed(button)
    assert button.shortcut().toString() == "F5"


def test_word_and_note_are_read_out_without_hidden_characters(look):
    button = Button(look, "Go\u202e", note="one tap")
    assert (button.word, button.accessibleName(), button.accessibleDescription()) == ("Go□", "Go□", "one tap")
    button.say("Stop")
    assert (button.accessibleName(), button.accessibleDescription()) == ("Stop", "")


def test_an_icon_alone_still_has_a_name(look):
    button = Button(look, icon="x")
    button.name_only("Put away")
    assert (button.word, button.accessibleName(), button.toolTip()) == ("", "Put away", "Put away")
    assert button.sizeHint().width() >= 44


def test_focus_and_a_disabled_state_can_be_seen(look, qtbot):
    button = Button(look, "Record", icon="plus", key="F5", note="now")
    button.show()
    plain = button.grab().toImage()
    button.setFocus()
    button.activateWindow()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != plain
    button.show_icon("x")
    button.setEnabled(False)
    assert button.grab().toImage() != plain


def test_a_button_that_holds_a_choice_looks_chosen_and_an_icon_can_go(look, qtbot):
    button = Button(look, "Bed 7", icon="bed-single")
    qtbot.addWidget(button)
    plain, wide = button.grab().toImage(), button.sizeHint().width()
    button.set_chosen(True)
    assert button.grab().toImage() != plain
    button.show_icon("")
    assert button.sizeHint().width() < wide
