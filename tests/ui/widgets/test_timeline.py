# SPDX-License-Identifier: Apache-2.0
"""The log scrolls at any length because only what is seen is measured."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QStyleOptionViewItem

from logbook.ui.widgets.rows import RowModel, RowView
from logbook.ui.widgets.timeline import Timeline

MANY = 100_000


def row_at(number):
    return RowView(f"A·{number}", "02:40", f"Entry {number}", body="words and more words " * (number % 7))


@pytest.fixture
def log(kit):
    made = RowModel(kit.words)
    view = Timeline(kit, made, "Log")
    made.setParent(view)
    view.resize(700, 500)
    view.show()
    made.show(MANY, row_at)
    return view


def heights_are_right(view):
    row = view.rowAt(0)
    while 0 <= row < view.model().rowCount() and view.rowViewportPosition(row) < view.viewport().height():
        index = view.model().index(row, 0)
        assert view.rowHeight(row) == view._delegate.height(index, view.viewport().width()), row
        row += 1


def test_rows_in_view_have_their_height_and_others_are_not_even_made(log):
    heights_are_right(log)
    assert len(log.model()._kept) < 40


def test_after_scrolling_jumping_and_resizing_too(log):
    for act in (
        lambda: log.verticalScrollBar().setValue(900),
        log.scrollToBottom,
        lambda: log.resize(420, 380),
        lambda: log.scrollTo(log.model().index(5000, 0)),
        log.model().grew,
        log.model().touched,
    ):
        act()
        heights_are_right(log)
    assert len(log.model()._kept) <= 400


def test_what_follows_is_counted_and_said(log):
    assert 0 < log.below() < MANY
    assert not log.grab().isNull()
    log.scrollToBottom()
    log.scrollToBottom()
    assert log.below() == 0
    log.model().show(0, row_at)
    assert log.below() == 0
    assert not log.grab().isNull()


def test_a_row_opens_by_press_and_by_keyboard(log, qtbot):
    with qtbot.waitSignal(log.opened) as said:
        at = log.visualRect(log.model().index(1, 0)).center()
        qtbot.mouseClick(log.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert said.args == [1]
    qtbot.keyClick(log, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(log.opened) as said:
            qtbot.keyClick(log, key)
        assert said.args == [2]


def test_a_chosen_row_can_be_seen(log):
    before = log.grab().toImage()
    log.selectRow(1)
    assert log.grab().toImage() != before


def test_tab_leaves_the_log_and_a_screen_reader_reads_rows(log):
    assert not log.tabKeyNavigation()
    face = QAccessible.queryAccessibleInterface(log)
    assert face.text(QAccessible.Text.Name) == "Log"
    assert face.role() is QAccessible.Role.Table
    assert log.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "A·0. 02:40. Entry 0"


def test_the_log_fits_a_small_window(log):
    assert log.minimumWidth() <= 600
    assert log.minimumHeight() <= 340
    hint = log._delegate.sizeHint(option := log_option(log), log.model().index(3, 0))
    assert hint.width() == option.rect.width()


def log_option(view):
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(view.model().index(3, 0))
    return option


def test_the_second_half_of_a_double_click_opens_nothing(log, qtbot):
    """It was meant for the button that was there a moment ago."""
    opened = []
    log.opened.connect(opened.append)
    there = log.visualRect(log.model().index(1, 0)).center()
    for act in (qtbot.mouseDClick, qtbot.mouseRelease):
        act(log.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert opened == []
    qtbot.mouseClick(log.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert opened == [1]


def test_an_empty_list_says_why(log):
    log.say_nothing("Nothing was found.")
    assert log.accessibleDescription() == "Nothing was found."
    log.model().show(0, row_at)
    said = log.viewport().grab().toImage()
    log.say_nothing("")
    assert log.viewport().grab().toImage() != said
