# SPDX-License-Identifier: Apache-2.0
"""Pages as others see them: everything drawn is either tagged or furniture."""

from __future__ import annotations

import re

from logbook.core.exchange.draw.values import (
    Callout,
    Column,
    Footer,
    Heading,
    PageBreak,
    Para,
    Row,
    Step,
    Steps,
    Table,
    say,
)

EVERYTHING = (
    Heading("H"),
    Callout((say("c"),)),
    Table((Column("A", 1),), [Row(((say("a ● b"),),))]),
    Steps((Step(say("s")),)),
    PageBreak(),
    Para(say("p")),
)


def test_nothing_is_drawn_outside_of_tags_and_furniture(paged):
    with paged(*EVERYTHING).open() as pdf:
        for page in pdf.pages:
            depth = 0
            for order in page.Contents.read_bytes().split(b"\n"):
                depth += len(re.findall(rb"\b(?:BDC|BMC)\b", order))
                assert depth >= 1, order
                depth -= len(re.findall(rb"\bEMC\b", order))
            assert depth == 0


def test_marks_are_never_inside_marks(paged):
    with paged(*EVERYTHING).open() as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    for part in re.split(rb"/\w+ <</MCID \d+>> BDC", content)[1:]:
        assert b"/Artifact" not in part.split(b"\nEMC")[0]


def test_pages_are_in_order_and_belong_to_the_tree(paged):
    with paged(*EVERYTHING).open() as pdf:
        assert pdf.Root.Pages.Count == 2
        assert all(page.Parent.objgen == pdf.Root.Pages.objgen for page in pdf.pages)
        assert all(str(page.Tabs) == "/S" for page in pdf.pages)


def test_the_code_at_the_foot_is_drawn_once_for_all_pages(paged):
    matrix = ((True, False), (False, True))
    made = paged(
        Para(say("a")),
        PageBreak(),
        Para(say("b")),
        footer=lambda page, pages: Footer((say(f"{page}/{pages}"),), matrix),
    )
    with made.open() as pdf:
        feet = {
            page.Resources.XObject.Foot.objgen: page.Resources.XObject.Foot
            for page in pdf.pages
            if "/Foot" in page.Resources.XObject
        }
        codes = {foot.Resources.XObject.Code.objgen for foot in feet.values()}
    assert len(codes) == 1
