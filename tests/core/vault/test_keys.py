# SPDX-License-Identifier: Apache-2.0
"""The key file: it opens for its secrets, heals from its spare, and believes nothing that was changed."""

from __future__ import annotations

import json
import os
import random
import shutil
from contextlib import suppress

import pytest

from logbook.core import crypto
from logbook.core.model.chain import b64
from logbook.core.model.errors import (
    BadInput,
    DamagedFile,
    DiskFull,
    LogbookError,
    NewerVersion,
    NobodyToSealTo,
    NoSuchSlot,
    Refused,
    Unreadable,
    WrongKey,
)
from logbook.core.vault import keys
from logbook.core.vault.slots import Cost, Kind, Limits, Passphrase, Recovery, RecoveryKey, new_setup_key

CHEAP = Cost(64, 1, 1)
LOOSE = Limits(least_memory_kib=64)
WORDS = Passphrase("abacus abdomen abdominal abide abiding ability", CHEAP)
IDENTITY, TO = crypto.new_age_identity()


@pytest.fixture
def folder(tmp_path):
    keys.create(tmp_path, [WORDS, Recovery(TO)])
    return tmp_path


def unlock(folder, secret=WORDS):
    return keys.unlock(folder, secret, LOOSE)


def test_every_secret_opens_the_same_key_and_identity(folder):
    by_words, by_recovery = unlock(folder), unlock(folder, RecoveryKey(IDENTITY))
    assert by_words.key == by_recovery.key
    assert len(by_words.key) == 48
    assert by_words.identities == by_recovery.identities
    assert (by_words.by, by_recovery.by) == (Kind.PASSPHRASE, Kind.RECOVERY)
    assert by_words.old == b""
    assert by_words.key.hex() not in repr(by_words)
    assert by_words.identities[0] not in repr(by_words)


def test_what_needs_no_secret_is_the_kinds_and_the_recipients(folder):
    public = keys.public(folder, LOOSE)
    assert public.kinds == {Kind.PASSPHRASE, Kind.RECOVERY}
    assert public.recovery == (TO,)
    assert public.note_recipients == (crypto.age_recipient(unlock(folder).identities[0]), TO)


def test_no_secret_lies_in_the_file(folder):
    unlocked = unlock(folder)
    data = (folder / keys.NAME).read_bytes()
    for secret in (unlocked.key, unlocked.key[:32], unlocked.identities[0].encode(), b"abacus"):
        assert secret not in data
        assert b64(secret).encode() not in data


def test_files_are_private_and_the_spare_is_the_same(folder):
    assert (folder / keys.NAME).read_bytes() == (folder / keys.SPARE).read_bytes()
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert {path.name for path in folder.iterdir()} == {keys.NAME, keys.SPARE}


def test_an_unprotected_ward_opens_with_the_key_beside_the_file(tmp_path):
    made = keys.create_unprotected(tmp_path)
    assert unlock(tmp_path, keys.setup_key(tmp_path)).key == made.key
    assert keys.public(tmp_path).kinds == {Kind.SETUP}
    assert (tmp_path / keys.SETUP).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / keys.SETUP).read_bytes() not in (tmp_path / keys.NAME).read_bytes()


def test_a_setup_key_that_is_missing_or_misspelt_is_named(tmp_path):
    with pytest.raises(NoSuchSlot):
        keys.setup_key(tmp_path)
    for content in (b"not base64!", b"\xff", b"x" * 1000):
        (tmp_path / keys.SETUP).write_bytes(content)
        with pytest.raises(DamagedFile):
            keys.setup_key(tmp_path)


def test_a_setup_key_left_behind_is_swept_away_by_mending(folder):
    (folder / keys.SETUP).write_bytes(b"left")
    keys.mend(folder, unlock(folder))
    assert not (folder / keys.SETUP).exists()


