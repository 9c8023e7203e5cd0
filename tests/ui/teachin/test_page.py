# SPDX-License-Identifier: Apache-2.0
"""One scan teaches, a second checks, any other is told; nothing of it is a record."""

import pytest

from logbook.ui.scanning import memory
from logbook.ui.scanning.teaching import BARS, CHECK, SQUARE
from logbook.ui.teachin.page import status
from tests.ui.hands import answer_file, button, open_page
from tests.ui.scanning.keyboards import Key, send, us_scanner


@pytest.fixture
def page(signed_on):
    signed_on.shown = open_page(signed_on, "scanner")
    return signed_on


def scan(program, code):
    send(program.stage.windowHandle(), us_scanner(code))


def said(program):
    return program.shown._said.text()


def test_one_scan_teaches_and_a_second_checks(page):
    assert status(page.main.desk) == "not taught on this PC"
    assert "Nothing was learnt" in page.shown._state.text()
    scan(page, SQUARE)
    assert "34 signs were learnt." in page.shown._state.text()
    assert memory.kept() is not None
    assert status(page.main.desk) == "taught on this PC"
    scan(page, CHECK)
    assert said(page).startswith("✓")
    button(page.shown, "Forget what was learnt").click()
    assert memory.kept() is None


def test_a_check_that_comes_out_wrong_is_said(page):
    scan(page, CHECK.replace("-", "'"))
    assert "WCHK1 AB'12/7" in said(page)


def test_signs_that_cannot_be_told_apart_are_named(page):
    keys = us_scanner(BARS)
    alike = [Key(53, text="-") if key.place in {12, 53} else key for key in keys]
    send(page.stage.windowHandle(), alike)
    assert "These cannot be told apart: -  /" in page.shown._state.text()


def test_a_lesson_that_was_lost_on_its_way_teaches_nothing(page):
    scan(page, BARS[:-4])
    assert "Too much of it was lost" in said(page)
    assert memory.kept() is None


def test_any_other_code_says_what_it_is(page):
    scan(page, "0108435012345672" + "10LOT7721SER0042")
    assert said(page).startswith(
        "Scanned: GS1 code. Article number 08435012345672 · Lot LOT77 · Serial number SER0042 or"
    )
    assert page.main.shown == "scanner"


def test_a_lesson_scanned_elsewhere_opens_the_page(page):
    open_page(page, "log")
    scan(page, BARS)
    assert page.main.shown == "scanner"
    assert "8 signs were learnt." in page.shown._state.text()


def test_a_pc_that_keeps_nothing_says_so(page, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    scan(page, SQUARE)
    assert "keeps no preferences" in said(page)


def test_the_page_is_put_on_paper(page, qtbot, tmp_path):
    answer_file(page, tmp_path / "scanner.pdf")
    button(page.shown, "Print the page…").click()
    button(page.shown, "Save as a PDF file…").click()
    qtbot.waitUntil(lambda: page.shown._stack.currentWidget() is page.shown._ground)
    assert (tmp_path / "scanner.pdf").read_bytes().startswith(b"%PDF")
    assert not page.shown.back()
    button(page.shown, "Print the page…").click()
    assert page.shown.back()
