# SPDX-License-Identifier: Apache-2.0
"""The readiness check on paper: every item, answered or to be ticked."""

from logbook.core.exchange.forms import engine, readiness
from logbook.core.model.shifts import Looked, ReadyItem
from tests.core.exchange.forms.conftest import FONTS, texts
from tests.core.exchange.forms.test_handover import words_of


def test_what_is_answered_is_printed_and_the_rest_is_left_to_tick(sheet):
    form = readiness.form(
        {ReadyItem.TONER: Looked.NO}, {ReadyItem.CLOCK: "compared 5 min ago"}, "one box", "Last check"
    )
    told = words_of(form.blocks(sheet()))
    assert told[told.index("Paper and toner") + 1] == "no"
    ticks = told[told.index("Clock compared") + 1]
    assert ticks.count("□") == len(Looked)
    assert told[told.index("Clock compared") + 2] == "compared 5 min ago"
    assert {"one box", "Last check"} <= set(told)


def test_an_empty_sheet_is_one_page(sheet):
    pages = texts(engine.draw(readiness.form({}, {}), sheet(serial=None), FONTS))
    assert len(pages) == 1
    assert "Hand scanner reads" in pages[0]
