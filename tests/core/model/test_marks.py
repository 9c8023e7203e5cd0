# SPDX-License-Identifier: Apache-2.0
"""The six marks."""

from __future__ import annotations

import pytest

from logbook.core.model.codes import AXIS_VALUES, NOT_CHECKED, Axis
from logbook.core.model.marks import SEVERITY, Mark, mark_of, severity


def test_every_mark_has_its_own_shape_and_place_in_severity():
    assert "".join(mark.shape for mark in Mark) == "●▲■◆○▬"
    assert sorted(Mark, key=severity) == list(SEVERITY)
    assert severity(Mark.NOT_WORKING) < severity(Mark.SUSPECT) < severity(Mark.WORKS)


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        ("works", Mark.WORKS),
        ("limited", Mark.LIMITED),
        ("does-not-work", Mark.NOT_WORKING),
        ("out-of-use", Mark.OUT_OF_USE),
        (NOT_CHECKED, Mark.NOT_CHECKED),
        ("a value of tomorrow", Mark.NOT_CHECKED),
    ],
)
def test_function_always_has_a_mark_and_an_unknown_value_is_not_checked(value, mark):
    assert mark_of(Axis.FUNCTION, value) is mark


def test_suspicion_is_marked_and_a_cleared_one_is_not():
    assert mark_of(Axis.TRUST, "suspect") is mark_of(Axis.TRUST, "confirmed") is Mark.SUSPECT
    assert mark_of(Axis.TRUST, "cleared") is None


def test_no_other_axis_can_say_that_a_device_works():
    others = [mark_of(axis, value) for axis in Axis for value in AXIS_VALUES[axis] if axis is not Axis.FUNCTION]
    assert Mark.WORKS not in others
    assert mark_of(Axis.NETWORK, "cable-out") is None
