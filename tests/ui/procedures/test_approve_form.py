# SPDX-License-Identifier: Apache-2.0
"""A sample becomes the ward's own: two PINs, and the word SAMPLE goes from exactly that text and language."""

import subprocess

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Role
from logbook.core.model.records import Correction, InForce, Person
from logbook.core.model.safeguards import Approval
from logbook.ui.procedures.shelf_view import Line
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write
from tests.wards import PINS


@pytest.fixture
def page(signed_on, qtbot):
    page = open_page(signed_on, "procedures")
    qtbot.waitUntil(lambda: bool(page._shelf.procedures))
    return page


@pytest.fixture
def form(page):
    button(page._list, "P06 · Ventilator: alarms not reaching the desk · SAMPLE · version 1 · no owner").click()
    button(page._work, "Approve for this ward…").click()
    assert page._stack.currentWidget() is page._approve
    return page._approve


def sign(form, qtbot, name, pin=None):
    button(form.signer, name).click()
    qtbot.keyClicks(form.signer.pad, pin or PINS[name.split(" · ")[0]])
    qtbot.keyClick(form.signer.pad, Qt.Key.Key_Return)


def approve(program, form, qtbot):
    sign(form, qtbot, "Anna Puig · charge nurse")
    assert "Now the second person" in form.signer._said.text()
    assert program.main.focusWidget() is form.signer.pad, "there is one doctor only"
    qtbot.keyClicks(form.signer.pad, PINS["Dr Ferrer"])
    qtbot.keyClick(form.signer.pad, Qt.Key.Key_Return)
    return wait_for(program, qtbot, Approval)


def test_two_pins_approve_this_text_in_this_language(signed_on, world, page, form, qtbot):
    text = page._procedure
    assert "English" in form._which.text()
    assert text.digest[:12] in form._which.text()
    entry = approve(signed_on, form, qtbot)
    assert entry.record == Approval("P06", 1, "en", text.digest, world.user("Dr Ferrer"))
    assert entry.user == world.user("Anna Puig")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._work)
    assert page._work._band.isHidden()
    assert page._work._buttons["approve"].isHidden()
    assert "approved by Anna Puig and Dr Ferrer" in page._work._note.text()
    button(page._work._languages, "Castellano").click()
    assert not page._work._band.isHidden()
    assert not page._work._buttons["approve"].isHidden()
    page.back()
    assert button(
        page._list,
        "P06 · Ventilator: alarms not reaching the desk · version 1 · no owner · approved by Anna Puig and Dr Ferrer",
    )


def test_what_is_put_in_force_then_is_no_sample_until_the_approval_is_struck_out(signed_on, page, form, qtbot):
    given = approve(signed_on, form, qtbot)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._work)
    button(page._work, "Put in force…").click()
    assert page._put._band.isHidden()
    page._put._record.click()
    assert not wait_for(signed_on, qtbot, InForce).record.sample
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._work)
    button(page._work, "Read aloud view").click()
    assert page._aloud._band.isHidden()
    page.back()
    write(signed_on, qtbot, Correction(), corrects=given.ref, why="wrong version")
    assert not page._work._band.isHidden()
    page.back()
    names = [line.accessibleName() for line in page._list._inside.findChildren(Line)]
    running, shelved = (name for name in names if name.startswith("P06"))
    assert "SAMPLE" in running
    assert "SAMPLE" in shelved


def test_paper_says_who_approved_it(signed_on, page, form, qtbot, tmp_path, tool):
    approve(signed_on, form, qtbot)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._work)
    answer_file(signed_on, tmp_path / "p06.pdf")
    button(page._work, "Print this page…").click()
    page._print._save.click()
    qtbot.waitUntil(lambda: "Saved" in signed_on.main.messages.text())
    text = subprocess.run([tool("pdftotext"), tmp_path / "p06.pdf", "-"], capture_output=True, check=True).stdout
    assert "approved by Anna Puig and Dr Ferrer" in " ".join(text.decode().split())
    assert "SAMPLE" not in text.decode()


def test_only_the_two_roles_are_offered_and_the_second_is_the_other_one(world, form, qtbot):
    names = [one.accessibleName() for one in form.signer.who.buttons()]
    assert names == ["Anna Puig · charge nurse", "Dr Ferrer · doctor"]
    sign(form, qtbot, "Dr Ferrer · doctor")
    assert [one.accessibleName() for one in form.signer.who.buttons()] == ["Anna Puig · charge nurse"]


def test_a_wrong_pin_says_whose_it_was_and_both_begin_again(signed_on, form, qtbot):
    sign(form, qtbot, "Anna Puig · charge nurse", "555129")
    sign(form, qtbot, "Dr Ferrer · doctor")
    qtbot.waitUntil(lambda: form._trouble.text() == "Anna Puig: This is not the PIN. Try again. Both sign again.")
    assert len(form.signer.who.buttons()) == 2
    assert last(signed_on, Approval) is None
    assert approve(signed_on, form, qtbot)


def test_somebody_elses_slip_costs_the_first_no_second_pin(signed_on, form, qtbot):
    sign(form, qtbot, "Anna Puig · charge nurse")
    sign(form, qtbot, "Dr Ferrer · doctor", "555129")
    qtbot.waitUntil(lambda: form._trouble.text() == "Dr Ferrer: This is not the PIN. Try again.")
    assert [one.accessibleName() for one in form.signer.who.buttons()] == ["Dr Ferrer · doctor"]
    sign(form, qtbot, "Dr Ferrer · doctor")
    assert wait_for(signed_on, qtbot, Approval)


def test_leaving_forgets_the_first_signature(page, form, qtbot):
    sign(form, qtbot, "Anna Puig · charge nurse")
    page.back()
    assert page._stack.currentWidget() is page._work
    assert form._first is None


def test_where_a_role_is_missing_it_says_who_it_takes(signed_on, world, page, form, qtbot):
    write(signed_on, qtbot, Person(world.user("Dr Ferrer"), Role.NURSE, name="Dr Ferrer", pin_set=True))
    page.back()
    button(page._work, "Approve for this ward…").click()
    assert "charge nurse, doctor" in form._trouble.text()
