# SPDX-License-Identifier: Apache-2.0
"""Sheets about devices: offered where there is something to say, saved as a PDF with the ward's checkpoint."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.bedside import Custody, CustodyEvent, Dossier
from logbook.core.model.traces import Printed
from tests.core.exchange.forms.conftest import flat
from tests.ui.hands import answer_file, button, devices, last, open_page, write


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


def offered(page):
    return [one.word for one in page._what.buttons()]


def save(program, page, qtbot, path):
    answer_file(program, path)
    button(page, "Save as a PDF file…").click()
    qtbot.waitUntil(lambda: path.name in program.main.messages.text())
    assert last(program, Printed) is None  # a file is no paper
    return flat(path.read_bytes())


def test_the_board_is_always_there_and_says_when_it_was_printed(program, qtbot, tmp_path):
    page = open_page(program, "device-paper")
    assert offered(page) == ["Devices by bed"]
    text = save(program, page, qtbot, tmp_path / "board.pdf")
    assert "Ventilator VM-07" in text
    assert "Checkpoint of record" in text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Quarantine tag", "DO NOT USE"),
        ("Custody of a device", "clean room"),
        ("Device incident dossier", "showed 40"),
    ],
)
def test_a_device_has_its_own_sheets(program, qtbot, tmp_path, name, said):
    write(program, qtbot, Custody(CustodyEvent.FOUND, "M-07", place="clean room"))
    write(program, qtbot, Dossier("M-07", description="showed 40"))
    detail = open_page(program, "devices", device="M-07")._detail
    qtbot.keyClick(button(detail, "Print…"), Qt.Key.Key_Return)
    page = program.main.page("device-paper")
    assert offered(page) == ["Devices by bed", "Quarantine tag", "Custody of a device", "Device incident dossier"]
    button(page, name).click()
    text = save(program, page, qtbot, tmp_path / "sheet.pdf")
    assert said in text
    assert "Monitor M-07" in text


def test_nothing_is_written_where_nobody_chose_a_file(program):
    page = open_page(program, "device-paper", device="VM-07", **{"from": "devices"})
    assert offered(page) == ["Devices by bed", "Quarantine tag"]
    answer_file(program, None)
    page._print.saving.emit()
    assert last(program, Printed) is None
    page._leave()
    assert program.main.shown == "devices"
    page._leave()
    assert program.main.shown == "paper"
