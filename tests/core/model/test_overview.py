# SPDX-License-Identifier: Apache-2.0
"""What the small pictures are drawn from."""

import pytest

from logbook.core.model.codes import Act, Axis, DeviceType, Level
from logbook.core.model.marks import Mark
from logbook.core.model.overview import GROUPS, HOUR, OTHERS, Stretch, hourly, stretches
from logbook.core.model.records import AxisReading, Correction, Device, Intervention, LevelSet, Note, State
from tests import wards

MINUTE = 60_000


@pytest.fixture
def night(tmp_path):
    world = wards.make(tmp_path)
    world.start = world.clock().wall
    world.record(Device("VM-07", DeviceType.VENTILATOR, bed="7"))
    yield world
    world.shut()


def read(night, minutes, axis, value):
    """Read an axis so many minutes after the start."""
    night.clock.pass_(60)
    ago = (night.clock().wall - night.start) / 1000 - minutes * 60
    return night.record(State("VM-07", (AxisReading(axis, value),)), ago=ago)


def marks(night, since=0, until=60):
    timeline = night.ward.folds.timeline
    view = night.ward.folds.devices.device("VM-07")
    found = stretches(view, timeline.entry, night.start + since * MINUTE, night.start + until * MINUTE)
    return [((one.start - night.start) // MINUTE, (one.end - night.start) // MINUTE, one.mark) for one in found]


def test_a_device_nobody_looked_at_is_not_checked_all_along(night):
    assert marks(night) == [(0, 60, Mark.NOT_CHECKED)]


def test_each_reading_begins_a_stretch_where_the_mark_changes(night):
    night.clock.pass_(3600)
    read(night, 10, Axis.FUNCTION, "works")
    read(night, 20, Axis.FUNCTION, "works")
    read(night, 30, Axis.TRUST, "suspect")
    read(night, 40, Axis.NETWORK, "cable-out")
    read(night, 50, Axis.QUARANTINE, "tagged")
    assert marks(night) == [
        (0, 10, Mark.NOT_CHECKED),
        (10, 30, Mark.WORKS),
        (30, 50, Mark.SUSPECT),
        (50, 60, Mark.OUT_OF_USE),
    ]
    assert marks(night, 15, 45) == [(15, 30, Mark.WORKS), (30, 45, Mark.SUSPECT)]
    assert marks(night, 30, 50) == [(30, 50, Mark.SUSPECT)]
    assert marks(night, 60, 60) == []


def test_a_look_as_before_and_a_struck_reading_change_nothing(night):
    night.clock.pass_(3600)
    wrong = read(night, 10, Axis.FUNCTION, "does-not-work")
    read(night, 20, Axis.FUNCTION, "works")
    night.record(State("VM-07", as_before=True), ago=1500)
    assert [mark for _, _, mark in marks(night)] == [Mark.NOT_CHECKED, Mark.NOT_WORKING, Mark.WORKS]
    night.record(Correction(), corrects=wrong.ref, why="wrong device")
    assert marks(night) == [(0, 20, Mark.NOT_CHECKED), (20, 60, Mark.WORKS)]


def test_a_reading_of_an_intervention_counts(night):
    night.clock.pass_(600)
    both = (AxisReading(Axis.FUNCTION, "limited"), AxisReading(Axis.NETWORK, "cable-out"))
    act = Intervention(Act.CHECK, device="VM-07", readings=both)
    night.record(act)
    assert marks(night) == [(0, 10, Mark.NOT_CHECKED), (10, 60, Mark.LIMITED)]


def test_hours_count_what_people_wrote_by_group(night):
    night.clock.pass_(3600)
    night.record(Note("one"))
    night.record(LevelSet(Level.D3))
    night.record(Intervention(Act.NETWORK_OUT, device="VM-07"), ago=1800)
    counts = hourly(night.ward.folds.timeline.entries, night.start, 2)
    assert counts["notes"] == (0, 1)
    assert counts["interventions"] == (1, 0)
    assert counts["moves"] == (1, 0)
    assert counts[OTHERS][1] == 1
    assert set(counts) == {*(name for name, _ in GROUPS), OTHERS}
    assert sum(map(sum, hourly(night.ward.folds.timeline.entries, night.start + 10 * HOUR, 3).values())) == 0


def test_a_stretch_is_a_plain_value():
    assert Stretch(1, 2, Mark.WORKS) == Stretch(1, 2, Mark.WORKS)


def test_of_what_was_said_before_the_picture_the_last_that_happened_counts(night):
    night.clock.pass_(3600)
    read(night, 20, Axis.FUNCTION, "works")
    read(night, 10, Axis.FUNCTION, "limited")
    read(night, 5, Axis.FUNCTION, "does-not-work")
    assert marks(night, 30, 40) == [(30, 40, Mark.WORKS)]
