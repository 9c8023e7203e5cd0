# SPDX-License-Identifier: Apache-2.0
"""Tables: whole rows, headings on each page, tagged once, and as many rows as a long night has."""

from __future__ import annotations

import tracemalloc

from logbook.core.exchange.draw.values import Column, Heading, Para, Row, Run, Space, Table, say

COLUMNS = (Column("No.", 1, heads=True), Column("What", 4))


def row(number, what="Monitor went dark."):
    return Row(((say(f"B·{number}"),), (say(what),)))


def test_rows_and_headings_are_tagged(paged):
    tags = paged(Table(COLUMNS, [row(1), row(2)])).tags()
    head = ["TR", ["TH"], ["TH"]]
    assert tags == ["Document", ["Table", head, ["TR", ["TH"], ["TD"]], ["TR", ["TH"], ["TD"]]]]


def test_headings_come_again_on_each_page_but_are_tagged_once(paged):
    made = paged(Table(COLUMNS, map(row, range(100))))
    assert made.pages >= 3
    assert all(text.startswith("No.") for text in made.texts())
    assert len(made.tags()[1][1:]) == 101


def test_every_row_is_there_once_and_in_order(paged):
    text = " ".join(paged(Table(COLUMNS, map(row, range(1, 151)))).texts())
    assert [word for word in text.split() if word.startswith("B·")] == [f"B·{i}" for i in range(1, 151)]


def test_a_row_stays_whole_if_it_fits_on_a_page(paged):
    long = "line\n" * 19 + "end"
    texts = paged(Table(COLUMNS, [row(i, long) for i in range(9)])).texts()
    assert all(text.count("line") == 19 * text.count("end") for text in texts)


def test_a_row_taller_than_a_page_is_split_and_nothing_lost(paged):
    made = paged(Table(COLUMNS, [row(1), row(2, "\n".join(f"line{i}." for i in range(200))), row(3)]))
    text = " ".join(made.texts())
    assert made.pages >= 4
    assert [f"line{i}." for i in range(200)] == [word for word in text.split() if word.startswith("line")]
    assert len(made.tags()[1][1:]) == 4


def test_a_section_spans_all_columns_and_stays_with_its_rows(paged):
    section = Row(((say("Monday"),),), section=True)
    made = paged(Space(1), Para(say("x\n" * 43)), Table(COLUMNS, [section, row(1)]))
    assert "Monday" in made.texts()[-1]
    assert "B·1" in made.texts()[-1]
    with made.open() as pdf:
        cell = pdf.Root.StructTreeRoot.K[0].K[-1].K[1].K[0]
        assert (str(cell.S), cell.A.ColSpan) == ("/TD", 2)


def test_facts_have_no_headings(paged):
    made = paged(Table(COLUMNS, [row(1)], titled=False))
    assert "No." not in made.texts()[0]
    assert made.tags() == ["Document", ["Table", ["TR", ["TH"], ["TD"]]]]


def test_facts_go_on_over_the_page_without_headings(paged):
    made = paged(Table(COLUMNS, map(row, range(60)), titled=False))
    assert made.pages == 2
    assert "No." not in " ".join(made.texts())


def test_a_barred_row_has_a_bar_more(paged):
    bars = []
    for barred in (False, True):
        with paged(Table(COLUMNS, [Row(((say("1"),), (say("x"),)), barred=barred)])).open() as pdf:
            bars.append(pdf.pages[0].Contents.read_bytes().count(b" re f"))
    assert bars == [0, 1]


def test_a_cell_without_words_is_no_trouble(paged):
    assert "B·1" in paged(Table(COLUMNS, [Row(((say("B·1"),), ()))])).texts()[0]


def test_an_empty_table_has_only_its_headings(paged):
    assert paged(Heading("H"), Table(COLUMNS, [])).tags()[2] == ["Table", ["TR", ["TH"], ["TH"]]]


def test_paragraphs_of_a_cell_follow_each_other(paged):
    cell = (say("first"), (Run("late", chip=True),), say("third"))
    text = paged(Table(COLUMNS, [Row(((say("1"),), cell))])).texts()[0]
    assert text.index("first") < text.index("late") < text.index("third")


def test_ten_thousand_rows_take_little_memory(paged):
    def peak(count):
        tracemalloc.start()
        made = paged(Table(COLUMNS, map(row, range(count))))
        used = tracemalloc.get_traced_memory()[1] - len(made.data) * 2
        tracemalloc.stop()
        return used

    # the numbers of rows and offsets of objects stay, and nothing else
    assert peak(2_000) - peak(200) < 1_800 * 1_000
