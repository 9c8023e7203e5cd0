# SPDX-License-Identifier: Apache-2.0
"""Changing the key: whenever it is cut short, the ward opens and finishes, and the old key opens nothing."""

from __future__ import annotations

import random
import shutil
import subprocess
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest

from logbook.core import crypto
from logbook.core.model.chain import b64
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, DiskFull, LockedByAnother, NoSuchSlot, Refused, WrongKey
from logbook.core.vault import drafts, folder, keys, rekey, sealed_notes, store
from logbook.core.vault.drafts import Draft, Drafts
from logbook.core.vault.sealed_notes import LooseNote
from logbook.core.vault.slots import Cost, KeyStick, Kind, Limits, Passphrase, Recovery, RecoveryKey

LOOSE = Limits(least_memory_kib=64)
WORDS = Passphrase("abacus abdomen", Cost(64, 1, 1))
TEAM, TO_TEAM = crypto.new_age_identity()
DRAFT = Draft("record", "anna", {"text": "sin guardar"})
NOTE = LooseNote("Marta", "nurse", "nota", 1, 2, 60)
ALL_STEPS = ["store A", "store B", "drafts"]


def make(path: Path) -> keys.Unlocked:
    """A ward not yet protected: two segments, a draft, a sealed note."""
    with folder.making(path, Realm.REAL) as growing:
        unlocked = keys.create_unprotected(growing)
        for name in ("A", "B"):
            folder.add_segment(growing, name)
            segment = store.create(folder.store_path(growing, name), unlocked.key)
            segment.execute("INSERT INTO secret VALUES ('x', ?)", (b"secreto " + name.encode() + bytes(9000),))
            segment.close()
    Drafts(folder.drafts_path(path), unlocked.key).save(DRAFT)
    sealed_notes.write_note(folder.notes_path(path), keys.public(path).note_recipients, NOTE)
    return unlocked


@pytest.fixture
def ward(tmp_path):
    return tmp_path / "ward"


def change(path: Path, unlocked: keys.Unlocked, locks, open_stores=None) -> keys.Unlocked:
    return rekey.finish(path, rekey.begin(path, unlocked, locks), open_stores)


def whole(path: Path, unlocked: keys.Unlocked) -> bool:
    """Everything is there under this key."""
    for name in ("A", "B"):
        segment = store.open_store(folder.store_path(path, name), unlocked.key)
        assert segment.query("SELECT substr(value, 1, 9) FROM secret") == [(b"secreto " + name.encode(),)]
        assert segment.check() == ()
        segment.close()
    assert Drafts(folder.drafts_path(path), unlocked.key).all() == drafts.Found((DRAFT,), ())
    (note,) = sealed_notes.pending(folder.notes_path(path))
    assert sealed_notes.open_note(unlocked.identities, note).note == NOTE
    return True


def opens_nothing(path: Path, key: bytes) -> bool:
    for name in ("A", "B"):
        with pytest.raises(WrongKey):
            store.open_store(folder.store_path(path, name), key)
    return Drafts(folder.drafts_path(path), key).all().drafts == ()


def test_confirming_the_words_changes_the_key_and_removes_the_setup_slot(ward):
    before = make(ward)
    after = change(ward, before, [WORDS])
    assert (after.by, after.old, after.file.kinds) == (Kind.PASSPHRASE, b"", {Kind.PASSPHRASE})
    assert whole(ward, after)
    assert opens_nothing(ward, before.key)
    assert not (ward / keys.SETUP).exists()
    again = keys.unlock(ward, WORDS, LOOSE)
    assert (again.key, again.identities, again.old) == (after.key, after.identities, b"")
    assert rekey.finish(ward, again) is again


def test_the_thrown_away_setup_key_finds_nothing_to_open_in_any_file_left(ward):
    before = make(ward)
    setup = keys.setup_key(ward)
    change(ward, before, [WORDS])
    assert keys.public(ward, LOOSE) == keys.read((ward / keys.SPARE).read_bytes(), ward, LOOSE)
    with pytest.raises(NoSuchSlot):
        keys.unlock(ward, setup, LOOSE)


