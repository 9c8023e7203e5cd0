# SPDX-License-Identifier: Apache-2.0
"""Drafts: nothing typed is lost, nothing typed is readable, and a bad one stops nobody."""

from __future__ import annotations

import os

import pytest

from logbook.core.crypto import seal
from logbook.core.model.errors import DiskFull, ReadOnlyMedium, StorageTrouble, TooLarge, Unreadable
from logbook.core.vault import drafts as door
from logbook.core.vault.drafts import LARGEST, Draft, Drafts, reseal

KEY = bytes(range(48))
OTHER = bytes(range(50, 98))
ONE = Draft("record", "anna", {"text": "el respirador de la cama 4 ñ \ud800", "bed": 4, "late": None})
TWO = Draft("handover", "anna", {"text": "segundo"})


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path, KEY)


def test_a_draft_comes_back_for_its_page_and_author_only(drafts):
    drafts.save(ONE)
    drafts.save(TWO)
    assert drafts.load("record", "anna") == ONE
    assert drafts.load("handover", "anna") == TWO
    assert drafts.load("record", "joan") is None


def test_a_newer_draft_takes_the_place_of_the_older(drafts, tmp_path):
    drafts.save(ONE)
    drafts.save(Draft("record", "anna", {"text": "new"}))
    assert drafts.load("record", "anna").fields == {"text": "new"}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_recorded_draft_is_gone(drafts, tmp_path):
    drafts.save(ONE)
    drafts.discard("record", "anna")
    drafts.discard("record", "anna")
    assert drafts.load("record", "anna") is None
    assert list(tmp_path.iterdir()) == []


def test_neither_name_nor_content_of_the_file_tells_anything(drafts, tmp_path):
    drafts.save(ONE)
    (path,) = tmp_path.iterdir()
    raw = path.name.encode() + path.read_bytes()
    for word in (b"respirador", b"anna", b"record", b"bed"):
        assert word not in raw
    Drafts(tmp_path, OTHER).save(ONE)
    assert len({file.name for file in tmp_path.iterdir()}) == 2
    assert path.stat().st_mode & 0o777 == 0o600


def test_after_a_crash_all_drafts_are_found_and_half_ones_swept_away(drafts, tmp_path):
    drafts.save(ONE)
    drafts.save(TWO)
    (tmp_path / "1234.draft.new").write_bytes(b"half")
    found = Drafts(tmp_path, KEY).all()
    assert sorted(draft.page for draft in found.drafts) == ["handover", "record"]
    assert found.unreadable == ()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("spoil", [b"", b"x" * 100, b"x" * (LARGEST * 2)])
def test_an_unreadable_draft_is_reported_and_the_others_are_there(drafts, tmp_path, spoil):
    drafts.save(ONE)
    drafts.save(TWO)
    bad = tmp_path / "0000.draft"
    bad.write_bytes(spoil)
    assert drafts.all().unreadable == (bad,)
    assert len(drafts.all().drafts) == 2


def test_every_kind_of_spoilt_draft_is_unreadable(drafts, tmp_path):
    drafts.save(ONE)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for content in (b"", whole[:-1], whole[:5] + b"?" + whole[6:], b"x" * LARGEST * 2):
        path.write_bytes(content)
        with pytest.raises(Unreadable):
            drafts.load("record", "anna")
    path.unlink()
    path.mkdir()
    with pytest.raises(Unreadable):
        drafts.load("record", "anna")


def test_a_draft_put_in_another_place_does_not_open(drafts, tmp_path):
    drafts.save(ONE)
    drafts.save(TWO)
    one, two = tmp_path.iterdir()
    one.replace(two)
    assert drafts.all().unreadable == (two,)


def test_sealed_words_that_are_no_draft_are_unreadable(drafts, tmp_path):
    for content in (b"[]", b"{}", b"null", b"\xff"):
        (tmp_path / "0.draft").write_bytes(seal(door._key(KEY), content, b"0.draft"))
        assert len(drafts.all().unreadable) == 1


def test_a_draft_beyond_all_measure_is_refused_and_the_old_one_stays(drafts):
    drafts.save(ONE)
    with pytest.raises(TooLarge):
        drafts.save(Draft("record", "anna", {"text": "x" * LARGEST}))
    assert drafts.load("record", "anna") == ONE


def test_a_full_disk_keeps_the_old_draft(disk):
    drafts = Drafts(disk.path, KEY)
    drafts.save(ONE)
    filler = disk.fill()
    with pytest.raises(DiskFull):
        drafts.save(Draft("record", "anna", {"text": "x" * 20000}))
    assert drafts.load("record", "anna") == ONE
    filler.unlink()
    drafts.save(Draft("record", "anna", {"text": "y"}))


def test_a_read_only_medium_is_named(disk):
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        Drafts(disk.path, KEY).save(ONE)


def test_drafts_move_to_the_new_key_and_doing_it_twice_is_fine(drafts, tmp_path):
    drafts.save(ONE)
    drafts.save(TWO)
    (tmp_path / "0.draft").write_bytes(b"noise")
    reseal(tmp_path, KEY, OTHER)
    reseal(tmp_path, KEY, OTHER)
    found = Drafts(tmp_path, OTHER).all()
    assert len(found.drafts) == 2
    assert found.unreadable == (tmp_path / "0.draft",)
    assert drafts.all().drafts == ()
    assert drafts.load("record", "anna") is None


def test_a_half_moved_set_of_drafts_is_finished(drafts, tmp_path):
    drafts.save(ONE)
    drafts.save(TWO)
    Drafts(tmp_path, OTHER).save(ONE)  # the crash came before the old one was deleted
    reseal(tmp_path, KEY, OTHER)
    assert len(Drafts(tmp_path, OTHER).all().drafts) == len(list(tmp_path.iterdir())) == 2


def test_a_missing_folder_of_drafts_is_storage_trouble(tmp_path):
    with pytest.raises(StorageTrouble):
        Drafts(tmp_path / "none", KEY).save(ONE)


TYPE = """
import sys
from pathlib import Path
from logbook.core.vault.drafts import Draft, Drafts
drafts = Drafts(Path(sys.argv[1]), bytes(range(48)))
number = 0
while True:
    drafts.save(Draft("record", "anna", {"text": "x" * number}))
    print(number, flush=True)
    number += 1
"""


def test_a_draft_survives_kill_minus_nine_in_the_middle_of_typing(tmp_path, other_program):
    for _ in range(3):
        child = other_program(TYPE, tmp_path)
        for _ in range(20):
            seen = int(child.stdout.readline())
        child.kill()
        rest = child.stdout.read().split()
        child.wait()
        last = int(rest[-1]) if rest else seen
        kept = Drafts(tmp_path, KEY).all()
        assert kept.unreadable == ()
        assert len(kept.drafts[0].fields["text"]) >= last
        assert len(list(tmp_path.iterdir())) == 1
        os.sync()
