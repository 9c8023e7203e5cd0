# SPDX-License-Identifier: Apache-2.0
"""Readings in the order they happened."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.codes import Certainty, ClockUsed, Level
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.readings import ABOUT, UNCHECKED, Line, Patience, Reading, Readings, _undecided
from logbook.core.model.records import ClockCheck, Correction, LevelSet, Note, State
from logbook.core.model.strikes import Strikes
from logbook.core.model.traces import ClockStep
from tests.core.model.acts import MINUTE, T0, Night, state


class Kept:
    """Readings with everything they lean on."""

    def __init__(self):
        self.night, self.strikes = Night(), Strikes()
        self.line = Line(self.strikes)
        self.readings = Readings(self.strikes, self.line, "")

    def add(self, value, **how):
        entry = self.night.write(Note(), **how)
        span = self.line.span(entry, "", self.line.shift)
        self.readings.add(Reading(value, "", entry, self.line.shift, entry.ref.number, span))
        return entry

    def write(self, record, **how):
        entry = self.night.write(record, **how)
        self.line.apply(entry)
        for ref in self.strikes.apply(entry):
            self.line.settle(ref)
        return entry

    @property
    def shown(self):
        latest = self.readings.latest()
        return (latest.value if latest else None, sorted(rival.value for rival in self.readings.rivals()))


def test_without_a_reading_nothing_is_shown():
    assert Kept().shown == (None, [])


def test_the_latest_happened_counts_not_the_latest_written():
    kept = Kept()
    kept.add("works")
    kept.add("limited", at=T0 - MINUTE)
    assert kept.shown == ("works", [])
    assert [reading.value for reading in kept.readings.standing()] == ["limited", "works"]


def test_of_two_at_the_same_exact_time_the_later_written_counts():
    kept = Kept()
    kept.add("works", at=T0)
    kept.add("limited", at=T0)
    assert kept.shown == ("limited", [])


def test_a_struck_reading_and_what_repeats_it_do_not_count():
    kept = Kept()
    first = kept.add("works")
    source = kept.add("limited")
    look = kept.add("limited").ref
    reading = kept.readings.latest()
    assert reading.ref == look
    kept.readings.add(reading.saying("repeated", "", source.ref))
    assert kept.shown == ("repeated", [])
    kept.write(Correction(), corrects=look)
    assert kept.readings.latest().ref == source.ref
    kept.write(Correction(), corrects=source.ref)
    assert kept.readings.latest().ref == first.ref


def late(kept):
    kept.night.pass_time(60)


def test_about_and_exact_within_five_minutes_are_undecided():
    kept = Kept()
    late(kept)
    kept.add("works", at=T0 + 10 * MINUTE)
    kept.add("limited", at=T0 + 7 * MINUTE, certainty=Certainty.ABOUT)
    assert kept.shown == ("works", ["limited"])


def test_about_is_decided_beyond_five_minutes():
    kept = Kept()
    late(kept)
    kept.add("works", at=T0 + ABOUT + 1)
    kept.add("limited", at=T0, certainty=Certainty.ABOUT)
    assert kept.shown == ("works", [])


def test_the_same_value_is_no_rival():
    kept = Kept()
    late(kept)
    kept.add("works", at=T0 + 10 * MINUTE)
    kept.add("works", at=T0 + 7 * MINUTE, certainty=Certainty.ABOUT)
    assert kept.shown == ("works", [])


def test_each_rival_value_is_named_once():
    kept = Kept()
    late(kept)
    for value in ("limited", "limited", "does-not-work"):
        kept.add(value, at=T0, until=T0 + 30 * MINUTE, certainty=Certainty.BETWEEN)
    kept.add("works", at=T0 + 20 * MINUTE)
    assert kept.shown == ("works", ["does-not-work", "limited"])


def test_between_counts_from_its_middle_whichever_end_is_told_first():
    kept = Kept()
    late(kept)
    kept.add("works", at=T0 + 5 * MINUTE)
    kept.add("limited", at=T0 + 30 * MINUTE, until=T0 + 6 * MINUTE, certainty=Certainty.BETWEEN)
    assert kept.shown == ("limited", [])
    kept.add("out-of-use", at=T0 + 4 * MINUTE, certainty=Certainty.BETWEEN)
    assert kept.shown == ("limited", [])


def test_nothing_happened_after_it_was_written():
    kept = Kept()
    kept.add("works", certainty=Certainty.ABOUT)
    kept.add("limited")
    assert kept.shown == ("limited", [])


def test_a_reading_declared_ahead_counts_from_its_writing():
    kept = Kept()
    kept.add("works", at=T0 + 600 * MINUTE)
    kept.add("limited")
    assert kept.shown == ("limited", [])


def test_a_clock_nobody_checked_may_be_off_a_quarter_of_an_hour():
    kept = Kept()
    late(kept)
    kept.add("works", at=T0 + UNCHECKED)
    kept.add("limited", at=T0, clock=ClockUsed.WATCH)
    assert kept.shown == ("works", ["limited"])
    kept.add("works", at=T0 + UNCHECKED + 1)
    assert kept.shown == ("works", [])


def test_one_clock_agrees_with_itself_but_an_unknown_one_does_not():
    kept = Kept()
    late(kept)
    kept.add("limited", at=T0, clock=ClockUsed.WATCH)
    kept.add("works", at=T0 + MINUTE, clock=ClockUsed.WATCH)
    assert kept.shown == ("works", [])
    kept.add("limited", at=T0 + 30 * MINUTE, clock=ClockUsed.UNKNOWN)
    kept.add("works", at=T0 + 31 * MINUTE, clock=ClockUsed.UNKNOWN)
    assert kept.shown == ("works", ["limited"])


def test_a_clock_check_moves_what_was_read_from_that_clock():
    kept = Kept()
    late(kept)
    kept.add("limited", at=T0 + 20 * MINUTE, clock=ClockUsed.WALL)
    kept.add("works", at=T0 + 10 * MINUTE)
    assert kept.shown == ("limited", ["works"])
    check = kept.write(ClockCheck(ClockUsed.WALL, shown=T0 + 12 * MINUTE, pc=T0))
    assert kept.shown == ("works", [])
    kept.write(Correction(), corrects=check.ref)
    assert kept.shown == ("limited", ["works"])


def test_a_check_with_a_wide_error_decides_less():
    kept = Kept()
    late(kept)
    kept.write(ClockCheck(ClockUsed.WALL, shown=T0, pc=T0, error=3600))
    kept.add("limited", at=T0 - 30 * MINUTE, clock=ClockUsed.WALL)
    kept.add("works", at=T0)
    assert kept.shown == ("works", ["limited"])


@pytest.mark.parametrize(("device", "shift"), [("VM-1", 60 * MINUTE), ("VM-2", 0)])
def test_a_devices_clock_is_its_own(device, shift):
    kept = Kept()
    kept.write(ClockCheck(ClockUsed.DEVICE, shown=T0, pc=T0 + 60 * MINUTE, device="VM-1"))
    kept.night.pass_time(200)
    entry = kept.night.write(Note(), at=T0, clock=ClockUsed.DEVICE)
    assert kept.line.span(entry, device, 0).at == T0 + shift


def test_setting_the_pcs_clock_back_does_not_reorder_what_happened():
    kept = Kept()
    kept.add("works")
    kept.night.wall -= 60 * MINUTE
    kept.write(ClockStep(-60 * MINUTE))
    kept.add("limited")
    assert kept.shown == ("limited", [])
    assert kept.line.shift == -60 * MINUTE


def test_spans_and_checks_after_the_clock_was_set_are_brought_to_the_same_line():
    kept = Kept()
    kept.night.wall += 60 * MINUTE
    kept.write(ClockStep(60 * MINUTE))
    kept.night.pass_time(60)
    now = kept.night.wall
    between = kept.night.write(Note(), at=now - 20 * MINUTE, until=now - 10 * MINUTE, certainty=Certainty.BETWEEN)
    span = kept.line.span(between, "", kept.line.shift)
    assert (span.start, span.end) == (now - 80 * MINUTE, now - 70 * MINUTE)
    kept.write(ClockCheck(ClockUsed.WALL, shown=now - 5 * MINUTE, pc=now))
    read = kept.night.write(Note(), at=now - 15 * MINUTE, clock=ClockUsed.WALL)
    assert kept.line.span(read, "", kept.line.shift).at == now - 70 * MINUTE


def test_rivals_are_sought_as_far_back_as_the_widest_span_reaches():
    kept = Kept()
    late(kept)
    kept.add("does-not-work", at=T0 - 600 * MINUTE, until=T0 + 50 * MINUTE, certainty=Certainty.BETWEEN)
    for minute in range(30):
        kept.add("works", at=T0 + minute * MINUTE)
    assert kept.shown == ("works", ["does-not-work"])


@given(st.data())
def test_rivals_are_all_that_cannot_be_told_from_the_latest(data):
    kept = Kept()
    kept.night.pass_time(300)
    values = st.sampled_from(["works", "limited", "does-not-work"])
    for _ in range(data.draw(st.integers(1, 12))):
        at = T0 + data.draw(st.integers(0, 200)) * MINUTE
        kept.add(
            data.draw(values), at=at, until=at + data.draw(st.integers(0, 200)) * MINUTE,
            certainty=data.draw(st.sampled_from(Certainty)), clock=data.draw(st.sampled_from(ClockUsed)),
        )  # fmt: skip
        if data.draw(st.booleans()):
            error = data.draw(st.sampled_from([0, 600, 7200]))
            kept.write(ClockCheck(data.draw(st.sampled_from(ClockUsed)), at, T0 + 99 * MINUTE, error=error))
    everything = list(kept.readings.standing())
    latest = everything[-1]
    rivals = {one.value for one in everything if one.value != latest.value and _undecided(one, latest)}
    assert kept.shown == (latest.value, sorted(rivals))
    settled = kept.readings.settled(Patience())
    assert settled is (None if rivals else latest)


def test_without_patience_nothing_is_told():
    kept, patience = Kept(), Patience()
    entry = kept.add("works", clock=ClockUsed.WALL)
    assert kept.readings.settled(patience).ref == kept.readings.soon(patience).ref == entry.ref
    while patience.spend(1):
        pass
    assert kept.readings.soon(patience) is None
    patience.earn()
    assert kept.readings.soon(patience).ref == entry.ref
    while patience.spend(1):
        pass
    kept.write(ClockCheck(ClockUsed.WALL, T0, T0))
    assert kept.readings.settled(patience) is None
    patience.earn()
    assert kept.readings.settled(patience).ref == entry.ref


def test_a_struck_reading_is_passed_over():
    kept = Kept()
    first = kept.add("works", at=T0)
    struck = kept.add("limited", at=T0 + 30 * MINUTE)
    kept.write(Correction(), corrects=struck.ref)
    assert kept.readings.settled(Patience()).ref == first.ref


def test_a_check_struck_and_reinstated_keeps_its_place_among_checks():
    kept = Kept()
    late(kept)
    kept.add("works", at=T0, clock=ClockUsed.WALL)
    first = kept.write(ClockCheck(ClockUsed.WALL, T0, T0 + MINUTE))
    kept.write(ClockCheck(ClockUsed.WALL, T0, T0 + 2 * MINUTE))
    strike = kept.write(Correction(), corrects=first.ref)
    assert kept.readings.latest().span.at == T0 + 2 * MINUTE
    kept.write(Correction(), corrects=strike.ref)
    assert kept.readings.latest().span.at == T0 + 2 * MINUTE
    assert not kept.line.settle(strike.ref)


@pytest.mark.parametrize(("gap", "rivals"), [(0, ["works"]), (1, [])])
def test_spans_that_just_touch_overlap(gap, rivals):
    kept = Kept()
    late(kept)
    kept.add("works", at=T0, certainty=Certainty.ABOUT)
    kept.add("limited", at=T0 + 2 * ABOUT + gap, certainty=Certainty.ABOUT)
    assert kept.shown == ("limited", rivals)


def test_readings_of_one_foreign_clock_alone_move_with_its_check():
    kept = Kept()
    late(kept)
    kept.add("works", at=T0, clock=ClockUsed.WALL)
    kept.write(ClockCheck(ClockUsed.WALL, shown=T0, pc=T0 + 9 * MINUTE))
    assert kept.readings.latest().span.at == T0 + 9 * MINUTE


def effort(night):
    """Count the function calls that folding takes: a count does not depend on how busy the machine is."""
    calls = 0

    def count(_frame, event, _arg):
        nonlocal calls
        calls += event in {"call", "c_call"}

    board = DeviceBoard()
    sys.setprofile(count)
    try:
        night.into(board).devices()
    finally:
        sys.setprofile(None)
    return calls


def foreign_times(number):
    night = Night()
    for n in range(number):
        night.write(state("BI-1", "works"), clock=ClockUsed.WALL)
        night.write(ClockCheck(ClockUsed.WALL, night.wall, night.wall + n))
    return night


def one_wide_time(number):
    night = Night()
    night.pass_time(number)
    night.write(state("BI-1", "works"), at=T0 - 10**9, until=T0, certainty=Certainty.BETWEEN)
    for _ in range(number):
        night.write(State("BI-1", as_before=True))
    return night


def levels_among_devices(number):
    night = Night()
    for n in range(number):
        night.write(state(f"B-{n}", "works"))
        night.write(LevelSet(Level.D1))
    return night


@pytest.mark.parametrize("night", [foreign_times, one_wide_time, levels_among_devices])
def test_twice_the_log_is_twice_the_work_whatever_is_in_it(night):
    assert effort(night(1600)) < 2.6 * effort(night(800))
