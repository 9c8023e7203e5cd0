# SPDX-License-Identifier: Apache-2.0
"""Each thing somebody should see to is found, at its limit and not before."""

from dataclasses import replace

import pytest

from logbook.core.model import readiness
from logbook.core.model.readiness import Check, Code, Facts

READY = Facts(
    protected=True, broken=0, copy=10, sticks=2, export=20, unwitnessed=3, due=False, free=9000, reserve=True,
    clock=30, notes=0,
)  # fmt: skip


def test_a_ward_in_order_is_ready():
    checks = readiness.judge(READY)
    assert all(check.good for check in checks)
    assert [check.code for check in checks] == [
        Code.PROTECTED, Code.WHOLE, Code.COPY, Code.STICKS, Code.WITNESS, Code.EXPORT, Code.SPACE, Code.CLOCK,
        Code.NOTES, Code.PACE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"protected": False}, Check(Code.NOT_PROTECTED)),
        ({"broken": 1}, Check(Code.BROKEN, 1)),
        ({"copy": None}, Check(Code.NO_COPY)),
        ({"copy": 241}, Check(Code.COPY_OLD, 241)),
        ({"sticks": 1}, Check(Code.FEW_STICKS, 1)),
        ({"due": True}, Check(Code.WITNESS_DUE, 3)),
        ({"export": None}, Check(Code.NO_EXPORT)),
        ({"export": 721}, Check(Code.EXPORT_OLD, 721)),
        ({"free": 499}, Check(Code.LITTLE_SPACE, 499)),
        ({"reserve": False}, Check(Code.NO_RESERVE, 9000)),
        ({"clock": None}, Check(Code.CLOCK_UNCHECKED)),
        ({"clock": 1441}, Check(Code.CLOCK_UNCHECKED, 1441)),
        ({"notes": 2}, Check(Code.NOTES_WAIT, 2)),
        ({"day": 10_001}, Check(Code.FLOODED, 10_001)),
    ],
)
def test_each_lack_is_found_alone(change, found):
    assert [check for check in readiness.judge(replace(READY, **change)) if not check.good] == [found]


def test_at_the_limit_all_is_well():
    edge = replace(READY, copy=240, export=720, clock=1440, free=500, day=10_000)
    assert all(check.good for check in readiness.judge(edge))
