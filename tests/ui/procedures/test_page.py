# SPDX-License-Identifier: Apache-2.0
"""Procedures: found, read, put in force, ticked by bed, acknowledged by PIN, printed, ended; a sample says so."""

import pytest

from logbook.core.model.codes import Means, Role, Scope, StepResult
from logbook.core.model.records import Acknowledge, EndProcedure, InForce, Person, Step
from logbook.core.model.topics import plain_letters
from logbook.i18n import resources
from logbook.ui.procedures.shelf import OWN
from tests import wards
from tests.ui.conftest import bring_forward
from tests.ui.hands import answer_file, button, devices, last, open_page, wait_for, write


@pytest.fixture
def program(signed_on, qtbot):
    devices(signed_on, qtbot)
    return signed_on


@pytest.fixture
def page(program, qtbot):
    page = open_page(program, "procedures")
    qtbot.waitUntil(lambda: bool(page._shelf.procedures))
    return page


def put(program, page, qtbot, code="P06"):
    page._open_text(next(one for one in page._shelf.newest() if one.code == code))
    page._work._buttons["put"].click()
    page._put._authority.setText("Dr Ferrer")
    page._put._announced.setText("aloud")
    page._put._record.click()
    return wait_for(program, qtbot, InForce)


def test_the_samples_are_there_and_say_so(page):
    assert page._list._inside.findChildren(type(page._list._inside))
    assert button(page._list, "P01 · Start of an outage on the ward · SAMPLE · version 1 · no owner")


def test_putting_in_force_names_text_word_and_announcement(program, page, qtbot):
    entry = put(program, page, qtbot)
    text = page._shelf.exact(entry.record)
    assert entry.record == InForce(
        "P06", 1, "en", text.digest, text.edition("en").title, sample=True, authority="Dr Ferrer", announced="aloud"
    )
    assert page._stack.currentWidget() is page._work
    assert not page._work._band.isHidden()
    assert "on the word of Dr Ferrer" in page._work._note.text()


def test_one_bed_must_be_named(program, page):
    page._open_text(page._shelf.newest()[0])
    page._work._buttons["put"].click()
    button(page._put, "one bed").click()
    page._put._record.click()
    assert last(program, InForce) is None
    assert not page._put._where_field._trouble.isHidden()


def test_who_may_not_is_told_who_may(program, page, qtbot):
    user = program.session.user
    write(program, qtbot, Person(user, Role.CLERK, name="Anna Puig", pin_set=True))
    page._open_text(page._shelf.newest()[0])
    page._work._buttons["put"].click()
    assert "charge nurse" in program.main.messages.text()
    assert page._stack.currentWidget() is page._work


def test_steps_are_ticked_by_bed_with_answers(program, page, qtbot):
    running = put(program, page, qtbot).ref
    first = page._work.edition().sections[0].steps
    for n in range(2):
        page._work._steps.big.answered.emit(StepResult.DONE, "", "")
        qtbot.waitUntil(lambda n=n: last(program, Step) is not None and last(program, Step).record.step == first[n].id)
    button(page._work._steps.big, "Both heard").click()
    qtbot.waitUntil(lambda: last(program, Step).record.step == first[2].id)
    record = last(program, Step).record
    assert (record.procedure, record.answer, record.bed) == (running, "Both heard", "7" if first[2].per_bed else "")
    assert page._work._steps.big._step == first[3]


def test_what_does_not_apply_says_why(program, page, qtbot):
    put(program, page, qtbot)
    big = page._work._steps.big
    button(big, "Does not apply…").click()
    big._reason.setText("no ventilator here")
    big._keep.click()
    record = wait_for(program, qtbot, Step).record
    assert (record.result, record.text) == (StepResult.NOT_APPLICABLE, "no ventilator here")


def test_a_small_step_can_be_chosen(program, page, qtbot):
    put(program, page, qtbot)
    page._work._choose(page._work.edition().sections[0].steps[4])
    assert page._work._steps.big._step.id == "P06.5"


