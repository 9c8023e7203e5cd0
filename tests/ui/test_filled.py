# SPDX-License-Identifier: Apache-2.0
"""Sheets filled from the log leave the window as files or on printers, from every page that has one."""

import shutil

import pytest

from logbook.core.model.coordination import Call, Contact, Errand, Method, Reached, Request, Status, SystemStatus
from logbook.core.model.shifts import Period
from logbook.core.model.traces import Printed
from tests.core.exchange.forms.conftest import texts
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write


def saved(signed_on, qtbot, page, path):
    """Save the sheet that is asked for; returns its words. A file is no paper: nothing is recorded of it."""
    answer_file(signed_on, path)
    signed_on.main.messages.clear()
    button(page, "Save as a PDF file…").click()
    qtbot.waitUntil(lambda: path.name in signed_on.main.messages.text())
    assert last(signed_on, Printed) is None
    return " ".join(texts(path.read_bytes()))


@pytest.fixture
def page(signed_on, qtbot):
    write(signed_on, qtbot, Request(Errand.LAB, "Potassium", bed="7", asked_by="Dr Ferrer"))
    write(signed_on, qtbot, Request(Errand.MESSAGE, "Two beds", subject="Beds"))
    return open_page(signed_on, "loops")


def test_the_list_and_each_request_have_their_sheet(signed_on, page, qtbot, tmp_path):
    write(signed_on, qtbot, Period("Network down"))
    page._board.print.click()
    text = saved(signed_on, qtbot, page, tmp_path / "list.pdf")
    assert "Laboratory: Potassium" in text
    assert "Network down" in text
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._board)
    button(page._board, "Closed ones").click()
    assert page._board.print.accessibleName() == "Print the runner log"
    page._board.print.click()
    text = saved(signed_on, qtbot, page, tmp_path / "runner.pdf")
    assert "Received by" in text
    page._board.clear_filter()
    page._board._rows[1].face.click()
    page._detail._sheet.click()
    text = saved(signed_on, qtbot, page, tmp_path / "213.pdf")
    assert "HICS 213" in text
    page._board._rows[0].face.click()
    page._detail._sheet.click()
    text = saved(signed_on, qtbot, page, tmp_path / "lab.pdf")
    assert "Laboratory request" in text


def test_the_board_of_systems_is_hics_251(signed_on, qtbot, tmp_path):
    write(signed_on, qtbot, SystemStatus("ehr", Status.DOWN, text="no login"))
    page = open_page(signed_on, "systems")
    page._print.click()
    text = saved(signed_on, qtbot, page, tmp_path / "251.pdf")
    assert "no login" in text
    assert "Anna Puig" in text
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._board)
    assert not page.back()


def test_contacts_and_calls_are_printed(signed_on, qtbot, tmp_path):
    write(signed_on, qtbot, Contact("c1", "Laboratory", phone="4411"))
    write(signed_on, qtbot, Call(Method.PHONE, Reached.ANSWERED, "c1", text="K 6.1"))
    write(signed_on, qtbot, Call(Method.RADIO, Reached.BUSY, name="Laia"))
    page = open_page(signed_on, "contacts")
    page._book.print.click()
    text = saved(signed_on, qtbot, page, tmp_path / "205a.pdf")
    assert "4411" in text
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._book)
    button(page._book, "Calls").click()
    page._book.print.click()
    text = saved(signed_on, qtbot, page, tmp_path / "calls.pdf")
    assert "to Laboratory" in text


def test_nothing_is_saved_where_no_file_is_chosen_and_a_printer_that_is_none_is_said(signed_on, page, qtbot):
    page._board.print.click()
    answer_file(signed_on, None)
    page._print.saving.emit()
    assert page._stack.currentWidget() is page._print
    page._print.printing.emit("there is no such printer")
    qtbot.waitUntil(lambda: bool(signed_on.main.messages.text()))
    assert last(signed_on, Printed) is None


def test_what_went_to_a_printer_is_recorded(signed_on, page, qtbot, monkeypatch, tmp_path):
    program = tmp_path / "lp"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/paper\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(program))
    page._board.print.click()
    page._print.printing.emit("ward")
    assert wait_for(signed_on, qtbot, Printed).record.what == "open-loops"
    assert (tmp_path / "paper").read_bytes().startswith(b"%PDF")
