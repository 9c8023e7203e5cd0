# SPDX-License-Identifier: Apache-2.0
"""Sealed notes: anybody writes, only the ward or its recovery reads, and none is lost or doubled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.model.errors import BadInput, DiskFull, NotOurs, ReadOnlyMedium, StorageTrouble, TooLarge, Unreadable
from logbook.core.vault.sealed_notes import (
    LARGEST,
    LooseNote,
    open_note,
    pending,
    remove,
    write_note,
)

WARD, TO_WARD = crypto.new_age_identity()
TEAM, TO_TEAM = crypto.new_age_identity()
NOTE = LooseNote("Marta", "nurse", "la bomba del box 3 se ha parado ñ", 1_790_000_000_000, 5000, 60)


def write(folder, note=NOTE):
    return write_note(folder, [TO_WARD, TO_TEAM], note)


def test_a_note_opens_for_the_ward_and_for_recovery_and_for_nobody_else(tmp_path):
    path = write(tmp_path)
    assert open_note([WARD], path).note == open_note([TEAM], path).note == NOTE
    assert open_note(["misspelt", TEAM, WARD], path).digest == open_note([WARD], path).digest
    for identities in ([], [crypto.new_age_identity()[0]]):
        with pytest.raises(Unreadable):
            open_note(identities, path)


def test_no_word_of_it_is_readable_and_the_file_is_private(tmp_path):
    path = write(tmp_path)
    raw = path.name.encode() + path.read_bytes()
    for word in (b"Marta", b"nurse", b"bomba"):
        assert word not in raw
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_waiting_notes_are_listed_and_half_ones_are_not(tmp_path):
    assert pending(tmp_path) == ()
    paths = {write(tmp_path), write(tmp_path)}
    (tmp_path / "x.note.new").write_bytes(b"half")
    assert set(pending(tmp_path)) == paths


def test_a_removed_note_waits_no_more(tmp_path):
    late, early = write(tmp_path), write(tmp_path)
    remove(early)
    remove(early)
    assert pending(tmp_path) == (late,)


def test_two_notes_with_the_same_words_are_two(tmp_path):
    one, two = (open_note([WARD], write(tmp_path)) for _ in range(2))
    assert one.note == two.note
    assert one.digest != two.digest


@pytest.mark.parametrize(
    "note",
    [
        replace(NOTE, text="x" * (LARGEST - 2)),
        replace(NOTE, text="\U0001f642" * (LARGEST // 4 - 1)),
        replace(NOTE, text="\x01\ud800" * 8000),
        replace(NOTE, patient="cama 4", name="", role=""),
    ],
)
def test_a_long_note_is_taken_up_to_the_measure(tmp_path, note):
    assert open_note([WARD], write(tmp_path, note)).note == note


@pytest.mark.parametrize(
    "note",
    [
        replace(NOTE, text="x" * (LARGEST - 1)),
        replace(NOTE, text="\x01" * (LARGEST // 6)),
        replace(NOTE, name="x" * LARGEST),
        replace(NOTE, patient="x" * LARGEST),
    ],
)
def test_a_note_that_would_not_fit_into_a_record_is_refused_at_once(tmp_path, note):
    with pytest.raises(TooLarge):
        write(tmp_path, note)
    assert pending(tmp_path) == ()


def test_a_bad_or_missing_recipient_is_bad_input(tmp_path):
    for recipients in ([], ["age1nobody"]):
        with pytest.raises(BadInput):
            write_note(tmp_path, recipients, NOTE)
    assert pending(tmp_path) == ()


def test_every_flipped_bit_is_noticed(tmp_path):
    path = write(tmp_path)
    whole = path.read_bytes()
    for bit in range(0, len(whole) * 8, 7):
        broken = bytearray(whole)
        broken[bit // 8] ^= 1 << bit % 8
        path.write_bytes(broken)
        with pytest.raises(Unreadable):
            open_note([WARD, TEAM], path)


@pytest.mark.parametrize("content", [b"", b"noise", b"x" * 400_000])
def test_noise_is_unreadable(tmp_path, content):
    (tmp_path / "n.note").write_bytes(content)
    with pytest.raises(Unreadable):
        open_note([WARD], tmp_path / "n.note")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"1",
        b"\xff",
        b"[" * 5000,
        b"{}",
        b'{"name":"a","role":"b","text":"c","wall":1,"boot":2,"zone":3}',
        b'{"name":"a","role":"b","text":3,"wall":1,"boot":2,"zone":3,"patient":""}',
        b'{"name":"a","role":"b","text":"c","wall":1.5,"boot":2,"zone":3,"patient":""}',
        b'{"name":"a","role":"b","text":"c","wall":true,"boot":2,"zone":3,"patient":""}',
        b'{"name":"a","role":"b","text":"c","wall":9007199254740993,"boot":2,"zone":3,"patient":""}',
        b'{"name":"a","role":"b","text":"c","wall":1,"boot":2,"zone":1441,"patient":""}',
        b'{"name":"a","role":"b","text":"' + b"x" * LARGEST + b'","wall":1,"boot":2,"zone":3,"patient":""}',
    ],
)
def test_something_else_sealed_to_the_ward_is_not_ours(tmp_path, content):
    (tmp_path / "n.note").write_bytes(crypto.age_encrypt(content, [TO_WARD]))
    with pytest.raises(NotOurs):
        open_note([WARD], tmp_path / "n.note")


def test_a_full_or_read_only_medium_is_named_and_leaves_no_half_note(disk):
    filler = disk.fill()
    with pytest.raises(DiskFull):
        write(disk.path)
    assert pending(disk.path) == ()
    filler.unlink()
    path = write(disk.path)
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        write(disk.path)
    with pytest.raises(ReadOnlyMedium):
        remove(path)
    assert open_note([WARD], path).note == NOTE


def test_a_missing_folder_is_storage_trouble_on_writing(tmp_path):
    with pytest.raises(StorageTrouble):
        write(tmp_path / "none")
