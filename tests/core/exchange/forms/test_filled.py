# SPDX-License-Identifier: Apache-2.0
"""Sheets filled from the log: every device by bed with its state, every bed with who lies there and what is there."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import engine, filled
from logbook.core.exchange.forms.engine import Known
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now
from logbook.core.model.records import Note
from logbook.i18n import words_for
from tests.core.exchange.forms.conftest import FONTS, flat
from tests.ui import nights
from tests.wards import make

MADE = Now(1_795_398_000_000, 0, 60, "b")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("filled"), people=("Anna Puig", "Marc Vidal", "Dr Ferrer", "Joan Riera"))
    nights.fill(made)
    yield made
    made.shut()


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
@pytest.mark.parametrize("key", ["device-board", "bed-list"])
def test_every_bed_and_device_is_on_it(world, sheet, key, lang):
    known = Known(words_for(lang), world.ward.folds, world.clock())
    told = flat(engine.draw(filled.form(key, known), sheet(lang, serial=None), FONTS))
    for bed in range(1, 9):
        assert f"VM-{bed:02}" in told
    assert words_for(lang)("life support") in told


def test_who_lies_where_is_on_the_list_of_beds(world, sheet):
    told = flat(
        engine.draw(
            filled.form("bed-list", Known(words_for("en"), world.ward.folds, world.clock())), sheet(serial=None), FONTS
        )
    )
    assert "Ventilator VM-07" in told
    assert "does not work" in told or "works" in told


def test_what_is_drawn_later_is_what_was_known_then(world, sheet):
    form = filled.form("device-board", Known(words_for("en"), world.ward.folds, world.clock()))
    before = flat(engine.draw(form, sheet(serial=None), FONTS))
    world.record(Note("later"))
    assert flat(engine.draw(form, sheet(serial=None), FONTS)) == before


def test_an_empty_log_says_so(sheet):
    for key, told in (("bed-list", "No bed is known to the log."), ("device-board", "No device was recorded.")):
        form = filled.form(key, Known(words_for("en"), Folds(), MADE))
        assert told in flat(engine.draw(form, sheet(serial=None), FONTS))
