# SPDX-License-Identifier: Apache-2.0
"""The tree of tags: every mark on a page has its element, and every element its marks."""

from __future__ import annotations

import re

import pikepdf

from logbook.core.exchange.draw.values import Column, Heading, Items, Para, Row, Table, say


def test_marks_and_tree_agree_on_every_page(paged):
    long = say("word " * 900)
    table = Table((Column("A", 1, heads=True), Column("B", 1)), [Row(((say("a"),), (say("b"),))) for _ in range(80)])
    made = paged(Heading("One"), Para(long), table, Items((say("x"),)))
    assert made.pages > 2
    with made.open() as pdf:
        back = pdf.Root.StructTreeRoot.ParentTree.Nums
        for i, page in enumerate(pdf.pages):
            assert page.StructParents == i == back[2 * i]
            marks = re.findall(rb"/(\w+) <</MCID (\d+)>> BDC", page.Contents.read_bytes())
            owners = back[2 * i + 1]
            assert [int(mark) for _, mark in marks] == list(range(len(owners)))
            assert [str(owner.S)[1:].encode() for owner in owners] == [kind for kind, _ in marks]


def test_an_element_over_two_pages_names_the_second_page(paged):
    with paged(Para(say("word " * 1200))).open() as pdf:
        kids = pdf.Root.StructTreeRoot.K[0].K[0].K
        assert kids[0] == 0
        assert isinstance(kids[1], pikepdf.Dictionary)
        assert kids[1].Pg.objgen == pdf.pages[1].obj.objgen


def test_every_element_names_its_parent(paged):
    with paged(Items((say("x"), say("y")))).open() as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        assert document.P.objgen == pdf.Root.StructTreeRoot.objgen
        (items,) = document.K
        assert items.P.objgen == document.objgen
        assert {item.P.objgen for item in items.K} == {items.objgen}
