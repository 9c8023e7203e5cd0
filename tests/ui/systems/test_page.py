# SPDX-License-Identifier: Apache-2.0
"""The board of systems: one press is a record, nothing is good by default, and every row has its age."""

import pytest

from logbook.core.model.coordination import Status, SystemStatus
from logbook.core.model.systems import ROWS, Group
from logbook.i18n import words_for
from logbook.ui.look.marks import State
from logbook.ui.systems import page as systems
from logbook.ui.systems.row import SHAPES
from tests.ui.hands import button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on):
    signed_on.stage.resize(1366, 768)
    return open_page(signed_on, "systems")


def row(page, name):
    return next(row for row in page._rows if row.shown.name == name)


def test_nothing_is_good_by_default(signed_on, page):
    assert [row.shown.system for row in page._rows] == list(ROWS[Group.CLINICAL])
    assert {row.shown.status for row in page._rows} == {Status.NOT_CHECKED}
    assert row(page, "Electronic record")._told.text() == "not checked"
    every = sum(map(len, ROWS.values()))
    assert systems.status(signed_on.main.desk) == f"does not work: 0 · works with limits: 0 · not checked: {every}"
    assert SHAPES[Status.WORKS] is State.WORKS


def test_one_press_is_a_record(signed_on, page, qtbot):
    button(row(page, "Electronic record"), "does not work").click()
    assert wait_for(signed_on, qtbot, SystemStatus).record == SystemStatus("ehr", Status.DOWN)
    qtbot.waitUntil(lambda: "does not work · 0 s ago · Anna Puig" in row(page, "Electronic record")._told.text())
    assert page._count.text().startswith("does not work: 1")
    assert "Electronic record: does not work" in signed_on.main.messages.text()


def test_the_same_answer_again_is_a_new_look(signed_on, page, qtbot):
    for _ in range(2):
        button(row(page, "Electronic record"), "works").click()
        qtbot.waitUntil(lambda: row(page, "Electronic record").shown.status is Status.WORKS)
    qtbot.waitUntil(lambda: len(signed_on.session.ward.folds.systems.system("ehr").history) == 2)


def test_a_comment_goes_with_the_next_press_and_then_is_gone(signed_on, page, qtbot):
    for key, text in (("text", "no login"), ("tested_by", "Pau Gil"), ("outlook", "noon")):
        qtbot.keyClicks(page._lines[key], text)
    assert page.waits()
    button(row(page, "Laboratory system"), "works with limits").click()
    record = wait_for(signed_on, qtbot, SystemStatus).record
    assert record == SystemStatus("lab-system", Status.LIMITED, tested_by="Pau Gil", text="no login", outlook="noon")
    qtbot.waitUntil(lambda: not page._lines["text"].text())
    assert not page.waits()
    assert "Pau Gil · no login · noon" in row(page, "Laboratory system")._told.text()


def test_a_comment_waits_for_its_author(signed_on, page, qtbot):
    qtbot.keyClicks(page._lines["text"], "no login")
    page._lines["text"].clear()
    open_page(signed_on, "systems")
    assert page._lines["text"].text() == "no login"


def test_the_ward_adds_a_row_of_its_own(signed_on, page, qtbot):
    page.arrive({"group": Group.OUTSIDE})
    assert page._rows == []
    button(page, "Add a row").click()
    qtbot.waitUntil(page._own.hasFocus)
    assert last(signed_on, SystemStatus) is None
    qtbot.keyClicks(page._own, "Blood supplier")
    button(page, "Add a row").click()
    wait_for(signed_on, qtbot, SystemStatus)
    qtbot.waitUntil(lambda: len(page._rows) == 1)
    button(row(page, "Blood supplier"), "does not work").click()
    qtbot.waitUntil(lambda: row(page, "Blood supplier").shown.status is Status.DOWN)
    button(page, "Clinical systems").click()
    assert page._adding.isHidden()
    assert len(page._rows) == len(ROWS[Group.CLINICAL])


def test_what_another_page_wrote_is_shown_and_a_press_that_was_refused_is_taken_back(signed_on, page, qtbot):
    write(signed_on, qtbot, SystemStatus("pacs", Status.NOT_APPLICABLE))
    assert row(page, "Image archive (PACS)").shown.status is Status.NOT_APPLICABLE
    page._lines["text"].setMaxLength(80_000)
    page._lines["text"].setText("x" * 70_000)
    button(row(page, "Image archive (PACS)"), "works").click()
    qtbot.waitUntil(lambda: row(page, "Image archive (PACS)").choices.key() is Status.NOT_APPLICABLE)
    assert page._lines["text"].text()


def test_the_answers_stand_below_where_there_is_no_room_beside(signed_on, page, qtbot):
    signed_on.stage.resize(683, 384)
    made = page._rows[0]
    qtbot.waitUntil(lambda: made.choices.y() > made._told.y())
    signed_on.stage.resize(1366, 768)
    qtbot.waitUntil(lambda: made.choices.x() > made._told.x() + 10)


def test_the_counts_are_said_in_every_language(signed_on):
    for lang in ("es", "ca"):
        assert ": 0 · " in systems.counted(words_for(lang), signed_on.session.ward.folds.systems)
