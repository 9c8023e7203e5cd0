# SPDX-License-Identifier: Apache-2.0
"""Printing forms: chosen in three acts, numbered before they are drawn, void where nothing came out, printed again."""

from __future__ import annotations

import pypdfium2
import pytest
import shiboken6
from PySide6.QtCore import Qt

from logbook.core.exchange.forms import shelf
from logbook.core.model.codes import DeviceType
from logbook.core.model.errors import PrinterTrouble
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.records import Device
from logbook.core.model.traces import Printed
from logbook.ui.printer import Printer
from logbook.ui.printing import page as printing
from logbook.ui.printing import sending, work
from tests.ui.hands import answer_file, last, open_page, write

CABLE, FAR = Printer("Desk", cable=True), Printer("Floor2", cable=False)


@pytest.fixture
def paper(monkeypatch):
    """A machine with two printers; returns what was handed to them."""
    sent = []
    monkeypatch.setattr(sending, "printers", lambda: (CABLE, FAR))
    monkeypatch.setattr(work, "print_pdf", lambda *what: sent.append(what))
    return sent


@pytest.fixture
def page(signed_on, qtbot):
    opened = open_page(signed_on, "printing")
    qtbot.waitUntil(lambda: bool(opened._library.procedures))
    return opened


def wait_for(program, qtbot, kind):
    """Wait for a record of a kind; drawing takes its time on a busy machine."""
    qtbot.waitUntil(lambda: last(program, kind) is not None)
    return last(program, kind)


def order(page, qtbot, **counts):
    page.choose.put({key.replace("_", "-"): n for key, n in counts.items()})
    page.choose.go.click()
    qtbot.waitUntil(lambda: bool(page.send._found))


def test_two_drug_charts_are_saved_with_their_numbers(signed_on, page, qtbot, tmp_path):
    page.choose._find.setText("drug chart")
    assert [one.key for one in page.choose._counters if not one.isHidden()] == ["mar"]
    for _ in range(2):
        page.choose.counter("mar").more.click()
    page.choose.counter("mar").more.click()
    page.choose.counter("mar").less.click()
    assert page.choose._sum.text() == "2 sheets"
    page.choose.go.click()
    page.send._place.setText("red box")
    answer_file(signed_on, None)
    page.send.save.click()
    answer_file(signed_on, tmp_path / "forms.pdf")
    page.send.save.click()
    qtbot.waitUntil(lambda: bool(page.done._lines.text()))
    assert last(signed_on, Printed) is None  # a file is no paper
    reserved = last(signed_on, Forms).record
    assert (reserved.form, reserved.first, reserved.last, reserved.pages, reserved.place) == ("mar", 1, 2, 5, "red box")
    assert page.done._lines.text() == "Drug chart: 1–2"
    assert page.done._again.isHidden()
    with pypdfium2.PdfDocument(tmp_path / "forms.pdf") as pdf:
        assert len(pdf) == 10
        assert "Form no. 2" in pdf[9].get_textpage().get_text_range()
    assert printing.status(signed_on.main.desk) == "Next form no.: 3"
    page.done.ready.click()
    assert not page.back()


def test_the_whole_box_is_one_act(page, qtbot):
    page.choose._whole.click()
    assert page.choose.counts() == {**shelf.BINDER, "procedures": 1}
    page.choose._none.click()
    assert page.choose.counts() == {}
    assert not page.choose.go.isEnabled()


def test_a_printer_on_a_cable_comes_first_and_the_network_is_warned_about(signed_on, page, qtbot, paper):
    order(page, qtbot, tag=1, procedures=1)
    assert page.send.printer() == "Desk"
    assert page.send._warning.isHidden()
    page.send._printers.choose("Floor2")
    page.send._warn()
    assert "Prefer a printer on a cable" in page.send._warning.text()
    assert not page.send._warning.isHidden()
    page.send._printers.choose("Desk")
    page.send._papers.choose("LETTER")
    page.send.test.click()
    qtbot.waitUntil(lambda: len(paper) == 1)
    assert paper[0][1:] == ("Desk", "letter")
    page.send.send.click()
    record = wait_for(signed_on, qtbot, Printed).record
    assert (record.what, record.code.count("-")) == ("forms", 3)
    assert paper[1][1:] == ("Desk", "letter")
    assert last(signed_on, Forms).record.paper == "letter"
    page.done._pages.setText("three")
    page.done._again.click()
    assert "Write pages" in page.done._asked._trouble.text()
    page.done._pages.setText("2 - 3")
    page.done._again.click()
    qtbot.waitUntil(lambda: len(paper) == 3)
    assert paper[2][1:] == ("Desk", "letter", "2-3")
    assert page.back()
    assert page._stack.currentWidget() is page.choose


