# SPDX-License-Identifier: Apache-2.0
"""An exercise says so on every page; the real log never does."""

import pytest

from logbook.ui.widgets.drill import DrillFrame
from logbook.ui.widgets.page import Page


@pytest.fixture
def frame(kit):
    made = DrillFrame(kit, Page())
    made.resize(1093, 614)
    return made


def test_the_real_log_has_no_frame(frame):
    assert frame.accessibleName() == ""
    assert frame.layout().contentsMargins().top() == 0


@pytest.mark.parametrize("theme", ["day", "night"])
def test_an_exercise_is_framed_and_named_and_the_switch_is_at_once(frame, kit, theme):
    real = frame.grab().toImage()
    kit.look.apply(theme, drill=True)
    assert "EXERCISE" in frame.accessibleName()
    assert frame.layout().contentsMargins().top() >= 24
    drill = frame.grab().toImage()
    for x, y in ((2, 300), (1090, 300), (546, 612), (5, 5)):
        assert drill.pixelColor(x, y).hslHue() in range(265, 291)
        assert drill.pixelColor(x, y) != real.pixelColor(x, y)
    kit.look.apply("day")
    assert frame.accessibleName() == ""


def test_a_narrow_exercise_says_the_word_once_and_whole(kit):
    kit.look.apply("day", drill=True)
    made = DrillFrame(kit, Page())
    made.resize(600, 340)
    assert made.minimumSizeHint().width() <= 600
    assert not made.grab().isNull()
