# SPDX-License-Identifier: Apache-2.0
"""Back-entry: one press for each step, declared for whom, verified by another, in the order of the work."""

import pytest

from logbook.core.exchange.forms.serials import FormCode
from logbook.core.model.codes import Act, Means, YesNoUnknown
from logbook.core.model.frame import Author
from logbook.core.model.paperwork import Forms
from logbook.core.model.records import Intervention, Note
from logbook.core.model.shifts import BackEntry, BackTask
from logbook.core.model.traces import Printed
from logbook.ui.backentry import page as backentry
from logbook.ui.scanning.wedge import Scan
from tests.ui.hands import answer_file, button, last, open_page, write

YES = YesNoUnknown.YES


@pytest.fixture
def page(signed_on, qtbot, world):
    marc = Author(world.user("Marc Vidal"), Means.SESSION)
    write(signed_on, qtbot, Note("observed", bed="7", back_entry=YES))
    write(signed_on, qtbot, Intervention(Act.DRUG, text="morphine", bed="8", back_entry=YES), author=marc)
    write(signed_on, qtbot, Note("somebody rang", bed="8"))
    return open_page(signed_on, "backentry")


def done(signed_on, qtbot, task):
    qtbot.waitUntil(lambda: last(signed_on, BackEntry) is not None and last(signed_on, BackEntry).record.task is task)
    return last(signed_on, BackEntry)


def test_pharmacy_comes_first_and_the_piles_are_counted(signed_on, page):
    assert [one.accessibleName() for one in page._piles.buttons()] == [
        "To enter: 2", "To verify: 0", "To decide: 1", "Finished: 0",
    ]  # fmt: skip
    assert page._card._head.text().startswith("1 Pharmacy · Bed 8")
    assert "morphine" in page._card._what.text()
    assert page._place.text() == "1 of 2"
    assert backentry.status(signed_on.main.desk) == "Must be entered: 2. Entered and verified: 0."


def test_typing_for_somebody_else_is_declared_and_another_verifies(signed_on, page, qtbot, world):
    page._card.section.setText("MAR")
    button(page._card, "Entered").click()
    entry = done(signed_on, qtbot, BackTask.ENTERED)
    assert entry.frame.author.on_behalf_of == world.user("Marc Vidal")
    assert entry.record.section == "MAR"
    qtbot.waitUntil(lambda: "observed" in page._card._what.text())
    assert page._card.section.text() == ""
    page._piles.buttons()[1].click()
    assert "morphine" in page._card._what.text()
    assert [task for task, one in page._card.buttons.items() if one._kind == "primary"] == [BackTask.VERIFIED]
    button(page._card, "Verified").click()
    assert not page._card.trouble.isHidden()
    assert last(signed_on, BackEntry).record.task is BackTask.ENTERED
    signed_on.session.sign_next(Author(world.user("Marc Vidal"), Means.PIN))
    button(page._card, "Verified").click()
    assert done(signed_on, qtbot, BackTask.VERIFIED).user == world.user("Marc Vidal")
    qtbot.waitUntil(lambda: page._piles.buttons()[3].accessibleName() == "Finished: 1")
    page._piles.buttons()[3].click()
    assert "Verified: Marc Vidal" in page._card._steps.text()
    assert "Section: MAR" in page._card._steps.text()


def test_what_stands_on_one_sheet_is_worked_through_line_by_line(signed_on, page, qtbot):
    assert page._sheets.isHidden()
    write(signed_on, qtbot, Forms("mar", 1, 9, 5))
    for text, paper in (("second line", "7/2"), ("first line", "7/1"), ("another sheet", "8/1")):
        write(signed_on, qtbot, Note(text, bed="7", back_entry=YES, paper=paper))
    assert [one.accessibleName() for one in page._sheets.buttons()] == ["all sheets", "Sheet 7", "Sheet 8"]
    button(page._sheets, "Sheet 7").click()
    assert page._place.text() == "1 of 2"
    assert "first line" in page._card._what.text()
    page._next.click()
    assert "second line" in page._card._what.text()
    button(page._card, "Entered").click()
    done(signed_on, qtbot, BackTask.ENTERED)
    qtbot.waitUntil(lambda: page._place.text() == "1 of 1")
    button(page._sheets, "all sheets").click()
    assert page._place.text() == "1 of 4"


