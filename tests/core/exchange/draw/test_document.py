# SPDX-License-Identifier: Apache-2.0
"""The whole document: archival, accessible, the same each time, whatever was typed."""

from __future__ import annotations

import errno
import io
from datetime import UTC, datetime

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import (
    Attachment,
    Callout,
    Column,
    Figure,
    Footer,
    Heading,
    Items,
    Meta,
    Paper,
    Para,
    Row,
    Run,
    Space,
    Step,
    Steps,
    Table,
    say,
)
from logbook.i18n import resources

MATRIX = tuple(tuple((i * j) % 3 == 0 for j in range(21)) for i in range(21))
HOSTILE = "<b>bold</b> <img src='x'> &amp;]]> %PDF (a\\) /JS 12 0 R endobj endstream\nWARDLOG 1\n\u202e\u0301\x00\ufffe"


def everything(text="One entry."):
    rows = [Row(((say(f"B·{i}"),), (say(text), (Run("late", chip=True),)), ()), barred=i % 2 == 0) for i in range(40)]
    return [
        Heading(text or "-", title=True),
        Para((Run(text), Run(text, bold=True, struck=True), Run(text, italic=True, chip=True))),
        Items((say(text), say("● works")), ordered=True),
        Callout((say(text),)),
        Figure(MATRIX, text, (say(text),)),
        Space(3),
        Table(
            (Column("No.", 1, heads=True), Column("What", 4), Column("", 1)),
            [Row(((say(text),),), section=True), *rows],
        ),
        Heading("Steps", 2),
        Steps((Step(say(text)), Step(say("b"), say(text)))),
    ]


def footer(number, pages):
    return Footer((say(f"{number} of {pages}"),), MATRIX, "EXERCISE – not real")


def validate(made, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(made.data)
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert page.validate_pdf(str(path), profile=profile).failures == []


@pytest.mark.parametrize("paper", Paper)
def test_everything_we_draw_is_archival_and_accessible(paged, tmp_path, paper):
    log = Attachment("ward.wlog", b"WARDLOG 1\n", "The ward log")
    validate(paged(*everything(), footer=footer, attachment=log, paper=paper), tmp_path)


def test_hostile_text_is_drawn_as_text(paged, tmp_path):
    made = paged(*everything(HOSTILE), footer=footer, title=HOSTILE)
    validate(made, tmp_path)
    assert "<b>bold</b>" in made.texts()[0]
    assert b"WARDLOG 1\n" not in made.data
    with made.open() as pdf:
        assert pdf.attachments == {}
        assert "/Annots" not in pdf.pages[0]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_no_text_stops_the_export(paged, text):
    made = paged(*everything(text), footer=footer, title=text)
    with made.open() as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_same_values_give_the_same_bytes(paged):
    assert paged(*everything(), footer=footer).data == paged(*everything(), footer=footer).data


def test_an_empty_document_is_a_page(paged, tmp_path):
    assert paged().pages == 1
    assert "page 1 of 1" in paged().texts()[0]


def test_a_full_disk_is_told_to_the_caller():
    class Full(io.BytesIO):
        def write(self, _data):
            raise OSError(errno.ENOSPC, "full")

    meta = Meta("T", "A", "en", datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(OSError, match="full"):
        document(Full(), meta, everything(), footer, resources() / "fonts")


def test_the_answer_is_the_number_of_pages(paged):
    made = paged(*everything(), footer=footer)
    with made.open() as pdf:
        assert made.pages == len(pdf.pages) > 1
