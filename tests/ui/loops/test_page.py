# SPDX-License-Identifier: Apache-2.0
"""Open loops: asked in three acts, brought on in one, closed by a name, never by itself."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.coordination import Errand, Priority, Request, RequestStep, Turn
from logbook.core.model.frame import Ref
from logbook.core.model.records import Correction
from logbook.ui.hub.door import Door
from logbook.ui.loops import page as loops
from tests.ui.hands import button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on):
    signed_on.stage.resize(1366, 768)
    return open_page(signed_on, "loops")


def ask(signed_on, qtbot, errand=Errand.LAB, text="K", **more):
    return write(signed_on, qtbot, Request(errand, text, **more))


def refs(page):
    return [row.shown.ref for row in page._board._rows]


def step_of(signed_on, qtbot, turn):
    qtbot.waitUntil(
        lambda: last(signed_on, RequestStep) is not None and last(signed_on, RequestStep).record.turn is turn
    )
    return last(signed_on, RequestStep).record


def test_a_request_is_three_acts_beside_the_words(signed_on, page, qtbot):
    qtbot.waitUntil(page._board.new.hasFocus)
    qtbot.keyClick(signed_on.main, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._ask)
    button(page._ask, "Blood").click()
    qtbot.waitUntil(page._ask._text.hasFocus)
    qtbot.keyClicks(page._ask._text, "Two units")
    page._ask._lines["bed"].setText("7")
    page._ask.record.click()
    record = wait_for(signed_on, qtbot, Request).record
    assert record == Request(Errand.BLOOD, "Two units", bed="7")
    qtbot.waitUntil(lambda: len(refs(page)) == 1)
    assert page._stack.currentWidget() is page._board
    assert "Blood: Two units" in signed_on.main.messages.text()
    assert loops.status(signed_on.main.desk).startswith("1 open, for")


def test_nothing_open_is_said(signed_on, page):
    assert not page._board._empty.isHidden()
    assert page._board._title.text() == "0 open loops"
    assert loops.status(signed_on.main.desk) == "nothing is open"
    door = next(d for d in open_page(signed_on, "ward").findChildren(Door) if d.accessibleName() == "Open loops")
    assert door.accessibleDescription().startswith("nothing is open")


def test_one_press_brings_it_on_and_one_press_closes_it(signed_on, page, qtbot):
    entry = ask(signed_on, qtbot, runner="Pau Gil")
    row = page._board._rows[0]
    assert row.next.word == "Taken by runner"
    row.next.click()
    assert step_of(signed_on, qtbot, Turn.TAKEN) == RequestStep(entry.ref, Turn.TAKEN, named=True, person="Pau Gil")
    qtbot.waitUntil(lambda: page._board._rows[0].next.word == "Arrived there")
    page._board._rows[0].next.click()
    assert step_of(signed_on, qtbot, Turn.RECEIVED) == RequestStep(entry.ref, Turn.RECEIVED)
    page._board._rows[0].mine.click()
    assert step_of(signed_on, qtbot, Turn.GIVEN).person == "Anna Puig"
    qtbot.waitUntil(lambda: refs(page) == [])
    button(page._board, "Closed ones").click()
    assert refs(page) == [entry.ref]
    assert page._board._rows[0].mine.isHidden()
    assert page.back()
    assert refs(page) == []
    assert not page.back()


def test_the_list_is_told_apart_by_kind_and_by_bed(signed_on, page, qtbot):
    for n in range(1, 7):
        ask(signed_on, qtbot, Errand.LAB if n % 2 else Errand.IMAGING, bed=str(n % 3))
    assert len(refs(page)) == 6
    button(page._board, "Imaging · 3").click()
    assert len(refs(page)) == 3
    button(page._board, "Bed 1").click()
    assert len(refs(page)) == 1
    assert page.back()
    assert len(refs(page)) == 6


def test_many_are_shown_by_the_page(signed_on, page, qtbot):
    page._board._most = 2
    for _ in range(3):
        ask(signed_on, qtbot)
    assert len(refs(page)) == 2
    button(page._board, "Show more").click()
    assert len(refs(page)) == 3


def test_a_step_says_who_and_what(signed_on, page, qtbot):
    entry = ask(signed_on, qtbot, asked_by="Dr Ferrer")
    page._board._rows[0].face.click()
    assert page._detail._page.title.text() == "Laboratory: K"
    button(page._detail, "Phoned").click()
    button(page._detail, "Dr Ferrer").click()
    page._detail._position.setText("on call")
    qtbot.keyClicks(page._detail._text, "K 6.1")
    button(page._detail, "yes").click()
    page._detail._paper.setText("0116")
    assert page.waits()
    page._detail.record.click()
    assert step_of(signed_on, qtbot, Turn.PHONED) == RequestStep(
        entry.ref, Turn.PHONED, named=True, person="Dr Ferrer", position="on call", text="K 6.1",
        critical=YesNoUnknown.YES, paper="0116",
    )  # fmt: skip
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._board)
    assert not page.waits()
    assert "phoned to Dr Ferrer" in page._board._rows[0].shown.lines.last


def test_an_answer_without_a_name_is_recorded_and_stays_open(signed_on, page, qtbot):
    ask(signed_on, qtbot)
    page._board._rows[0].face.click()
    button(page._detail, "Answer given to…").click()
    assert not page._detail._hint.isHidden()
    page._detail.record.click()
    assert step_of(signed_on, qtbot, Turn.GIVEN).named is False
    qtbot.waitUntil(lambda: len(refs(page)) == 1)


def test_where_it_was_taken_is_a_place(signed_on, page, qtbot):
    entry = ask(signed_on, qtbot)
    page._board._rows[0].face.click()
    button(page._detail, "Arrived there").click()
    page._detail._position.setText("ground floor")
    page._detail.record.click()
    assert step_of(signed_on, qtbot, Turn.RECEIVED) == RequestStep(entry.ref, Turn.RECEIVED, place="ground floor")


def test_what_is_typed_stays_with_its_author_and_comes_back(signed_on, page, qtbot):
    page._board.new.click()
    button(page._ask, "Message").click()
    qtbot.keyClicks(page._ask._text, "Two beds")
    page._ask._lines["subject"].setText("Beds")
    page._ask._lines["subject"].textEdited.emit("Beds")
    page._ask._response.click()
    button(page._ask, "urgent").click()
    page.back()
    page.arrive({})
    assert page._ask.request() == Request(
        Errand.MESSAGE, "Two beds", subject="Beds", priority=Priority.URGENT, response=True
    )
    page._ask._text.clear()
    page._ask._lines["subject"].clear()
    page._edited()
    page.arrive({})
    assert page._stack.currentWidget() is page._board


def test_a_step_half_written_comes_back_at_its_request(signed_on, page, qtbot):
    ask(signed_on, qtbot)
    entry = ask(signed_on, qtbot)
    page.arrive({"loop": entry.ref})
    qtbot.keyClicks(page._detail._text, "they are busy")
    page.back()
    page.arrive({})
    assert page._ref == entry.ref
    assert page._detail._text.toPlainText() == "they are busy"


def test_what_was_chosen_for_a_step_comes_back_with_its_words(signed_on, page, qtbot):
    entry = ask(signed_on, qtbot)
    page.arrive({"loop": entry.ref})
    button(page._detail, "Phoned").click()
    qtbot.keyClicks(page._detail._text, "K 6.8")
    button(page._detail, "yes").click()
    page.back()
    page.arrive({})
    assert page._detail.step(entry.ref) == RequestStep(entry.ref, Turn.PHONED, text="K 6.8", critical=YesNoUnknown.YES)


def test_a_request_opens_at_its_beginning_where_its_step_is_chosen(signed_on, page, qtbot):
    signed_on.stage.resize(1093, 614)
    ask(signed_on, qtbot)
    page._board._rows[0].face.click()
    bar = page._detail._page._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.back()
    page._board._rows[0].face.click()
    assert bar.value() == 0


def test_what_is_asked_from_among_the_answered_is_seen_at_once(signed_on, page, qtbot):
    button(page._board, "Closed ones").click()
    page._board.new.click()
    qtbot.keyClicks(page._ask._text, "K")
    page._ask.record.click()
    qtbot.waitUntil(lambda: len(refs(page)) == 1)
    assert not page._board.ended


def test_another_page_hands_over_words_and_a_device(signed_on, page, qtbot):
    page.arrive({"text": "rate differs", "bed": "3", "device": "BI-03"})
    page._ask.record.click()
    record = wait_for(signed_on, qtbot, Request).record
    assert record == Request(Errand.BIOMEDICAL, "rate differs", bed="3", device="BI-03")
    page.arrive({"loop": Ref("Q", 9)})
    assert page._stack.currentWidget() is page._ask


def test_a_late_request_is_asked_why(signed_on, page, qtbot):
    page._board.new.click()
    page._ask._open.click()
    button(page._ask, "\N{MINUS SIGN}30 min").click()
    assert not page._ask._late.isHidden()
    page._ask._why.setText("hands busy")
    qtbot.keyClicks(page._ask._lines["bed"], "3")
    page._ask.record.click()
    entry = wait_for(signed_on, qtbot, Request)
    assert (entry.frame.why, entry.record.bed) == ("hands busy", "3")
    assert entry.delay >= 30 * 60_000


def test_a_struck_answer_opens_it_again_while_it_is_looked_at(signed_on, page, qtbot):
    entry = ask(signed_on, qtbot)
    given = write(signed_on, qtbot, RequestStep(entry.ref, Turn.GIVEN, person="Anna"))
    page.arrive({"loop": entry.ref})
    assert page._detail._act.isHidden()
    assert "answer given to Anna" in page._detail._steps.text()
    write(signed_on, qtbot, Correction(), corrects=given.ref)
    assert not page._detail._act.isHidden()
    button(page._detail, "Show in the log").click()
    assert signed_on.main.shown == "log"


def test_a_narrow_list_keeps_the_answer_in_reach(signed_on, page, qtbot):
    ask(signed_on, qtbot)
    signed_on.stage.resize(683, 384)
    qtbot.waitUntil(page._board._rows[0].next.isHidden)
    assert not page._board._rows[0].mine.isHidden()


def test_the_keyboard_stays_where_it_was_when_rows_come_and_go(signed_on, page, qtbot):
    first = ask(signed_on, qtbot)
    page._board.start()
    qtbot.waitUntil(page._board._rows[0].face.hasFocus)
    second = ask(signed_on, qtbot)
    qtbot.waitUntil(page._board._rows[0].face.hasFocus)
    qtbot.keyClick(page._board._rows[0].face, Qt.Key.Key_Return)
    assert page._ref == first.ref
    page.back()
    page._board._rows[0].mine.setFocus()
    page._board._rows[0].mine.click()
    qtbot.waitUntil(lambda: refs(page) == [second.ref])
    qtbot.waitUntil(page._board._rows[0].face.hasFocus)
