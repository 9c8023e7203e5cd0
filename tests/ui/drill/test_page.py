# SPDX-License-Identifier: Apache-2.0
"""A drill: injects at their minute and not before, answered in one press, in an exercise ward and nowhere else."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Realm
from logbook.core.model.errors import Refused
from logbook.core.model.frame import Ref
from logbook.core.model.shifts import InjectAnswer, InjectPlan, InjectResult
from logbook.ui.drill import page as drill
from tests import wards
from tests.ui.conftest import bring_forward
from tests.ui.hands import answer_file, button, last, open_page, wait_for

LIST = (
    '{"drill": 1, "title": "Short"}\n{"after": 0, "title": "Freeze", "from": "you", "text": "What now?"}\n'
    '{"after": 10, "title": "Call"}\n'
)


@pytest.fixture
def exercise(start_program, tmp_path, qtbot):
    """An exercise ward with Anna Puig at the keyboard; its clock is moved by hand."""
    world = wards.make(tmp_path, realm=Realm.DRILL)
    world.shut()
    program = start_program(world.path, world.machine, exercise=True)
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    program.lock_page.choose(world.user("Anna Puig"))
    qtbot.keyClicks(program.lock_page.pad, wards.PINS["Anna Puig"])
    qtbot.keyClick(program.lock_page.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None)
    bring_forward(qtbot, program.stage)
    program.world = world
    return program


@pytest.fixture
def page(exercise, qtbot, tmp_path):
    (tmp_path / "list.jsonl").write_text(LIST, "utf-8")
    answer_file(exercise, tmp_path / "list.jsonl")
    made = open_page(exercise, "drill")
    assert made._when.text() == "No drill runs."
    assert drill.status(exercise.main.desk) == "no drill runs"
    button(made, "Begin a drill from a file…").click()
    wait_for(exercise, qtbot, InjectPlan)
    qtbot.waitUntil(lambda: made._title.text() == "Freeze")
    return made


def test_what_is_due_is_shown_and_what_comes_only_by_its_time(exercise, page, qtbot):
    assert (page._source.text(), page._text.text()) == ("From: you", "What now?")
    qtbot.keyClicks(page._answer, "looked at bed 1")
    assert page.waits()
    qtbot.keyClick(page._answer, Qt.Key.Key_Return)
    record = wait_for(exercise, qtbot, InjectAnswer).record
    assert (record.inject, record.result, record.text) == (1, InjectResult.DONE, "looked at bed 1")
    assert record.plan == last(exercise, InjectPlan).ref
    qtbot.waitUntil(lambda: page._when.text() == "Next inject in 10 min")
    assert page._title.isHidden()
    assert "Call" not in page._title.text()
    exercise.world.clock.pass_(600)
    page._show()
    assert page._title.text() == "Call"
    button(page, "seen").click()
    qtbot.waitUntil(lambda: page._when.text().startswith("The drill is over"))
    assert drill.status(exercise.main.desk) == "2 of 2 injects answered"


def test_the_next_one_can_be_brought_forward(exercise, page, qtbot):
    button(page, "left out").click()
    qtbot.waitUntil(lambda: not page._now.isHidden())
    page._now.click()
    assert page._title.text() == "Call"
    button(page, "done").click()
    qtbot.waitUntil(lambda: last(exercise, InjectAnswer).record.inject == 2)
    assert last(exercise, InjectAnswer).record.planned > exercise.world.clock().wall
    page._bring_forward()
    page._want(InjectResult.DONE)


def test_what_was_half_typed_comes_back_and_the_clock_rests_elsewhere(exercise, page, qtbot):
    qtbot.keyClicks(page._answer, "half")
    open_page(exercise, "log")
    assert not page._tick.isActive()
    page._answer.clear()
    open_page(exercise, "drill")
    assert page._answer.text() == "half"
    assert page._tick.isActive()


def test_a_file_that_is_no_list_is_said_and_none_chosen_is_nothing(exercise, page, tmp_path):
    before = last(exercise, InjectPlan)
    (tmp_path / "list.jsonl").write_text("nothing", "utf-8")
    page._begin_file()
    (tmp_path / "list.jsonl").unlink()
    page._begin_file()
    answer_file(exercise, None)
    page._begin_file()
    assert last(exercise, InjectPlan) == before


def test_the_drill_that_comes_along_begins_at_once(exercise, page, qtbot):
    page._sample.click()
    qtbot.waitUntil(lambda: last(exercise, InjectPlan).record.count == 10)
    qtbot.waitUntil(lambda: page._title.text() == "The record freezes")


def test_a_real_ward_has_no_such_page_and_takes_no_such_record(signed_on):
    signed_on.main.show_page("drill")
    assert signed_on.main._shown != "drill"
    assert "drill" not in [spec.key for spec in signed_on.main.desk.under("ward")]
    refused = []
    for record in (InjectPlan(0, 1), InjectAnswer(Ref("A", 0), 1, InjectResult.DONE)):
        signed_on.session.record(record, refused=refused.append)
    assert [type(one) for one in refused] == [Refused, Refused]
    assert {one.facts["rule"] for one in refused} == {"only-in-an-exercise"}