def test_recovery_recipients_stay_and_other_slots_go(ward):
    before = make(ward)
    middle = change(ward, before, [WORDS, Recovery(TO_TEAM)])
    after = change(ward, middle, [Passphrase("other words", Cost(64, 1, 1))])
    assert after.file.recovery == (TO_TEAM,)
    assert keys.unlock(ward, RecoveryKey(TEAM), LOOSE).key == after.key
    with pytest.raises(WrongKey):
        keys.unlock(ward, WORDS, LOOSE)


def test_new_notes_go_to_a_new_identity_and_those_before_still_open_what_waits(ward):
    before = make(ward)
    after = change(ward, before, [WORDS])
    assert after.identities[0] not in before.identities
    assert after.identities[1:] == before.identities
    last = after
    for _ in range(7):
        last = change(ward, last, [WORDS])
    assert (len(last.identities), len(last.file.notes)) == (8, 8)
    assert last.identities[-1] == after.identities[0]


def test_stores_held_open_go_on_under_the_new_key(ward):
    before = make(ward)
    path = folder.store_path(ward, "B")
    held = store.open_store(path, before.key)
    after = change(ward, before, [WORDS], {path: held})
    held.execute("UPDATE secret SET name = 'y'")
    held.close()
    assert whole(ward, after)


@pytest.mark.parametrize("done", range(len(ALL_STEPS) + 1))
def test_a_change_cut_short_after_any_step_is_finished_at_the_next_unlock(ward, done):
    before = make(ward)
    begun = rekey.begin(ward, before, [WORDS])
    assert list(islice(rekey.steps(ward, begun, {}), done)) == ALL_STEPS[:done]
    unlocked = keys.unlock(ward, WORDS, LOOSE)
    assert unlocked.old == before.key
    after = rekey.finish(ward, unlocked)
    assert after.key == begun.key
    assert whole(ward, after)
    assert opens_nothing(ward, before.key)
    assert not (ward / keys.SETUP).exists()
    assert keys.unlock(ward, WORDS, LOOSE).old == b""


def test_a_spare_of_the_key_before_is_gone_before_the_first_store_has_the_new_key(ward):
    before = make(ward)
    spare = (ward / keys.SPARE).read_bytes()
    begun = rekey.begin(ward, before, [WORDS])
    (ward / keys.SPARE).write_bytes(spare)
    held = store.open_store(folder.store_path(ward, "A"), before.key)  # another program has it: nothing is rekeyed
    with pytest.raises(LockedByAnother):
        rekey.finish(ward, begun)
    held.close()
    assert (ward / keys.SPARE).read_bytes() == (ward / keys.NAME).read_bytes()


@pytest.mark.parametrize("place", [500, 4096 * 3 + 50], ids=["first page", "another page"])
def test_a_damaged_segment_keeps_nobody_out_and_its_key_beside_it(ward, place):
    before = make(ward)
    path = folder.store_path(ward, "A")
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    after = change(ward, before, [WORDS])
    assert path.read_bytes() == data
    left = path.with_name(rekey.LEFT_KEY).read_bytes()
    assert keys.open_old(after.key, left) == before.key
    assert keys.unlock(ward, WORDS, LOOSE).old == b""
    store.open_store(folder.store_path(ward, "B"), after.key).close()


def test_while_a_change_is_under_way_the_setup_key_leads_nowhere(ward):
    before = make(ward)
    begun = rekey.begin(ward, before, [WORDS])
    with pytest.raises(NoSuchSlot):
        keys.unlock(ward, keys.setup_key(ward), LOOSE)
    for _ in rekey.steps(ward, begun, {}):
        assert begun.key.hex() not in (ward / keys.NAME).read_bytes().hex()


def test_a_change_cut_short_while_the_key_file_is_written_is_either_not_begun_or_finished(ward):
    before = make(ward)
    spare = (ward / keys.SPARE).read_bytes()
    rekey.begin(ward, before, [WORDS])
    (ward / keys.SPARE).write_bytes(spare)  # killed between the file and its spare
    after = rekey.finish(ward, keys.unlock(ward, WORDS, LOOSE))
    assert whole(ward, after)
    assert (ward / keys.SPARE).read_bytes() == (ward / keys.NAME).read_bytes()


