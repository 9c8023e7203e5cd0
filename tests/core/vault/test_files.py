# SPDX-License-Identifier: Apache-2.0
"""Small files: the old one or the new one, never half of one."""

from __future__ import annotations

import os
import resource

import pytest

from logbook.core.model.errors import DamagedFile, DiskFull, ReadOnlyMedium, StorageTrouble
from logbook.core.vault import files


def test_a_file_is_written_read_replaced_and_private(tmp_path):
    path = tmp_path / "f"
    assert files.read_file(path, 10) is None
    files.write_file(path, b"one")
    files.write_file(path, b"two")
    assert files.read_file(path, 3) == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["f"]
    files.remove_file(path)
    files.remove_file(path)
    assert files.read_file(path, 10) is None


def test_a_folder_is_private_and_made_once(tmp_path):
    files.make_folder(tmp_path / "d")
    files.make_folder(tmp_path / "d")
    assert (tmp_path / "d").stat().st_mode & 0o777 == 0o700


def test_too_large_and_not_a_file_are_damage(tmp_path):
    (tmp_path / "f").write_bytes(b"1234")
    os.mkfifo(tmp_path / "pipe")
    for path, limit in ((tmp_path / "f", 3), (tmp_path, 3), (tmp_path / "pipe", 3)):
        with pytest.raises(DamagedFile):
            files.read_file(path, limit)


def test_a_name_too_long_is_storage_trouble(tmp_path):
    with pytest.raises(StorageTrouble):
        files.read_file(tmp_path / ("x" * 5000), 1)
    with pytest.raises(StorageTrouble):
        files.write_file(tmp_path / ("x" * 5000), b"")


def test_an_error_without_a_number_is_storage_trouble(tmp_path):
    with pytest.raises(StorageTrouble) as caught, files.medium(tmp_path):
        raise OSError
    assert caught.value.facts["detail"] == "unknown"


def test_on_a_full_disk_the_old_file_stays_and_no_half_one(disk):
    path = disk.path / "f"
    files.write_file(path, b"old")
    filler = disk.fill()
    with pytest.raises(DiskFull):
        files.write_file(path, b"new" * 10000)
    assert files.read_file(path, 10) == b"old"
    assert sorted(disk.path.iterdir()) == [path, filler]


def test_on_a_read_only_medium_nothing_can_be_written_or_removed(disk):
    path = disk.path / "f"
    files.write_file(path, b"old")
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        files.write_file(path, b"new")
    with pytest.raises(ReadOnlyMedium):
        files.remove_file(path)
    assert files.read_file(path, 10) == b"old"


def test_a_size_limit_of_the_system_is_storage_trouble(tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(StorageTrouble):
            files.write_file(tmp_path / "f", b"x" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_a_killed_write_is_found_as_a_leftover(tmp_path):
    (tmp_path / "f.new").write_bytes(b"half")
    (tmp_path / "f").write_bytes(b"whole")
    assert [path.name for path in files.leftovers(tmp_path)] == ["f.new"]
