# SPDX-License-Identifier: Apache-2.0
"""The board as it was: typed, stepped, by what was known and by what is known today; nothing is written."""

import pytest

from logbook.core.model.codes import Axis, Level
from logbook.core.model.records import AxisReading, LevelSet, State
from tests.ui.hands import button, devices, open_page, write

MINUTE = 60_000


@pytest.fixture
def evening(signed_on, qtbot, world):
    """A ventilator read an hour ago as working, and just now, late, as limited half an hour ago."""
    devices(signed_on, qtbot)
    write(signed_on, qtbot, LevelSet(Level.D1))
    write(signed_on, qtbot, State("VM-07", (AxisReading(Axis.FUNCTION, "works"),)))
    world.clock.pass_(3600)
    now = signed_on.session.now()
    ago = now.__class__(now.at - 30 * MINUTE, now.zone)
    write(signed_on, qtbot, State("VM-07", (AxisReading(Axis.FUNCTION, "limited"),)), happened=ago)
    write(signed_on, qtbot, LevelSet(Level.D3))
    return signed_on


def shown(page, qtbot):
    """Wait until the picture asked for last is there; the words of the ventilator's tile and of the level."""
    qtbot.waitUntil(lambda: "–" not in page._when.text())
    tile = next(tile for bed, view, tile in page._board._tiles if view.devices[0].id == "VM-07")
    return tile._view.states[0].value, page._level.text()


def test_now_is_what_the_board_shows_and_a_step_back_is_what_was_known(evening, qtbot):
    page = open_page(evening, "replay")
    assert shown(page, qtbot) == ("limited", "D3 Full outage")
    button(page, "\N{MINUS SIGN}10 min").click()
    assert shown(page, qtbot) == ("works", "D1 Read-only")
    assert "records in the log by then" in page._known.text()
    button(page, "As known today").click()
    assert shown(page, qtbot) == ("limited", "D1 Read-only")
    assert "late entries and corrections count" in page._known.text()
    button(page, "\N{MINUS SIGN}60 min").click()
    qtbot.waitUntil(lambda: "–" not in page._when.text())
    assert page._level.text() == "No level declared"
    assert page._force.text() == "No procedure in force"


def test_a_time_is_typed_and_one_to_come_means_the_day_before(evening, qtbot):
    page = open_page(evening, "replay")
    shown(page, qtbot)
    now = evening.session.now().at
    page._time.setText("nonsense")
    page._show_at.click()
    assert page._field.findChildren(type(page._when))[-1].text() == "This is no time yet. Write it as 02:40."
    for minutes, expected in ((-5, -5), (5, 5 - 1440)):
        page._go_to(now)
        local = now // MINUTE + evening.session.now().zone + minutes
        page._time.setText(f"{local // 60 % 24:02}:{local % 60:02}")
        page._show_at.click()
        assert page._at // MINUTE == now // MINUTE + expected


def test_nothing_later_than_now_and_another_page_may_name_the_moment(evening, qtbot):
    page = open_page(evening, "replay")
    now = evening.session.now().at
    button(page, "+60 min").click()
    assert page._at <= evening.session.now().at
    button(page, "One day back").click()
    assert page._at <= now - 1439 * MINUTE
    open_page(evening, "replay", at=now - 40 * MINUTE)
    assert page._at == now - 40 * MINUTE
    assert shown(page, qtbot)[1] == "D1 Read-only"
    before = len(evening.session.ward.folds.timeline.entries)
    asked = []
    page.opening.connect(lambda key, fields: asked.append((key, fields)))
    next(tile for _, view, tile in page._board._tiles if view.devices[0].id == "VM-07").click()
    assert asked == [("devices", {"device": "VM-07"})]
    assert len(evening.session.ward.folds.timeline.entries) == before


def test_only_the_moment_asked_for_last_is_shown(evening, qtbot):
    page = open_page(evening, "replay")
    for _ in range(3):
        page._go_to(page._at - MINUTE)
    assert shown(page, qtbot)[1] == "D1 Read-only"
    page._show(0, 0, None)
    assert page._level.text() == "D1 Read-only"
