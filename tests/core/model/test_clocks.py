# SPDX-License-Identifier: Apache-2.0
"""What is known of the clocks."""

from __future__ import annotations

from dataclasses import replace

from logbook.core.model.clocks import SHIFT, Clocks
from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import PROGRAM
from logbook.core.model.records import ClockCheck, Correction, Note
from logbook.core.model.traces import ClockStep, Resume
from tests.core.model.acts import MINUTE, T0, Night


def test_nothing_is_said_of_an_empty_log():
    statement = Clocks().statement()
    assert (statement.first, statement.last, statement.sessions, statement.untold) == (None, None, (), ())


def test_sessions_tell_program_machine_and_boot():
    night = Night()
    first = night.write(Note())
    night.session = 2
    second = night.write(Resume("0.1", "pc1", "boot7"), user=PROGRAM)
    night.write(Note())
    one, two = night.into(Clocks()).sessions
    assert (one.segment, one.number, one.first, one.wall, one.program) == ("A", 1, first.ref, T0 + MINUTE, "")
    assert (two.number, two.first, two.program, two.machine, two.boot) == (2, second.ref, "0.1", "pc1", "boot7")


def test_a_told_step_is_listed_once():
    night = Night()
    night.write(Note())
    night.wall -= 60 * MINUTE
    step = night.write(ClockStep(-60 * MINUTE), user=PROGRAM)
    night.write(Note())
    (seen,) = night.into(Clocks()).steps
    assert (seen.ref, seen.step, seen.told, seen.wall) == (step.ref, -60 * MINUTE, True, T0 - 58 * MINUTE)


def test_a_step_that_no_record_tells_is_seen_in_the_numbers():
    night = Night()
    night.write(Note())
    night.wall += 3_000
    jumped = night.write(Note())
    statement = night.into(Clocks()).statement()
    assert [(step.ref, step.step) for step in statement.untold] == [(jumped.ref, 3_000)]


def test_small_and_slow_differences_are_no_step_and_neither_is_a_new_session():
    night = Night()
    night.write(Note())
    night.wall += 2_000
    night.write(Note())
    night.pass_time(600)
    night.wall += 9_000
    night.write(Note())
    night.session, night.boot = 2, 0
    night.write(Note())
    night.next_segment("B")
    night.boot = 0
    night.write(Note())
    assert night.into(Clocks()).steps == ()


def test_a_check_is_the_pcs_clock_minus_the_other():
    night = Night()
    check = night.write(ClockCheck(ClockUsed.RADIO, shown=T0, pc=T0 + 4 * MINUTE), user="p2")
    (seen,) = night.into(Clocks()).checks
    assert (seen.clock, seen.offset, seen.error, seen.by, seen.ref) == (
        ClockUsed.RADIO,
        4 * MINUTE,
        30_000,
        "p2",
        check.ref,
    )
    assert seen.wall == T0 + 4 * MINUTE


def test_the_last_standing_check_of_each_clock_counts():
    night = Night()
    first = night.write(ClockCheck(ClockUsed.RADIO, shown=T0, pc=T0 + 1_000))
    wrong = night.write(ClockCheck(ClockUsed.RADIO, shown=T0, pc=T0 + 2_000))
    device = night.write(ClockCheck(ClockUsed.DEVICE, shown=T0, pc=T0 - 5_000, device="VM-1"))
    night.write(Correction(), corrects=wrong.ref)
    clocks = night.into(Clocks())
    assert clocks.latest(ClockUsed.RADIO).ref == first.ref
    assert clocks.latest(ClockUsed.DEVICE, "VM-1").ref == device.ref
    assert clocks.latest(ClockUsed.DEVICE) is None
    statement = clocks.statement()
    assert [offset.ref for offset in statement.latest] == [first.ref, device.ref]
    assert statement.checks == clocks.checks
    assert (statement.first, statement.last) == (T0 + MINUTE, T0 + 4 * MINUTE)


def test_clocks_are_due_once_a_shift_and_after_each_step():
    night = Night()
    night.write(Note())
    assert night.into(Clocks()).due(night.wall)
    night.write(ClockCheck(ClockUsed.WALL, shown=night.wall + MINUTE, pc=night.wall + MINUTE))
    assert not night.into(Clocks()).due(night.wall)
    assert night.into(Clocks()).due(night.wall + SHIFT + 1)
    assert night.into(Clocks()).due(night.wall - SHIFT - MINUTE)
    night.write(ClockStep(-60 * MINUTE), user=PROGRAM)
    assert night.into(Clocks()).due(night.wall)


def test_only_the_hours_of_an_autumn_night_were_shown_twice():
    night = Night()
    summer = night.write(Note())
    night.pass_time(20)
    autumn = night.write(Note())
    night.entries = [replace(summer, written=replace(summer.written, zone=120)), autumn]
    clocks = night.into(Clocks())
    hour = 60 * MINUTE
    assert [clocks.doubled(autumn.written.wall + off) for off in (-2 * hour, -hour, 0, hour, 2 * hour)] == [
        False, True, True, True, False,
    ]  # fmt: skip
    spring = Night()
    first, second = spring.write(Note()), spring.write(Note())
    spring.entries = [first, replace(second, written=replace(second.written, zone=120))]
    assert not spring.into(Clocks()).doubled(second.written.wall)
