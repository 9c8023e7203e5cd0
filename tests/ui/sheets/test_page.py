# SPDX-License-Identifier: Apache-2.0
"""Where is the paper: numbered sheets accounted for by number, range or scan, the missing first."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms.serials import FormCode
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.records import Note
from logbook.ui.scanning.wedge import Scan
from logbook.ui.sheets import page as sheets
from tests.ui.hands import button, last, open_page, write


@pytest.fixture
def page(signed_on, qtbot):
    write(signed_on, qtbot, Forms("mar", 1, 4, 5, place="red box"))
    return open_page(signed_on, "sheets")


def fates(signed_on, qtbot, count):
    """Wait until so many fates are recorded; returns the newest."""
    folds = signed_on.session.ward.folds
    qtbot.waitUntil(lambda: sum(isinstance(one.record, SheetFate) for one in folds.timeline.entries) == count)
    return last(signed_on, SheetFate).record


def test_without_paper_it_says_so(signed_on):
    open_page(signed_on, "sheets")
    assert sheets.counts(signed_on.main.desk) == "No numbered sheet was issued yet."


def test_a_range_is_accounted_for_in_one_act(signed_on, page, qtbot):
    assert page._counts.text() == "issued: 4"
    assert page._model.rowCount() == 0
    page._number.setText("2-3")
    assert page._meant.text() == "2 sheets: Drug chart · issued"
    page.record.click()
    assert page._meant.text() == "Choose what became of it."
    button(page, "in use").click()
    page._bed.setText("7")
    page._patient.setText("K4")
    page.record.click()
    fate = fates(signed_on, qtbot, 1)
    assert (fate.event, fate.first, fate.last, fate.bed, fate.patient) == (SheetEvent.USED, 2, 3, "7", "K4")
    qtbot.waitUntil(lambda: page._counts.text() == "issued: 2 · in use: 2")
    assert page._number.text() == ""
    assert not page.waits()


def test_missing_sheets_stand_first_and_all_are_shown_on_demand(signed_on, page, qtbot):
    write(signed_on, qtbot, SheetFate(SheetEvent.USED, 1, 3, bed="7", patient="K4"))
    write(signed_on, qtbot, SheetFate(SheetEvent.MISSING, 3, 3, text="not in the folder"))
    write(signed_on, qtbot, Note("PEEP 8", paper="1/1"))
    page._tell()
    assert [page._model.row(n).number for n in range(page._model.rowCount())] == ["3", "1", "2"]
    first, second = page._model.row(0), page._model.row(1)
    assert (first.badges[0].text, first.badges[0].strong, first.body) == ("MISSING", True, "not in the folder")
    assert "1 line typed in" in [meta.text for meta in second.meta]
    page._filter.choose("all")
    page._tell()
    assert page._model.rowCount() == 4
    page._list.opened.emit(3)
    assert page._number.text() == "4"


def test_a_scanned_square_says_which_sheet_it_is(signed_on, page):
    log = signed_on.session.ward.folds.timeline.entries[0].log
    assert page.scanned(Scan(("nonsense", str(FormCode(log, "mar", 4, 2, 3, "547B-AWTQ-0KG7-2A0K"))), ()))
    assert not page.scanned(Scan(("VM-07",), ()))
    assert page._meant.text() == (
        "1 sheet: Drug chart · issued · page 2, printed after record 3, code 547B-AWTQ-0KG7-2A0K"
    )
    assert page.scanned(Scan((str(FormCode("Q" * 24, "mar", 4, 2, 3, "547B-AWTQ-0KG7-2A0K")),), ()))
    assert "another log" in page._meant.text()
    page.record.click()
    assert last(signed_on, SheetFate) is None
    page._number.setText("99")
    assert page._meant.text() == "This ward printed no such sheet."
    page._number.setText("x")
    assert page._meant.text().startswith("Write a number")


def test_another_page_may_ask_about_a_sheet(signed_on, page):
    opened = open_page(signed_on, "sheets", sheet=2)
    assert opened._number.text() == "2"
    opened._text.setText("half typed")
    assert opened.waits()
