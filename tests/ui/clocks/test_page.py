# SPDX-License-Identifier: Apache-2.0
"""Clocks: compared in three acts, known differences in words, steps told, and a reminder once a shift."""

import pytest

from logbook.core.model.codes import ClockUsed
from logbook.core.model.records import ClockCheck, Note
from logbook.ui.clocks import page as clocks
from tests.ui.hands import button, open_page, wait_for, write


@pytest.fixture
def page(signed_on):
    return open_page(signed_on, "clocks")


def typed(signed_on, ahead):
    """What a clock shows that is some minutes ahead of this PC."""
    now = signed_on.session.now()
    minutes = (now.at // 60_000 + now.zone + ahead) % 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


def test_the_wall_clock_is_compared_in_three_acts(signed_on, page, qtbot):
    assert clocks.status(signed_on.main.desk) == "nobody has compared the clocks yet"
    assert page._due.text() == "Nobody has compared the clocks yet."
    assert page._checks.isHidden()
    qtbot.waitUntil(page._check._shown.hasFocus)
    qtbot.keyClicks(page._check._shown, typed(signed_on, -4))
    page._check._record.click()
    record = wait_for(signed_on, qtbot, ClockCheck).record
    assert (record.clock, record.error) == (ClockUsed.WALL, 30)
    assert 3 * 60_000 <= record.pc - record.shown <= 5 * 60_000
    qtbot.waitUntil(lambda: "this PC was 3 min ahead of" in page._checks.text())
    assert "within 30 s" in page._checks.text()
    assert clocks.status(signed_on.main.desk).startswith("compared")


def test_what_is_no_time_is_said_and_stays(page):
    page._check._shown.setText("late")
    page._check._record.click()
    assert not page._check._field._trouble.isHidden()
    assert page._check._shown.text() == "late"


def test_a_device_is_named_and_a_rough_reading_says_how_rough(signed_on, page, qtbot):
    button(page, "device clock").click()
    page._check._device.setText("VM-07")
    button(page, "within 5 minutes").click()
    page._check._shown.setText(typed(signed_on, 9))
    page._check._record.click()
    record = wait_for(signed_on, qtbot, ClockCheck).record
    assert (record.clock, record.device, record.error) == (ClockUsed.DEVICE, "VM-07", 300)
    qtbot.waitUntil(lambda: "behind VM-07" in page._checks.text())


def test_a_clock_across_midnight_is_minutes_not_a_day_away(signed_on, page, qtbot, world):
    now = signed_on.session.now()
    world.clock.pass_((1439 - (now.at // 60_000 + now.zone) % 1440) * 60)
    page._check._shown.setText("00:03")
    page._check._record.click()
    record = wait_for(signed_on, qtbot, ClockCheck).record
    assert abs(record.shown - record.pc) < 6 * 60_000


def test_a_step_is_told_and_asks_for_a_comparison(signed_on, page, qtbot, world):
    write(signed_on, qtbot, ClockCheck(ClockUsed.PHONE, world.clock().wall, world.clock().wall))
    world.clock.set_back(7200)
    write(signed_on, qtbot, Note("after the step"))
    qtbot.waitUntil(lambda: "the clock was set back by 2 h 00 min" in page._steps.text())
    assert page._due.text() == "Compare the clocks now."
    assert "switched on" in page._runs.text()


@pytest.mark.parametrize("years", [80, 9_000])
def test_no_year_is_too_far(signed_on, page, qtbot, world, years):
    world.clock.set_back(-years * 365 * 86_400)
    write(signed_on, qtbot, Note("in another century"))
    page.arrive({})
    page._check._shown.setText("03:10")
    page._check._record.click()
    wait_for(signed_on, qtbot, ClockCheck)
    qtbot.waitUntil(lambda: not page._checks.isHidden())


def test_they_go_on_paper_from_the_log(signed_on):
    button(open_page(signed_on, "clocks"), "Print…").click()
    assert signed_on.main.shown == "printing"
    assert signed_on.main.page("printing").choose.counts() == {"clocks": 1}
