# SPDX-License-Identifier: Apache-2.0
"""A procedure is changed or written in the window: kept as it is typed, saved into the log, a sample until approved."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from logbook.core.model import library
from logbook.core.model.codes import Means
from logbook.core.model.editions import Edition
from logbook.core.model.library import Heading
from logbook.core.model.records import InForce
from logbook.ui.messages import Answers
from logbook.ui.procedures.line_form import LineForm
from tests.ui.hands import button, last, open_page, wait_for, write


@pytest.fixture
def program(signed_on):
    return signed_on


@pytest.fixture
def page(program, qtbot):
    page = open_page(program, "procedures")
    qtbot.waitUntil(lambda: bool(page._shelf.procedures))
    return page


def text_of(page, code="P06"):
    return next(one for one in page._shelf.newest() if one.code == code)


def part(page, key):
    page._edit._parts.choose(key)
    page._edit._parts.chosen.emit(key)


def forms(page):
    return page._edit._inside.findChildren(LineForm)


def type_into(field, text):
    field.setText(text)
    field.textEdited.emit(text)


def said(widget):
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]


def begin(page, code="P06"):
    page._open_text(text_of(page, code))
    page._work._buttons["edit"].click()
    assert page._stack.currentWidget() is page._edit


def test_a_changed_text_becomes_the_next_version_and_stays_a_sample(program, page, qtbot):
    begin(page)
    assert page._edit._title.text() == "P06 · version 2, being written"
    part(page, "first")
    type_into(forms(page)[0]._text, "Patient – look first.")
    part(page, "save")
    assert "English: nothing is missing" in said(page._edit)
    type_into(page._edit._inside.findChild(QLineEdit), "clearer")
    button(page._edit, "Save: English, Castellano, Valencià").click()
    record = wait_for(program, qtbot, Edition).record
    assert (record.code, record.version, record.languages, record.text) == ("P06", 2, ("en", "es", "ca"), "clearer")
    assert library.read(record.file.encode()).edition("en").sections[0].steps[0].text == "Patient – look first."
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._work)
    assert page._procedure.version == 2
    assert not page._work._band.isHidden()
    assert not page.waits()
    assert text_of(page).version == 2


def test_what_is_half_written_is_kept_and_never_mixed_with_another_text(page, qtbot):
    begin(page)
    part(page, "then")
    type_into(forms(page)[0]._text, "half")
    assert page.waits()
    page.back()
    page.back()
    assert not page.waits()
    assert button(page._list, "Go on writing P06…")
    page._open_text(text_of(page, "P01"))
    page._work._buttons["edit"].click()
    assert page._edit.manuscript.code == "P06"
    assert "P06 is still being written" in page._desk.messages.text()
    part(page, "then")
    assert forms(page)[0]._text.text() == "half"


def test_one_language_can_be_saved_alone(program, page, qtbot):
    begin(page)
    page._edit._languages.choose("es")
    part(page, "end")
    type_into(forms(page)[0]._text, "Central – confirmar que funciona.")
    part(page, "save")
    button(page._edit, "Save Castellano alone").click()
    record = wait_for(program, qtbot, Edition).record
    assert record.languages == ("es",)
    assert record.title == text_of(page).edition("es").title


def test_steps_are_added_moved_and_taken_out(page):
    begin(page)
    part(page, "ask")
    page._edit._add.click()
    assert [line.id for line in page._edit.manuscript.lines[Heading.ASK]][-1] == "P06.29"
    type_into(forms(page)[-1]._text, "A sixth reason.")
    form = forms(page)[-1]
    form._open.click()
    assert not form._details.isHidden()
    button(form, "Up").click()
    assert [line.text.get("en") for line in page._edit.manuscript.lines[Heading.ASK]][-2] == "A sixth reason."
    button(forms(page)[0], "Up").click()
    button(forms(page)[-2], "Take this step out").click()
    assert "P06.29" not in [line.id for line in page._edit.manuscript.lines[Heading.ASK]]
    for _ in range(3):
        page._edit._add.click()
    assert "More than 7 steps do not fit on one screen." in said(page._edit)
    while forms(page):
        button(forms(page)[0], "Take this step out").click()
    assert "It needs at least one step." in said(page._edit)
    part(page, "save")
    assert page._edit._add.isHidden()


def test_a_long_sentence_is_said_to_be_long_and_the_details_are_kept(page):
    begin(page)
    part(page, "first")
    form = forms(page)[0]
    type_into(form._text, "one two three four five six seven eight nine ten eleven twelve thirteen")
    assert form._long.text().startswith("13 words in a sentence")
    type_into(form._more, "Then call.")
    type_into(form._answers, "Yes; No")
    form._bed.click()
    line = page._edit.manuscript.lines[Heading.FIRST][0]
    assert (line.more["en"], line.answers["en"], line.per_bed) == ("Then call.", "Yes; No", False)


def test_a_new_one_gets_a_free_code_and_is_saved_when_it_is_whole(program, page, qtbot):
    page._list._write.click()
    assert page._edit.manuscript.code == "W1"
    title, trigger, owner, code = page._edit._inside.findChildren(QLineEdit)
    for field, text in ((title, "Lifts"), (trigger, "The lifts stand still."), (owner, "Ward"), (code, "LIFT")):
        type_into(field, text)
    part(page, "save")
    assert "English: 5 sentences are missing" in said(page._edit)
    for heading in Heading:
        part(page, str(heading))
        type_into(forms(page)[0]._text, "Lift – do not use.")
    part(page, "save")
    button(page._edit, "Save: English").click()
    record = wait_for(program, qtbot, Edition).record
    assert (record.code, record.version, record.base, record.title) == ("LIFT", 1, "", "Lifts")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._work)
    page.back()
    page._list._write.click()
    assert page._edit.manuscript.code == "W1"


def test_a_code_that_is_none_is_told_and_nothing_is_written(program, page):
    begin(page)
    page._edit._take(replace(page._edit.manuscript, code="no code"))
    page._edit.saving.emit(("en",))
    assert last(program, Edition) is None
    assert page._stack.currentWidget() is page._edit


def test_a_draft_is_thrown_away_only_after_asking(page):
    begin(page)
    part(page, "first")
    type_into(forms(page)[0]._text, "half")
    answers = []

    def confirm(question):
        answers.append(question.title)
        return len(answers) > 1

    page._desk.messages.set_answers(Answers(confirm, lambda *_: None, lambda *_: None, lambda *_: None))
    part(page, "save")
    button(page._edit, "Throw this draft away").click()
    assert page.waits()
    button(page._edit, "Throw this draft away").click()
    assert not page.waits()
    assert answers == ["Throw this draft away?"] * 2
    assert page._stack.currentWidget() is page._work


def test_a_text_in_force_stays_the_one_that_was_put_in_force(program, page, qtbot):
    was = text_of(page)
    title = was.edition("en").title
    running = write(program, qtbot, InForce("P06", 1, "en", was.digest, title, sample=True))
    begin(page)
    part(page, "save")
    button(page._edit, "Save English alone").click()
    qtbot.waitUntil(lambda: page._procedure.version == 2)
    page._open_view(running.ref)
    assert page._procedure.digest == was.digest
    page._work._buttons["end"].click()
    assert not page._end._replace.isHidden()


def test_nobody_goes_on_with_the_words_of_another(program, page):
    begin(page)
    part(page, "first")
    type_into(forms(page)[0]._text, "mine")
    me = program.session.user
    other = next(one.user for one in program.session.ward.people.users() if one.user != me)
    program.session.sign_on(other, Means.PIN)
    page.arrive({})
    assert page._stack.currentWidget() is page._work
    page._work._buttons["edit"].click()
    part(page, "first")
    assert forms(page)[0]._text.text() != "mine"
    program.session.sign_on(me, Means.PIN)
    page.arrive({})
    assert page._stack.currentWidget() is page._edit
    part(page, "first")
    assert forms(page)[0]._text.text() == "mine"
    page.arrive({})
    assert page._edit._parts.key() == "first"


def test_the_keyboard_goes_along_with_a_step(page):
    begin(page)
    part(page, "ask")
    button(forms(page)[2], "Down").click()
    assert page._edit.focusWidget() is forms(page)[3]._text
    button(forms(page)[-1], "Take this step out").click()
    assert page._edit.focusWidget() is forms(page)[-1]._text
    while forms(page):
        button(forms(page)[0], "Take this step out").click()
    assert page._edit.focusWidget() is page._edit._add