def test_a_full_disk_in_the_middle_is_named_and_finished_when_there_is_room(disk):
    ward = disk.path / "ward"
    before = make(ward)
    begun = rekey.begin(ward, before, [WORDS])
    filler = disk.fill()
    with pytest.raises(DiskFull):
        rekey.finish(ward, begun)
    with pytest.raises(Refused):
        rekey.begin(ward, before, [WORDS])
    filler.unlink()
    after = rekey.finish(ward, begun)
    assert whole(ward, after)
    assert opens_nothing(ward, before.key)


def test_a_change_interrupted_in_this_program_goes_on_with_the_stores_it_holds(ward):
    before = make(ward)
    held = {folder.store_path(ward, name): store.open_store(folder.store_path(ward, name), before.key) for name in "AB"}
    begun = rekey.begin(ward, before, [WORDS])
    assert next(rekey.steps(ward, begun, held)) == "store A"
    after = rekey.finish(ward, begun, held)
    for one in held.values():
        one.close()
    assert whole(ward, after)


def test_a_bad_recipient_changes_nothing(ward):
    before = make(ward)
    with pytest.raises(BadInput):
        rekey.begin(ward, before, [WORDS, Recovery("age1x")])
    assert keys.unlock(ward, keys.setup_key(ward)).key == before.key


CHANGE = """
import sys
from pathlib import Path
from logbook.core.vault import keys, rekey
from logbook.core.vault.slots import Cost, Passphrase
ward = Path(sys.argv[1])
unlocked = keys.unlock(ward, keys.setup_key(ward))
print("go", flush=True)
begun = rekey.begin(ward, unlocked, [Passphrase("abacus abdomen", Cost(64, 1, 1))])
rekey.finish(ward, begun)
print("done", flush=True)
"""


def test_kill_minus_nine_at_any_moment_of_a_change_loses_nothing(ward, tmp_path, other_program):
    before = make(ward)
    big = store.open_store(folder.store_path(ward, "A"), before.key)
    for number in range(300):
        big.execute("INSERT INTO setting VALUES (?, ?)", (f"{number}", "x" * 3000))
    big.close()
    chance, finished = random.Random(3), 0
    for number in range(12):
        copy = tmp_path / f"ward{number}"
        shutil.copytree(ward, copy)
        child = other_program(CHANGE, copy)
        with suppress(subprocess.TimeoutExpired):
            child.wait(timeout=chance.random() * 0.08)
        child.kill()
        child.wait()
        try:
            unlocked = rekey.finish(copy, keys.unlock(copy, WORDS, LOOSE))
            finished += 1
        except NoSuchSlot:
            unlocked = keys.unlock(copy, keys.setup_key(copy), LOOSE)
        assert whole(copy, unlocked)
        segment = store.open_store(folder.store_path(copy, "A"), unlocked.key)
        assert segment.query("SELECT count(*) FROM setting") == [(300,)]
        segment.close()
    assert finished


TYPED = [b"secreto", b"sin guardar", b"Marta", b"nota", b"abacus", b"anna", b"wardlog/1 notes", b"AGE-SECRET-KEY"]


def test_no_typed_word_is_in_any_file_left(ward):
    change(ward, make(ward), [WORDS, Recovery(TO_TEAM)])
    files = [path for path in ward.rglob("*") if path.is_file()]
    assert len(files) >= 7
    for path in files:
        content = path.read_bytes()
        for word in TYPED:
            assert word not in content
            assert word.decode().encode("utf-16-le") not in content
    assert list(ward.parent.iterdir()) == [ward]


# taking a way in away

STICK = KeyStick(b64(bytes(12)), bytes(32), "480513", Cost(64, 1, 1))
LOST = KeyStick(b64(b"x" * 12), b"y" * 32, "719204", Cost(64, 1, 1))


def four_ways(path: Path) -> keys.Unlocked:
    """A ward of one segment's worth that words, two sticks and the team open."""
    unlocked = change(path, make(path), [WORDS, STICK, LOST])
    return keys.add(path, unlocked, Recovery(TO_TEAM))


