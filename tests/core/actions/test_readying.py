# SPDX-License-Identifier: Apache-2.0
"""The facts are the ward's own: what the log says, and what the disk says."""

import pytest

from logbook.core.actions import mirroring, readying
from logbook.core.actions.copying import Copy
from logbook.core.model.codes import ClockUsed, StickEvent
from logbook.core.model.records import ClockCheck
from logbook.core.model.safeguards import Stick
from logbook.core.model.traces import Export
from tests.wards import make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    yield made
    made.shut()


def test_a_new_ward_has_nothing_yet(world):
    facts = readying.facts(world.ward)
    assert (facts.protected, facts.broken, facts.copy, facts.sticks) == (False, 0, None, 0)
    assert (facts.export, facts.clock, facts.notes, facts.reserve) == (None, None, 0, True)
    assert facts.free > 0


def test_ages_are_counted_from_the_newest(world, tmp_path):
    (tmp_path / "stick").mkdir()
    on, stick = mirroring.register(world.ward, tmp_path / "stick", "A")
    world.record(stick)
    world.record(Copy(world.ward, on).visit().anchor)
    now = world.clock().wall
    for record in (Export("incident", "e" * 64, 0, 1), ClockCheck(ClockUsed.WALL, now, now)):
        world.record(record)
        world.clock.pass_(600)
    world.record(Stick("other", StickEvent.LOST, "B"))
    facts = readying.facts(world.ward)
    assert (facts.copy, facts.sticks, facts.export, facts.clock) == (20, 1, 20, 10)