def test_a_scanned_sheet_is_the_one_that_is_shown(signed_on, page, qtbot):
    write(signed_on, qtbot, Forms("mar", 1, 9, 5))
    log = write(signed_on, qtbot, Note("line", bed="7", back_entry=YES, paper="8/1")).log

    def scan(serial, of=log):
        return Scan((str(FormCode(of, "mar", serial, 1, 3, "547B-AWTQ-0KG7-2A0K")),), ())

    assert page.scanned(scan(8))
    assert "line" in page._card._what.text()
    assert not page.scanned(scan(9))
    assert page._sheets.key() == "8"
    assert not page.scanned(scan(8, "Q" * 24))
    assert not page.scanned(Scan(("8",), ()))
    page._paper.click()
    assert not page.scanned(scan(8))


def test_it_begins_where_there_is_work(signed_on, qtbot):
    write(signed_on, qtbot, Note("somebody rang", bed="8"))
    page = open_page(signed_on, "backentry")
    assert page._piles.key() == "decide"
    assert "somebody rang" in page._card._what.text()
    page._piles.buttons()[0].click()
    assert not page._empty.isHidden()
    signed_on.main.show_page("log")
    assert open_page(signed_on, "backentry")._piles.key() == "decide"


def test_the_own_entry_is_entered_for_nobody_else(signed_on, page, qtbot):
    page._next.click()
    button(page._card, "Entered").click()
    assert done(signed_on, qtbot, BackTask.ENTERED).frame.author.on_behalf_of == ""


def test_what_nobody_decided_is_decided_in_one_press(signed_on, page, qtbot):
    page._piles.buttons()[2].click()
    assert "somebody rang" in page._card._what.text()
    button(page._card, "Need not be entered").click()
    done(signed_on, qtbot, BackTask.NOT_NEEDED)
    qtbot.waitUntil(lambda: not page._empty.isHidden())
    page._piles.buttons()[3].click()
    assert "Need not be entered" in page._card._steps.text()
    button(page._card, "Must be entered").click()
    done(signed_on, qtbot, BackTask.NEEDED)
    qtbot.waitUntil(lambda: page._piles.buttons()[0].accessibleName() == "To enter: 3")


def test_what_does_not_agree_needs_words(signed_on, page, qtbot):
    button(page._card, "Does not agree").click()
    assert not page._card.trouble.isHidden()
    page._card.text.setText("other dose")
    button(page._card, "Does not agree").click()
    assert done(signed_on, qtbot, BackTask.DISCREPANCY).record.text == "other dose"
    qtbot.waitUntil(lambda: "other dose" in page._card._steps.text())


def test_one_bed_at_a_time_and_back_and_forth(signed_on, page):
    assert [one.accessibleName() for one in page._beds.buttons()] == ["all beds", "Bed 7", "Bed 8"]
    page._beds.buttons()[1].click()
    assert page._place.text() == "1 of 1"
    page._beds.buttons()[0].click()
    page._next.click()
    assert page._place.text() == "2 of 2"
    assert not page._next.isEnabled()
    page._before.click()
    assert page._place.text() == "1 of 2"


def test_what_was_half_typed_comes_back(signed_on, page, qtbot):
    qtbot.keyClicks(page._card.text, "half")
    assert page.waits()
    page._card.text.clear()
    page.arrive({})
    assert page._card.text.text() == "half"


def test_the_list_is_saved_as_a_table_and_as_pages(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "list.csv")
    button(page, "Save as a table…").click()
    assert "morphine" in (tmp_path / "list.csv").read_text("utf-8-sig")
    answer_file(signed_on, tmp_path / "list.pdf")
    button(page, "Print…").click()
    page._print.saving.emit()
    qtbot.waitUntil((tmp_path / "list.pdf").exists)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)
    answer_file(signed_on, tmp_path / "none" / "list.csv")
    button(page, "Save as a table…").click()
    answer_file(signed_on, None)
    button(page, "Save as a table…").click()
    page._print.saving.emit()


def test_a_printer_that_is_none_is_said(signed_on, page, monkeypatch):
    monkeypatch.setenv("PATH", "")
    button(page, "Print…").click()
    page._print.printing.emit("none")
    assert last(signed_on, Printed) is None
    assert page.back()
    assert not page.back()


def test_an_empty_list_says_so(signed_on):
    page = open_page(signed_on, "backentry")
    page._want(BackTask.ENTERED, "", "")
    assert page._empty.text() == "Nothing is left here."
