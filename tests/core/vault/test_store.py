# SPDX-License-Identifier: Apache-2.0
"""The encrypted database: what is written stays, and every trouble has its own name."""

from __future__ import annotations

import os
import resource
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from logbook.core.model.errors import (
    AlreadyAWard,
    DamagedFile,
    DiskFull,
    LockedByAnother,
    NewerVersion,
    ReadOnlyMedium,
    StorageTrouble,
    WrongKey,
)
from logbook.core.vault import store as door
from logbook.core.vault.store import Store, create, open_store

KEY = bytes(range(48))
OTHER = bytes(range(100, 148))
INSERT = "INSERT INTO secret VALUES (?, ?)"
WORDS = b"respirador paciente Maria"


@pytest.fixture
def store(tmp_path):
    store = create(tmp_path / "ward.db", KEY)
    yield store
    store.close()


def names(store: Store) -> list[str]:
    return [row[0] for row in store.query("SELECT name FROM secret ORDER BY name")]


def fill(store: Store, count: int = 200) -> None:
    with store.transaction():
        for number in range(count):
            store.execute(INSERT, (f"{number:04}", os.urandom(400)))


def test_the_pragmas_of_d2_are_in_force(store):
    wanted = {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "foreign_keys": 1,
        "busy_timeout": 2000,
    }
    assert {name: store.query(f"PRAGMA {name}")[0][0] for name in wanted} == wanted


def test_what_was_written_is_there_after_opening_again(store):
    with store.transaction():
        assert store.execute(INSERT, ("a", b"1")) == 1
    store.close()
    store.close()
    again = open_store(store.path, KEY)
    assert again.query("SELECT * FROM secret") == [("a", b"1")]
    again.close()


def test_a_transaction_is_all_or_nothing(store):
    def half() -> None:
        with store.transaction():
            store.execute(INSERT, ("a", b"1"))
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert names(store) == []


def test_the_first_block_on_disk_is_our_salt_and_no_word_is_readable(store):
    store.execute(INSERT, ("palabra", WORDS))
    store.close()
    raw = store.path.read_bytes()
    assert raw[:16] == KEY[32:]
    assert WORDS not in raw
    assert b"CREATE TABLE" not in raw


def test_damage_of_the_unsealed_salt_on_disk_does_not_matter(store):
    fill(store)
    store.close()
    flip(store.path, 3)
    again = open_store(store.path, KEY)
    assert len(names(again)) == 200
    assert again.check() == ()
    again.close()


def test_the_file_is_private_and_nothing_is_left_beside_it(store):
    fill(store)
    store.close()
    assert store.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in store.path.parent.iterdir()] == ["ward.db"]


def test_an_overwritten_secret_stays_nowhere_not_even_encrypted(store):
    fill(store, 3)
    store.execute("UPDATE secret SET value = zeroblob(400)")
    beside = store.path.with_name("ward.db-journal")
    assert beside.stat().st_size == 0
    assert beside.stat().st_mode & 0o777 == 0o600


def test_a_wrong_key_is_named(store):
    store.close()
    with pytest.raises(WrongKey):
        open_store(store.path, OTHER)


def test_a_key_of_another_length_is_a_bug_of_the_caller(tmp_path, store):
    with pytest.raises(ValueError, match="48"):
        store.rekey(KEY[:32])
    store.close()
    with pytest.raises(ValueError, match="48"):
        open_store(store.path, KEY[:32])


def test_making_a_store_never_overwrites(store):
    with pytest.raises(AlreadyAWard):
        create(store.path, KEY)


def test_making_goes_on_after_a_killed_attempt(tmp_path):
    (tmp_path / "ward.db.growing").write_bytes(b"half")
    (tmp_path / "ward.db.growing-journal").write_bytes(b"half")
    create(tmp_path / "ward.db", KEY).close()
    assert [path.name for path in tmp_path.iterdir()] == ["ward.db"]


def test_an_unknown_error_stays_a_bug(store):
    with pytest.raises(dbapi2.OperationalError):
        store.query("SELECT nothing FROM nowhere")


