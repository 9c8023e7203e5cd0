# SPDX-License-Identifier: Apache-2.0
"""A row is measured as it is painted: nothing is cut, nothing overlaps."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from logbook.ui.look.marks import State
from logbook.ui.widgets.row_plan import plan_row
from logbook.ui.widgets.rows import Badge, Meta, RowView

PLAIN = RowView("A·7", "03:10", "Monitor bed 8 went dark")
FULL = replace(
    PLAIN,
    body="It did not restart.",
    late="Written 07:02 about 03:10",
    struck="A·5 Pump moved",
    before="connected",
    after="stand-alone",
    facts=(Meta("user-check", "Clinical yes: Dr Ferrer"),),
    meta=(Meta("user", "Anna Puig"), Meta("bed-single", "Bed 8")),
    badges=(Badge("suspect", state=State.SUSPECT), Badge("Late entry", "history"), Badge("Drill", strong=True)),
    weighty=True,
)


def height(kit, row, width=760):
    return plan_row(kit, row, width).height


def lowest_ink(kit, row, width):
    """The last painted line, on a canvas higher than the plan."""
    plan = plan_row(kit, row, width)
    image = QImage(width, round(plan.height) + 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    for stroke in plan.strokes:
        stroke(painter)
    painter.end()
    inked = (y for y in reversed(range(image.height())) if any(image.pixel(x, y) != 0xFFFFFFFF for x in range(width)))
    return next(inked), plan.height


@pytest.mark.parametrize("width", [300, 480, 760, 1200])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_everything_painted_lies_within_the_height(kit, width, scale):
    kit.look.apply("day", scale=scale)
    long = replace(FULL, title="A long title that needs two lines at least " * 2, body="words and words " * 30)
    for row in (PLAIN, FULL, long, replace(FULL, withdrawn=True)):
        lowest, high = lowest_ink(kit, row, width)
        assert lowest < high


def test_each_part_adds_to_the_height(kit):
    least = height(kit, PLAIN)
    for part in ("body", "late", "struck"):
        assert height(kit, replace(PLAIN, **{part: "words"})) > least, part
    assert height(kit, replace(PLAIN, before="a", after="b")) > least + 30
    assert height(kit, replace(PLAIN, facts=FULL.facts, meta=FULL.meta)) > least


def test_a_narrow_row_is_higher(kit):
    assert height(kit, FULL, 320) > height(kit, FULL, 900)


def test_a_word_longer_than_the_line_is_broken_not_cut(kit):
    assert height(kit, replace(PLAIN, body="x" * 150), 400) > height(kit, replace(PLAIN, body="x" * 20), 400) + 30


def test_words_are_not_broken_where_a_space_would_do(kit):
    row = replace(PLAIN, title="Monitor bed 8 went dark and did not restart")
    assert height(kit, row, 380) < height(kit, replace(PLAIN, title=row.title.replace(" ", " | ")), 300)


@pytest.mark.parametrize("text", ["line\n" * 4000, "word " * 20_000, "x" * 60_000])
def test_a_very_long_text_is_cut_to_some_lines(kit, text):
    assert height(kit, replace(PLAIN, body=text)) < 220


def test_hidden_characters_are_painted_as_boxes_like_everywhere(kit):
    shown = lowest_ink(kit, replace(PLAIN, title="a\u202eb"), 400)
    assert shown == lowest_ink(kit, replace(PLAIN, title="a□b"), 400)
