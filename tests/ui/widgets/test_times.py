# SPDX-License-Identifier: Apache-2.0
"""A time is chosen in one tap or typed as people type."""

import pytest
from PySide6.QtCore import Qt

from logbook.ui.widgets.times import Back, Exact, TimeChooser, read_clock


@pytest.fixture
def times(kit):
    made = TimeChooser(kit, "Time")
    made.resize(600, 160)
    made.show()
    return made


@pytest.mark.parametrize("text", ["02:40", "2:40", "0240", "240", "02.40", "2,40", " 2 h 40 ", "2h40"])
def test_a_time_is_read_as_people_write_it(text):
    assert read_clock(text) == (2, 40)


@pytest.mark.parametrize("text", ["", "24:00", "12:60", "1:2", "12345", "noon", "-2:40", "2:40 pm"])
def test_what_is_no_time_of_a_day_is_refused(text):
    assert read_clock(text) is None


def test_now_is_chosen_at_first(times):
    assert times.choice() == Back(0)


def test_minutes_back_take_one_press(times, qtbot):
    with qtbot.waitSignal(times.changed):
        qtbot.mouseClick(times._row.buttons()[2], Qt.MouseButton.LeftButton)
    assert times.choice() == Back(10)


def test_an_exact_time_is_typed_and_may_be_about(times, qtbot):
    qtbot.mouseClick(times._row.buttons()[-1], Qt.MouseButton.LeftButton)
    assert times.choice() is None
    qtbot.keyClicks(times._text, "3:10")
    assert times.choice() == Exact(3, 10)
    times._about.setChecked(True)
    assert times.choice() == Exact(3, 10, about=True)
    times.reset()
    assert times.choice() == Back(0)
    assert times._more.isHidden()


def test_a_wrong_time_is_said_and_not_taken(times, qtbot):
    qtbot.mouseClick(times._row.buttons()[-1], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(times._text, "2560")
    assert times.choice() is None
    assert times._text.accessibleDescription() == "This is no time yet. Write it as 02:40."


def test_a_draft_puts_its_exact_time_back(kit, qtbot):
    chooser = TimeChooser(kit, "When?")
    qtbot.addWidget(chooser)
    chooser.choose(Exact(2, 40, about=True))
    assert chooser.choice() == Exact(2, 40, about=True)
    chooser.reset()
    assert chooser.choice() == Back(0)
