# SPDX-License-Identifier: Apache-2.0
"""Key sticks: the file on them, what becomes of it, and which stick may be one."""

from __future__ import annotations

import pytest

from logbook.core.model.errors import (
    DamagedKeyStick,
    NoKeyStick,
    PinTooWeak,
    ReadOnlyMedium,
    Refused,
    StorageTrouble,
    WrongKey,
)
from logbook.core.vault import keys, keysticks
from logbook.core.vault.slots import Cost, Kind, Limits, Passphrase

CHEAP = Cost(64, 1, 1)
LOOSE = Limits(least_memory_kib=64)
WORDS = Passphrase("abacus abdomen", CHEAP)


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def ward(tmp_path):
    place = tmp_path / "ward"
    place.mkdir()
    keys.create(place, [WORDS])
    return place


def added(ward, stick, pin="480513"):
    """A ward that opens by a stick too; returns the stick's key and the ward's."""
    key = keysticks.make(stick, pin, CHEAP)
    return key, keys.add(ward, keys.unlock(ward, WORDS, LOOSE), key)


def test_a_stick_and_its_pin_open_the_log(ward, stick):
    key, unlocked = added(ward, stick)
    assert unlocked.file.kinds == {Kind.PASSPHRASE, Kind.STICK}
    file = keys.public(ward, LOOSE)
    assert keysticks.found([ward, stick], file) == (stick, key.id)
    again = keys.unlock(ward, keysticks.open_here(stick, file, "480513"), LOOSE)
    assert (again.key, again.by) == (unlocked.key, Kind.STICK)
    with pytest.raises(WrongKey):
        keys.unlock(ward, keysticks.open_here(stick, file, "480514"), LOOSE)


def test_the_file_on_the_stick_is_private_and_holds_neither_pin_nor_the_logs_key(ward, stick):
    key, unlocked = added(ward, stick)
    (file,) = [path for path in stick.rglob("*") if path.is_file()]
    assert file == stick / "ward-logbook" / f"{key.id}.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_bytes()) == 43
    assert b"480513" not in file.read_bytes()
    assert unlocked.key not in file.read_bytes()


def test_a_stick_of_another_log_is_no_stick_of_this_one(ward, stick, tmp_path):
    added(ward, stick)
    other = tmp_path / "other"
    other.mkdir()
    keysticks.make(other, "719204", CHEAP)
    file = keys.public(ward, LOOSE)
    assert keysticks.found([other], file) is None
    with pytest.raises(NoKeyStick):
        keysticks.open_here(other, file, "719204")
    assert keysticks.has_any(other)


def test_one_stick_may_open_several_logs(ward, stick, tmp_path):
    first, _ = added(ward, stick)
    second = keysticks.make(stick, "719204", CHEAP)
    assert keysticks.read(stick, first.id, "").raw == first.raw
    assert keysticks.read(stick, second.id, "").raw == second.raw


def test_a_lost_file_is_told_from_a_garbled_one(stick):
    key = keysticks.make(stick, "480513", CHEAP)
    path = stick / "ward-logbook" / f"{key.id}.key"
    for content in (b"", b"not base64!", b"\xff", path.read_bytes()[:40], path.read_bytes() * 2, b"x" * 1000):
        path.write_bytes(content)
        with pytest.raises(DamagedKeyStick):
            keysticks.read(stick, key.id, "480513")
    keysticks.remove(stick, key.id)
    keysticks.remove(stick, key.id)
    with pytest.raises(NoKeyStick):
        keysticks.read(stick, key.id, "480513")
    assert not keysticks.has_any(stick)


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("48051", "six-digits-or-more"),
        ("4" * 33, "six-digits-or-more"),
        ("48051a", "six-digits-or-more"),
        ("٤٨٠٥١٣", "six-digits-or-more"),
        ("12345678", "row"),
        ("55555555", "row"),
        ("123123", "common"),
    ],
)
def test_a_pin_that_is_soon_guessed_makes_no_stick(stick, pin, why):
    with pytest.raises(PinTooWeak) as caught:
        keysticks.make(stick, pin, CHEAP)
    assert caught.value.facts["reason"] == why
    assert not list(stick.iterdir())


def test_a_stick_with_a_copy_of_the_log_is_never_its_key(stick):
    (stick / "ward-logbook" / "uci").mkdir(parents=True)
    (stick / "ward-logbook" / "uci" / keys.NAME).write_bytes(b"{}")
    with pytest.raises(Refused):
        keysticks.make(stick, "480513", CHEAP)


def test_a_stick_that_refuses_is_named(disk, tmp_path):
    filler = disk.fill()
    with pytest.raises(StorageTrouble):
        keysticks.make(disk.path, "480513", CHEAP)
    filler.unlink()
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        keysticks.make(disk.path, "480513", CHEAP)
    with pytest.raises(StorageTrouble):
        keysticks.make(tmp_path / "no such stick", "480513", CHEAP)


def test_a_place_that_cannot_be_asked_has_no_key(tmp_path):
    assert not keysticks.there(tmp_path / ("x" * 300), "id")
