# SPDX-License-Identifier: Apache-2.0
"""A time on paper is the last such time that has passed."""

from __future__ import annotations

from logbook.ui.transcribe.times import latest_time

HOUR = 3_600_000


def test_the_last_such_time_is_today_or_yesterday():
    assert latest_time(1, 0, 26 * HOUR, 0) == 25 * HOUR
    assert latest_time(3, 0, 26 * HOUR, 0) == 3 * HOUR
    assert latest_time(2, 0, 26 * HOUR, 0) == 26 * HOUR
    assert latest_time(3, 0, 26 * HOUR, 60) == 26 * HOUR
