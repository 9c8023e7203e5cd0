# SPDX-License-Identifier: Apache-2.0
"""Each kind of block: its tags, its words, its place."""

from __future__ import annotations

import io
import zlib

import pypdfium2
import pytest

from logbook.core.exchange.draw.parts import draw
from logbook.core.exchange.draw.values import (
    Callout,
    Column,
    Figure,
    Heading,
    Items,
    PageBreak,
    Para,
    Raster,
    Row,
    Run,
    Size,
    Space,
    Step,
    Steps,
    Table,
    say,
)

MATRIX = tuple(tuple((i + j) % 3 == 0 for j in range(21)) for i in range(21))


def test_headings_have_their_levels(paged):
    tags = paged(Heading("A", title=True), Heading("B", 2), Heading("C", 3), Heading("D", 1)).tags()
    assert [kind for (kind,) in tags[1:]] == ["H1", "H2", "H3", "H1"]


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(paged):
    for lines in range(38, 48):
        texts = paged(Para(say("x\n" * lines)), Heading("Below", 2), Para(say("text"))).texts()
        assert sum("Below" in text and "text" in text for text in texts) == 1


def test_lists_are_tagged_with_labels(paged):
    made = paged(Items((say("one"), say("two")), ordered=True))
    assert made.tags()[1] == ["L", ["LI", ["Lbl"], ["LBody"]], ["LI", ["Lbl"], ["LBody"]]]
    assert "1." in made.texts()[0]
    assert "2." in made.texts()[0]


def test_a_list_without_numbers_has_dots(paged):
    assert "·" in paged(Items((say("one"),))).texts()[0]


def test_a_step_is_large_and_waits_for_its_tick(paged):
    made = paged(Steps((Step(say("Cable – pull.")), Step(say("Listen."), say("02:51 Anna"))), first=4))
    assert made.tags()[1][0] == "L"
    with made.open() as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b" 14 Tf" in content
    assert content.index(b"FEFF2610") < content.index(b"FEFF2713")
    text = made.texts()[0]
    assert [word in text for word in ("4", "5", "Cable – pull.", "02:51 Anna")] == [True] * 4


def test_steps_stay_whole(paged):
    step = Step(say("word " * 40))
    for text in paged(Steps((step,) * 20)).texts():
        assert text.count("word") % 40 == 0


def test_a_callout_has_a_bar_and_paragraphs(paged):
    made = paged(Callout((say("one"), say("two"))))
    assert made.tags() == ["Document", ["P"], ["P"]]
    with made.open() as pdf:
        assert pdf.pages[0].Contents.read_bytes().count(b" re f") == 2


def test_a_callout_over_two_pages_has_its_bar_on_both(paged):
    with paged(Callout((say("x\n" * 60),))).open() as pdf:
        assert [page.Contents.read_bytes().count(b" re f") for page in pdf.pages] == [1, 1]


def test_a_figure_says_what_it_is_and_where(paged):
    made = paged(Figure(MATRIX, "A square code", (say("beside"),)))
    assert made.tags() == ["Document", ["Figure"], ["P"]]
    with made.open() as pdf:
        figure = pdf.Root.StructTreeRoot.K[0].K[0]
        assert str(figure.Alt) == "A square code"
        assert len(figure.A.BBox) == 4
    assert "beside" in made.texts()[0]


def test_a_figure_without_words_is_alone(paged):
    assert paged(Figure(MATRIX, "code")).tags() == ["Document", ["Figure"]]


def test_a_figure_moves_to_the_next_page_whole(paged):
    made = paged(Para(say("x\n" * 44)), Figure(MATRIX, "code", (say("beside"),)))
    assert "beside" in made.texts()[1]


def test_a_page_break_breaks_once(paged):
    assert paged(Para(say("a")), PageBreak(), PageBreak(), Para(say("b"))).pages == 2
    assert paged(PageBreak(), Para(say("a"))).pages == 1


def test_space_moves_what_follows_down_but_not_at_the_top(paged):
    heights = []
    for blocks in ([Para(say("a"))], [Space(50), Para(say("a"))], [Para(say("b")), Space(50), Para(say("a"))]):
        with paged(*blocks).open() as pdf:
            content = pdf.pages[0].Contents.read_bytes().split(b" Td")[-2]
        heights.append(float(content.split()[-1]))
    assert heights[0] == heights[1]
    assert heights[0] - heights[2] > 140


def test_a_paragraph_has_its_size(paged):
    with paged(Para((Run("x"),), Size.LARGE)).open() as pdf:
        assert b"/F0 14 Tf" in pdf.pages[0].Contents.read_bytes()


def test_what_is_no_block_is_a_mistake():
    with pytest.raises(TypeError, match="str"):
        draw("text", None, None)


def test_a_table_is_a_block_like_others(paged):
    made = paged(Table((Column("Bed", 1), Column("Device", 2)), [Row(((say("7"),), (say("VM-07"),)))]))
    assert "VM-07" in made.texts()[0]


def raster(wide, high):
    """A picture whose left half is black, its right half white."""
    row = b"\0" + bytes(3 * wide // 2) + b"\xff" * (3 * wide // 2)
    return Raster(wide, high, 8, 3, zlib.compress(row * high), "half and half")


def test_another_program_sees_a_picture_on_the_page(paged):
    made = paged(raster(6, 4))
    assert made.tags() == ["Document", ["Figure"]]
    with pypdfium2.PdfDocument(io.BytesIO(made.data)) as pdf:
        seen = pdf[0].render(scale=1).to_pil().convert("L")
    middle = seen.height // 3
    assert seen.getpixel((seen.width // 3, middle)) < 40
    assert seen.getpixel((2 * seen.width // 3, middle)) > 215


def test_pictures_two_on_one_page_and_one_on_the_next(paged):
    small = raster(400, 30)
    tall = raster(4, 8)
    made = paged(small, small, tall)
    assert (made.pages, made.tags()) == (2, ["Document", ["Figure"], ["Figure"], ["Figure"]])
