# SPDX-License-Identifier: Apache-2.0
"""Records are counted by the time they were written at, also where the clock went backwards."""

from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import Ref
from logbook.core.model.records import ClockCheck, Note
from logbook.core.model.tally import Tally
from logbook.core.model.traces import Export
from tests.core.model.acts import MINUTE, Night


def test_records_are_counted_between_two_times_both_included():
    night = Night()
    walls = [night.write(Note("x")).written.wall for _ in range(4)]
    tally = night.into(Tally())
    assert tally.between(walls[1], walls[2]) == 2
    assert tally.between(walls[0], walls[-1]) == 4
    assert tally.between(walls[-1] + 1, walls[-1] + MINUTE) == 0


def test_a_clock_that_went_back_leaves_no_record_out():
    night = Night()
    late = night.write(Note("x")).written.wall
    night.wall -= 60 * MINUTE
    early = night.write(Note("y")).written.wall
    assert early < late
    tally = night.into(Tally())
    assert (tally.between(early, early), tally.between(early, late)) == (1, 2)


def test_the_newest_of_a_kind_is_the_latest_time_not_the_last_record():
    night = Night()
    late = night.write(ClockCheck(ClockUsed.WALL, 0, 0)).written.wall
    night.wall -= 60 * MINUTE
    night.write(ClockCheck(ClockUsed.WALL, 0, 0))
    tally = night.into(Tally())
    assert (tally.newest(ClockCheck), tally.newest(Export)) == (late, None)


def test_the_records_of_a_kind_are_listed_and_those_of_all_others_counted():
    night = Night()
    notes = [night.write(Note("x")).ref for _ in range(3)]
    check = night.write(ClockCheck(ClockUsed.WALL, 0, 0)).ref
    tally = night.into(Tally())
    assert tally.of(Note) == tuple(notes)
    assert (tally.of(ClockCheck), tally.of(Export)) == ((check,), ())
    others = frozenset({ClockCheck.KIND})
    assert (tally.but(others), tally.but(frozenset())) == (3, 4)
    assert tally.but(others, notes[0]) == 2
    assert tally.but(others, Ref("A", -1)) == 3
    assert tally.but(others, Ref("B", 0)) == 0
