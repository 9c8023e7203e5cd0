# SPDX-License-Identifier: Apache-2.0
"""The ward's page of HICS 201: the situation of the night stands on it, and what the log cannot know is left free."""

from __future__ import annotations

from logbook.core.exchange.forms import engine, filled
from logbook.core.exchange.forms.engine import Known
from logbook.core.model.folds import Folds
from logbook.i18n import words_for
from tests.core.exchange.forms.conftest import FONTS, flat


def told(folds, sheet):
    made = sheet(serial=None)
    return flat(engine.draw(filled.form("briefing", Known(words_for("en"), folds, made.made)), made, FONTS))


def test_the_situation_the_acts_and_what_was_asked_for_stand_on_it(night, sheet):
    said = told(night.ward.folds, sheet)
    for fact in (
        "D4 Cyber isolation", "P05", "(TM-01, TM-02", "1·K40, 7·K41", "no se reconecta nada",
        "hemocultivos x2", "answer given to Marc Vidal", "Earlier acts, in the log only:", "Health and safety briefing",
    ):  # fmt: skip
        assert fact in said


def test_an_empty_log_leaves_room_for_the_pen(sheet):
    said = told(Folds(), sheet)
    assert "No device was recorded." in said
    assert "no patient in the log" in said
    assert "Earlier acts" not in said
