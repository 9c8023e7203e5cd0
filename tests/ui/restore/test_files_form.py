# SPDX-License-Identifier: Apache-2.0
"""A log from exports or codes alone, in the window: no more is asked for than is missing, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt

from logbook.core import crypto
from logbook.core.actions import bridging, export
from logbook.core.actions.export import Order
from logbook.core.model.codes import Profile
from logbook.core.model.records import Note
from logbook.i18n import words_for
from logbook.ui.messages import Answers
from tests import wards
from tests.ui.hands import button
from tests.ui.restore.test_restore_page import bare, shown

assert bare


@pytest.fixture
def old(tmp_path):
    (tmp_path / "old").mkdir()
    made = wards.make(tmp_path / "old")
    made.record(Note("from the night before", patient="UCI-07·K4"))
    yield made
    made.shut()


def exported(old, tmp_path, recipients=()):
    order = Order(tmp_path / "night.pdf", words_for("en"), old.by("Anna Puig"), "Anna Puig", recipients=recipients)
    (made,) = export.export(old.ward, order)
    return made.path


def frames(old, after=-1):
    taken, now = old.on_thread(bridging.take, old.ward, after)
    return [frame for one in bridging.make(taken, now, Profile.INCIDENT) for frame in one.frames]


def choose(page, word, *files):
    button(page, word).click()
    waiting = iter(files)
    page._answers = Answers(lambda _q: True, lambda *_: next(waiting), None, None)
    for _ in files:
        page._files._choose.click()


def scan(page, text, qtbot):
    page._files._scan.setText(text)
    qtbot.keyClick(page._files._scan, Qt.Key.Key_Return)


def back(page, qtbot):
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    return page._done


def test_an_exported_pdf_brings_the_log_back(bare, old, tmp_path, qtbot):
    page = shown(bare())
    choose(page, "An exported PDF", exported(old, tmp_path), None)
    assert page._files._chosen.text() == "File: night.pdf"
    assert page._files._scan_field.isHidden()
    page._bring.click()
    done = back(page, qtbot)
    assert "Writing goes on in part B." in done._told.text()
    assert "It is shown as closed." in done._more.text()
    assert "the six words, key sticks and recovery sheets of the old log: make new ones" in done._not.text()
    button(done, "Anna Puig · charge nurse")
    page.abandon()


def test_a_sealed_file_asks_for_its_key_and_only_then(bare, old, tmp_path, qtbot):
    secret, public = crypto.new_age_identity()
    page = shown(bare())
    choose(page, "An exported PDF", exported(old, tmp_path, (public,)))
    assert not page._files._key.isVisibleTo(page)
    page._bring.click()
    qtbot.waitUntil(lambda: not page._running)
    assert "It is sealed." in page._trouble.text()
    assert page._files._key.isVisibleTo(page)
    page._files._key.setText(secret.lower())
    qtbot.keyClick(page._files._key, Qt.Key.Key_Return)
    back(page, qtbot)
    assert page._files._key.text() == ""
    page.abandon()


def test_codes_are_scanned_one_after_the_other_and_the_missing_ones_named(bare, old, qtbot):
    for number in range(40):
        old.record(Note(f"{number} the ventilator of bed seven was looked at again, {'and again, ' * 9}"))
    codes = frames(old)[:4]
    page = shown(bare())
    button(page, "Square codes").click()
    scan(page, codes[2], qtbot)
    assert "are missing" in page._files._chosen.text()
    scan(page, "no code at all", qtbot)
    assert page._files._scan_field._trouble.text() == "This is no code of ours, or a part of it is missing."
    scan(page, codes[2], qtbot)
    assert page._files._scan_field._trouble.text() == ""


def test_codes_that_do_not_say_whose_log_it_is_ask_for_the_ward(bare, old, qtbot):
    old.record(Note("at the end"))
    page = shown(bare())
    button(page, "Square codes").click()
    page._bring.click()
    assert page._trouble.text() == "Choose a file, or scan a code."
    for code in frames(old, old.ward.journal.tail.number - 2):
        scan(page, code, qtbot)
    assert "is whole: 2 of 2" in page._files._chosen.text()
    scan(page, "", qtbot)
    qtbot.waitUntil(lambda: not page._running)
    assert "Give the hospital and the ward." in page._trouble.text()
    page._files._hospital.setText("Hospital Demo")
    page._files._ward.setText("UCI 2")
    qtbot.keyClick(page._files._ward, Qt.Key.Key_Return)
    done = back(page, qtbot)
    assert "Not in the files: records A·0 to A·" in done._more.text()
    page.abandon()
