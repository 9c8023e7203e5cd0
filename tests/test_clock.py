# SPDX-License-Identifier: Apache-2.0
"""This machine's clocks, read as they are."""

import time

from logbook import clock


def test_both_clocks_go_on_and_the_boot_keeps_its_name():
    first, second = clock.read_clock(), clock.read_clock()
    assert second.boot >= first.boot > 0
    assert first.wall > 1_700_000_000_000
    assert first.boot_id == second.boot_id


def test_a_clock_before_1970_is_at_its_beginning(monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: -5_000_000_000)
    assert clock.read_clock().wall == 0


def test_the_machine_has_a_name_that_tells_nothing_and_stays():
    assert clock.machine() == clock.machine()
    assert len(clock.machine()) == 16
