# SPDX-License-Identifier: Apache-2.0
"""Every sheet the log fills, filled with the demonstration's night: its facts stand on it, whole, and it prints."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from logbook.core.exchange.draw.values import Boxes, Paper, Table
from logbook.core.exchange.forms import engine
from logbook.i18n import words_for
from logbook.ui.printer import print_pdf
from tests import paper_night
from tests.core.exchange.forms.conftest import FONTS, flat, texts
from tests.core.exchange.forms.test_shelf import overflows
from tests.queues import DAEMON, queue


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = paper_night.lived(tmp_path_factory.mktemp("night"))
    yield made
    made.shut()


WORD = re.compile(r"[^\W\d_]{3,}")


def said(form, sheet):
    """Yield every text of a form that stands in a box or in a table."""
    for block in form.blocks(sheet):
        if isinstance(block, Boxes):
            yield from (text for box in block.boxes for text in (box.label, *map(spelled, box.lines)))
        elif isinstance(block, Table):
            yield from (column.title for column in block.columns if block.titled)
            yield from (spelled(line) for row in block.rows for cell in row.cells for line in cell)


def spelled(line):
    return "".join(run.text for run in line)


def drawn(world, lang, paper=Paper.A4):
    words = words_for(lang)
    sheet = paper_night.sheet(world, words, paper=paper)
    for name, one in paper_night.sheets(world, words):
        yield name, one.facts, engine.draw(one.form, sheet, paper_night.FONTS)


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_the_facts_of_the_night_stand_on_each_sheet_and_inside_its_boxes(world, lang):
    lost, over, seen = [], [], 0
    for name, facts, pdf in drawn(world, lang):
        told = flat(pdf)
        lost += [(name, fact) for fact in facts if fact not in told]
        over += [(name, text) for text in overflows(pdf)]
        seen += 1
    assert (lost, over) == ([], [])
    assert seen > 20


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
@pytest.mark.parametrize("paper", list(Paper))
def test_no_word_is_torn_apart_by_a_narrow_column(world, lang, paper):
    words = words_for(lang)
    sheet, torn = paper_night.sheet(world, words, paper=paper), []
    for name, one in paper_night.sheets(world, words):
        written = Counter(WORD.findall(" ".join(said(one.form, sheet))))
        torn += [(name, word) for word in written - Counter(WORD.findall(flat(engine.draw(one.form, sheet, FONTS))))]
    assert torn == []


def test_each_page_says_which_device_or_person_it_is_about(world):
    about = {"custody": "TM-02", "dossier": "TM-02", "my-record": paper_night.ME}
    for name, _facts, pdf in drawn(world, "en"):
        if name in about:
            pages, foot = texts(pdf), f"{about.pop(name)} · printed"
            assert len(pages) > 1
            assert all(foot in page for page in pages), name
    assert about == {}


def test_signatures_stand_below_the_records_they_are_for(world):
    for words in map(words_for, ("en", "es", "ca")):
        form = next(one.form for name, one in paper_night.sheets(world, words) if name == "handover")
        for paper in Paper:
            last = texts(engine.draw(form, paper_night.sheet(world, words, paper=paper), FONTS))[-1]
            assert "Rosa Climent" in last
            assert "A·431." in last


def test_the_published_heads_are_filled_where_the_log_knows_them(world):
    for name, _facts, pdf in drawn(world, "en"):
        if name.startswith(("hics-", "log-briefing", "log-movements", "my-record")):
            assert f"Incident name {paper_night.INCIDENT}" in flat(pdf), name
            assert "Operational period no. 2" in flat(pdf), name
            assert f"Prepared by (name) {paper_night.ME}" in flat(pdf), name


def test_each_of_them_leaves_a_real_queue_as_it_was_drawn(world, tmp_path_factory, tool):
    if not Path(DAEMON).exists():
        tool("cupsd")
    pdfs = [pdf for _, _, pdf in drawn(world, "ca", Paper.LETTER)]
    with queue(tmp_path_factory.mktemp("n")) as ward:
        for pdf in pdfs:
            print_pdf(pdf, ward.name, "letter")
        assert [path.read_bytes() for path in ward.wait(len(pdfs))] == pdfs
