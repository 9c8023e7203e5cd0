# SPDX-License-Identifier: Apache-2.0
"""Somebody asks for money: the rules stand above, and what was seen becomes one record."""

import pytest
from PySide6.QtWidgets import QLabel

from logbook.core.model.cabinet import Contact, Extortion
from logbook.core.model.codes import How, YesNoUnknown
from logbook.ui.extortion import page as extortion
from tests.core.exchange.forms.conftest import texts
from tests.ui.hands import answer_file, button, open_page, wait_for


@pytest.fixture
def page(signed_on):
    return open_page(signed_on, "extortion", device="PC-3", bed="7")


def test_what_nobody_does_stands_first(page):
    said = [label.text() for label in page.findChildren(QLabel)]
    assert any("Do not click" in text for text in said)
    assert any("Nobody here answers or pays" in text for text in said)


def test_what_was_seen_is_recorded_and_what_was_not_stays_unknown(signed_on, page, qtbot):
    assert extortion.status(signed_on.main.desk) == ""
    page._record.click()
    assert page._trouble.text() == "Choose how it showed."
    button(page, "Message on a screen").click()
    page._text.setPlainText("your files are ours")
    page._where.setText("pharmacy")
    page._asked["touched"].choose("no")
    page._told.setText("IT Pau")
    page._told_how.choose("phone")
    page._record.click()
    record = wait_for(signed_on, qtbot, Extortion).record
    assert (record.contact, record.device, record.bed) == (Contact.SCREEN, "PC-3", "7")
    assert (record.touched, record.answered) == (YesNoUnknown.NO, YesNoUnknown.UNKNOWN)
    assert (record.told, record.told_how) == ("IT Pau", How.PHONE)
    qtbot.waitUntil(lambda: "Message on a screen · pharmacy · your files are ours" in page._before.text())
    assert extortion.status(signed_on.main.desk) == "1 contact written down"
    assert page._text.toPlainText() == ""


def test_half_typed_words_wait(page):
    page._text.setPlainText("half")
    assert page.waits()


def test_its_sheet_is_filled_and_printed(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "sheet.pdf")
    button(page, "Print…").click()
    button(page, "Save as a PDF file…").click()
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0)
    text = " ".join(texts((tmp_path / "sheet.pdf").read_bytes()))
    assert "Nobody here answers or pays" in " ".join(text.split())
    button(page, "Print…").click()
    assert page.back()
    assert not page.back()
