# SPDX-License-Identifier: Apache-2.0
"""A tile is a button that says everything it shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage

from logbook.ui.look.marks import State
from logbook.ui.widgets.tile import DeviceTile, TileView, legend


def picture(tile):
    tile.resize(tile.sizeHint())
    return tile.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def test_a_tile_is_a_button_and_says_what_it_shows(kit):
    view = TileView("Ventilator\u202e", (State.SUSPECT, State.WORKS), "8 min ago", place="Bed 7")
    tile = DeviceTile(kit, view)
    assert QAccessible.queryAccessibleInterface(tile).role() is QAccessible.Role.Button
    assert tile.accessibleName() == "Bed 7 · Ventilator□ · suspect, works · 8 min ago"


def test_a_count_stands_for_the_word(kit):
    tile = DeviceTile(kit, TileView("Pumps ×4", (State.LIMITED,), "12 min ago", "1 of 4 limited"))
    assert tile.accessibleName() == "Pumps ×4 · 1 of 4 limited · 12 min ago"


def test_a_count_too_long_for_its_word_goes_up_beside_the_title(kit):
    tile = DeviceTile(kit, TileView("2 × Pump", (State.UNCHECKED,), "2 h", "1/2 not checked", share="1/2"))
    assert tile._fitting(1000) == ("1/2 not checked", "")
    assert tile._fitting(80) == ("not checked", "1/2")


def test_a_tile_is_large_enough_at_its_least(kit):
    least = DeviceTile(kit, TileView("Monitor", (State.WORKS,))).minimumSizeHint()
    assert least.height() >= 44
    assert least.width() >= 44


@pytest.mark.parametrize("theme", ["day", "night"])
def test_tiles_of_all_states_differ_in_grey(kit, theme):
    kit.look.apply(theme)
    pictures = [picture(DeviceTile(kit, TileView("Monitor", (state,), "1 min ago"))) for state in State]
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[n + 1 :])


def test_works_is_not_hidden_behind_suspect(kit):
    both = picture(DeviceTile(kit, TileView("Pump", (State.SUSPECT, State.WORKS))))
    assert both != picture(DeviceTile(kit, TileView("Pump", (State.SUSPECT,))))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_tile_opens_by_keyboard(kit, qtbot, key):
    tile = DeviceTile(kit, TileView("Monitor", (State.WORKS,)))
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, key)


def test_focus_can_be_seen(kit, qtbot):
    tile = DeviceTile(kit, TileView("Monitor", (State.OUT,), "1 min ago"))
    before = picture(tile)
    tile.show()
    tile.activateWindow()
    tile.setFocus()
    qtbot.waitUntil(tile.hasFocus)
    assert picture(tile) != before


def test_the_legend_names_six_states(kit):
    made = legend(kit)
    made.resize(400, 60)
    assert made.layout().count() == len(State)
    assert not made.grab().isNull()
