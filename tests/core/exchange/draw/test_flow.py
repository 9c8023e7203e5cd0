# SPDX-License-Identifier: Apache-2.0
"""Text flows over pages; no line falls off the paper and none travels alone."""

from __future__ import annotations

import re

import pytest

from logbook.core.exchange.draw.flow import BOTTOM, SIDE, TOP, callout_indent
from logbook.core.exchange.draw.values import Callout, Heading, Paper, Para, Space, say


def lines_of(paged, count):
    made = paged(Para(say("\n".join(f"line{i}." for i in range(count)))))
    return [re.findall(r"line\d+", text) for text in made.texts()]


def test_nothing_is_lost_between_pages(paged):
    pages = lines_of(paged, 150)
    assert [line for page in pages for line in page] == [f"line{i}" for i in range(150)]


def test_a_last_line_does_not_travel_alone(paged):
    for count in range(40, 60):
        assert len(lines_of(paged, count)[-1]) != 1


def test_a_paragraph_without_room_starts_on_the_next_page(paged):
    for count in range(40, 50):
        texts = paged(Para(say("\n".join("x" * count))), Para(say("one\ntwo"))).texts()
        assert sum("one\ntwo" in text for text in texts) == 1


@pytest.mark.parametrize("paper", Paper)
def test_everything_stays_on_the_paper(paged, paper):
    made = paged(Para(say("word " * 2000)), paper=paper)
    width, height = paper.value
    with made.open() as pdf:
        for page in pdf.pages:
            assert [float(edge) for edge in page.MediaBox][2:] == pytest.approx([width, height], abs=0.01)
            places = re.findall(rb"([\d.]+) ([\d.]+) Td", page.Contents.read_bytes())
            assert all(float(x) >= SIDE - 0.01 for x, _ in places)
            assert all(BOTTOM < float(y) < height - TOP for _, y in places)


def test_room_is_left_between_blocks_but_not_at_the_top_of_a_page(paged):
    texts = paged(Para(say("above")), Space(30), Para(say("below"))).texts()
    assert "above" in texts[0]
    pages = paged(Para(say("above")), Space(240), Heading("keeps with what follows"), Para(say("below"))).texts()
    assert "keeps with what follows" not in pages[0]
    assert "below" in pages[1]


def test_text_behind_a_bar_is_moved_to_the_right(paged):
    plain, barred = paged(Para(say("same"))), paged(Callout((say("same"),)))
    assert x_of(barred) - x_of(plain) == pytest.approx(callout_indent(), abs=0.1)


def x_of(made):
    with made.open() as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    return float(re.search(rb"([\d.]+) [\d.]+ Td", content)[1])


def test_no_room_is_left_at_the_top_of_a_page(paged):
    first, second = paged(Para(say("same"))), paged(Space(50), Para(say("same")))
    assert y_of(first) == y_of(second)


def y_of(made):
    with made.open() as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    return float(re.search(rb"[\d.]+ ([\d.]+) Td", content)[1])


def test_a_heading_with_room_stays_where_it_is(paged):
    assert len(paged(Para(say("above")), Heading("fits"), Para(say("below"))).texts()) == 1
