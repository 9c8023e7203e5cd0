# SPDX-License-Identifier: Apache-2.0
"""Bookmarks mirror the headings."""

from __future__ import annotations

from logbook.core.exchange.draw.values import Heading, PageBreak, Para, say


def test_bookmarks_nest_like_headings(paged):
    made = paged(
        Heading("A"),
        Heading("A1", 2),
        Heading("A2", 2),
        Heading("A2x", 3),
        PageBreak(),
        Heading("B\u202e"),
        Para(say("x")),
    )
    with made.open() as pdf, pdf.open_outline() as outline:
        tree = [
            (item.title, [(child.title, [c.title for c in child.children]) for child in item.children])
            for item in outline.root
        ]
        pages = [item.destination[0].objgen for item in outline.root]
        assert pages == [pdf.pages[0].obj.objgen, pdf.pages[1].obj.objgen]
    assert tree == [("A", [("A1", []), ("A2", ["A2x"])]), ("B□", [])]


def test_no_headings_no_bookmarks(paged):
    with paged(Para(say("x"))).open() as pdf, pdf.open_outline() as outline:
        assert list(outline.root) == []
