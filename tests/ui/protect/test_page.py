# SPDX-License-Identifier: Apache-2.0
"""Protecting: six words on paper, typed back, a second way in, and from then on no other way."""

import tempfile
from pathlib import Path

import pytest

from logbook.core import crypto
from logbook.core.actions import opening, protecting
from logbook.core.vault.slots import Passphrase
from logbook.ui.recovery import nearby
from tests.ui.hands import answer_file, button, open_page


@pytest.fixture
def page(signed_on):
    return open_page(signed_on, "protect")


def typed_back(page):
    words = page._drawn
    button(page._words, "They are on paper").click()
    page._typed._line.setText("  " + words.upper().replace(" ", " - "))
    button(page._typed, "Go on").click()
    return words


def test_six_words_are_shown_and_then_forgotten(page):
    shown = [one.text() for one in page._words._labels[1::2]]
    assert " ".join(shown) == page._drawn
    assert len(shown) == 6
    button(page._words, "They are on paper").click()
    assert not page._words._labels


def test_a_wrong_word_is_named_by_its_place(page):
    words = page._drawn.split()
    page._type_back()
    page._check(" ".join([*words[:3], "horse", words[4], "cow"]))
    assert "word 4, 6" in page._typed._trouble.text()
    page._check("two words")
    assert page._typed._trouble.text() == "2 words were typed; there are 6."


def test_the_words_and_the_teams_key_are_the_only_ways_in(signed_on, page, qtbot):
    _, public = crypto.new_age_identity()
    words = typed_back(page)
    button(page._recovery, "The team's recovery key").click()
    page._recovery._lock.click()
    assert "age1" in page._recovery._trouble.text()
    page._recovery._key.setText(public)
    with qtbot.waitSignal(page.protected):
        page._recovery._lock.click()
    ward = signed_on.session.ward
    assert protecting.is_protected(ward)
    assert ward.unlocked.file.recovery == (public,)
    assert opening.unlock(ward.path, Passphrase(words)).key == ward.unlocked.key
    assert page._drawn == ""
    assert signed_on.main._standing.banner.isHidden()
    page.arrive({})
    assert page._stack.currentWidget() is page._finished


def test_a_misspelt_team_key_changes_nothing(signed_on, page, qtbot):
    typed_back(page)
    button(page._recovery, "The team's recovery key").click()
    page._recovery._key.setText("age1nonsense")
    page._recovery._lock.click()
    qtbot.waitUntil(lambda: not page._recovery._trouble.isHidden())
    assert not protecting.is_protected(signed_on.session.ward)


@pytest.fixture
def other_disk(tmp_path):
    """A folder on another disk than the ward's."""
    place = Path("/dev/shm")
    if not place.is_dir() or place.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system")
    with tempfile.TemporaryDirectory(dir=place) as made:
        yield Path(made)


def test_a_sheet_is_saved_away_from_the_log_only(signed_on, page, qtbot, tmp_path, other_disk):
    typed_back(page)
    button(page._recovery, "A recovery sheet made here").click()
    page._recovery._lock.click()
    assert "First copy" in page._recovery._trouble.text()
    answer_file(signed_on, signed_on.session.ward.path / "sheet.pdf")
    page._recovery._save.click()
    assert "Not beside the log" in page._recovery._trouble.text()
    answer_file(signed_on, tmp_path.parent / "sheet.pdf")
    page._recovery._save.click()
    assert "Not beside the log" in page._recovery._trouble.text()
    stick = other_disk
    answer_file(signed_on, stick / "sheet.pdf")
    page._recovery._save.click()
    qtbot.waitUntil(lambda: "Saved" in page._recovery._trouble.text())
    assert (stick / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    shown = "".join(page._recovery._shown.text().split())
    assert crypto.age_recipient(shown) == page._recovery._public


def test_a_copy_by_hand_is_proven_by_its_last_four_characters(page, qtbot):
    typed_back(page)
    button(page._recovery, "A recovery sheet made here").click()
    page._recovery._kept.click()
    form = page._recovery
    for typed in ("", "ABCD"):
        form._ends.setText(typed)
        form._lock.click()
        assert "last four" in form._trouble.text()
    form._ends.setText(" " + form.secret[-4:].lower())
    with qtbot.waitSignal(page.protected):
        form._lock.click()


def test_locking_forgets_the_words(signed_on, page):
    signed_on.lock()
    assert page._drawn == ""
    assert not page._words._labels


def test_esc_goes_one_step_back(page):
    typed_back(page)
    assert page.back()
    assert page._stack.currentWidget() is page._typed
    assert page.back()
    assert page._stack.currentWidget() is page._words
    assert not page.back()


def test_beside_means_in_the_folder_or_next_to_it(tmp_path):
    log = tmp_path / "home" / "ward"
    assert nearby(log, log / "sheet.txt")
    assert nearby(log, tmp_path / "home" / "sheet.txt")
    assert nearby(log, tmp_path / "home" / "deep" / "sheet.txt")
    assert not nearby(log, tmp_path / "stick" / "sheet.txt")


def test_another_folder_of_the_same_disk_is_beside_too(tmp_path, other_disk):
    log = tmp_path / "home" / "ward"
    log.mkdir(parents=True)
    (tmp_path / "documents").mkdir()
    assert nearby(log, tmp_path / "documents" / "sheet.pdf")
    assert not nearby(log, other_disk / "sheet.pdf")
