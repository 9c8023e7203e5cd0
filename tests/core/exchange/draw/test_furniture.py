# SPDX-License-Identifier: Apache-2.0
"""Footers know the number of pages; an exercise says so on every page."""

from __future__ import annotations

from logbook.core.exchange.draw.values import Footer, PageBreak, Para, Run, say

MATRIX = tuple(tuple((i * j) % 3 == 0 for j in range(21)) for i in range(21))
THREE = (Para(say("a")), PageBreak(), Para(say("b")), PageBreak(), Para(say("c")))


def test_every_page_knows_its_number_and_how_many_there_are(paged):
    texts = paged(*THREE).texts()
    assert [f"page {i} of 3" in text for i, text in enumerate(texts, 1)] == [True] * 3


def test_the_band_stands_on_every_page(paged):
    texts = paged(*THREE, footer=lambda _p, _n: Footer((), band="EXERCISE – not real")).texts()
    assert [text.count("EXERCISE – not real") for text in texts] == [1, 1, 1]


def test_without_a_band_there_is_none(paged):
    with paged(Para(say("a"))).open() as pdf:
        assert b" re f" not in pdf.pages[0].Resources.XObject.Foot.read_bytes()


def test_one_square_code_serves_all_pages(paged):
    with paged(*THREE, footer=lambda _p, _n: Footer((say("x"),), MATRIX)).open() as pdf:
        codes = {page.Resources.XObject.Foot.Resources.XObject.Code.objgen for page in pdf.pages}
        assert len(codes) == 1


def test_each_page_may_have_a_code_of_its_own(paged):
    def footer(page, _pages):
        return Footer((), (MATRIX[page:] + MATRIX[:page]))

    with paged(*THREE, footer=footer).open() as pdf:
        assert len({page.Resources.XObject.Foot.Resources.XObject.Code.objgen for page in pdf.pages}) == 3


def test_long_lines_wrap_beside_the_code(paged):
    text = paged(Para(say("a")), footer=lambda _p, _n: Footer(((Run("word " * 40),),), MATRIX)).texts()[0]
    assert text.count("word") == 40


def test_footers_are_no_content_for_who_listens(paged):
    with paged(Para(say("a"))).open() as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        assert content.index(b"/Artifact") < content.index(b"/Foot Do")
        assert b"MCID" not in pdf.pages[0].Resources.XObject.Foot.read_bytes()
