# SPDX-License-Identifier: Apache-2.0
"""Witnesses: copied onto paper, shown to another ward, compared, scanned, receipted, and the only way on."""

from __future__ import annotations

import subprocess

import pytest

from logbook.core import crypto
from logbook.core.actions import trusting, witnessing
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.model.codes import How, Means, Place, Realm
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Anchor, Receipt, Seen
from logbook.core.model.traces import Printed
from logbook.i18n import words_for
from logbook.ui import stamping
from logbook.ui.witnesses.now import NowCard
from logbook.ui.witnesses.register import lines
from tests.sticks import TEAM, Stick
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot):
    made = open_page(signed_on, "witnesses")
    qtbot.waitUntil(lambda: made._now.shown is not None)
    return made


def line_of(ward, number, head=None, sign=None, **more):
    journal = ward.journal
    real = ward.worker.submit(journal.head_at, number).result()
    point = Checkpoint(Realm.REAL, journal.tail.log, number, head or real, 1_795_000_000)
    return checkpoint.write_line(point, sign or journal.device.sign, **more)


def hear(page, qtbot, line):
    button(page._home, "Scan or type a line").click()
    page._line._line.setText(line)
    page._line._told.clear()
    page._line._check.click()
    qtbot.waitUntil(lambda: bool(page._line._told.text()))
    return page._line._told.text()


def compare(page, qtbot, number, code):
    button(page._home, "Compare a code from paper").click()
    page._paper._number.setText(number)
    page._paper._code.setText(code)
    page._paper._check.click()
    qtbot.waitUntil(lambda: bool(page._paper._told.text()))
    return page._paper._told.text()


def test_the_code_is_on_paper_once_its_last_letters_were_typed_back(signed_on, page, qtbot):
    ward, shown = signed_on.session.ward, page._now.shown
    assert shown.ref.number == ward.journal.tail.number
    assert page._now._code.text() == shown.code
    page._now._last.setText("????")
    page._now._copied.click()
    assert "not the last four" in page._now._trouble.text()
    write(signed_on, qtbot, Note("meanwhile"))
    page.arrive({})
    assert page._now.shown is shown
    page._now._last.setText(shown.code[-4:].lower())
    page._now._who.setText("Joan")
    page._now._last.returnPressed.emit()
    record = wait_for(signed_on, qtbot, Anchor).record
    assert record == Anchor(Place.PAPER, shown.ref.number, shown.head, shown.code, "A", "", "Joan")
    assert "on paper, 1 record since" in page._last.text()
    qtbot.waitUntil(lambda: page._now.shown is not shown)


def test_another_ward_that_has_it_is_named(signed_on, page, qtbot):
    page._now._seen.click()
    assert "Which ward?" in page._now._trouble.text()
    page._now._ward.setText("Reanimation")
    page._now._seen.click()
    record = wait_for(signed_on, qtbot, Anchor).record
    assert (record.place, record.text) == (Place.WARD, "Reanimation")


def test_before_anything_is_shown_nothing_is_witnessed(kit):
    card = NowCard(kit)
    card._copied.click()
    card._ward.setText("UCI")
    card._seen.click()
    assert card.shown is None


def test_a_code_from_paper_is_compared(signed_on, page, qtbot):
    ward = signed_on.session.ward
    point = ward.worker.submit(witnessing.find, ward, witnessing.Ref("A", 2)).result()
    code = witnessing.show(point).code
    assert "It agrees" in compare(page, qtbot, "2", code)
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    assert compare(page, qtbot, "A·2", wrong).startswith("1 letter differs")
    assert "letters differ" in compare(page, qtbot, "1", code)
    assert "sixteen letters" in compare(page, qtbot, "1", "547B")
    assert "no record's number" in compare(page, qtbot, "B-B", code)
    assert page._paper._go_on.isHidden()
    assert page.back()
    assert not page.back()


def test_a_paper_that_knows_more_leads_on_into_a_new_part(signed_on, page, qtbot):
    ward = signed_on.session.ward
    write(signed_on, qtbot, Note("written before the paper came"))
    assert "This log ends at record A·" in compare(page, qtbot, "A·900", page._now.shown.code)
    with qtbot.waitSignal(signed_on.session.segment_changed):
        page._paper._go_on.click()
    assert (ward.start.segment, ward.start.reason, ward.start.contradicts) == ("B", "put-back", "paper:A·900")
    assert "part B" in signed_on.main._reminders.found.text()
    page = open_page(signed_on, "witnesses")
    assert "no part C" in compare(page, qtbot, "C·3", "547B-AWTQ-0KG7-2A0K")
    assert not page._paper._go_on.isHidden()
    assert "This log ends at record A·" in compare(page, qtbot, "A·900", "547B-AWTQ-0KG7-2A0K")
    assert page._paper._go_on.isHidden()


def test_another_wards_line_is_recorded_as_seen(signed_on, page, qtbot):
    other = Checkpoint(Realm.REAL, "Q" * 24, 5, b"\2" * 32, 1_795_000_000)
    line = checkpoint.write_line(other, crypto.new_device_key().sign)
    assert "Another log, up to its record 5" in hear(page, qtbot, line.lower())
    page._line._from.setText("Reanimation, Núria")
    button(page._line, "by phone").click()
    page._line._keep.click()
    assert wait_for(signed_on, qtbot, Seen).record == Seen(line, How.PHONE, "Reanimation, Núria")