def test_after_closing_every_use_is_refused(store):
    store.close()
    with pytest.raises(StorageTrouble):
        store.query("SELECT 1")


def test_another_thread_is_refused(store):
    seen: list[BaseException] = []

    def use() -> None:
        try:
            store.query("SELECT 1")
        except dbapi2.ProgrammingError as error:
            seen.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert seen


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("size", [0, 10, 4095, 4096, 4096 * 5 + 7, 4096 * 10])
def test_a_cut_file_is_damaged_or_not_a_database(store, size):
    fill(store)
    store.close()
    os.truncate(store.path, size)
    with pytest.raises((DamagedFile, WrongKey)):
        open_store(store.path, KEY)


def test_noise_and_a_flipped_first_page_do_not_open(store):
    store.close()
    flip(store.path, 700)
    with pytest.raises(WrongKey):
        open_store(store.path, KEY)
    store.path.write_bytes(os.urandom(20000))
    with pytest.raises(WrongKey):
        open_store(store.path, KEY)


def test_a_flipped_bit_in_any_page_is_named_by_check_and_refused_on_reading(store):
    fill(store)
    store.close()
    whole = store.path.read_bytes()
    for page in range(1, len(whole) // 4096):
        flip(store.path, page * 4096 + 1234)
        broken = open_store(store.path, KEY)
        assert broken.check() == (f"HMAC verification failed for page {page + 1}",)
        broken.close()
        store.path.write_bytes(whole)
    flip(store.path, len(whole) // 2)
    broken = open_store(store.path, KEY)
    with pytest.raises(DamagedFile):
        broken.query("SELECT sum(length(value)) FROM secret")
    broken.close()


def test_a_whole_store_has_no_complaint_and_goes_on(store):
    fill(store)
    assert store.check() == ()
    store.execute(INSERT, ("after", b""))
    assert len(names(store)) == 201


def test_a_broken_structure_with_good_seals_is_a_complaint(store):
    fill(store, 5)
    store.execute("PRAGMA writable_schema=ON")
    store.execute("UPDATE sqlite_schema SET sql = replace(sql, 'raw BLOB NOT NULL', 'raw BLOB') WHERE name = 'rec'")
    store.close()
    again = open_store(store.path, KEY)
    again.execute("INSERT INTO rec VALUES (1, 'note', NULL, x'', x'', x'', x'', x'')")
    again.execute("PRAGMA writable_schema=ON")
    again.execute("UPDATE sqlite_schema SET sql = replace(sql, 'raw BLOB', 'raw BLOB NOT NULL') WHERE name = 'rec'")
    assert again.check() == ("NULL value in rec.raw",)
    again.close()


def test_a_file_of_a_newer_program_is_named_and_left_alone(store):
    store.execute("PRAGMA user_version=99")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(NewerVersion) as caught:
        open_store(store.path, KEY)
    assert (caught.value.facts["found"], caught.value.facts["known"]) == (99, door.schema.VERSION)
    assert store.path.read_bytes() == before


def test_an_older_file_is_brought_up_to_date(tmp_path, monkeypatch):
    create(tmp_path / "ward.db", KEY).close()
    more = (*door.schema.STEPS, ("CREATE TABLE extra (x INTEGER) STRICT",))
    monkeypatch.setattr(door.schema, "STEPS", more)
    monkeypatch.setattr(door.schema, "VERSION", len(more))
    newer = open_store(tmp_path / "ward.db", KEY)
    assert newer.version() == len(more)
    assert newer.query("SELECT * FROM extra") == []
    newer.close()


def test_after_a_rekey_only_the_new_key_opens_and_all_rows_are_there(store):
    fill(store)
    store.rekey(OTHER)
    assert len(names(store)) == 200
    store.close()
    with pytest.raises(WrongKey):
        open_store(store.path, KEY)
    again = open_store(store.path, OTHER)
    assert again.check() == ()
    assert store.path.read_bytes()[:16] == OTHER[32:]
    again.close()


def test_a_rekey_that_fails_for_another_reason_is_storage_trouble(store):
    fill(store)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
    try:
        with pytest.raises(StorageTrouble) as caught:
            store.rekey(OTHER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert type(caught.value) is StorageTrouble
    assert len(names(store)) == 200


def test_a_rekey_of_a_damaged_file_is_named_and_leaves_it_under_the_old_key(store):
    fill(store)
    store.close()
    flip(store.path, 4096 * 9 + 5)
    before = store.path.read_bytes()
    broken = open_store(store.path, KEY)
    with pytest.raises(DamagedFile):
        broken.rekey(OTHER)
    broken.close()
    assert store.path.read_bytes() == before


def test_a_rekey_without_room_leaves_the_old_key_and_every_row(disk):
    store = create(disk.path / "ward.db", KEY)
    fill(store)
    filler = disk.fill()
    with pytest.raises(DiskFull):
        store.rekey(OTHER)
    assert len(names(store)) == 200
    filler.unlink()
    store.execute(INSERT, ("after", b""))
    store.close()
    again = open_store(store.path, KEY)
    assert again.check() == ()
    assert len(names(again)) == 201
    again.close()


def test_a_full_disk_is_named_loses_nothing_and_works_again_with_room(disk):
    store = create(disk.path / "ward.db", KEY)
    store.execute(INSERT, ("before", b""))
    filler = disk.fill()
    with pytest.raises(DiskFull), store.transaction():
        store.execute(INSERT, ("lost", os.urandom(20000)))
    assert names(store) == ["before"]
    filler.unlink()
    fill(store, 3)
    assert names(store) == ["0000", "0001", "0002", "before"]
    store.close()


def test_a_full_disk_still_opens_and_reads(disk):
    store = create(disk.path / "ward.db", KEY)
    fill(store, 10)
    store.close()
    disk.fill()
    again = open_store(store.path, KEY)
    assert len(names(again)) == 10
    again.close()


def test_making_a_store_on_a_full_disk_is_disk_full_and_leaves_no_store(disk):
    disk.fill()
    with pytest.raises(DiskFull):
        create(disk.path / "ward.db", KEY)
    assert not (disk.path / "ward.db").exists()


def test_a_read_only_medium_is_named(disk):
    create(disk.path / "ward.db", KEY).close()
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        open_store(disk.path / "ward.db", KEY)
    with pytest.raises(ReadOnlyMedium):
        create(disk.path / "other.db", KEY)


def test_a_size_limit_is_trouble_and_loses_nothing(store):
    store.execute(INSERT, ("before", b""))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size, hard))
    try:
        with pytest.raises(StorageTrouble), store.transaction():
            store.execute(INSERT, ("lost", os.urandom(100000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert names(store) == ["before"]
    store.execute(INSERT, ("after", b""))


def test_a_missing_file_or_a_folder_in_its_place_is_storage_trouble(tmp_path):
    with pytest.raises(StorageTrouble):
        open_store(tmp_path / "ward.db", KEY)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "ward.db").mkdir()
    with pytest.raises(StorageTrouble):
        open_store(tmp_path / "ward.db", KEY)


HOLD = """
import sys
from pathlib import Path
from logbook.core.vault.store import open_store
store = open_store(Path(sys.argv[1]), bytes(range(48)))
print("open", flush=True)
number = 0
for line in sys.stdin:
    store.execute("INSERT INTO secret VALUES (?, ?)", (line.strip(), bytes(5000)))
    print("done", flush=True)
"""


def test_a_second_program_is_told_and_a_killed_one_leaves_everything(store, other_program):
    store.close()
    other = other_program(HOLD, store.path)
    with pytest.raises(LockedByAnother):
        open_store(store.path, KEY)
    other.stdin.write("a\nb\n")
    other.stdin.flush()
    assert [other.stdout.readline(), other.stdout.readline()] == ["done\n", "done\n"]
    other.kill()
    other.wait()
    again = open_store(store.path, KEY)
    assert names(again) == ["a", "b"]
    again.close()
