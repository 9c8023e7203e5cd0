# SPDX-License-Identifier: Apache-2.0
"""Contacts: found while one types, a call recorded in one press, everything else on demand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from logbook.core.model.coordination import Call, Contact, Errand, Method, Reached, Request
from logbook.core.model.errors import DiskFull
from logbook.ui.contacts import page as contacts
from logbook.ui.contacts.book import MOST
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write

LAB = Contact("c1", "Laboratory", "Pere", phone="4411", radio="channel 4", sensitive=True, dated="2026-11-20")


@pytest.fixture
def page(signed_on):
    signed_on.stage.resize(1366, 768)
    return open_page(signed_on, "contacts")


@pytest.fixture
def lab(signed_on, page, qtbot):
    write(signed_on, qtbot, LAB)
    write(signed_on, qtbot, Contact("c2", "Blood bank", runner="Pau", place="ground floor", remark="at night"))
    return page


def titles(page):
    return [lines.title for _, lines in page._book._shown]


def call_of(signed_on, qtbot):
    return wait_for(signed_on, qtbot, Call).record


def test_an_empty_list_says_what_to_do(signed_on, page):
    assert not page._book._empty.isHidden()
    assert page._book.first.isVisible()
    assert "position, name, phone" in page._book._empty.findChildren(QLabel)[-1].text()
    assert contacts.status(signed_on.main.desk) == "nobody is on the list yet"


def test_a_contact_is_written_and_found_while_one_types(signed_on, page, qtbot):
    page._book.new.click()
    page._contact.record.click()
    assert "at least what it is" in page._contact._labelled["position"]._trouble.text()
    for key, text in (("position", "Laboratory"), ("phone", "4411")):
        qtbot.keyClicks(page._contact._lines[key], text)
    page._contact._sensitive.click()
    page._contact.record.click()
    assert wait_for(signed_on, qtbot, Contact).record == Contact("c1", "Laboratory", phone="4411", sensitive=True)
    qtbot.waitUntil(lambda: titles(page) == ["Laboratory"])
    assert "telephone 4411" in page._book._shown[0][1].meta
    write(signed_on, qtbot, Contact("c2", "Blood bank"))
    assert page._book._shown[0][1].meta == "no way to reach them is written down"
    qtbot.keyClicks(page._book.search, "LAB 44")
    assert titles(page) == ["Laboratory"]
    assert page._book._count.text() == "1 of 2"
    assert page.back()
    assert titles(page) == ["Blood bank", "Laboratory"]
    assert not page.back()
    assert contacts.status(signed_on.main.desk).startswith("2 contacts, the oldest written")


def test_one_press_records_a_call_by_the_first_way_there_is(signed_on, lab, qtbot):
    row = lab._book._rows[1]
    row.reached.click()
    assert call_of(signed_on, qtbot) == Call(Method.PHONE, Reached.ANSWERED, "c1", "Laboratory", "Pere", "4411")
    qtbot.waitUntil(lambda: lab._book._shown[1][1].fact == "answered")
    lab._book._rows[0].missed.click()
    qtbot.waitUntil(lambda: last(signed_on, Call).record.reached is Reached.NO_ANSWER)
    assert last(signed_on, Call).record.method is Method.RUNNER
    signed_on.stage.resize(683, 384)
    qtbot.waitUntil(lab._book._rows[0].missed.isHidden)


def test_a_call_with_everything_that_was_said(signed_on, lab, qtbot):
    asked = write(signed_on, qtbot, Request(Errand.LAB, "K"))
    lab._book._rows[1].face.click()
    lab._contact.call.click()
    button(lab._call, "Busy").click()
    button(lab._call, "radio").click()
    assert lab._call._lines["number"].text() == "channel 4"
    qtbot.keyClicks(lab._call._text, "K 6.1")
    button(lab._call, "Read back").click()
    button(lab._call, "They called us").click()
    button(lab._call, "Laboratory: K").click()
    lab._call.record.click()
    assert call_of(signed_on, qtbot) == Call(
        Method.RADIO, Reached.BUSY, "c1", "Laboratory", "Pere", "channel 4", text="K 6.1", read_back=True,
        incoming=True, request=asked.ref,
    )  # fmt: skip
    qtbot.waitUntil(lambda: lab._stack.currentWidget() is lab._book)
    button(lab._book, "Calls").click()
    assert titles(lab) == ["from Pere, Laboratory"]
    assert "read back · Anna Puig" in lab._book._shown[0][1].meta
    lab._book._rows[0].click()
    assert signed_on.main.shown == "log"


def test_a_call_to_somebody_who_is_not_on_the_list(signed_on, page, qtbot):
    page._book.call.click()
    assert page._call._about_field.isHidden()
    qtbot.keyClicks(page._call._lines["number"], "112")
    page._call._lines["number"].returnPressed.emit()
    assert call_of(signed_on, qtbot) == Call(Method.PHONE, Reached.ANSWERED, number="112")
    write(signed_on, qtbot, Call(Method.OTHER, Reached.LEFT_WORD, "c9"))
    button(page._book, "Calls").click()
    assert titles(page) == ["to somebody not named", "to 112"]
    assert page.back()


def test_a_contact_is_renewed_or_taken_off(signed_on, lab, qtbot):
    lab._book._rows[1].face.click()
    assert lab._contact._page.title.text() == "Contact"
    lab._contact._lines["phone"].setText("4499")
    lab._contact._lines["phone"].returnPressed.emit()
    qtbot.waitUntil(lambda: last(signed_on, Contact).record.phone == "4499")
    assert last(signed_on, Contact).record.contact == "c1"
    qtbot.waitUntil(lambda: lab._stack.currentWidget() is lab._book)
    lab._book._rows[0].face.click()
    lab._contact.gone.click()
    qtbot.waitUntil(lambda: titles(lab) == ["Laboratory, Pere"])


def test_what_is_half_written_comes_back(signed_on, lab, qtbot):
    lab._book.new.click()
    qtbot.keyClicks(lab._contact._lines["name"], "Ada")
    assert lab.waits()
    lab.back()
    lab.arrive({})
    assert lab._contact._lines["name"].text() == "Ada"
    lab._contact._lines["name"].clear()
    lab._edited()
    lab._open_call("c1")
    qtbot.keyClicks(lab._call._text, "K 6.1")
    lab.back()
    lab.arrive({})
    assert (lab._call._contact, lab._call._text.toPlainText()) == ("c1", "K 6.1")
    lab._call._text.clear()
    lab.arrive({})
    assert lab._stack.currentWidget() is lab._book


def test_what_was_chosen_for_a_call_comes_back_with_its_words(signed_on, lab, qtbot):
    asked = write(signed_on, qtbot, Request(Errand.LAB, "K"))
    lab._open_call("c1")
    qtbot.keyClicks(lab._call._text, "K 6.1")
    for word in ("Busy", "Read back", "They called us", "Laboratory: K"):
        button(lab._call, word).click()
    lab.back()
    lab.arrive({})
    call = lab._call.call()
    assert (call.reached, call.read_back, call.incoming, call.request) == (Reached.BUSY, True, True, asked.ref)


def test_a_long_list_is_searched_not_scrolled(signed_on, page, qtbot):
    lines = [(f"c{n}", lines) for n, (_, lines) in enumerate(page._book._shown)]
    assert lines == []
    write(signed_on, qtbot, LAB)
    (_, one) = page._book._shown[0]
    page._book.show_lines([(f"c{n}", one) for n in range(MOST + 5)])
    assert len(page._book._rows) == MOST
    assert page._book._count.text() == f"{MOST} of {MOST + 5}"


CSV = """Position;Name;Phone;Radio;Colour;Sensitive
Laboratory;Pere;4411;;red;
Blood bank;;4420;channel 4;;yes
Porter;;1;;;maybe
"""


def take(signed_on, page, qtbot, file):
    answer_file(signed_on, file)
    page._book.list.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)


def test_a_list_is_shown_whole_before_one_act_takes_it(signed_on, page, qtbot, tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text(CSV)
    take(signed_on, page, qtbot, file)
    assert last(signed_on, Contact) is None
    form = page._list
    assert form._coming.text() == "Laboratory, Pere · telephone 4411\nBlood bank · telephone 4420 · radio channel 4"
    assert "Line 4 · Sensitive · " in form._bad.text()
    said = [one.text() for one in form._mapping.findChildren(QLabel)]
    assert said[said.index("Phone") + 2] == "Telephone"
    assert said[said.index("Colour") + 2] == "is not read"
    assert form._take.word == "Take 2 contacts"
    qtbot.waitUntil(form._take.hasFocus)
    qtbot.keyClick(form._take, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._book)
    assert titles(page) == ["Blood bank", "Laboratory, Pere"]
    assert "2 contacts recorded" in signed_on.main.messages.text()
    take(signed_on, page, qtbot, file)
    assert (form._take.word, form._take.isEnabled()) == ("Take 0 contacts", False)
    assert page.back()
    assert page._stack.currentWidget() is page._book


def test_a_changed_line_keeps_its_place_and_one_written_meanwhile_is_not_written_over(signed_on, lab, qtbot, tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text("Position;Name;Phone\nLaboratory;Pere;4499\nPorter;;1\n")
    take(signed_on, lab, qtbot, file)
    write(signed_on, qtbot, Contact("c3", "Theatre", phone="7"))
    lab._list._take.click()
    qtbot.waitUntil(lambda: lab._stack.currentWidget() is lab._book)
    contacts = signed_on.session.ward.folds.contacts
    assert contacts.contact("c1").record.phone == "4499"
    assert contacts.contact("c3").record.position == "Theatre"
    assert contacts.contact("c4").record.position == "Porter"


def test_a_file_that_is_no_list_and_one_that_cannot_be_read_are_said_and_nothing_is_taken(
    signed_on, page, qtbot, tmp_path
):
    file = tmp_path / "contacts.csv"
    file.write_text("a;b\n1;2\n")
    answer_file(signed_on, file)
    page._book.list.click()
    qtbot.waitUntil(lambda: "contacts.csv" in signed_on.main.messages.text())
    signed_on.main.messages.clear()
    answer_file(signed_on, tmp_path / "gone.csv")
    page._book.list.click()
    qtbot.waitUntil(lambda: "gone.csv" in signed_on.main.messages.text())
    answer_file(signed_on, None)
    page._book.list.click()
    assert page._stack.currentWidget() is page._book
    assert last(signed_on, Contact) is None


def test_trouble_in_the_middle_of_a_list_is_counted(signed_on, page):
    page._taking._waiting, page._taking._total = [LAB], 3
    page._taking._stopped(DiskFull(path="/x"))
    assert "2 of 3 contacts are in the log" in signed_on.main.messages.text()
