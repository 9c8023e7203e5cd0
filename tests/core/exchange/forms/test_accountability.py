# SPDX-License-Identifier: Apache-2.0
"""The count of paper from the log: each batch with what became of it, and each sheet somebody still answers for."""

from __future__ import annotations

from logbook.core.exchange.forms import engine, filled
from logbook.core.exchange.forms.engine import Known
from logbook.core.model.folds import Folds
from logbook.i18n import words_for
from tests.core.exchange.forms.conftest import FONTS, flat


def told(folds, sheet):
    made = sheet(serial=None)
    return flat(engine.draw(filled.form("accountability", Known(words_for("en"), folds, made.made)), made, FONTS))


def test_printed_used_typed_in_and_missing_are_counted(night, sheet):
    said = told(night.ward.folds, sheet)
    assert "Drug chart 1–12 12 3 0 1 0 12" in said
    assert "HICS 213 General message 13–22 10 0 0 0 0 –" in said
    assert "All 22 3 0 1 0 12" in said
    assert "4 Drug chart in use caja roja Bed 7 UCI-07·K4" in said


def test_without_numbered_paper_it_says_so(sheet):
    said = told(Folds(), sheet)
    assert "No numbered sheet was issued yet." in said
    assert "Still to be accounted for" not in said
