# SPDX-License-Identifier: Apache-2.0
"""Threat 11: a clock set back, ahead, dragged, beyond all calendars; two half past twos.

Detects: each record bears the wall clock and the time since the PC started; where the two part, a record says by how
much. The order is always the chain's; window, paper and collector still stand. Openly not protected: a clock that was
wrong from the first record on, with no witness and no clock check.
"""

import subprocess
from dataclasses import replace

import pytest

from logbook.core.actions import export
from logbook.core.actions.export import Order
from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import Now
from logbook.core.model.records import ClockCheck, Note
from logbook.core.model.traces import ClockStep
from logbook.i18n import span, words_for
from logbook.ui.log.row import Rows
from tests.attacks.told import titles
from tests.cli.conftest import run
from tests.wards import make

WORDS = words_for("en")
HOUR, YEAR = 3600, 365 * 86_400
AUTUMN = 1_824_942_600_000
"""31 October 2027, 00:30 UTC: 02:30 in Madrid, for the first time."""


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    made.record(Note("before"))
    yield made
    made.shut()


def steps(world):
    return [entry.record.step for entry in world.ward.folds.timeline.entries if isinstance(entry.record, ClockStep)]


def leaves(world, folder):
    """Export, verify and collect, as the log would leave on a stick; returns the PDF."""
    order = Order(folder / "night.pdf", WORDS, world.by("Anna Puig"), "Anna Puig")
    (made,) = export.export(world.ward, order)
    assert run("verify", made.path).code == 0
    case = run("collect", made.path, "--into", folder / "case")
    assert (case.code, case.err) == (0, "")
    return made.path


def in_order(world):
    """The records stand in the order they were written in, whatever the clock said."""
    numbers = [entry.ref.number for entry in world.ward.folds.timeline.entries]
    assert numbers == sorted(numbers)
    texts = [entry.record.text for entry in world.ward.folds.timeline.entries if isinstance(entry.record, Note)]
    assert texts[0] == "before"
    return texts[1:]


@pytest.mark.parametrize("ahead", [-2 * HOUR, 10 * YEAR, 80 * YEAR, 9_000 * YEAR])
def test_a_clock_that_is_set_is_told_and_orders_nothing(world, tmp_path, ahead):
    world.clock.pass_(60)
    world.clock.set_back(-ahead)
    world.record(Note("after"))
    world.record(ClockCheck(ClockUsed.WALL, world.clock().wall - ahead * 1000, world.clock().wall))
    assert steps(world) == [ahead * 1000]
    way = "forward" if ahead > 0 else "back"
    assert f"This PC's clock was set {way} by {span(WORDS, ahead * 1000)}" in titles(world.ward)
    assert in_order(world) == ["after"]
    leaves(world, tmp_path)


def test_a_clock_dragged_by_a_second_a_minute_is_told_after_three(world, tmp_path):
    for _ in range(30):
        world.clock.pass_(60)
        world.clock.set_back(-1)
        world.record(Note("x"))
    assert steps(world) == [3000] * 10
    leaves(world, tmp_path)


def test_sleep_is_no_step_and_a_start_with_the_clock_back_is(world, tmp_path):
    world.clock.pass_(9 * HOUR)
    world.record(Note("slept"))
    assert steps(world) == []
    world.clock.set_back(2 * HOUR)
    world.clock.reboot()
    world.reopen()
    world.record(Note("after the start"))
    assert steps(world) == [-2 * HOUR * 1000]
    assert in_order(world) == ["slept", "after the start"]
    leaves(world, tmp_path)


def test_the_two_half_past_twos_of_an_autumn_night_are_told_apart(world, tool, tmp_path):
    passed = AUTUMN - world.clock().wall
    world.clock.now = Now(AUTUMN, world.clock().boot + passed, 120, world.clock().boot_id)
    first = world.record(Note("the first half past two"))
    world.clock.pass_(HOUR)
    world.clock.now = replace(world.clock(), zone=60)
    second = world.record(Note("the second half past two"))
    assert steps(world) == []
    rows = Rows(WORDS, world.ward.folds)
    assert [rows.row(entry.ref).time for entry in (first, second)] == ["02:30 (+02:00)", "02:30 (+01:00)"]
    pdf = leaves(world, tmp_path)
    for path in (pdf, tmp_path / "case" / "timeline.pdf"):
        text = subprocess.run(
            [tool("pdftotext"), "-layout", path, "-"], capture_output=True, check=True
        ).stdout.decode()
        assert "02:30 (+02:00)" in text
        assert "02:30 (+01:00)" in text
    lines = (tmp_path / "case" / "timeline.jsonl").read_text("utf-8")
    assert "2027-10-31T00:30:00.000000+00:00" in lines
    assert "2027-10-31T01:30:00.000000+00:00" in lines
