# SPDX-License-Identifier: Apache-2.0
"""Chosen times as moments, around midnight too."""

import pytest

from logbook.core.model.codes import Certainty
from logbook.core.model.frame import Now
from logbook.ui.moments import exact_of, is_late, moment_of
from logbook.ui.widgets.times import Back, Exact

MINUTE = 60_000
AT_0010 = Now(wall=1_795_475_400_000, boot=1, zone=60, boot_id="b")
"""24 November 2026, 00:10 in Madrid."""


def test_now_is_exactly_now():
    happened = moment_of(Back(0), AT_0010)
    assert (happened.at, happened.zone, happened.certainty) == (AT_0010.wall, 60, Certainty.EXACT)


def test_some_minutes_back_are_only_about_then():
    happened = moment_of(Back(30), AT_0010)
    assert (happened.at, happened.certainty) == (AT_0010.wall - 30 * MINUTE, Certainty.ABOUT)


@pytest.mark.parametrize(
    ("hour", "minute", "minutes_ago"), [(0, 10, 0), (0, 5, 5), (0, 0, 10), (23, 59, 11), (0, 11, 24 * 60 - 1)]
)
def test_a_time_of_day_is_the_last_one_gone_by(hour, minute, minutes_ago):
    assert moment_of(Exact(hour, minute), AT_0010).at == AT_0010.wall - minutes_ago * MINUTE


def test_about_is_kept():
    assert moment_of(Exact(0, 5, about=True), AT_0010).certainty is Certainty.ABOUT


def test_sixteen_minutes_are_late_and_fifteen_are_not():
    assert is_late(moment_of(Back(16), AT_0010), AT_0010)
    assert not is_late(moment_of(Back(15), AT_0010), AT_0010)


def test_a_moment_comes_back_from_a_draft_as_its_time_of_day():
    assert exact_of(moment_of(Back(30), AT_0010)) == Exact(23, 40, about=True)
    assert moment_of(exact_of(moment_of(Exact(0, 5), AT_0010)), AT_0010) == moment_of(Exact(0, 5), AT_0010)