def test_each_reader_signs_alone(program, page, qtbot):
    put(program, page, qtbot)
    readers = page._work.readers
    button(readers, "Anna Puig").click()
    assert wait_for(program, qtbot, Acknowledge).user == program.session.user
    marc = next(view for view in program.session.ward.people.users() if view.name == "Marc Vidal")
    readers._tap(marc)
    qtbot.keyClicks(readers._pad, wards.PINS["Marc Vidal"])
    button(readers._pad, "OK").click()
    qtbot.waitUntil(lambda: last(program, Acknowledge).user == marc.user)
    assert last(program, Acknowledge).frame.author.means is Means.PIN
    assert readers._count.text() == "2 of 2"


def test_a_wrong_pin_acknowledges_nothing(program, page, qtbot):
    put(program, page, qtbot)
    readers = page._work.readers
    readers._tap(next(view for view in program.session.ward.people.users() if view.name == "Marc Vidal"))
    readers.signing.emit(readers._chosen, "111112")
    qtbot.waitUntil(lambda: not readers._trouble.isHidden())
    assert last(program, Acknowledge) is None


def test_the_text_can_be_read_in_another_language(program, page, qtbot):
    put(program, page, qtbot)
    button(page._work._languages, "Castellano").click()
    assert "alarmas" in page._work._title.text()


def test_reading_aloud_goes_step_by_step(program, page, qtbot):
    put(program, page, qtbot)
    page._work._buttons["aloud"].click()
    assert page._aloud._part.text() == "First minutes · 1 of 7"
    page._aloud._next.click()
    assert page._aloud._part.text() == "First minutes · 2 of 7"
    assert page.back()
    assert page._stack.currentWidget() is page._work


def test_a_page_is_saved_as_a_file(program, page, qtbot, tmp_path):
    answer_file(program, tmp_path / "p06.pdf")
    put(program, page, qtbot)
    page._work._buttons["print"].click()
    page._print._save.click()
    qtbot.waitUntil((tmp_path / "p06.pdf").exists)
    qtbot.waitUntil(lambda: "Saved" in program.main.messages.text())
    assert (tmp_path / "p06.pdf").read_bytes().startswith(b"%PDF")


def test_a_procedure_is_ended_on_somebodys_word(program, page, qtbot):
    running = put(program, page, qtbot).ref
    page._work._buttons["end"].click()
    page._end._authority.setText("Dr Ferrer")
    page._end._end.click()
    assert wait_for(program, qtbot, EndProcedure).record == EndProcedure(running, "Dr Ferrer")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)


def test_the_hospitals_own_text_comes_first_and_can_replace_a_sample(program, page, qtbot):
    before = put(program, page, qtbot).ref
    own = program.session.ward.path / OWN
    own.mkdir()
    text = (resources() / "procedures" / "P06.toml").read_text("utf-8")
    text = text.replace("version = 1", "version = 2").replace('"sample"', '"approved"')
    (own / "P06.toml").write_text(text, "utf-8")
    (own / "P99.toml").write_text("nonsense", "utf-8")
    page.arrive({})
    qtbot.waitUntil(lambda: any(one.version == 2 for one in page._shelf.procedures))
    assert len(page._shelf.trouble) == 1
    page._work._buttons["end"].click()
    page._end._replace.click()
    page._put._record.click()
    qtbot.waitUntil(lambda: last(program, InForce).record.version == 2)
    record = last(program, InForce).record
    assert (record.supersedes, record.sample, record.scope) == (before, False, Scope.WARD)
    assert page._work._band.isHidden()


def test_a_text_that_is_gone_is_said(program, page, qtbot):
    record = InForce("P50", 3, "en", "0" * 64, "Gone", sample=False)
    entry = write(program, qtbot, record)
    page._open_view(entry.ref)
    assert "P50" in program.main.messages.text()


def test_after_the_last_step_the_next_part_is_one_key_away(program, page, qtbot):
    put(program, page, qtbot, "P01")
    work = page._work
    for n in range(1, 8):
        qtbot.waitUntil(lambda n=n: work._steps.big is not None and work._steps.big._step.id == f"P01.{n}")
        button(work._steps.big, "As before" if n == 1 else "Done").click()
    qtbot.waitUntil(lambda: work._steps.big is None)
    work.start()
    assert work.focusWidget().accessibleName() == "Next: Then"
    button(work, "Next: Then").click()
    assert work._parts.key() == 1
    assert work._steps.big._step.id == "P01.8"
    work._part_chosen(4)
    assert work._steps._next.isHidden()
    assert work._steps.big is not None


