# SPDX-License-Identifier: Apache-2.0
"""What the records of paper say: which form, which sheets, what became of them, where they lie."""

from __future__ import annotations

import pytest

from logbook.core.model.folds import Folds
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.i18n import words_for
from logbook.telling import paperwork
from logbook.telling.tale import Tale, Teller

TELLER = Teller(words_for("en"), Folds())


def tell(record):
    tale = Tale()
    paperwork.TELLERS[type(record)](tale, record, TELLER)
    return tale


def test_a_printing_says_form_serials_and_place():
    tale = tell(Forms("mar", 1, 12, place="red box"))
    assert tale.title == "Forms issued: Drug chart, no. 1–12"
    assert tale.details == [("They lie at", "red box")]
    assert tell(Forms("hics-214", 7, 7)).title == "Forms issued: HICS 214 Activity log, no. 7"


def test_a_sheet_says_what_became_of_it_and_for_whom():
    tale = tell(SheetFate(SheetEvent.USED, 7, 7, bed="5", patient="K4", place="folder", text="taken by Anna"))
    assert (tale.title, tale.body, tale.bed, tale.patient) == ("Form no. 7: in use", "taken by Anna", "5", "K4")
    assert tale.details == [("They lie at", "folder")]
    assert tell(SheetFate(SheetEvent.MISSING, 7, 9)).title == "Form no. 7–9: MISSING"


@pytest.mark.parametrize("event", [None, *SheetEvent])
def test_every_fate_has_a_word(event):
    assert paperwork.fate(TELLER.words, event)
