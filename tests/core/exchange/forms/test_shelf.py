# SPDX-License-Identifier: Apache-2.0
"""All forms in three languages on both papers: their pages, whole words, and nothing that leaves its box."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from logbook.core.exchange.draw.shapes import SHAPES
from logbook.core.exchange.draw.values import Boxes, Paper, Table
from logbook.core.exchange.forms import engine, shelf
from logbook.i18n import words_for
from logbook.telling import paperwork
from tests.core.exchange.forms.conftest import FONTS, flat

PAGES = {"mar": 5, "hics-201": 3, "hics-251": 3, "device-state": 2, "dossier": 2, "handover": 2}
"""Pages of each form that has more than one."""

LANGS = ("en", "es", "ca")
_SLACK = 0.6


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("paper", list(Paper))
def test_each_form_has_its_pages_on_both_papers_in_every_language(paper, lang, sheet):
    for form in shelf.FORMS.values():
        assert engine.page_count(form, sheet(lang, paper=paper), FONTS) == PAGES.get(form.key, 1), form.key


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_is_cut_and_no_text_leaves_its_box(lang, sheet):
    cut, over = [], []
    for form in shelf.FORMS.values():
        pdf = engine.draw(form, sheet(lang), FONTS)
        told = flat(pdf)
        cut += [(form.key, text) for text in printed(form, sheet(lang)) if text not in told]
        over += [(form.key, text) for text in overflows(pdf)]
    assert (cut, over) == ([], [])


def test_the_measure_finds_what_leaves_its_box(sheet):
    pdf = engine.draw(shelf.FORMS["hics-214"], sheet(), FONTS)
    # a frame moved into the text is what a text moved out of its frame would be
    assert overflows(pdf, shift=40)


def test_keys_fit_into_the_code_and_are_counted():
    assert len(shelf.FORMS) == sum(len(forms) for _, forms in shelf.GROUPS)
    assert set(shelf.BINDER) == set(shelf.FORMS)
    assert all(len(key) <= 16 and key == key.lower() for key in shelf.FORMS)
    assert [key for key, form in shelf.FORMS.items() if not shelf.counted(form)] == [
        "poster-crash", "poster-who", "poster-touch", "poster-pc"
    ]  # fmt: skip


def test_the_log_calls_each_form_as_the_paper_does():
    titles = {key: form.title for key, form in shelf.FORMS.items()}
    assert titles == {**paperwork.NAMES, **paperwork.POSTERS}
    assert not any(shelf.counted(shelf.FORMS[key]) for key in paperwork.POSTERS)
    assert [paperwork.form_name(words_for("en"), key) for key in ("hics-205a", "mar", "other")] == [
        "HICS 205A Communications list", "Drug chart", "other"
    ]  # fmt: skip


def printed(form, sheet):
    """Yield every label and heading a form prints, with single spaces."""
    for block in form.blocks(sheet):
        if isinstance(block, Boxes):
            yield from (spoken(box.label) for box in block.boxes)
        elif isinstance(block, Table) and block.titled:
            yield from (spoken(column.title) for column in block.columns)


def spoken(text):
    """Return a text without the shapes in it, with single spaces, as another program reads it."""
    return " ".join("".join(" " if char in SHAPES else char for char in text).split())


def bounds(path):
    """Return a drawn path's edges."""
    return path.get_bounds()


def overflows(pdf, shift=0.0):
    """Return the texts that begin inside a frame and reach out of it, by their boxes in points."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            frames = [
                (left + shift, bottom, right + shift, top)
                for left, bottom, right, top in (
                    one.get_bounds() for one in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH])
                )
                if right - left > 12 and top - bottom > 12
            ]
            text = page.get_textpage()
            for n in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(n)
                for x, y, to_x, to_y in frames:
                    inside = x <= left + 1 < to_x and y <= (bottom + top) / 2 < to_y
                    if inside and (right > to_x + _SLACK or bottom < y - _SLACK or top > to_y + _SLACK):
                        found.append(text.get_text_bounded(left, bottom, right, top))
    return found
