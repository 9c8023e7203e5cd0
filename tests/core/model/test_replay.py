# SPDX-License-Identifier: Apache-2.0
"""The ward as it was: by what was written, and by what had happened."""

import pytest

from logbook.core.model.codes import Axis, DeviceType, Level
from logbook.core.model.records import AxisReading, Correction, Device, LevelSet, Note, State
from logbook.core.model.replay import Asked, all_written_by, as_it_was, happened_by, written_by
from tests import wards

MINUTE = 60_000


@pytest.fixture
def night(tmp_path):
    world = wards.make(tmp_path)
    yield world
    world.shut()


def entries(night):
    return night.ward.folds.timeline.entries


def value(folds, axis=Axis.FUNCTION):
    return folds.devices.device("VM-07").axes[axis].value


def test_what_was_written_later_is_not_known_then_but_had_happened(night):
    night.record(Device("VM-07", DeviceType.VENTILATOR, bed="7"))
    night.clock.pass_(600)
    at = night.clock().wall
    night.clock.pass_(1200)
    night.record(State("VM-07", (AxisReading(Axis.FUNCTION, "limited"),)), ago=1300)
    known = as_it_was(entries(night), at, Asked.WRITTEN)
    happened = as_it_was(entries(night), at, Asked.HAPPENED)
    assert (value(known), value(happened)) == ("not-checked", "limited")
    assert as_it_was(entries(night), at - 11 * 60 * MINUTE, Asked.WRITTEN).devices.devices() == ()


def test_what_happens_later_is_in_neither(night):
    night.record(LevelSet(Level.D1))
    at = night.clock().wall
    night.clock.pass_(60)
    night.record(LevelSet(Level.D3))
    for asked in Asked:
        assert as_it_was(entries(night), at, asked).outage.current.level is Level.D1


def test_a_correction_counts_for_what_had_happened_and_not_for_what_was_known(night):
    wrong = night.record(LevelSet(Level.D4))
    at = night.clock().wall
    night.clock.pass_(60)
    night.record(Correction(), corrects=wrong.ref, why="wrong ward")
    assert as_it_was(entries(night), at, Asked.WRITTEN).outage.current.level is Level.D4
    assert as_it_was(entries(night), at, Asked.HAPPENED).outage.current is None


def test_a_clock_put_back_leaves_the_order_of_the_chain(night):
    first = night.record(Note("before"))
    night.clock.set_back(3600)
    second = night.record(Note("after the clock was put back"))
    found = written_by(entries(night), second.written.wall)
    assert [entry.ref for entry in found][-1] == second.ref
    assert first.ref in [entry.ref for entry in found]
    kinds = [type(entry.record).__name__ for entry in happened_by(entries(night), 0)]
    assert kinds == ["ClockStep"]


def test_nothing_was_there_before_the_first_record(night):
    assert written_by(entries(night), 0) == ()
    assert written_by((), 10) == ()


def test_where_nothing_was_written_since_the_log_is_as_it_is_now(night):
    assert all_written_by((), 0)
    last = night.record(Note("the last"))
    assert all_written_by(entries(night), last.written.wall)
    assert not all_written_by(entries(night), last.written.wall - 1)


def test_nothing_more_is_folded_once_nobody_wants_it(night):
    night.record(Note("x"))
    assert not as_it_was(entries(night), night.clock().wall, Asked.WRITTEN, lambda: False).timeline.entries
