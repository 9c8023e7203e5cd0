# SPDX-License-Identifier: Apache-2.0
"""HICS 257 from the log: moves, what was carried away, hands in custody, and when something came back."""

from __future__ import annotations

from logbook.core.exchange.forms import engine, filled
from logbook.core.exchange.forms.engine import Known
from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.core.model.folds import Folds
from logbook.core.model.records import Move
from logbook.i18n import words_for
from tests.core.exchange.forms.conftest import FONTS, flat
from tests.wards import make


def told(folds, sheet):
    made = sheet(serial=None)
    return flat(engine.draw(filled.form("movements", Known(words_for("en"), folds, made.made)), made, FONTS))


def test_each_move_of_the_night_stands_on_it(night, sheet):
    said = told(night.ward.folds, sheet)
    for fact in ("Ventilator VM-14", "ASKD-0052", "UCI-04·C2", "me la llevo a electromedicina", "precinto intacto"):
        assert fact in said


def test_what_came_back_says_when(tmp_path, sheet):
    world = make(tmp_path)
    world.record(Custody(CustodyEvent.FOUND, "BI-01"))
    for number, move in enumerate((Move("BI-01", "5", "3"), Move("BI-02", "3", "5"), Move("BI-01", "3", "5"))):
        world.clock.pass_(60)
        world.record(move)
        assert told(world.ward.folds, sheet).count("23 Nov 2026 02:43") == (number == 2)
    world.record(Move("BI-03", "4"))
    world.shut()


def test_an_empty_log_says_so(sheet):
    assert "No device was moved." in told(Folds(), sheet)
