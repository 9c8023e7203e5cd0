# SPDX-License-Identifier: Apache-2.0
"""My record: the own entries and nobody else's, a sealed PDF to keep, paper, and the period all forms are headed by."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from logbook.core.model.codes import Means
from logbook.core.model.frame import Author, Ref
from logbook.core.model.records import Correction, Note
from logbook.core.model.shifts import Handover, Period
from logbook.core.model.traces import Printed
from logbook.ui.own import page as own
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot, world):
    mine = write(signed_on, qtbot, Note("mine", bed="7"))
    write(signed_on, qtbot, Note("not mine"), author=Author(world.user("Marc Vidal"), Means.SESSION))
    write(signed_on, qtbot, Note("wrong"))
    write(signed_on, qtbot, Correction(), corrects=Ref("A", mine.ref.number + 2), why="slip")
    return open_page(signed_on, "own")


def shown(page):
    QApplication.processEvents()  # what was just made is hidden until its layout has had a turn
    return "\n".join(one.text() for one in page._rows.findChildren(QLabel) if not one.isHidden())


def test_the_own_entries_are_shown_the_newest_first(signed_on, page):
    text = shown(page)
    assert "mine · Bed 7" in text
    assert "not mine" not in text
    assert "struck out: wrong" in text
    assert text.index("struck out: wrong") < text.index("mine · Bed 7")
    assert page._said.text().startswith("Anna Puig: ")


def test_how_far_back_it_goes_is_chosen(signed_on, page, qtbot, world):
    world.clock.pass_(13 * 3600)
    write(signed_on, qtbot, Note("later"))
    button(page, "the last 12 hours").click()
    assert "mine" not in shown(page)
    world.clock.pass_(60)
    newest = write(signed_on, qtbot, Handover(Ref("A", 0), Ref("A", 1)))
    page.arrive({})
    button(page, "since the last handover").click()
    assert page._entries() == (newest,)
    button(page, "the whole log").click()
    assert "mine" in shown(page)


def test_a_long_record_shows_its_newest_part(signed_on, page, qtbot, monkeypatch):
    monkeypatch.setattr(own, "_SHOWN", 1)
    page._show()
    assert "Earlier entries, on paper only" in shown(page)


def test_nobody_s_entries_are_nobody_s(signed_on, page):
    signed_on.session.user = "p99"
    page._show()
    assert "Nothing was written under your name yet." in shown(page)


def test_a_sealed_pdf_is_kept_and_is_no_paper(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "mine.pdf")
    button(page, "Save as a sealed PDF…").click()
    qtbot.waitUntil(lambda: "mine.pdf" in signed_on.main.messages.text())
    assert last(signed_on, Printed) is None
    data = (tmp_path / "mine.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/WardLog" in data or b"(WardLog)" in data


def test_nothing_is_saved_where_no_file_is_chosen(signed_on, page, qtbot):
    answer_file(signed_on, None)
    button(page, "Save as a sealed PDF…").click()
    assert last(signed_on, Printed) is None


def test_printing_goes_to_the_printers_and_back(signed_on, page, qtbot, monkeypatch):
    monkeypatch.setenv("PATH", "")
    button(page, "Print…").click()
    page._print.printing.emit("none")
    assert page.back()
    assert not page.back()
    assert last(signed_on, Printed) is None


def test_the_period_is_recorded_once_for_all_forms(signed_on, page, qtbot):
    lines = page._period.lines
    qtbot.keyClicks(lines["incident"], "Network down")
    assert page.waits()
    qtbot.keyClicks(lines["number"], "x")
    button(page, "Record the period").click()
    assert last(signed_on, Period) is None
    lines["number"].setText("2")
    lines["since"].setText("late")
    button(page, "Record the period").click()
    assert last(signed_on, Period) is None
    lines["since"].setText("22:00")
    lines["until"].setText("08:00")
    button(page, "Record the period").click()
    record = wait_for(signed_on, qtbot, Period).record
    assert (record.incident, record.number) == ("Network down", 2)
    assert record.until - record.since == 10 * 3_600_000
    qtbot.waitUntil(lambda: not page.waits())
    page.arrive({})
    assert lines["since"].text() == "22:00"


def test_a_period_left_half_typed_comes_back(signed_on, page, qtbot):
    qtbot.keyClicks(page._period.lines["incident"], "half")
    page._period.lines["incident"].clear()
    page.arrive({})
    assert page._period.lines["incident"].text() == "half"


def test_a_period_may_be_a_name_only(signed_on, page, qtbot):
    page._period.lines["incident"].setText("Only a name")
    button(page, "Record the period").click()
    assert wait_for(signed_on, qtbot, Period).record == Period("Only a name")
