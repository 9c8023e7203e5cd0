# SPDX-License-Identifier: Apache-2.0
"""What is plugged in: the kernel's own table decides, names with spaces come through, a network is no stick."""

import os
import threading

import pytest

from logbook import mounts


@pytest.fixture
def table(tmp_path):
    def write(*lines):
        file = tmp_path / "mounts"
        file.write_text("".join(line + "\n" for line in lines))
        return file

    return write


def mount(path):
    return mounts.Mount(path, path.name, 0, writable=True)


def test_what_is_plugged_in_is_asked_and_nobody_waits_for_a_dead_stick(tmp_path):
    assert mounts.consult(lambda places: places, lambda: (mount(tmp_path),)) == (tmp_path,)
    assert mounts.consult(lambda places: places, lambda: ()) == ()

    def refuse():
        raise OSError(5, "dead")

    assert mounts.consult(lambda places: places, refuse) == ()
    woken = threading.Event()
    assert mounts.consult(lambda _places: (woken.wait(),), lambda: (), most=0.01) == ()
    woken.set()


def test_sticks_are_found_by_where_they_are_mounted(tmp_path, table):
    media = tmp_path / "media"
    stick, locked = media / "nurse" / "KING STON", media / "LOCKED"
    for folder in (stick, locked):
        folder.mkdir(parents=True)
    spelt = str(stick).replace(" ", r"\040")
    file = table(
        "/dev/sda1 / ext4 rw 0 0",
        f"/dev/sdb1 {spelt} vfat rw,nosuid 0 0",
        f"/dev/sdb1 {spelt} vfat rw,nosuid 0 0",
        f"/dev/sdc1 {locked} vfat ro,nosuid 0 0",
        f"server:/share {media}/share nfs4 rw 0 0",
        f"/dev/sdd1 {media}/gone vfat rw 0 0",
        "short line",
    )
    found = mounts.plugged(file, (f"{media}/",))
    assert [(one.path, one.name, one.writable) for one in found] == [
        (locked, "LOCKED", False),
        (stick, "KING STON", True),
    ]
    assert all(one.free > 0 for one in found)


def test_a_stick_mounted_right_at_the_root_counts_too(tmp_path, table):
    mnt = tmp_path / "mnt"
    mnt.mkdir()
    file = table(f"/dev/sdb1 {mnt} exfat rw 0 0", f"/dev/sdb2 {mnt}x exfat rw 0 0")
    assert [one.path for one in mounts.plugged(file, (f"{mnt}/",))] == [mnt]


def test_without_a_table_the_roots_are_looked_through(tmp_path):
    (tmp_path / "folder").mkdir()
    assert mounts.plugged(tmp_path / "no-table", (f"{tmp_path}/",)) == ()
    mounted = mounts.plugged(tmp_path / "no-table", ("/",))
    assert all(os.path.ismount(one.path) for one in mounted)


def test_this_machine_can_be_asked():
    assert all(one.path.is_dir() for one in mounts.plugged())
