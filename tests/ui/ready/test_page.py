# SPDX-License-Identifier: Apache-2.0
"""The readiness check: answered by the program where it knows, by one press each elsewhere; recorded, printed, aged."""

import pytest

from logbook.core.model.shifts import Looked, Readiness, ReadyAnswer, ReadyItem
from logbook.core.model.traces import Printed
from logbook.telling.entry import tell
from logbook.ui import printer
from logbook.ui.printer import Printer
from logbook.ui.ready import page as ready
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot, monkeypatch):
    monkeypatch.setattr(printer, "printers", lambda: (Printer("HP", cable=True), Printer("Net", cable=False)))
    made = open_page(signed_on, "ready")
    qtbot.waitUntil(lambda: made._printers is not None)
    return made


def answered(page, item):
    return page._choices[item].key()


def test_the_program_answers_what_it_knows_and_nothing_else(signed_on, page):
    assert ready.status(signed_on.main.desk) == "never checked"
    assert page._last.text() == "Nobody has checked this yet."
    assert answered(page, ReadyItem.PRINTER) == "yes"
    assert "On a cable: HP" in page._notes[ReadyItem.PRINTER].text()
    assert answered(page, ReadyItem.LOG) == "no", "the log of a new ward is not protected"
    assert answered(page, ReadyItem.TONER) is None


def test_one_press_each_and_the_check_is_recorded(signed_on, page, qtbot, world):
    button(page._choices[ReadyItem.TONER], "no").click()
    button(page._choices[ReadyItem.PRINTER], "no").click()
    page._text.setText("toner ordered")
    page._record.click()
    record = wait_for(signed_on, qtbot, Readiness).record
    found = {one.item: one for one in record.answers}
    assert (found[ReadyItem.TONER].answer, found[ReadyItem.TONER].by_program) == (Looked.NO, False)
    assert (found[ReadyItem.PRINTER].answer, found[ReadyItem.PRINTER].by_program) == (Looked.NO, False)
    assert found[ReadyItem.LOG].by_program
    assert found[ReadyItem.DRILL].answer is Looked.NOT_LOOKED
    assert record.text == "toner ordered"
    qtbot.waitUntil(lambda: page._last.text().startswith("Last check A·"))
    assert "not in order: " in ready.status(signed_on.main.desk)
    assert answered(page, ReadyItem.TONER) is None
    write(signed_on, qtbot, Readiness((ReadyAnswer(ReadyItem.FORMS, Looked.YES),)))
    assert ready.status(signed_on.main.desk).endswith("nothing found out of order")


def test_a_check_without_any_answer_is_recorded_and_says_that_nothing_was_looked_at(signed_on, page, qtbot):
    page._record.click()
    entry = wait_for(signed_on, qtbot, Readiness)
    assert all(one.by_program or one.answer is Looked.NOT_LOOKED for one in entry.record.answers)
    ward = signed_on.session.ward
    assert tell(entry, ward.folds, signed_on.main.desk.words).title == "Readiness check: nothing was looked at"
    qtbot.waitUntil(lambda: page._last.text().startswith("Last check A·"))
    assert page._last.text().endswith("by Anna Puig. Nothing was looked at.")
    assert " · nothing was looked at · not in order: " in ready.status(signed_on.main.desk)


def test_half_a_check_comes_back(signed_on, page, qtbot):
    button(page._choices[ReadyItem.FORMS], "yes").click()
    qtbot.keyClicks(page._text, "box at desk")
    assert page.waits()
    page._said = {}
    page._text.clear()
    page.arrive({})
    assert answered(page, ReadyItem.FORMS) == "yes"
    assert page._text.text() == "box at desk"


def test_no_printer_on_a_cable_is_a_no(signed_on, page):
    page._found((Printer("Net", cable=False),))
    assert answered(page, ReadyItem.PRINTER) == "no"
    assert "On a cable: none" in page._notes[ReadyItem.PRINTER].text()


def test_the_sheet_is_saved_before_and_after(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "a.pdf")
    button(page, "Print…").click()
    page._print.saving.emit()
    qtbot.waitUntil((tmp_path / "a.pdf").exists)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._ground)
    page._record.click()
    wait_for(signed_on, qtbot, Readiness)
    qtbot.waitUntil(lambda: page._gather().who.startswith("Check A·"))
    answer_file(signed_on, None)
    page._print.saving.emit()


def test_no_check_is_recorded_where_pages_are_asked_for(page):
    button(page, "Print…").click()
    assert page._foot.isHidden()
    assert page.back()
    assert not page._foot.isHidden()


def test_a_printer_that_is_none_is_said(signed_on, page, monkeypatch):
    monkeypatch.setenv("PATH", "")
    button(page, "Print…").click()
    page._print.printing.emit("none")
    assert last(signed_on, Printed) is None
    assert page.back()
    assert not page.back()
