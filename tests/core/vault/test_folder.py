# SPDX-License-Identifier: Apache-2.0
"""The ward's folder: whole or absent, without names, and for one program at a time."""

from __future__ import annotations

import json
import os

import pytest

from logbook.core.model.codes import Realm
from logbook.core.model.errors import (
    AlreadyAWard,
    DamagedFile,
    DiskFull,
    LockedByAnother,
    NewerVersion,
    NotAWard,
    ReadOnlyMedium,
    StorageTrouble,
)
from logbook.core.vault import folder


@pytest.fixture
def ward(tmp_path):
    folder.create(tmp_path / "ward", Realm.DRILL)
    return tmp_path / "ward"


def test_a_new_ward_is_private_and_says_only_its_realm(ward):
    assert folder.realm_of(ward) is Realm.DRILL
    assert json.loads((ward / "ward.json").read_bytes()) == {"realm": "wardlog-drill/1", "v": 1}
    assert folder.drafts_path(ward).is_dir()
    assert folder.notes_path(ward).is_dir()
    assert not folder.ballast_path(ward).exists()
    assert {path.stat().st_mode & 0o777 for path in (ward, *ward.iterdir()) if path.is_dir()} == {0o700}
    assert [path.name for path in ward.parent.iterdir()] == ["ward"]


def test_an_empty_folder_is_taken_and_a_used_one_never(tmp_path):
    (tmp_path / "empty").mkdir()
    folder.create(tmp_path / "empty", Realm.REAL)
    for path in (tmp_path / "empty", tmp_path / "file"):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(AlreadyAWard):
            folder.create(path, Realm.REAL)


def test_without_a_parent_there_is_no_ward(tmp_path):
    with pytest.raises(NotAWard):
        folder.create(tmp_path / "no" / "ward", Realm.REAL)


def test_an_error_while_making_leaves_nothing(tmp_path):
    def fail() -> None:
        with folder.making(tmp_path / "ward", Realm.REAL) as growing:
            (growing / "A").mkdir()
            raise DiskFull

    with pytest.raises(DiskFull):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_attempt_left_is_swept_away(tmp_path):
    (tmp_path / ".ward.growing" / "A").mkdir(parents=True)
    with folder.making(tmp_path / "ward", Realm.REAL) as growing:
        folder.add_segment(growing, "A")
        folder.store_path(growing, "A").write_bytes(b"db")
    assert folder.segments(tmp_path / "ward") == ("A",)
    assert [path.name for path in tmp_path.iterdir()] == ["ward"]


def test_a_full_or_read_only_medium_makes_no_ward(disk):
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        folder.create(disk.path / "ward", Realm.REAL)
    disk.make_writable()
    filler = disk.fill()
    with pytest.raises(DiskFull):
        folder.create(disk.path / "ward", Realm.REAL)
    assert list(disk.path.iterdir()) == [filler]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (None, NotAWard),
        (b"", DamagedFile),
        (b"{}", DamagedFile),
        (b"[1]", DamagedFile),
        (b"[" * 900, DamagedFile),
        (b'{"v":1,"realm":"else"}', DamagedFile),
        (b'{"v":1,"realm":[]}', DamagedFile),
        (b'{"v":2}', NewerVersion),
        (b"x" * 5000, DamagedFile),
    ],
)
def test_a_marker_that_is_none_is_named(tmp_path, data, error):
    if data is not None:
        (tmp_path / "ward.json").write_bytes(data)
    with pytest.raises(error):
        folder.realm_of(tmp_path)


def test_segments_are_listed_in_order_when_they_have_a_store(ward):
    for name in ("B", "AA", "A", "Z", "a", "A1", "AAAA"):
        folder.add_segment(ward, name)
        folder.store_path(ward, name).touch()
    folder.add_segment(ward, "C")
    assert folder.segments(ward) == ("A", "B", "Z", "AA")


def test_the_segments_of_a_missing_folder_are_storage_trouble(tmp_path):
    with pytest.raises(StorageTrouble):
        folder.segments(tmp_path / "none")


@pytest.mark.parametrize(
    ("before", "after"), [([], "A"), (["A"], "B"), (["A", "Z"], "AA"), (["AZ"], "BA"), (["ZZ"], "AAA")]
)
def test_the_next_segment_follows_the_last(before, after):
    assert folder.next_segment(before) == after


def test_the_second_to_come_is_told_who_holds_the_ward_and_since_when(ward):
    def second() -> None:
        with folder.alone(ward, 2, 1):
            pass

    with folder.alone(ward, 4711, 1_790_000_000_000):
        with pytest.raises(LockedByAnother) as caught:
            second()
        assert (caught.value.facts["pid"], caught.value.facts["since"]) == (4711, 1_790_000_000_000)
    second()


def test_an_unreadable_lock_file_still_locks(ward):
    def second() -> None:
        with folder.alone(ward, 2, 1):
            pass

    for content in (b"", b"[]", b'{"pid":"x"}', b'{"pid":Infinity}', b"\xff"):
        with folder.alone(ward, 1, 1):
            (ward / "ward.lock").write_bytes(content)
            with pytest.raises(LockedByAnother) as caught:
                second()
            assert caught.value.facts["pid"] == 0


def test_a_longer_old_line_does_not_shine_through(ward):
    (ward / "ward.lock").write_bytes(b"x" * 500)
    with folder.alone(ward, 1, 2):
        assert (ward / "ward.lock").read_bytes() == b'{"pid":1,"since":2}'


def test_a_read_only_medium_cannot_be_held(disk):
    folder.create(disk.path / "ward", Realm.REAL)
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium), folder.alone(disk.path / "ward", 1, 1):
        pass


HOLD = """
import sys
from pathlib import Path
from logbook.core.vault.folder import alone
with alone(Path(sys.argv[1]), 99, 5):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_program_lets_go_at_once(ward, other_program):
    other = other_program(HOLD, ward)
    with pytest.raises(LockedByAnother) as caught, folder.alone(ward, os.getpid(), 6):
        pass
    assert caught.value.facts["pid"] == 99
    other.kill()
    other.wait()
    with folder.alone(ward, os.getpid(), 6):
        pass