def test_a_setup_key_in_use_is_not_swept_away(tmp_path):
    keys.create_unprotected(tmp_path)
    keys.mend(tmp_path, unlock(tmp_path, keys.setup_key(tmp_path)))
    assert unlock(tmp_path, keys.setup_key(tmp_path))


def test_unlocking_by_itself_changes_no_file(folder):
    (folder / keys.SETUP).write_bytes(b"left")
    (folder / keys.NAME).write_bytes(b"damaged")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    unlock(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_key_file_of_an_old_backup_does_not_overwrite_the_true_one(folder, tmp_path):
    (tmp_path / "old").mkdir()
    old = keys.create(tmp_path / "old", [WORDS])
    true = (folder / keys.NAME).read_bytes()
    shutil.copy(tmp_path / "old" / keys.NAME, folder / keys.NAME)
    assert unlock(folder).key == old.key  # proven by itself; the stores will not open under it
    assert (folder / keys.SPARE).read_bytes() == true


def test_the_wrong_secret_and_a_missing_slot_are_told_apart(folder):
    with pytest.raises(WrongKey):
        unlock(folder, Passphrase("abacus"))
    with pytest.raises(WrongKey):
        unlock(folder, RecoveryKey(crypto.new_age_identity()[0]))
    with pytest.raises(NoSuchSlot):
        unlock(folder, new_setup_key())


def test_a_bad_recovery_recipient_makes_no_file(tmp_path):
    with pytest.raises(BadInput):
        keys.create(tmp_path, [WORDS, Recovery("age1x")])
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_makes_no_half_file(disk):
    filler = disk.fill()
    with pytest.raises(DiskFull):
        keys.create(disk.path, [WORDS])
    assert list(disk.path.iterdir()) == [filler]


# damage


@pytest.mark.parametrize("content", [None, b"", b"{", b"\0" * 4000, b"x" * 100_000])
@pytest.mark.parametrize("name", [keys.NAME, keys.SPARE])
def test_either_copy_may_be_lost_and_is_put_back(folder, name, content):
    whole = (folder / keys.NAME).read_bytes()
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    assert keys.public(folder, LOOSE).recovery == (TO,)
    unlocked = unlock(folder)
    assert unlocked.mended is (name == keys.NAME)
    keys.mend(folder, unlocked)
    assert not unlock(folder).mended
    assert (folder / keys.NAME).read_bytes() == (folder / keys.SPARE).read_bytes() == whole


def test_one_flipped_bit_anywhere_heals_from_the_spare(folder):
    whole = (folder / keys.NAME).read_bytes()
    key = unlock(folder).key
    for bit in random.Random(5).sample(range(len(whole) * 8), 150):
        (folder / keys.NAME).write_bytes(flipped(whole, bit))
        unlocked = unlock(folder)
        assert unlocked.key == key
        keys.mend(folder, unlocked)
        assert (folder / keys.NAME).read_bytes() == whole


def test_a_version_that_one_bit_made_newer_heals_from_the_spare(folder):
    whole = (folder / keys.NAME).read_bytes()
    (folder / keys.NAME).write_bytes(whole.replace(b'"v":1}', b'"v":9}'))
    assert (folder / keys.NAME).read_bytes() != whole
    assert unlock(folder).mended


def test_one_flipped_bit_anywhere_without_a_spare_is_typed_trouble_and_never_a_key(folder):
    whole = (folder / keys.NAME).read_bytes()
    for bit in range(0, len(whole) * 8, 3):  # every byte is hit, with different bits
        (folder / keys.SPARE).unlink(missing_ok=True)
        (folder / keys.NAME).write_bytes(flipped(whole, bit))
        with pytest.raises((DamagedFile, WrongKey, NoSuchSlot, NewerVersion)):
            unlock(folder)


def flipped(data: bytes, bit: int) -> bytes:
    broken = bytearray(data)
    broken[bit // 8] ^= 1 << bit % 8
    return bytes(broken)


def test_no_file_at_all_is_damage_not_a_crash(tmp_path):
    with pytest.raises(DamagedFile) as caught:
        unlock(tmp_path)
    assert caught.value.facts["detail"] == "missing"


def test_a_read_only_medium_still_opens_although_the_spare_is_gone(disk):
    keys.create(disk.path, [WORDS])
    (disk.path / keys.SPARE).unlink()
    (disk.path / keys.SETUP).write_bytes(b"left")
    disk.make_read_only()
    keys.mend(disk.path, unlock(disk.path))


def test_a_spare_that_cannot_be_written_is_gone_rather_than_old(disk, tmp_path):
    made = keys.create(tmp_path, [WORDS])
    (disk.path / keys.NAME).write_bytes(b"")
    (disk.path / keys.SPARE).write_bytes(b"of the key before")
    filler = disk.fill()
    os.truncate(filler, filler.stat().st_size - 4096)  # room for one
    keys.write(disk.path, made.file, made.key)
    assert unlock(disk.path).key == made.key
    assert not (disk.path / keys.SPARE).exists()


# hostile files


def rewritten(folder, change) -> None:
    words = json.loads((folder / keys.NAME).read_bytes())
    change(words)
    data = json.dumps(words, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    for name in (keys.NAME, keys.SPARE):
        (folder / name).write_bytes(data)


def test_a_recovery_recipient_slipped_in_is_noticed_by_whoever_unlocks(folder):
    slot = Recovery(crypto.new_age_identity()[1]).lock(os.urandom(48), os.urandom)
    rewritten(folder, lambda words: words["slots"].append(slot.words()))
    with pytest.raises(DamagedFile) as caught:
        unlock(folder)
    assert caught.value.facts["detail"] == "changed"


@pytest.mark.parametrize(
    "change",
    [
        lambda words: words["notes"].append(words["notes"][0]),
        lambda words: words["notes"][0].update(to=TO),
        lambda words: words["slots"].reverse(),
        lambda words: words["slots"].pop(),
        lambda words: words.update(old="AAAA"),
        lambda words: words.update(seal=""),
    ],
)
def test_every_other_change_is_noticed_too(folder, change):
    rewritten(folder, change)
    with pytest.raises(DamagedFile) as caught:
        unlock(folder)
    assert caught.value.facts["detail"] == "changed"


@pytest.mark.parametrize(
    "change",
    [
        lambda words: words["slots"][0].update(m=1 << 26),
        lambda words: words["slots"][0].update(t=10**30),
        lambda words: words["slots"].clear(),
        lambda words: words["notes"].clear(),
        lambda words: words["slots"].extend(words["slots"] * 20),
        lambda words: words.update(slots={}),
        lambda words: words.update(notes=[1]),
        lambda words: words["notes"][0].update(to=1),
        lambda words: words.update(old=None),
        lambda words: words.update(extra=1),
        lambda words: words.update(v=0),
        lambda words: words.update(v="1"),
        lambda words: words.pop("seal"),
    ],
)
def test_a_file_that_asks_too_much_or_is_no_key_file_is_damaged(folder, change):
    rewritten(folder, change)
    for call in (lambda: unlock(folder), lambda: keys.public(folder, LOOSE)):
        with pytest.raises(DamagedFile):
            call()


@pytest.mark.parametrize(
    "data", [b"[]", b"null", b"1", b"\xff", b"[" * 60000, b'{"v":1}', b'{"v":' + b"9" * 5000 + b"}", b'{"v":[]}']
)
def test_noise_is_damaged(tmp_path, data):
    with pytest.raises(DamagedFile):
        keys.read(data, tmp_path)


def test_two_spellings_of_the_same_file_are_not_taken(folder):
    data = (folder / keys.NAME).read_bytes()
    for other in (
        data + b"\n",
        b" " + data,
        data.replace(b'"v":1', b'"v":1,"v":1'),
        data.replace(b'"v":1', b'"v":1.0'),
    ):
        with pytest.raises(DamagedFile):
            keys.read(other, folder, LOOSE)


def test_a_newer_file_is_named(folder):
    rewritten(folder, lambda words: words.update(v=2))
    with pytest.raises(NewerVersion) as caught:
        unlock(folder)
    assert caught.value.facts["found"] == 2


def test_everything_that_goes_wrong_is_ours(folder):
    whole = (folder / keys.NAME).read_bytes()
    chance = random.Random(7)
    for _ in range(300):
        start, length = chance.randrange(len(whole)), chance.randrange(1, 60)
        broken = whole[:start] + chance.randbytes(chance.randrange(40)) + whole[start + length :]
        with suppress(LogbookError):
            assert keys.read(broken, folder, LOOSE).to_bytes() == broken


def test_the_key_before_is_sealed_under_the_key_now():
    sealed = keys.seal_old(b"n" * 48, b"o" * 48)
    assert keys.open_old(b"n" * 48, sealed) == b"o" * 48
    with pytest.raises(Unreadable):
        keys.open_old(b"x" * 48, sealed)


# adding a way in


def test_a_way_in_is_added_under_the_same_key_and_seal(folder):
    before = unlock(folder)
    other = Passphrase("ability abide", CHEAP)
    after = keys.add(folder, before, other)
    assert (after.key, after.identities) == (before.key, before.identities)
    assert unlock(folder, other).key == before.key
    assert unlock(folder).file == after.file
    assert (folder / keys.NAME).read_bytes() == (folder / keys.SPARE).read_bytes()
    assert [slot.kind for slot in after.file.ways] == [Kind.PASSPHRASE, Kind.RECOVERY, Kind.PASSPHRASE]


def test_the_setup_slot_is_no_way_in_that_counts(tmp_path):
    assert keys.create_unprotected(tmp_path).file.ways == ()


def test_nothing_is_added_to_a_key_file_that_is_another_by_now(folder):
    before = unlock(folder)
    keys.add(folder, before, Recovery(TO))
    with pytest.raises(Refused):
        keys.add(folder, before, Recovery(TO))


def test_a_file_full_of_ways_takes_no_more(tmp_path):
    full = keys.create(tmp_path, [Passphrase(f"{n}", CHEAP) for n in range(32)])
    with pytest.raises(Refused) as caught:
        keys.add(tmp_path, full, WORDS)
    assert caught.value.facts["rule"] == "too-many-ways"


def test_a_full_disk_adds_nothing(disk):
    made = keys.create(disk.path, [WORDS])
    disk.fill()
    with pytest.raises(DiskFull):
        keys.add(disk.path, made, Recovery(TO))
    assert unlock(disk.path).file == made.file


# whom notes are sealed to, when no key file can be read


def test_a_copy_of_the_recipients_outlives_both_key_files(tmp_path):
    (tmp_path / "notes").mkdir()
    made = keys.create(tmp_path, [WORDS, Recovery(TO)])
    assert keys.note_recipients(tmp_path, LOOSE) == made.file.note_recipients
    other = crypto.new_age_identity()[1]
    more = keys.add(tmp_path, unlock(tmp_path), Recovery(other))
    for name in (keys.NAME, keys.SPARE):
        (tmp_path / name).write_bytes(b"damaged")
    assert keys.note_recipients(tmp_path, LOOSE) == (*made.file.note_recipients, other)
    (tmp_path / "notes" / keys.TO).unlink()
    keys.mend(tmp_path, more)
    assert keys.note_recipients(tmp_path, LOOSE)[-1] == other


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"to":1}', b'{"to":[1]}', b'{"to":[]}', b"x" * 100_000])
def test_where_nothing_can_be_read_the_trouble_says_so(tmp_path, content):
    (tmp_path / "notes").mkdir()
    if content is not None:
        (tmp_path / "notes" / keys.TO).write_bytes(content)
    with pytest.raises(NobodyToSealTo) as caught:
        keys.note_recipients(tmp_path, LOOSE)
    assert caught.value.facts["detail"] == "missing"
