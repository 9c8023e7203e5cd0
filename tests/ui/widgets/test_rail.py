# SPDX-License-Identifier: Apache-2.0
"""The rail opens pages by mouse, arrow and function key, wide and narrow."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QListWidget, QMenu

from logbook.ui.look.sheet import sheet
from logbook.ui.widgets.rail import Entry, Rail

PAGES = (Entry("log", "scroll-text", "Log", "F1"), Entry("devices", "layout-grid", "Devices", "F2"))
ACTIONS = (Entry("theme", "moon", "Night", "F8"), Entry("language", "languages", "Language", tag="ES"))


@pytest.fixture
def rail(kit):
    made = Rail(kit, "Ward Logbook", "workstation B", PAGES, ACTIONS)
    made.resize(160, 700)
    made.show()
    return made


def test_pages_are_a_list_with_names(rail):
    pages = rail.findChild(QListWidget)
    assert QAccessible.queryAccessibleInterface(pages).role() is QAccessible.Role.List
    assert [pages.item(n).text() for n in range(pages.count())] == ["Log", "Devices"]
    assert pages.accessibleName() == "Pages"
    assert pages.visualItemRect(pages.item(0)).height() >= 44


def test_a_page_opens_by_press_and_by_arrow(rail, qtbot):
    pages = rail.findChild(QListWidget)
    with qtbot.waitSignal(rail.opened) as said:
        qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=pages.visualItemRect(pages.item(1)).center())
    assert said.args == ["devices"]
    with qtbot.waitSignal(rail.opened) as said:
        qtbot.keyClick(pages, Qt.Key.Key_Up)
    assert said.args == ["log"]


def test_the_open_page_pressed_again_leads_back_to_it(rail, qtbot):
    pages = rail.findChild(QListWidget)
    said = []
    rail.opened.connect(said.append)
    for row in (1, 1, 0):
        qtbot.mouseClick(
            pages.viewport(), Qt.MouseButton.LeftButton, pos=pages.visualItemRect(pages.item(row)).center()
        )
    assert said == ["devices", "devices", "log"]
    nowhere = pages.visualItemRect(pages.item(1)).bottomLeft() + QPoint(5, 20)
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=nowhere)
    assert said == ["devices", "devices", "log"]


def test_a_page_opens_by_its_function_key(rail, qtbot):
    keys = {shortcut.key().toString(): shortcut for shortcut in rail.findChildren(QShortcut)}
    with qtbot.waitSignal(rail.opened) as said:
        keys["F2"].activated.emit()
    assert said.args == ["devices"]
    assert rail.findChild(QListWidget).currentRow() == 1


def test_choosing_by_program_is_silent(rail, qtbot):
    with qtbot.assertNotEmitted(rail.opened):
        rail.choose("devices")
    assert rail.findChild(QListWidget).currentRow() == 1


def test_actions_are_named_buttons(rail, qtbot):
    with qtbot.waitSignal(rail.pressed) as said:
        qtbot.mouseClick(rail.buttons()[1], Qt.MouseButton.LeftButton)
    assert said.args == ["language"]
    assert [button.accessibleName() for button in rail.buttons()] == ["Night", "Language"]
    assert all(button.sizeHint().height() >= 44 for button in rail.buttons())


def test_a_narrow_rail_shows_icons_and_gives_words_on_demand(rail, qtbot):
    wide = rail.width()
    rail.set_compact(True)
    assert rail.width() <= 64
    qtbot.mouseClick(rail._words, Qt.MouseButton.LeftButton)
    assert rail.width() == wide
    qtbot.keyClick(rail._words, Qt.Key.Key_Return)
    assert rail.width() <= 64
    rail.set_compact(False)
    assert rail._words.isHidden()


def test_a_low_rail_folds_its_actions_into_one_menu(rail):
    rail.resize(60, 86 + len(rail._pages) * 50)
    assert all(button.isHidden() for button in rail.buttons())
    assert not rail._more.isHidden()
    rail.set_compact(True)
    assert rail.minimumSizeHint().height() <= 340


def test_a_line_of_the_menu_is_as_high_as_a_finger(rail, look, qtbot):
    menu = rail._more.findChild(QMenu)
    menu.setStyleSheet(sheet(look.tokens, look.scale))
    rail.resize(60, 86 + len(rail._pages) * 50)
    menu.sizeHint()  # lays the lines out
    assert all(menu.actionGeometry(action).height() >= 44 for action in menu.actions())


def test_the_time_of_day_is_seen_and_heard_wide_and_narrow(rail):
    rail.say_time("02:40", "It is 02:40")
    for compact in (False, True):
        rail.set_compact(compact)
        assert rail._clock.isVisible()
        assert rail._clock.text() == "02:40"
        assert rail._clock.accessibleName() == "It is 02:40"
        assert rail.width() >= rail._clock.sizeHint().width()


def test_actions_stay_as_long_as_there_is_room_for_them(rail):
    rail.resize(200, 900)
    assert not any(button.isHidden() for button in rail.buttons())
    assert rail._more.isHidden()
    rail.resize(200, 86 + len(rail._pages) * 50 + (len(rail.buttons()) - 1) * 46)
    hidden = [button.isHidden() for button in rail.buttons()]
    assert hidden == [False] * (len(hidden) - 2) + [True, True]
    assert [action.isVisible() for action in rail._folded] == hidden
    assert not rail._more.isHidden()


def test_each_line_is_painted_with_and_without_words(rail):
    wide = rail.grab()
    rail.set_compact(True)
    assert wide.width() > rail.grab().width()
