# SPDX-License-Identifier: Apache-2.0
"""What every form has: head, foot, serial and code, its own page numbers, two identifiers on each page of a patient."""

from __future__ import annotations

import io

import pikepdf
import pytest

from logbook.core.exchange import checkpoint
from logbook.core.exchange.draw.values import Heading, PageBreak, Paper, Para, say
from logbook.core.exchange.forms import engine, serials
from logbook.core.exchange.forms.engine import Form
from tests.core.exchange.forms.conftest import FONTS, LINE, STAMP, texts


def blocks(sheet):
    yield engine.row(("Label", 1), ("Known", 2, "value"), ("Empty", 1, ""))
    yield PageBreak()
    yield from engine.section("Second")
    yield Para(say(engine.choices("yes", "no")))
    yield engine.grid(("Time", 1), ("What", 4), keep=20)
    yield engine.prepared(sheet)


PLAIN = Form("plain", "Activity log", blocks, "HICS 214")
PATIENT = Form("patient", "Chart", blocks, patient=True, band="SAMPLE")


def test_head_and_foot_say_what_it_is_and_whose(sheet):
    first, second = texts(engine.draw(PLAIN, sheet(), FONTS))
    for text in ("Activity log", "HICS 214", "UCI 2 · Hospital Demo", "Network down", "Form no. 7", "value"):
        assert text in first
    assert "Form no. 7 · Page 1 of 2" in first
    assert "Form no. 7 · Page 2 of 2" in second
    assert "Checkpoint of record B·214: 547B-AWTQ-0KG7-2A0K" in second
    assert "□ yes" not in second
    assert "yes" in second


def test_a_sheet_without_a_serial_bears_the_whole_checkpoint(sheet):
    foot = engine._foot(PLAIN, sheet(serial=None), 1, 1)
    assert foot.matrix == checkpoint.matrix(LINE)
    assert "Form no." not in "".join(run.text for line in foot.lines for run in line)


def test_a_blank_sheet_bears_its_own_code_on_each_page(sheet):
    foot = engine._foot(PLAIN, sheet(), 2, 2)
    assert foot.matrix == serials.coded(STAMP, "plain", 7, 2).matrix


def test_without_a_ward_there_is_no_code(sheet):
    assert engine._foot(PLAIN, sheet(stamp=None), 1, 1).matrix is None
    assert engine._foot(PLAIN, sheet(stamp=None, serial=None), 1, 1).matrix is None


def test_every_page_about_a_patient_has_two_identifiers(sheet):
    for text in texts(engine.draw(PATIENT, sheet(), FONTS)):
        assert text.count("Date of birth") == 1
        assert text.count("Record no.") == 1
        assert "SAMPLE" in text


def test_several_sheets_count_their_own_pages(sheet):
    bare = Form("bare", "Poster", lambda _: iter([Heading("Only this", title=True)]), bare=True)
    ticks = []
    pieces = [(PLAIN, sheet()), (bare, sheet(serial=None)), (PLAIN, sheet(serial=8))]
    told = texts(engine.draw_all(pieces, "All", FONTS, ticks.append))
    assert ticks == [0, 1, 2]
    assert [text.count("of 2") for text in told] == [1, 1, 0, 1, 1]
    assert told[2].startswith("Only this")
    assert "Form no. 8 · Page 2 of 2" in told[4]


@pytest.mark.parametrize("paper", list(Paper))
def test_it_fits_both_papers_and_is_black(sheet, paper):
    pdf = engine.draw(PLAIN, sheet(paper=paper), FONTS)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [float(edge) for edge in opened.pages[0].MediaBox[2:]] == pytest.approx(list(paper.value), abs=0.01)
        inks = {
            tuple(map(float, operands))
            for page in opened.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in {"rg", "RG"}
        }
        assert inks == {(0.0, 0.0, 0.0)}
        assert len(opened.pages) == 2
