# SPDX-License-Identifier: Apache-2.0
"""Boxes to write in: framed, tagged, growing with what is in them, over pages where they must."""

from __future__ import annotations

import itertools

import pikepdf

from logbook.core.exchange.draw.values import Box, Boxes, Column, Para, Row, Size, Table, say


def frames(made, page=0):
    """Return the rectangles drawn as outlines on a page, as (x, y, width, height)."""
    with made.open() as pdf:
        orders = pikepdf.parse_content_stream(pdf.pages[page])
        return [
            tuple(map(float, rectangle.operands))
            for rectangle, paint in itertools.pairwise(orders)
            if str(rectangle.operator) == "re" and str(paint.operator) == "S"
        ]


def test_boxes_stand_side_by_side_with_their_labels(paged):
    made = paged(Boxes((Box("Name", 2), Box("", 1), Box("Bed", 1, (say("7"),))), height=12))
    assert made.tags() == ["Document", ["P"], ["P"], ["P"]]
    left, middle, right = frames(made)
    assert abs(left[0] + left[2] - middle[0]) < 0.02
    assert abs(left[2] - 2 * right[2]) < 0.02
    assert {round(one[3], 1) for one in (left, middle, right)} == {34.0}
    assert "7" in made.texts()[0]


def test_a_box_grows_with_what_is_in_it(paged):
    (box,) = frames(paged(Boxes((Box("Name", 1, (say("word " * 100),)),), height=10)))
    assert box[3] > 60


def test_a_box_goes_on_over_pages_and_nothing_is_lost(paged):
    made = paged(Boxes((Box("Message", 1, (say("\n".join(f"line{i}." for i in range(120))),)), Box("No.", 1))))
    assert made.pages == 3
    told = " ".join(made.texts()).split()
    assert [word for word in told if word.startswith("line")] == [f"line{i}." for i in range(120)]
    assert all(len(frames(made, page)) == 2 for page in range(3))


def test_a_box_may_take_the_rest_of_the_page(paged):
    made = paged(Para(say("above")), Boxes((Box("Sketch"),), to_end=True, keep=20), Boxes((Box("Signature"),), 19))
    assert made.pages == 1
    assert frames(made)[0][3] > 400


def test_a_table_to_write_in_has_frames_and_empty_rows(paged):
    made = paged(Table((Column("Time", 1), Column("What", 3)), [Row(((say("02:40"),), (say("x"),)))], lined=9, blank=3))
    assert made.pages == 1
    assert len(frames(made)) == 2 * 5


def test_empty_rows_fill_the_page_but_what_is_kept(paged):
    table = Table((Column("Time", 1), Column("What", 3)), lined=9, to_end=True, keep=20)
    made = paged(table, Boxes((Box("Signature"),), 19, Size.SMALL))
    assert made.pages == 1
    assert len(frames(made)) == 2 * 25 + 1
    assert paged(table, Para(say("x\n" * 4)), table).pages == 2


def test_a_section_of_a_table_to_write_in_is_one_wide_cell(paged):
    made = paged(Table((Column("a", 1), Column("b", 1)), [Row(((say("Part"),),), section=True)], titled=False, lined=9))
    assert len(frames(made)) == 1
