# SPDX-License-Identifier: Apache-2.0
"""Export: a clear choice about sealing, a whole file or none, its making a record, its code to be copied."""

from pathlib import Path

import pytest

from logbook.core import crypto
from logbook.core.actions import opening
from logbook.core.actions.export import Made
from logbook.core.model.codes import Profile, Role
from logbook.core.model.records import Note, Person
from logbook.core.model.traces import Export
from logbook.i18n import words_for
from logbook.ui import house
from logbook.ui.export.page import _warnings
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot):
    page = open_page(signed_on, "export")
    qtbot.waitUntil(lambda: page._form._profile.key() is not None)
    return page


def make(program, page, qtbot, path):
    answer_file(program, path)
    page._form._make.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._done)
    return wait_for(program, qtbot, Export).record


def test_nothing_is_made_before_sealing_is_decided(signed_on, page, tmp_path):
    answer_file(signed_on, tmp_path / "night.pdf")
    page._form._make.click()
    assert "Choose first" in page._form._trouble.text()
    assert not (tmp_path / "night.pdf").exists()


def test_an_unsealed_file_is_made_recorded_and_explained(signed_on, page, qtbot, tmp_path):
    button(page._form, "Leave unsealed").click()
    record = make(signed_on, page, qtbot, tmp_path / "night.pdf")
    assert (tmp_path / "night.pdf").read_bytes().startswith(b"%PDF")
    assert (record.profile, record.sealed_to) == (Profile.INCIDENT, 0)
    shown = [one.text() for one in page._done._inside.findChildren(type(page._form._leaves))]
    assert str(tmp_path / "night.pdf") in shown
    assert any(len(text) == 19 and text.count("-") == 3 for text in shown)
    assert page.back()
    assert page._stack.currentWidget() is page._form


def test_a_sealed_file_opens_with_its_readers_key_only(signed_on, page, qtbot, tmp_path):
    secret, public = crypto.new_age_identity()
    button(page._form, "Sealed for its readers").click()
    page._form._to.setPlainText(public)
    record = make(signed_on, page, qtbot, tmp_path / "night.pdf")
    assert record.sealed_to == 1
    assert crypto.age_decrypt((tmp_path / "night.pdf.age").read_bytes(), secret).startswith(b"%PDF")


def test_a_misspelt_key_makes_nothing_and_keeps_the_form(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "night.pdf")
    button(page._form, "Sealed for its readers").click()
    page._form._make.click()
    assert "age1" in page._form._trouble.text()
    page._form._to.setPlainText("age1nonsense")
    page._form._make.click()
    qtbot.waitUntil(lambda: not page._form._trouble.isHidden())
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._form)
    assert last(signed_on, Export) is None


def test_a_text_can_be_held_back(signed_on, page, qtbot, tmp_path):
    note = write(signed_on, qtbot, Note("the name of a neighbour"))
    page._form._hold.click()
    button(page._form._withhold, str(note.ref)).click()
    assert page._form._withhold.withheld() == {note.ref}
    button(page._form, "Leave unsealed").click()
    make(signed_on, page, qtbot, tmp_path / "night.pdf")
    assert b"neighbour" not in (tmp_path / "night.pdf").read_bytes()


def test_known_readers_are_filled_in(signed_on, qtbot):
    _, public = crypto.new_age_identity()
    ward = signed_on.session.ward
    ward.worker.submit(house.keep_recipients, ward, (public,)).result()
    page = open_page(signed_on, "export")
    qtbot.waitUntil(lambda: page._form.recipients == (public,))


def test_who_may_not_export_is_told_who_may(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "night.pdf")
    write(signed_on, qtbot, Person(signed_on.session.user, Role.CLERK, name="Anna Puig", pin_set=True))
    button(page._form, "Leave unsealed").click()
    page._form._make.click()
    assert "doctor" in page._form._trouble.text()


def test_each_profile_says_what_it_leaves_out(page):
    said = set()
    for choice in page._form._profile.buttons():
        choice.click()
        said.add(page._form._leaves.text())
    assert len(said) == 3
    assert page._form._warning.isHidden()


def test_a_closed_part_leaves_as_a_copy_and_says_so(signed_on, page, qtbot, tmp_path):
    ward = signed_on.session.ward
    signed_on.session.announce(ward.worker.submit(opening.close_segment, ward).result())
    button(page._form, "Leave unsealed").click()
    make(signed_on, page, qtbot, tmp_path / "night.pdf")
    shown = [one.text() for one in page._done._inside.findChildren(type(page._form._leaves))]
    assert sum("this PC signs instead" in text for text in shown) == 1


def test_the_first_record_that_does_not_hold_is_named():
    record = Export(Profile.INCIDENT, "", 0, 3, 0)
    made = Made(Path("night-A.pdf"), 1, record, segment="A", bad=4)
    assert _warnings(words_for("en"), made) == [
        "Record A·4 is the first that does not hold. It and all after it are not in the file."
    ]
