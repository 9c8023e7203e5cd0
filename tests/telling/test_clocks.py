# SPDX-License-Identifier: Apache-2.0
"""What is said of the clocks."""

from logbook.core.model.clocks import SHIFT, Clocks, Step
from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import Ref
from logbook.core.model.records import ClockCheck
from logbook.i18n import words_for
from logbook.telling.clocks import check_line, due_line, step_line
from tests.core.model.acts import MINUTE, T0, Night

WORDS = words_for("en")


def checked(ahead, **more):
    night = Night()
    night.write(ClockCheck(ClockUsed.WALL, T0 + MINUTE - ahead, T0 + MINUTE, **more))
    return night.into(Clocks())


def test_both_directions_of_a_step():
    told = [step_line(Step(Ref("A", 4), T0, step, told=True), "02:40", WORDS) for step in (7_200_000, -60_000)]
    assert told == [
        "02:40 (A·4): the clock was set forward by 2 h 00 min.", "02:40 (A·4): the clock was set back by 1 min.",
    ]  # fmt: skip


def test_both_directions_of_a_comparison():
    (ahead,), (behind,) = checked(4 * MINUTE).checks, checked(-4 * MINUTE, device="VM-07").checks
    assert "this PC was 4 min ahead of" in check_line(ahead, "02:40", WORDS)
    assert check_line(behind, "02:40", WORDS) == "02:40 (A·0): this PC was 4 min behind VM-07, within 30 s."


def test_whether_one_is_due():
    assert due_line(Clocks(), T0, WORDS) == "nobody has compared the clocks yet"
    clocks = checked(0)
    assert due_line(clocks, T0 + 61 * MINUTE, WORDS) == "compared 1 h 00 min ago"
    assert due_line(clocks, T0 + SHIFT + 2 * MINUTE, WORDS) == "compare the clocks now"