def test_lines_that_say_nothing_are_said_to(signed_on, page, qtbot):
    ward = signed_on.session.ward
    assert "no checkpoint line" in hear(page, qtbot, "hello")
    drill = checkpoint.write_line(Checkpoint(Realm.DRILL, "Q" * 24, 5, b"\2" * 32, 7), crypto.new_device_key().sign)
    assert "only an exercise" in hear(page, qtbot, drill)
    assert "this log's own checkpoint" in hear(page, qtbot, line_of(ward, 2))
    assert "did not sign it" in hear(page, qtbot, line_of(ward, 2, sign=crypto.new_device_key().sign))
    for widget in (page._line._keep, page._line._go_on):
        assert widget.isHidden()


def test_our_own_later_line_leads_on_into_a_new_part(signed_on, page, qtbot):
    ward = signed_on.session.ward
    line = line_of(ward, 700, b"\1" * 32)
    assert "cut off or put back" in hear(page, qtbot, line)
    assert page._line._keep.isHidden()
    with qtbot.waitSignal(signed_on.session.segment_changed):
        page._line._go_on.click()
    assert (ward.start.reason, ward.start.contradicts) == ("put-back", line)
    page = open_page(signed_on, "witnesses")
    assert page._stack.currentWidget() is page._home


def take_the_teams_stick(ward, folder):
    offer = trusting.look(ward, Stick().put(folder), Stick().card())
    return ward.worker.submit(trusting.accept, ward, offer, Author(PROGRAM, Means.PASSPHRASE)).result()


def test_a_receipt_is_recorded_and_checked_once_the_team_is_known(signed_on, page, qtbot, tmp_path):
    ward, team = signed_on.session.ward, TEAM
    line = line_of(ward, 2, sign=team.sign, receipt=True)
    assert "not checked yet" in hear(page, qtbot, line)
    page._line._keep.click()
    assert wait_for(signed_on, qtbot, Receipt).record == Receipt(line)
    assert ward.folds.anchors.by_place[Place.TEAM].upto.number == 2
    signed_on.session.announce(take_the_teams_stick(ward, tmp_path / "team"))
    assert "signature was checked" in hear(page, qtbot, line)
    assert "did not sign it" in hear(page, qtbot, line_of(ward, 2, sign=crypto.new_device_key().sign, receipt=True))


def test_an_unproven_receipt_that_contradicts_is_kept_and_closes_nothing(signed_on, page, qtbot, tmp_path):
    ward, team = signed_on.session.ward, TEAM
    line = line_of(ward, 2, b"\1" * 32, sign=team.sign, receipt=True)
    assert "another record" in hear(page, qtbot, line)
    assert page._line._go_on.isHidden()
    page._line._keep.click()
    wait_for(signed_on, qtbot, Receipt)
    assert ward.folds.anchors.against
    signed_on.session.announce(take_the_teams_stick(ward, tmp_path / "team"))
    hear(page, qtbot, line)
    assert not page._line._go_on.isHidden()


def test_the_register_shows_what_was_witnessed_and_what_does_not_agree(signed_on, page, qtbot):
    button(page._home, "Register").click()
    assert page._register._shown
    write(signed_on, qtbot, Anchor(Place.PAPER, 1, code="547B-AWTQ-0KG7-2A0K", witness="Joan"))
    write(signed_on, qtbot, Anchor(Place.PAPER, 1, "another head"))
    ward = signed_on.session.ward
    told = dict(lines(words_for("en"), ward.folds.anchors, ward.people, 60))
    good = next(text for text, bad in told.items() if not bad)
    assert "A·1 · on paper · 547B-AWTQ-0KG7-2A0K · Anna Puig + Joan" in good
    assert next(text for text, bad in told.items() if bad).startswith("Does not agree")
    page._open_register()
    assert page.back()


def test_a_blank_register_bears_the_checkpoint(signed_on, page, qtbot, tmp_path, tool, monkeypatch):
    button(page._home, "Register").click()
    page._register._sheet.click()
    answer_file(signed_on, None)
    page._print._save.click()
    answer_file(signed_on, tmp_path / "register.pdf")
    page._print._save.click()
    qtbot.waitUntil((tmp_path / "register.pdf").exists)
    qtbot.waitUntil(page._register.isVisible)
    done = subprocess.run([tool("pdftotext"), tmp_path / "register.pdf", "-"], capture_output=True, check=True)
    assert "Checkpoint of record A·" in done.stdout.decode()
    page._register._sheet.click()
    assert page.back()
    printed = []
    monkeypatch.setattr(stamping, "print_pdf", lambda pdf, name: printed.append((pdf[:4], name)))
    page._print.printing.emit("desk")
    record = wait_for(signed_on, qtbot, Printed).record
    assert printed == [(b"%PDF", "desk")]
    assert record.what == "register"
    assert last(signed_on, Printed).record.code.count("-") == 3


def test_the_line_above_asks_for_a_witness_in_time(signed_on, qtbot):
    standing = signed_on.main._reminders
    assert standing.isHidden()
    signed_on.session.ward.machine.clock.pass_(5 * 3600)
    write(signed_on, qtbot, Note("late in the night"))
    assert "has ever seen this log" in standing.ask.text()
    ward = signed_on.session.ward
    button(standing, "Copy it now").click()
    now = signed_on.main.page("witnesses")._now
    qtbot.waitUntil(lambda: now.shown is not None)
    assert now.shown.ref.number == 0
    now._last.setText(now.shown.code[-4:])
    now._copied.click()
    assert wait_for(signed_on, qtbot, Anchor).record.number == 0
    qtbot.waitUntil(lambda: now.shown.ref.number > 0)
    signed_on.main.show_page("log")
    assert standing.isHidden()
    ward.machine.clock.pass_(5 * 3600)
    signed_on.main.refresh()
    assert "nobody outside this PC has seen" in standing.ask.text()
    button(standing, "Copy it now").click()
    assert signed_on.main.shown == "witnesses"
    assert standing.isHidden()
    signed_on.main._reminders.refresh("log", room=False)
    assert standing.isHidden()