def test_what_stays_keeps_its_id_and_what_is_left_out_opens_nothing(ward):
    before = four_ways(ward)
    words, stick, lost, team = before.file.slots
    after = rekey.finish(ward, rekey.begin(ward, before, [Passphrase(WORDS.typed, WORDS.cost, words.id), STICK]))
    assert [slot.id for slot in after.file.slots] == [words.id, stick.id, team.id]
    assert whole(ward, after)
    for secret in (WORDS, STICK, RecoveryKey(TEAM)):
        assert keys.unlock(ward, secret, LOOSE).key == after.key
    with pytest.raises(WrongKey):
        keys.unlock(ward, LOST, LOOSE)
    assert lost.id not in (ward / keys.NAME).read_text()


def test_a_recovery_recipient_is_taken_away_by_its_slot(ward):
    before = four_ways(ward)
    after = rekey.finish(ward, rekey.begin(ward, before, [WORDS], without=frozenset({before.file.slots[-1].id})))
    assert after.file.kinds == {Kind.PASSPHRASE}
    with pytest.raises(NoSuchSlot):
        keys.unlock(ward, RecoveryKey(TEAM), LOOSE)


def test_the_last_way_in_stays(ward):
    before = four_ways(ward)
    with pytest.raises(Refused) as caught:
        rekey.begin(ward, before, [], without=frozenset({before.file.slots[-1].id}))
    assert caught.value.facts["rule"] == "last-way"
    assert keys.unlock(ward, LOST, LOOSE).file == before.file


def test_a_change_that_could_not_begin_has_its_spare_back(disk):
    ward = disk.path / "ward"
    before = make(ward)
    disk.fill()
    many = [Passphrase(f"{n}", Cost(64, 1, 1)) for n in range(30)]  # larger than the room the spare gives back
    with pytest.raises(DiskFull):
        rekey.begin(ward, before, many)
    assert (ward / keys.SPARE).read_bytes() == (ward / keys.NAME).read_bytes() == before.file.to_bytes()


TAKE_AWAY = """
import os, sys
from pathlib import Path
from logbook.core.vault import keys, rekey
from logbook.core.vault.slots import Cost, KeyStick, Limits, Passphrase
ward, last = Path(sys.argv[1]), int(sys.argv[2])
LOOSE = Limits(least_memory_kib=64)
words = Passphrase("abacus abdomen", Cost(64, 1, 1))
unlocked = keys.unlock(ward, words, LOOSE)
seen = 0
def watch(event, facts):
    global seen
    writes = event == "open" and isinstance(facts[2], int) and facts[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove"):
        seen += 1
        if seen == last:
            os._exit(9)
sys.addaudithook(watch)
print("go", flush=True)
rekey.finish(ward, rekey.begin(ward, unlocked, [words]))
print(seen, flush=True)
"""


def test_cut_short_at_any_write_the_way_taken_away_opens_before_the_change_or_never_again(
    ward, tmp_path, other_program
):
    before = four_ways(ward)
    gone = before.file.slots[-1]
    states = set()
    for last in range(1, 40):
        copy = tmp_path / f"ward{last}"
        shutil.copytree(ward, copy)
        child = other_program(TAKE_AWAY, copy, last)
        child.wait()
        begun = keys.read((copy / keys.NAME).read_bytes(), copy, LOOSE) != before.file
        if not begun:
            assert keys.unlock(copy, LOST, LOOSE).key == before.key  # nothing was changed yet, and nothing half
        else:
            with pytest.raises(NoSuchSlot):
                keys.unlock(copy, LOST, LOOSE)
        after = rekey.finish(copy, keys.unlock(copy, WORDS, LOOSE))
        assert keys.unlock(copy, RecoveryKey(TEAM), LOOSE).key == after.key
        assert whole(copy, after)
        assert not begun or opens_nothing(copy, before.key)
        assert gone.id in (copy / keys.NAME).read_text()
        states.add((begun, child.returncode))
        if child.returncode == 0:
            break
    assert states == {(False, 9), (True, 9), (True, 0)}
