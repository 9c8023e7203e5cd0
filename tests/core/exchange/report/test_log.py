# SPDX-License-Identifier: Apache-2.0
"""The timeline on paper."""

import pytest

from logbook.core.exchange.draw.values import Table
from logbook.core.exchange.report import log
from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Correction, Device, Note
from tests.core.exchange.report.test_pages import contents_of
from tests.wards import make, one_of_each


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("log"))
    made.wrote = one_of_each(made)
    yield made
    made.shut()


@pytest.fixture(scope="module")
def rows(world):
    (table,) = [block for block in log.timeline(contents_of(world)) if isinstance(block, Table)]
    return list(table.rows)


def row_of(rows, ref):
    (row,) = [row for row in rows if not row.section and row.cells[0][0][0].text == str(ref)]
    return row


def lines(row):
    return ["".join(run.text for run in line) for line in row.cells[1]]


def test_every_record_has_its_row_and_every_day_its_heading(world, rows):
    assert sum(not row.section for row in rows) == len(world.ward.folds.timeline.entries)
    assert sum(row.section for row in rows) == 1


def test_a_struck_record_stays_readable_and_names_its_correction(world, rows):
    row = row_of(rows, world.wrote["note"].ref)
    assert row.cells[1][0][0].struck
    assert f"Struck out by {world.wrote['correction'].ref}" in lines(row)


def test_a_correction_shows_what_it_struck(world, rows):
    struck = [run for line in row_of(rows, world.wrote["corrected"].ref).cells[1] for run in line if run.struck]
    assert struck[0].text == "monitor oscuro"
    assert any(line.startswith("↳ ") for line in lines(row_of(rows, world.wrote["corrected"].ref)))
    assert not any(line.startswith("↳ ") for line in lines(row_of(rows, world.wrote["correction"].ref)))


def test_a_late_entry_says_how_late(world, rows):
    assert any("afterwards." in line for line in lines(row_of(rows, world.wrote["late"].ref)))


def test_before_and_after_stand_beside_each_other_and_life_support_is_barred(world, rows):
    row = row_of(rows, world.wrote["pulled"].ref)
    assert "conectado  →  cable fuera" in lines(row)
    assert "cable amarillo   Bed 7 · VM-07 · UCI-07·K4" in lines(row)
    assert "Bed 8" in lines(row_of(rows, world.wrote["late"].ref))
    assert row.barred
    assert not row_of(rows, world.wrote["note"].ref).barred


def test_the_programs_own_traces_stand_back(world, rows):
    assert not row_of(rows, world.wrote["printed"].ref).cells[1][0][0].bold


def test_a_body_stands_under_its_title(world, rows):
    assert lines(row_of(rows, world.wrote["level"].ref))[1] == "red caída"


def test_a_device_takes_one_line_with_all_that_was_said_of_it(tmp_path):
    world = make(tmp_path)
    record = Device("VM-77", DeviceType.VENTILATOR, "Dräger", "Evita", bed="7", life_support=True, remark="de planta")
    plain, wrong = world.record(record), world.record(Device("VM-78", DeviceType.VENTILATOR, bed="8"))
    world.record(Correction(), corrects=wrong.ref, why="etiqueta")
    (table,) = [block for block in log.timeline(contents_of(world)) if isinstance(block, Table)]
    drawn = list(table.rows)
    row = row_of(drawn, plain.ref)
    (said,) = lines(row)
    assert all(word in said for word in ("VM-77", "Life support", "Dräger Evita", "Bed 7", "Remark: de planta"))
    assert len(row.cells[0]) == 1
    assert any("Struck out" in line for line in lines(row_of(drawn, wrong.ref)))
    world.shut()


def test_what_was_written_in_another_minute_or_on_another_day_says_both(tmp_path):
    world = make(tmp_path)
    few, same, day = (world.record(Note("x"), ago=seconds) for seconds in (180, 0, 86_400))
    (table,) = [block for block in log.timeline(contents_of(world)) if isinstance(block, Table)]
    drawn = list(table.rows)
    assert [len(row_of(drawn, entry.ref).cells[2]) for entry in (few, same, day)] == [2, 1, 1]
    assert row_of(drawn, few.ref).cells[2][1][0].text.startswith("written ")
    assert [len(row_of(drawn, entry.ref).cells[0]) for entry in (few, same, day)] == [2, 2, 3]
    assert any("afterwards." in line for line in lines(row_of(drawn, day.ref)))
    world.shut()
