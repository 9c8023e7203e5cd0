# SPDX-License-Identifier: Apache-2.0
"""Threat 27: the disk is filled, the log is flooded, the key slots are deleted, or the passphrase is forgotten.

A full disk ends in a typed error, nothing half written, the words still in the writer's hands, and a reserve of 200 MB
is given back; a flood is written down and said; deleted slots come back from their spare or from a stick; any other way
in still opens. Openly not protected: passphrase forgotten *and* recovery sheet lost. Then the text is gone.

The full disk is a real small file system where this may be mounted, and a limit on file sizes elsewhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.actions import mirroring, opening, readying, restoring
from logbook.core.actions.copying import Copy
from logbook.core.model import readiness
from logbook.core.model.codes import Realm
from logbook.core.model.errors import DamagedFile, DiskFull, ReadOnlyMedium, StorageTrouble, WrongKey
from logbook.core.model.records import Note
from logbook.core.vault import folder as folders
from logbook.core.vault.ballast import SIZE
from logbook.core.vault.drafts import Draft, Drafts
from logbook.core.vault.slots import Cost, Passphrase, Recovery, RecoveryKey
from logbook.i18n import words_for
from logbook.telling.readiness import told
from logbook.trouble import tell
from tests.attacks.said import refused as refusal
from tests.wards import make

ROOT = Path(__file__).parents[3]
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
    assert tell(trouble, WORDS).what == "The disk is full."
    assert tell(trouble, WORDS).safe == "Everything written before is safe."
    assert tell(trouble, WORDS).todo == "Make room or choose another disk, then try again."
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


CHEAP = Cost(64 << 10, 1, 1)
SIX = Passphrase("amber basin canal dried early flint", CHEAP)
NO_KEY = (
    "This passphrase or key does not open the log.\nThe log was not touched.\n"
    "Check each word, then try again. Or use the recovery key."
)


def test_a_flooded_log_is_said_to_be_one(tmp_path, monkeypatch):
    """The limit is 10,000 a day; here it is lowered, for nobody should wait for so many."""
    monkeypatch.setattr(readiness, "MOST_A_DAY", 40)
    world = make(tmp_path, people=("Anna Puig",), locks=(SIX,))
    for number in range(40):
        world.record(Note(f"{number}"))
    (found,) = [one for one in readiness.judge(readying.facts(world.ward)) if one.code is readiness.Code.FLOODED]
    world.shut()
    assert not found.good
    assert found.value == 43
    assert told(WORDS, found) == (
        "Records of the last 24 hours: 43. No ward writes so many: see who or what writes them."
    )


@pytest.fixture
def locked(tmp_path):
    """A ward with six words and a recovery sheet, and its copy on a stick."""
    secret, public = crypto.new_age_identity()
    world = make(tmp_path, people=("Anna Puig",), locks=(SIX, Recovery(public)))
    (tmp_path / "stick").mkdir()
    world.record(mirroring.register(world.ward, tmp_path / "stick", "A")[1])
    world.record(Note("before"))
    Copy(world.ward, mirroring.find(world.ward, [tmp_path / "stick"])[0]).visit()
    world.shut()
    return world, RecoveryKey(secret), tmp_path / "stick"


def test_deleted_slots_come_back_from_their_spare(locked):
    world, _, _ = locked
    (world.path / "keys.json").unlink()
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path, SIX), world.machine))
    assert world.ward.unlocked.mended
    assert world.ward.folds.timeline.search("before")
    world.shut()
    assert (world.path / "keys.json").read_bytes() == (world.path / "keys.json.bak").read_bytes()


def test_where_all_slots_are_deleted_the_stick_still_opens(locked, tmp_path):
    world, _, stick = locked
    for name in ("keys.json", "keys.json.bak"):
        (world.path / name).unlink()
    assert refusal(DamagedFile, opening.unlock, world.path, SIX) == (
        f"A file of the log is missing or not as the program wrote it.\n{world.path / 'keys.json'}\n"
        "It was not changed. Copies on sticks and exports are not affected.\n"
        "Keep the folder as it is and call the incident team."
    )
    (on,) = restoring.wards_on(stick)
    ward, back = restoring.restore(on, restoring.unlock(on, SIX), tmp_path / "bare", world.machine)
    assert back.next == "B"
    assert wards.load(ward).folds.timeline.search("before")
    wards.shut(ward)


def test_a_forgotten_passphrase_is_said_and_the_recovery_sheet_opens(locked):
    world, sheet, _ = locked
    forgotten = Passphrase("amber basin canal dried early flint", CHEAP)
    assert opening.unlock(world.path, forgotten).key == opening.unlock(world.path, sheet).key
    for typed in ("amber basin canal dried early flower", "amber", ""):
        assert refusal(WrongKey, opening.unlock, world.path, Passphrase(typed, CHEAP)) == NO_KEY
