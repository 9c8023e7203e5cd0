# SPDX-License-Identifier: Apache-2.0
"""Devices and procedures on paper."""

import pytest

from logbook.core import ward as wards
from logbook.core.exchange.draw.values import Para, Table
from logbook.core.exchange.report import boards
from logbook.core.model.codes import Axis, Certainty, ClockUsed
from logbook.core.model.frame import Happened
from logbook.core.model.records import AxisReading, State
from tests.core.exchange.report.test_pages import contents_of
from tests.wards import make, one_of_each


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("boards"))
    one_of_each(made)
    yield made
    made.shut()


def rows(blocks):
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return [
        "|".join(" / ".join("".join(run.text for run in line) for line in cell) for cell in row.cells)
        for row in table.rows
    ]


def test_a_device_says_its_state_its_axes_and_who_looked_last(world):
    (row,) = [row for row in rows(boards.device_board(contents_of(world))) if "VM-07" in row]
    assert row.startswith("7|Ventilator VM-07 / Hamilton C6 / life support|")
    assert "Alarms: heard at the bed only (Joan)" in row
    assert "Network: cable out by us" in row
    assert "Anna Puig A·" in row


def test_a_suspect_device_that_works_shows_both_marks(world):
    (row,) = [row for row in rows(boards.device_board(contents_of(world))) if "BI-03" in row]
    assert "◆ suspect" in row
    assert "● works" in row


def test_a_device_nobody_looked_at_says_so(world):
    (row,) = [row for row in rows(boards.device_board(contents_of(world))) if "BI-09" in row]
    assert "nobody looked" in row
    assert "○ not checked" in row


def test_two_times_that_overlap_leave_it_undecided(world):
    now = world.clock()
    about = Happened(now.wall, now.zone, Certainty.ABOUT)
    for value, clock in (("connected", ClockUsed.PC), ("no-link", ClockUsed.WATCH)):
        when = Happened(now.wall, now.zone, about.certainty, clock=clock)
        reading = State("XX-1", (AxisReading(Axis.NETWORK, value),))
        wards.record(world.ward, reading, world.by("Anna Puig"), when)
    (row,) = [row for row in rows(boards.device_board(contents_of(world))) if "XX-1" in row]
    assert "undecided, or:" in row


def test_procedures_say_since_when_until_when_and_who_read_them(world):
    said = rows(boards.procedures(contents_of(world)))
    assert said[0].startswith(
        "P06|Alarmas del ventilador / version 1, whole ward / SAMPLE – not approved by this hospital|from "
    )
    assert "Marc Vidal|2 steps" in said[0]
    assert " / to " in said[0]
    assert "SAMPLE" not in said[1]


def test_a_procedure_still_in_force_has_no_end(tmp_path):
    world = make(tmp_path)
    world.record(one_of_each(world)["procedure"].record)
    assert " / to " not in rows(boards.procedures(contents_of(world)))[-1]
    world.shut()


def test_a_ward_without_devices_and_procedures_says_so(tmp_path):
    world = make(tmp_path, people=())
    contents = contents_of(world)
    blocks = [*boards.device_board(contents), *boards.procedures(contents)]
    said = [block.line[0].text for block in blocks if isinstance(block, Para)]
    assert said == ["No device was recorded.", "No fallback procedure was put in force."]
    world.shut()
