# SPDX-License-Identifier: Apache-2.0
"""Codes read in at the window as a hand scanner types them: believed by the stick's keys, taken by a press alone."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from logbook.core import crypto
from logbook.core.actions import trusting
from logbook.core.exchange import bridge, word, word_sheets
from logbook.core.exchange.bridge import Cargo
from logbook.core.exchange.checkpoint import Checkpoint, write_line
from logbook.core.exchange.word import Kind
from logbook.core.model import bulletins
from logbook.core.model.codes import Realm, Role
from logbook.core.model.errors import DiskFull
from logbook.core.model.records import Person
from logbook.core.model.safeguards import Bulletin, Pack, Receipt
from tests.sticks import NOTICE, OTHER_PACKER, PACKER, PROCEDURE, TEAM, Stick
from tests.ui.hands import button, last, open_page, wait_for, write

EMPTY = Stick(packed={})


@pytest.fixture
def page(signed_on, qtbot):
    shown = open_page(signed_on, "codes")
    qtbot.waitUntil(lambda: shown._much.key() is not None)
    button(shown, "Read codes in").click()
    return shown


@pytest.fixture
def trusting_page(signed_on, page, tmp_path):
    """The page of a ward that took over a stick with keys and an empty pack."""
    ward, session = signed_on.session.ward, signed_on.session
    offer = trusting.look(ward, EMPTY.put(tmp_path / "stick"), EMPTY.card())
    session.announce(ward.worker.submit(trusting.accept, ward, offer, session.author()).result())
    return page


def codes(file=None, kind=Kind.BULLETIN, seed=PACKER, realm=Realm.REAL, size=bridge.FRAME_BYTES):
    file = bulletins.write(NOTICE) if file is None else file
    return bridge.cut(realm, Cargo.WORD, word.write(kind, file, seed, realm), size)


def scan(page, qtbot, *lines):
    """Type as a scanner does: into whatever has the keyboard, Enter after each."""
    for line in lines:
        qtbot.keyClicks(page._read._field, line)
        qtbot.keyClick(page._read._field, Qt.Key.Key_Return)


def shown(page, qtbot):
    qtbot.waitUntil(lambda: not page._read._offer.isHidden())
    return page._read


def refused(page, qtbot):
    qtbot.waitUntil(lambda: not page._read._trouble.isHidden())
    return page._read._trouble.text()


def receipt(ward, *, head=None, number=None, log=None, realm=None, sign=TEAM.sign):
    tail = ward.journal.tail
    where = (log or tail.log, tail.number if number is None else number, tail.head if head is None else head)
    return write_line(Checkpoint(realm or ward.realm, *where, 1_795_400_000), sign, receipt=True)


def test_a_bulletin_is_shown_and_only_a_press_takes_it(signed_on, trusting_page, qtbot):
    page = trusting_page
    scan(page, qtbot, *codes())
    view = shown(page, qtbot)
    assert view._title.text() == "Bulletin B7 · Pumps of one maker"
    assert view._about.text().startswith("version 1 · signed by key ")
    assert view._text.text() == NOTICE.text
    assert view.text == ""
    scan(page, qtbot, *codes(), "")
    assert last(signed_on, Bulletin) is None
    button(view, "Take this over").click()
    assert wait_for(signed_on, qtbot, Bulletin).record.code == "B7"
    assert "here already" in refused(page, qtbot)
    assert not page.waits()


def test_typed_lines_come_in_any_order_and_the_missing_ones_are_named(signed_on, trusting_page, qtbot):
    page = trusting_page
    typed = [word_sheets.grouped(line).lower() for line in codes(size=bridge.TYPED_BYTES)]
    typed[0] = typed[0].translate(str.maketrans("yz", "zy"))
    total = len(typed)
    scan(page, qtbot, *reversed(typed[2:]), typed[3])
    name = codes()[0][3:7]
    assert page._read._sets.text() == f"Set {name}: {total - 2} of {total} codes. Missing: 1, 2"
    assert page.waits()
    assert page.back()
    button(page, "Read codes in").click()
    scan(page, qtbot, typed[1], typed[0])
    shown(page, qtbot)
    assert page._read._sets.isHidden()


def test_a_slip_stays_in_the_field_to_be_put_right(trusting_page, qtbot):
    page = trusting_page
    (code,) = codes()
    scan(page, qtbot, code[:-1])
    assert "Scan it again" in refused(page, qtbot)
    assert page._read.text == code[:-1]
    scan(page, qtbot, code[-1])
    shown(page, qtbot)
    scan(page, qtbot, "nothing of ours")
    assert "no code of ours" in page._read._trouble.text()


def test_sets_are_kept_apart_and_wait_their_turn(signed_on, trusting_page, qtbot):
    page = trusting_page
    other = bulletins.write(dataclasses.replace(NOTICE, code="B8", title="Monitors"))
    first, second = codes(size=bridge.TYPED_BYTES), codes(other, size=bridge.TYPED_BYTES)
    scan(page, qtbot, *(line for pair in zip(first[:3], second[:3], strict=True) for line in pair))
    assert page._read._sets.text().count("Missing") == 2
    scan(page, qtbot, *second[3:], *first[3:])
    assert "B8" in shown(page, qtbot)._title.text()
    button(page, "Leave this").click()
    qtbot.waitUntil(lambda: "B7" in page._read._title.text())
    assert last(signed_on, Bulletin) is None


def test_codes_may_be_forgotten_and_a_false_one_does_not_join(trusting_page, qtbot):
    page = trusting_page
    typed = codes(size=bridge.TYPED_BYTES)
    body = typed[0][:23] + "AA"
    scan(page, qtbot, typed[0], body + bridge._checksum(body))
    assert "Two different codes" in page._read._trouble.text()
    assert "1 of" in page._read._sets.text()
    page._read.empty()
    button(page, "Forget these codes").click()
    assert page._read._sets.isHidden()
    assert not page.waits()


def test_what_does_not_hold_is_refused_in_plain_words(signed_on, page, qtbot, tmp_path):
    scan(page, qtbot, *codes())
    assert "No trust stick was taken over here" in refused(page, qtbot)
    ward, session = signed_on.session.ward, signed_on.session
    offer = trusting.look(ward, EMPTY.put(tmp_path / "stick"), EMPTY.card())
    session.announce(ward.worker.submit(trusting.accept, ward, offer, session.author()).result())
    for lines, told in (
        (codes(seed=OTHER_PACKER), "does not name"),
        (codes(realm=Realm.DRILL), "exercises only"),
    ):
        scan(page, qtbot, *lines)
        qtbot.waitUntil(lambda told=told: told in page._read._trouble.text())
    newer = bulletins.write(dataclasses.replace(NOTICE, version=2))
    scan(page, qtbot, *codes(newer))
    shown(page, qtbot)
    button(page, "Take this over").click()
    wait_for(signed_on, qtbot, Bulletin)
    scan(page, qtbot, *codes())
    qtbot.waitUntil(lambda: "older than what this ward has accepted" in page._read._trouble.text())
    assert page._read._offer.isHidden()


def test_a_procedure_takes_the_right_and_then_stands_on_the_shelf(signed_on, trusting_page, qtbot):
    page = trusting_page
    me = signed_on.session.ward.people.user(signed_on.session.user)
    write(signed_on, qtbot, Person(me.user, Role.NURSE, name=me.name))
    write(signed_on, qtbot, Person("p9", Role.CHARGE_NURSE, name="Chief"))
    lines = codes(PROCEDURE, Kind.PROCEDURE)
    scan(page, qtbot, *lines)
    view = shown(page, qtbot)
    assert view._take.isHidden()
    assert "Ask somebody who may do this" in view._hint.text()
    button(page, "Leave this").click()
    write(signed_on, qtbot, Person(me.user, Role.CHARGE_NURSE, name=me.name))
    scan(page, qtbot, *lines)
    assert shown(page, qtbot)._title.text() == "Procedure P06 · Ventilator"
    button(page, "Take this over").click()
    assert wait_for(signed_on, qtbot, Pack)
    shelf = open_page(signed_on, "procedures")
    qtbot.waitUntil(lambda: shelf._shelf.packed != frozenset())
    assert [(one.version, one.sample) for one in shelf._shelf.newest() if one.code == "P06"] == [(3, False)]


def test_a_receipt_is_heard_as_on_the_page_of_witnesses(signed_on, trusting_page, qtbot):
    page, ward = trusting_page, signed_on.session.ward
    scan(page, qtbot, receipt(ward).lower())
    view = shown(page, qtbot)
    assert "It agrees. The team's signature was checked." in view._text.text()
    button(page, "Take this over").click()
    assert wait_for(signed_on, qtbot, Receipt).record.line.startswith("WT1:")
    scan(page, qtbot, receipt(ward, log="A" * 24))
    assert "another log" in shown(page, qtbot)._text.text()
    assert view._take.isHidden()
    button(page, "Leave this").click()
    scan(page, qtbot, receipt(ward, head=bytes(32)))
    assert "page Witnesses" in shown(page, qtbot)._hint.text()
    assert view._take.isHidden()
    button(page, "Leave this").click()
    scan(page, qtbot, receipt(ward, sign=crypto.new_device_key().sign))
    assert "did not sign it" in shown(page, qtbot)._text.text()


def test_what_the_disk_did_not_take_stays_on_the_screen(signed_on, trusting_page, qtbot):
    page = trusting_page
    scan(page, qtbot, *codes())
    view = shown(page, qtbot)
    page._reading._not_taken(DiskFull())
    assert "disk is full" in view._trouble.text()
    assert not view._offer.isHidden()
    view._take.click()
    view._take.click()
    assert wait_for(signed_on, qtbot, Bulletin)
    qtbot.waitUntil(view._offer.isHidden)
    entries = signed_on.session.ward.folds.timeline.entries
    assert len([one for one in entries if isinstance(one.record, Bulletin)]) == 1


def test_coming_back_to_the_page_the_keyboard_is_in_the_field(signed_on, page, qtbot):
    page._read._field.setText("WB1")
    signed_on.main.show_page("log", {})
    open_page(signed_on, "codes")
    assert page._stack.currentWidget() is page._read
    assert page._read.text == "WB1"
    qtbot.waitUntil(page._read._field.hasFocus)