def test_what_the_printer_refuses_is_void(signed_on, page, qtbot, paper, monkeypatch):
    def refuse(*_what):
        raise PrinterTrouble(printer="Desk", detail="lp 1")

    monkeypatch.setattr(work, "print_pdf", refuse)
    order(page, qtbot, blood=2)
    page.send.send.click()
    fate = wait_for(signed_on, qtbot, SheetFate).record
    assert (fate.event, fate.first, fate.last) == (SheetEvent.VOID, 1, 2)
    assert page._stack.currentWidget() is page.choose
    assert last(signed_on, Printed) is None


def test_paper_is_recorded_though_its_page_went_meanwhile(signed_on, page, qtbot, paper):
    order(page, qtbot, blood=2)
    page.send.send.click()
    shiboken6.delete(page)
    assert wait_for(signed_on, qtbot, Printed).record.what == "forms"
    assert last(signed_on, SheetFate) is None
    assert len(paper) == 1


def test_sheets_that_nobody_printed_are_void_though_their_page_went_meanwhile(signed_on, page, qtbot, monkeypatch):
    def refuse(*_what):
        raise PrinterTrouble(printer="Desk", detail="lp 1")

    monkeypatch.setattr(work, "print_pdf", refuse)
    monkeypatch.setattr(sending, "printers", lambda: (CABLE,))
    order(page, qtbot, blood=2)
    page.send.send.click()
    shiboken6.delete(page)
    assert wait_for(signed_on, qtbot, SheetFate).record.event is SheetEvent.VOID
    assert last(signed_on, Printed) is None


def test_sheets_that_nobody_was_shown_are_void(signed_on, page, qtbot):
    page.choose.put({"mar": 1})
    page.choose.go.click()
    page.send.show_it.click()
    shiboken6.delete(page)
    assert wait_for(signed_on, qtbot, SheetFate).record.event is SheetEvent.VOID


def test_cancelled_work_prints_nothing(signed_on, page, qtbot, paper, monkeypatch):
    begin = page._progress.begin

    def begin_and_stop():
        begin()
        page._progress.stop()

    monkeypatch.setattr(page._progress, "begin", begin_and_stop)
    order(page, qtbot, blood=1)
    page.send.send.click()
    assert page.back()
    fate = wait_for(signed_on, qtbot, SheetFate).record
    assert fate.event is SheetEvent.VOID
    assert paper == []


def test_what_is_known_now_is_printed_from_the_log(signed_on, page, qtbot, paper):
    write(signed_on, qtbot, Device("VM-07", DeviceType.VENTILATOR, bed="7", life_support=True))
    order(page, qtbot, device_board=1, bed_list=1)
    page.send.send.click()
    wait_for(signed_on, qtbot, Printed)
    with pypdfium2.PdfDocument(paper[0][0]) as pdf:
        told = [one.get_textpage().get_text_range() for one in pdf]
    assert len(told) == 2
    assert all("VM-07" in text and "Checkpoint of record" in text for text in told)


def test_without_a_printer_the_pages_are_shown_to_be_copied(signed_on, page, qtbot):
    page.choose.put({"mar": 1})
    page.choose.go.click()
    page.send.show_it.click()
    qtbot.waitUntil(lambda: not page.shown._image.isNull())
    assert last(signed_on, Forms).record.last == 1
    assert last(signed_on, Printed) is None
    assert page.shown._place.text() == "Page 1 of 5"
    assert not page.shown.before.isEnabled()
    first = page.shown._image
    qtbot.keyClick(page.shown, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.shown._image != first)
    assert page.shown._place.text() == "Page 2 of 5"
    page.shown.large.click()
    assert page.window().isFullScreen()
    page.shown.large.click()
    assert not page.window().isFullScreen()
    page.shown.large.click()
    page.shown.ready.click()
    assert not page.window().isFullScreen()
    assert page._stack.currentWidget() is page.choose


def test_posters_alone_need_no_numbers(signed_on, page, qtbot, paper):
    order(page, qtbot, poster_crash=1)
    page.send.send.click()
    assert wait_for(signed_on, qtbot, Printed).record.what == "procedures"
    assert last(signed_on, Forms) is None


def test_another_page_may_say_what_is_needed(signed_on, page):
    opened = open_page(signed_on, "printing", forms={"tag": 1})
    assert opened.choose.counts() == {"tag": 1}
