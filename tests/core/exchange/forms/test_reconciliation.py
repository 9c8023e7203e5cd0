# SPDX-License-Identifier: Apache-2.0
"""The reconciliation sheet: by bed, what was done and room for what was not; as a table nothing in it can be run."""

from logbook.core.exchange.forms import engine, reconciliation
from logbook.core.model.shifts import BackTask
from logbook.telling.backentry import ItemTold
from tests.core.exchange.forms.conftest import FONTS, texts
from tests.core.exchange.forms.test_handover import words_of


def item(bed="7", **steps):
    done = {task: steps.get(task.value, "") for task in BackTask}
    return ItemTold(
        bed, "K4", "1 Pharmacy", "A·3", "23 Nov 2026 02:40", "rate 4 → 6", "Anna", "yes", "MAR", done, "dose"
    )


def test_each_bed_has_its_table_with_what_was_done(sheet):
    told = words_of(reconciliation.form((item(entered="Joan, 10:00"), item(bed="")), "Total 2").blocks(sheet()))
    assert {"Bed 7 · K4", "No bed · K4", "rate 4 → 6A·3 · Anna · MAR", "Joan, 10:00", "dose", "Total 2"} <= set(told)
    assert told.count("□") == 3 + 4


def test_a_ward_with_nothing_to_enter_has_a_sheet_too(sheet):
    pages = texts(engine.draw(reconciliation.form((), "Must be entered: 0."), sheet(serial=None), FONTS))
    assert "Must be entered: 0." in pages[0]


def test_the_table_runs_nothing():
    data = reconciliation.table([("Bed", "What"), ("7", "=1+1"), ("8", "café; \u202eolleh")]).decode("utf-8-sig")
    lines = data.split("\r\n")
    assert lines[0] == "Bed;What"
    assert lines[1] == "7;'=1+1"
    assert "\u202e" not in lines[2]
