# SPDX-License-Identifier: Apache-2.0
"""The log page on a real ward: record, correct, sign, complete, search, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from logbook.core import ward as ward_floor
from logbook.core.actions.signing_on import Newcomer
from logbook.core.model.codes import Act, Certainty, Meaning, Means, Missing, Role
from logbook.core.model.coordination import Request
from logbook.core.model.errors import DiskFull
from logbook.core.model.frame import Author
from logbook.core.model.records import Completion, Correction, Intervention, Note, Vouch, Witness
from logbook.core.vault.store import Store
from logbook.ui.identity import Identity
from logbook.ui.widgets.times import Exact
from tests import wards
from tests.ui.hands import write


@pytest.fixture
def page(signed_on):
    return signed_on.main.page("log")


def entries(program, kind):
    return [entry for entry in program.session.ward.folds.timeline.entries if isinstance(entry.record, kind)]


def record(qtbot, program, text):
    page = program.main.page("log")
    before = len(entries(program, Note))
    qtbot.keyClicks(page._bar._text, text)
    qtbot.keyClick(page._bar._text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(entries(program, Note)) > before)
    return entries(program, Note)[-1]


def open_top(page):
    page._open(page._listing.ref(0))
    return page._entry


def test_the_rows_behave_as_a_model(page, signed_on, qtbot):
    tester = QAbstractItemModelTester(page._listing.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    record(qtbot, signed_on, "Monitor dark")
    page._filters._search.setText("nothing like it")
    page._listing.rebuild()
    assert tester.model() is page._listing.model


def test_a_new_entry_is_on_top_and_said(page, signed_on, qtbot):
    entry = record(qtbot, signed_on, "Monitor dark")
    assert page._listing.model.row(0).title == "Monitor dark"
    assert signed_on.main.messages.text() == f"Recorded as {entry.ref}"


def test_what_is_written_while_the_log_streams_in_is_seen_at_once(page, signed_on, qtbot):
    ward, written = signed_on.session.ward, []
    ward.loaded = False
    signed_on.session.record(Note(text="Monitor dark"), written=written.append)
    qtbot.waitUntil(lambda: bool(written))
    assert ward.waiting == written
    assert page._listing.model.row(0).title == "Monitor dark"
    page._listing._open(0)
    assert page._side.currentWidget() is page._board
    rows = page._listing.model.rowCount()
    ward_floor.finish(ward)
    signed_on.session.loaded.emit()
    assert page._listing.model.rowCount() == rows
    page._listing._open(0)
    assert page._side.currentWidget() is page._entry_card


def test_good_news_steps_aside_for_the_next_words_and_trouble_stays(page, signed_on, qtbot):
    record(qtbot, signed_on, "Monitor dark")
    messages = signed_on.main.messages
    assert messages.text()
    qtbot.keyClicks(page._bar._text, "P")
    assert messages.text() == ""
    messages.warn("The stick is full.")
    qtbot.keyClicks(page._bar._text, "ump")
    assert messages.text() == "The stick is full."


def test_time_bed_and_kind_come_along_and_the_next_entry_starts_clean(page, signed_on, qtbot):
    page._bar.restore({"text": "Relatives told", "bed": "7", "kind": Act.MESSAGE.value})
    page._bar._time.choose(Exact(0, 0, about=True))
    page._bar._want()
    qtbot.waitUntil(lambda: bool(entries(signed_on, Intervention)))
    entry = entries(signed_on, Intervention)[0]
    assert (entry.record.act, entry.record.bed, entry.record.text) == (Act.MESSAGE, "7", "Relatives told")
    assert entry.frame.happened.certainty is Certainty.ABOUT
    typed = page._bar.typed()
    assert (typed.text, typed.bed, typed.kind) == ("", "", "note")


def test_a_late_entry_is_asked_gently_and_never_stopped(page, signed_on, qtbot):
    bar = page._bar
    bar._text.setText("Pump moved")
    assert bar._why.isHidden()
    bar._time._row.choose(30)
    bar._time.changed.emit()
    assert not bar._why.isHidden()
    qtbot.keyClick(bar._text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(entries(signed_on, Note)))
    assert "late entry" in signed_on.main.messages.text()
    bar._text.setText("Another one")
    bar._time._row.choose(30)
    bar._time.changed.emit()
    qtbot.keyClicks(bar._why, "hands busy")
    qtbot.keyClick(bar._why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(entries(signed_on, Note)) == 2)
    assert entries(signed_on, Note)[1].frame.why == "hands busy"
    assert "hands busy" in page._listing.model.row(0).late


def test_a_time_that_is_no_time_records_nothing(page, signed_on):
    page._bar._text.setText("Pump moved")
    page._bar._time.choose(Exact(1, 2))
    page._bar._time._text.setText("99")
    page._bar._want()
    assert page._bar.typed().text == "Pump moved"


def test_changing_the_kind_keeps_the_words_and_another_page_gets_them(page, qtbot):
    qtbot.keyClicks(page._bar._text, "Cable pulled")
    page._bar._kind.click()
    page._bar._kinds._kinds.choose(Act.DECISION.value)
    page._bar._kinds._kind_chosen(Act.DECISION.value)
    assert (page._bar.typed().text, page._bar.typed().kind) == ("Cable pulled", Act.DECISION.value)
    with qtbot.waitSignal(page.opening) as asked:
        page._bar._kinds.elsewhere.emit("nowhere")
    assert asked.args == ["nowhere", {"text": "Cable pulled", "bed": "", "device": ""}]


def test_a_disk_that_refuses_gives_the_words_back(page, signed_on, qtbot, monkeypatch):
    def full(_store):
        raise DiskFull(path="ward.db")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "transaction", full)
        qtbot.keyClicks(page._bar._text, "Monitor dark")
        qtbot.keyClick(page._bar._text, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page._bar.typed().text == "Monitor dark")
        assert signed_on.main.messages.text()
    qtbot.keyClick(page._bar._text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(entries(signed_on, Note)) == 1)


def test_a_correction_keeps_the_old_words_struck_through(page, signed_on, qtbot):
    wrong = record(qtbot, signed_on, "Pump BI-03 moved")
    panel = open_top(page)
    panel._buttons["correct"].click()
    form = panel._correct
    form._text.setPlainText("Pump BI-05 moved")
    form._replace.click()
    assert not entries(signed_on, Note)[1:]
    qtbot.keyClicks(form._reason, "wrong label")
    form._replace.click()
    qtbot.waitUntil(lambda: len(entries(signed_on, Note)) == 2)
    top, below = page._listing.model.row(0), page._listing.model.row(1)
    assert top.title == "Pump BI-05 moved"
    assert "Pump BI-03 moved" in top.struck
    assert below.withdrawn
    assert entries(signed_on, Note)[1].frame.corrects == wrong.ref


def test_an_entry_is_only_struck_out(page, signed_on, qtbot):
    record(qtbot, signed_on, "Not on this ward")
    panel = open_top(page)
    panel._buttons["correct"].click()
    qtbot.keyClicks(panel._correct._reason, "other ward")
    panel._correct._strike.click()
    qtbot.waitUntil(lambda: bool(entries(signed_on, Correction)))
    assert page._listing.model.row(1).withdrawn


def test_a_half_written_correction_is_there_again(page, signed_on, qtbot):
    record(qtbot, signed_on, "Pump BI-03 moved")
    panel = open_top(page)
    panel._buttons["correct"].click()
    qtbot.keyClicks(panel._correct._reason, "wrong la")
    assert page.back()
    assert page.back()
    open_top(page)._buttons["correct"].click()
    assert panel._correct.fields()[1] == "wrong la"


def test_a_second_person_signs_with_the_own_pin_only(page, signed_on, world, qtbot):
    note = record(qtbot, signed_on, "Alarm heard")
    panel = open_top(page)
    panel._buttons["witness"].click()
    form = panel._witness
    names = {button.accessibleName() for button in form._who.buttons()}
    assert not [name for name in names if "Anna Puig" in name]
    form._want(wards.PINS["Marc Vidal"])
    assert form._trouble.text()
    form._who.choose(world.user("Marc Vidal"))
    qtbot.keyClicks(form._pad, "000000")
    form._pad._finish()
    qtbot.waitUntil(lambda: bool(form._trouble.text()))
    qtbot.keyClicks(form._pad, wards.PINS["Marc Vidal"])
    form._pad._finish()
    qtbot.waitUntil(lambda: bool(entries(signed_on, Witness)))
    signed = entries(signed_on, Witness)[0]
    assert (signed.user, signed.frame.author.means) == (world.user("Marc Vidal"), Means.PIN)
    assert (signed.record.target, signed.record.meaning) == (note.ref, Meaning.WITNESSED)
    assert signed_on.session.user == world.user("Anna Puig")


def test_what_was_missing_is_completed_by_a_record_of_its_own(page, signed_on, qtbot):
    act = Intervention(Act.NETWORK_OUT, life_support=True, missing=(Missing.CLINICAL_YES, Missing.WITNESS))
    signed_on.session.record(act)
    qtbot.waitUntil(lambda: bool(entries(signed_on, Intervention)))
    panel = open_top(page)
    panel._buttons["complete"].click()
    form = panel._complete
    form._record.click()
    qtbot.keyClicks(form._yes_by, "Dr Ferrer")
    form._record.click()
    qtbot.waitUntil(lambda: bool(entries(signed_on, Completion)))
    assert entries(signed_on, Completion)[0].record.supplies == (Missing.CLINICAL_YES,)
    marks = signed_on.session.ward.folds.timeline.marks(entries(signed_on, Intervention)[0].ref)
    assert marks.still_missing == (Missing.WITNESS,)


def test_search_filter_and_escape(page, signed_on, qtbot):
    record(qtbot, signed_on, "Monitor dark")
    record(qtbot, signed_on, "Pump moved")
    page._filters._search.setText("monitor")
    qtbot.waitUntil(lambda: page._listing.model.rowCount() == 1)
    assert " of " in page._filters._count.text()
    page._filters._search.setText("nothing like it")
    qtbot.waitUntil(lambda: page._listing.model.rowCount() == 0)
    assert page._listing.view.accessibleDescription().startswith("Nothing was found.")
    assert page.back()
    qtbot.waitUntil(lambda: page._listing.model.rowCount() > 1)
    assert page._listing.view.accessibleDescription() == ""
    page._filters._kind.setCurrentIndex(page._filters._kind.findData("note"))
    assert page._listing.model.rowCount() == 2
    page._filters._order.setChecked(True)
    assert page._listing.model.row(0).title == "Pump moved"


def test_every_control_has_a_name_and_room_for_a_finger(page, signed_on):
    for widget in page.findChildren(object):
        if (
            hasattr(widget, "focusPolicy")
            and widget.isVisibleTo(page)
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            assert widget.accessibleName(), widget
            assert widget.height() >= 44 or widget.height() == 0, widget


def test_ctrl_n_takes_the_words_to_a_request_and_they_leave_the_bar_once_it_is_in_the_log(page, signed_on, qtbot):
    qtbot.keyClicks(page._bar._text, "Potassium and gases")
    page._ask.click()
    assert page._ask.shortcut().toString() == "Ctrl+N"
    assert signed_on.main.shown == "loops"
    loops = signed_on.main.page("loops")
    assert page._bar.typed().text == "Potassium and gases"
    loops._ask.record.click()
    qtbot.waitUntil(lambda: bool(entries(signed_on, Request)))
    assert entries(signed_on, Request)[-1].record.text == "Potassium and gases"
    qtbot.waitUntil(lambda: not page._bar.typed().text)


def test_what_a_newcomer_writes_is_marked_until_a_colleague_vouches(page, signed_on, qtbot):
    done = []
    Identity(signed_on.session).enrol(
        Newcomer("Lucia Gil", Role.NURSE, listed=False), "739204", None, done.append, done.append
    )
    qtbot.waitUntil(lambda: bool(done))
    entry = write(signed_on, qtbot, Note(text="Monitor dark"), author=Author(done[0], Means.SESSION))

    def said():
        rows = range(page._listing.model.rowCount())
        row = next(row for row in rows if page._listing.ref(row) == entry.ref)
        return [meta.text for meta in page._listing.model.row(row).meta]

    assert said() == ["Lucia Gil", "not on the list, nobody vouched"]
    write(signed_on, qtbot, Vouch(done[0]))
    assert said() == ["Lucia Gil"]