def test_a_word_or_a_code_finds_a_procedure(program, page, qtbot):
    put(program, page, qtbot)
    page.back()
    lines = page._list._lines

    def seen():
        return [one.accessibleName().split(" · ")[0] for one in lines() if not one.isHidden()]

    assert len(seen()) == 24
    page._list._find.setText("blood GROUP")
    assert seen() == ["P06", "P10"]
    page._refresh()
    assert seen() == ["P06", "P10"]
    page._list._find.setText("p1")
    assert seen()[1] == "P10"
    page._list._find.returnPressed.emit()
    assert page._procedure.code == "P10"
    page.back()
    page._list._find.setText("no such thing")
    page._list._find.returnPressed.emit()
    assert page._stack.currentWidget() is page._list


def test_the_keyboard_stays_on_its_line_when_the_list_is_drawn_anew(program, page, qtbot):
    bring_forward(qtbot, program.stage)
    lines = page._list._lines
    before = lines()[4]
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    page._refresh()
    assert lines()[4] is before  # nothing is new: nothing is drawn anew
    write(program, qtbot, InForce("P06", 1, "en", "d" * 64, "Alarms", sample=True))
    assert lines()[4] is not before
    qtbot.waitUntil(lines()[4].hasFocus)


def test_how_long_one_is_in_force_is_said_on_the_line_that_stands_there(program, page, qtbot, world):
    write(program, qtbot, InForce("P06", 1, "en", "d" * 64, "Alarms", sample=True))
    line = page._list._lines()[0]
    before = line.accessibleName()
    world.clock.pass_(7200)
    page._refresh()
    assert page._list._lines()[0] is line
    assert line.accessibleName() != before


def test_of_those_no_longer_in_force_the_latest_are_shown_and_a_press_shows_all(program, page, qtbot):
    for number in range(14):
        put = write(program, qtbot, InForce("P06", 1, "en", "d" * 64, f"number {number}", sample=True))
        write(program, qtbot, EndProcedure(put.ref))

    def titles():
        said = (line.accessibleName() for line in page._list._lines())
        return [told.split(" · ")[1] for told in said if "ended" in told]

    assert titles() == [f"number {number}" for number in range(13, 1, -1)]
    button(page, "Show 2 earlier ones").click()
    assert titles() == [f"number {number}" for number in range(13, -1, -1)]


def test_what_is_in_force_is_listed_in_the_readers_language_and_the_record_keeps_its_words(program, page, qtbot):
    text = page._shelf.newest()[0]
    titles = {edition.language: edition.title for edition in text.editions}
    there = write(program, qtbot, InForce(text.code, text.version, "es", text.digest, titles["es"], sample=True))
    gone = write(program, qtbot, InForce("X01", 1, "es", "0" * 64, "Texto propio", sample=False))
    lines = {line._code: line for line in page._list._lines() if line.strong}
    assert (lines[text.code]._title, lines["X01"]._title) == (titles["en"], "Texto propio")
    assert lines[text.code]._note.endswith("version 1 · Castellano"), (
        "the one language that two people can have approved"
    )
    assert "Castellano" not in lines["X01"]._note
    assert lines[text.code].fits(plain_letters(titles["es"]))
    assert (there.record.title, gone.record.title) == (titles["es"], "Texto propio")


def test_the_marked_line_leads_from_an_open_procedure_back_to_the_list(program, page):
    page._open_text(page._shelf.newest()[0])
    assert page._stack.currentWidget() is page._work
    program.main._rail.opened.emit("procedures")
    assert page._stack.currentWidget() is page._list
    page._open_text(page._shelf.newest()[0])
    program.main.show_page("log")
    program.main.show_page("procedures")
    assert page._stack.currentWidget() is page._work, "whoever comes back from the log goes on where they were"
