# SPDX-License-Identifier: Apache-2.0
"""Close down now in the window: one key, steps that say what became of them, the number to copy, the way out."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Place
from logbook.core.model.safeguards import Anchor
from logbook.core.model.traces import Export, Printed
from logbook.mounts import Mount
from logbook.ui.closing.work import Around
from logbook.ui.printer import Printer
from tests.ui.hands import answer_file, button, last, open_page, wait_for


@pytest.fixture
def page(signed_on, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "no-programs"))
    shown = open_page(signed_on, "closing")
    qtbot.waitUntil(shown._call_field.isVisible)
    return shown


def closed(page, qtbot):
    page._begin.click()
    qtbot.waitUntil(lambda: not page._done.isHidden() and not page._running)


def said(page):
    return {key: step.said.text() for key, step in page._steps.items()}


def test_the_key_on_the_rail_opens_it_from_everywhere(signed_on, qtbot):
    main = signed_on.main
    qtbot.keyClick(main, Qt.Key.Key_F8)
    assert main.shown == "closing"
    main.show_page("log")
    next(one for one in main._rail.buttons() if one.word == "Close down").click()
    assert main.shown == "closing"
    main._back()
    assert main.shown == "safety"


def test_with_nothing_at_hand_the_number_is_left_and_the_rest_says_why(signed_on, page, qtbot):
    closed(page, qtbot)
    told = said(page)
    assert told["copy"] == "Not possible. No stick of this ward is plugged in."
    assert told["paper"].startswith("Not possible. No printer on a cable.")
    assert told["number"].startswith("Done: A·")
    assert page._done._letters.text().count("-") == 3


def test_export_and_sheet_go_where_they_are_wanted_and_are_recorded(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path)
    page._other.click()
    assert said(page)["export"] == f"To {tmp_path}"
    closed(page, qtbot)
    record = wait_for(signed_on, qtbot, Export)
    assert list(tmp_path.glob("*close-down*.pdf"))
    assert page._notice.number == record.ref.number


def test_another_place_chosen_afterwards_offers_the_whole_act_again(signed_on, page, qtbot, tmp_path):
    closed(page, qtbot)
    assert said(page)["export"].startswith("Not possible.")
    answer_file(signed_on, tmp_path)
    page._other.click()
    assert page._done.isHidden()
    qtbot.waitUntil(page._begin.hasFocus)
    closed(page, qtbot)
    assert said(page)["export"].startswith(f"Done: {tmp_path}")
    assert page._notice.number == wait_for(signed_on, qtbot, Export).ref.number


def test_the_paper_counts_once_its_last_letters_were_typed(signed_on, page, qtbot):
    closed(page, qtbot)
    button(page, "It is on paper").click()
    assert "Look again" in page._done._trouble.text()
    assert last(signed_on, Anchor) is None
    page._done._last.setText(page._notice.code[-4:].lower())
    qtbot.keyClick(page._done._last, Qt.Key.Key_Return)
    record = wait_for(signed_on, qtbot, Anchor).record
    assert (record.place, record.number, record.code) == (Place.PAPER, page._notice.number, page._notice.code)
    qtbot.waitUntil(lambda: "witness" in page._done._trouble.text())


def test_a_printer_on_a_cable_gets_the_sheet(signed_on, page, qtbot, tmp_path, monkeypatch):
    lp = tmp_path / "lp"
    lp.write_text(f"#!/bin/sh\ncat > {tmp_path}/pages\n")
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    page._looked(Around((Mount(tmp_path, "STICK", 1, writable=True),), (Printer("ward", cable=True),)))
    assert said(page)["paper"] == "On ward"
    closed(page, qtbot)
    assert wait_for(signed_on, qtbot, Printed).record.code == page._notice.code
    assert (tmp_path / "pages").read_bytes() == page._sheet


def test_the_sheet_can_be_saved_and_whom_to_ask_is_kept(signed_on, page, qtbot, tmp_path):
    page._call.setText("ext. 4455")
    closed(page, qtbot)
    answer_file(signed_on, tmp_path / "sheet.pdf")
    button(page, "Save the sheet…").click()
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)
    signed_on.main.show_page("log")
    page._call.clear()
    signed_on.main.show_page("closing")
    qtbot.waitUntil(lambda: page._call.text() == "ext. 4455")
    assert page._done.isHidden()


def test_the_last_act_waits_until_the_code_is_on_paper_or_knowingly_left_off(signed_on, page, qtbot):
    closed(page, qtbot)
    end = button(page, "Close the program")
    assert not end.isEnabled()
    button(page, "Leave it off paper").click()
    assert "on no paper" in page._done._trouble.text()
    assert end.isEnabled()
    assert not button(page, "Leave it off paper").isEnabled()
    assert button(page, "It is on paper").isEnabled(), "there may be paper after all"
    assert last(signed_on, Anchor) is None
    asked = []
    page.asked.connect(asked.append)
    end.click()
    assert asked == ["shut"]
    qtbot.waitUntil(lambda: signed_on.session is None)


def test_the_program_does_not_end_while_a_step_is_under_way(page):
    page._done.start("A·3", "AAAA-BBBB-CCCC-DDDD", ((True,),))
    page._done.witnessed()
    assert not page._done._close.isEnabled()
    page._done.finish()
    assert page._done._close.isEnabled()
