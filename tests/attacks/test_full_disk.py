# SPDX-License-Identifier: Apache-2.0
"""No room, no right to write: a typed error, nothing half written, the words still in the writer's hands.

The full disk is a real small file system where this may be mounted, and a limit on file sizes elsewhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.codes import Realm
from logbook.core.model.errors import DiskFull, ReadOnlyMedium, StorageTrouble
from logbook.core.model.records import Note
from logbook.core.vault import folder as folders
from logbook.core.vault.ballast import SIZE
from logbook.core.vault.drafts import Draft, Drafts
from logbook.i18n import words_for
from logbook.trouble import tell
from tests.wards import make

ROOT = Path(__file__).parents[2]
WORDS = words_for("en")


@pytest.fixture
def small(tmp_path):
    """A file system of 12 MB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk; the limit on file sizes is tested below all the same")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Write until nothing goes any more."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return filler


def again(world):
    """The next start of the program."""
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    return world


def refused(world, text):
    """Record until the store refuses; the number of records that went in."""
    for count in range(100_000):
        try:
            world.record(Note(f"{text} {count}" + "x" * 3000))
        except StorageTrouble as trouble:
            return count, trouble
    raise AssertionError("the disk never filled")


def test_a_full_disk_refuses_in_words_and_goes_on_when_there_is_room(small):
    world = make(small)
    filler = fill(small)
    before = world.ward.journal.tail.number
    count, trouble = refused(world, "kept")
    assert isinstance(trouble, DiskFull)
    assert count * 3000 > SIZE // 4, "the ballast was not given back"
    assert "full" in str(tell(trouble, WORDS)).lower()
    assert world.ward.journal.tail.number == before + count
    for _ in range(3):
        with pytest.raises(DiskFull):
            world.record(Note("still no room" * 500))
    filler.unlink()
    entry = world.record(Note("there is room again"))
    assert entry.ref.number == before + count + 1
    world.reopen()
    assert world.on_thread(world.ward.journal.verify).number == world.ward.journal.tail.number
    assert world.ward.broken == ()
    world.shut()


def test_a_ward_on_a_full_disk_opens_or_says_that_it_is_full(small):
    world = make(small)
    filler = fill(small)
    refused(world, "kept")
    last = world.ward.journal.tail.number
    world.shut()
    with suppress(DiskFull):
        again(world).shut()
    filler.unlink()
    again(world)
    assert world.ward.journal.tail.number >= last
    assert world.ward.broken == ()
    world.shut()


def test_a_draft_on_a_full_disk_keeps_the_one_before(small):
    world = make(small)
    drafts = Drafts(folders.drafts_path(world.path), world.ward.unlocked.key)
    drafts.save(Draft("log", "p1", {"text": "first"}))
    fill(small)
    with pytest.raises(DiskFull):
        drafts.save(Draft("log", "p1", {"text": "second" * 3000}))
    assert drafts.load("log", "p1") == Draft("log", "p1", {"text": "first"})
    world.shut()


LIMITED = """
import resource, sys
from pathlib import Path
from logbook.core.model.errors import StorageTrouble
from logbook.core.model.records import Note
from tests.wards import make
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
world = make(Path(sys.argv[1]))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
for count in range(1000):
    last = world.ward.journal.tail
    try:
        world.record(Note("x" * 5000))
    except StorageTrouble as trouble:
        kind = type(trouble).__name__
        break
assert world.ward.journal.tail == last
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
entry = world.record(Note("room again"))
assert entry.ref.number == last.number + 1
world.reopen()
world.on_thread(world.ward.journal.verify)
assert not world.ward.broken
world.shut()
print(count, "then", kind)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
def test_a_file_that_may_not_grow_refuses_typed_and_goes_on_when_it_may(tmp_path):
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, tmp_path], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    count, _, kind = done.stdout.split()
    assert int(count) > 5
    assert kind in {"StorageTrouble", "DiskFull"}


@pytest.fixture
def read_only(small):
    """A ward on a disk that is then put to read-only."""
    world = make(small)
    world.record(Note("before"))
    world.shut()
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    yield world
    subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)


def test_a_read_only_ward_is_said_to_be_one_and_works_again_when_it_is_not(read_only, small):
    with pytest.raises(ReadOnlyMedium) as caught:
        again(read_only)
    assert tell(caught.value, WORDS)
    subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    again(read_only).record(Note("after"))
    read_only.shut()


def test_nothing_new_begins_on_a_read_only_disk(read_only, small):
    with pytest.raises(ReadOnlyMedium):
        folders.create(small / "another", Realm.REAL)
    assert not list(small.glob(".*growing"))
