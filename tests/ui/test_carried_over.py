# SPDX-License-Identifier: Apache-2.0
"""A log brought back from an export or from codes has what was before as carried over: every page knows of it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from logbook.core.actions import export
from logbook.core.actions.export import Order
from logbook.core.exchange.forms import engine, filled
from logbook.core.model.frame import Ref
from logbook.core.model.handovers import brief
from logbook.i18n import resources, words_for
from logbook.telling.handing import Handing
from logbook.telling.paperwork import FILLED
from logbook.ui.pages import PAGES
from tests import wards
from tests.core.model.test_folds import carry
from tests.ui.hands import open_page

WITH_DEVICE = {"devices", "check", "custody", "dossier", "intervention", "device-paper", "clocks", "overview"}


@pytest.fixture
def carried(tmp_path):
    """A ward in whose log one record of each kind stands as carried over from a segment that is gone."""
    (tmp_path / "gone").mkdir()
    gone = wards.make(tmp_path / "gone")
    before = list(wards.one_of_each(gone).values())
    gone.shut()
    made = wards.make(tmp_path)
    for entry in before:
        made.record(carry(replace(entry, ref=Ref("Z", entry.ref.number))))
    return made


def test_every_page_opens_on_what_was_carried_over(carried, start_program, qtbot):
    carried.shut()
    program = start_program(carried.path, carried.machine)
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    program.reception.sign_on(carried.user("Anna Puig"), wards.PINS["Anna Puig"])
    qtbot.waitUntil(lambda: program.main is not None)
    device = program.session.ward.folds.devices.device("VM-07")
    assert device is not None
    for ref in device.history:
        open_page(program, "log", entry=ref)
        QApplication.processEvents()
    for spec in PAGES:
        open_page(program, spec.key, **({"device": "VM-07", "bed": "7"} if spec.key in WITH_DEVICE else {}))
        QApplication.processEvents()
        assert program.main.shown == spec.key or spec.drill, spec.key


def test_sheets_handover_and_export_are_made_of_what_was_carried_over(carried, tmp_path):
    ward, now, words = carried.ward, carried.clock(), words_for("en")
    sheet = engine.Sheet(words, "UCI 2", "Hospital", now, "test")
    for key in FILLED:
        pdf = engine.draw(filled.form(key, engine.Known(words, ward.folds, now)), sheet, resources() / "fonts")
        assert pdf.startswith(b"%PDF")
    told = Handing(words, ward.folds, now).told(brief(ward.folds, now.wall))
    assert any("VM-07" in one.name for bed in told.beds for one in bed.devices)
    order = Order(tmp_path / "out.pdf", words, carried.by("Anna Puig"), "Anna Puig")
    assert [one.path.name for one in export.export(ward, order)] == ["out.pdf"]
    carried.shut()
