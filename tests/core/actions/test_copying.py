# SPDX-License-Identifier: Apache-2.0
"""A copy is brought up to date, compared, and never overwritten where it knows more or other things."""

import errno
import os
from dataclasses import replace

import pytest

from logbook.core.actions import copying, mirroring, opening, protecting
from logbook.core.actions.copying import Copy
from logbook.core.model import chain
from logbook.core.model.chain import Link
from logbook.core.model.codes import PARTS, Part, Place, StickEvent
from logbook.core.model.errors import (
    MirrorAhead,
    MirrorDamaged,
    MirrorDiffers,
    MirrorForeign,
    StickGone,
    StorageTrouble,
)
from logbook.core.model.frame import Ref
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Anchor, Stick
from logbook.core.vault import folder as folders
from logbook.core.vault import keys, mirror
from logbook.core.vault import store as stores
from logbook.core.vault.slots import Cost
from tests.wards import make

CHEAP = Cost(64 << 10, 1, 1)
WORDS = "amber basin canal dried early flint"


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    yield made
    made.shut()


@pytest.fixture
def on(world, tmp_path):
    mount = tmp_path / "stick"
    mount.mkdir(exist_ok=True)
    made, record = mirroring.register(world.ward, mount, "A")
    assert record == Stick(made.stick, StickEvent.KNOWN, "A")
    return made


def notes(world, count):
    for number in range(count):
        world.record(Note(f"note {number}"))


def links(world, segment=0):
    journal = world.ward.segments[segment].journal
    return world.on_thread(lambda: [link for _, link in journal.links()])


def copied(world, on, name="A"):
    with mirror.reading(on.folder / f"{name}.mirror", world.ward.unlocked.key) as reader:
        return list(reader)


def test_the_first_visit_brings_the_whole_log_and_the_key_file(world, on, monkeypatch):
    monkeypatch.setattr(copying, "BATCH", 4)
    monkeypatch.setattr(copying, "CHUNK", 1)
    notes(world, 5)
    seen = []
    visit = Copy(world.ward, on).visit(lambda done, total: seen.append((done, total)))
    assert copied(world, on) == links(world)
    tail = world.ward.journal.tail
    assert (visit.copied, visit.last, visit.head) == (8, Ref("A", 7), chain.b64(tail.head))
    assert (visit.at, visit.alarms, visit.openable) == (world.clock().wall, (), False)
    assert visit.anchor == Anchor(Place.STICK, 7, visit.head, segment="A", stick=on.stick)
    assert seen == [(4, 8), (8, 8)]
    assert (on.folder / keys.NAME).read_bytes() == world.ward.unlocked.file.to_bytes()
    assert {path.name for path in on.folder.iterdir()} == {"A.mirror", "keys.json", "stick.json"}


def test_a_later_visit_adds_what_is_missing_and_a_third_nothing(world, on):
    Copy(world.ward, on).visit()
    notes(world, 2)
    assert Copy(world.ward, on).visit().copied == 2
    assert Copy(world.ward, on).visit().copied == 0
    assert copied(world, on) == links(world)


def test_following_adds_each_record_without_reading_the_whole_copy(world, on):
    copy = Copy(world.ward, on)
    copy.visit()
    inode = (on.folder / "A.mirror").stat().st_ino
    notes(world, 1)
    assert copy.follow().copied == 1
    assert copy.follow().copied == 0
    assert (on.folder / "A.mirror").stat().st_ino == inode
    assert copied(world, on) == links(world)


def test_no_private_key_is_in_a_copy(world, on):
    Copy(world.ward, on).visit()
    held = world.on_thread(world.ward.store.query, "SELECT value FROM secret")
    plain = b"".join(mirror.logtext.pair(link) for link in copied(world, on))
    for (secret,) in held:
        assert chain.b64(secret).encode() not in plain
        assert secret not in (on.folder / "A.mirror").read_bytes()


def test_a_torn_line_is_cut_off_and_added_again(world, on):
    Copy(world.ward, on).visit()
    path = on.folder / "A.mirror"
    path.write_bytes(path.read_bytes()[:-20])
    assert Copy(world.ward, on).visit().copied == 1
    assert copied(world, on) == links(world)


class Pull:
    """The system's writing and syncing, of which one call fails half-way, as when the stick is pulled then."""

    def __init__(self, at):
        self.left = at
        self._write, self._sync = os.write, os.fsync

    def write(self, handle, data):
        self.left -= 1
        if not self.left:
            self._write(handle, bytes(data)[:9])
            raise OSError(errno.EIO, "pulled")
        return self._write(handle, data)

    def fsync(self, handle):
        self.left -= 1
        if not self.left:
            raise OSError(errno.EIO, "pulled")
        self._sync(handle)


def test_a_stick_pulled_at_any_write_catches_up(world, on, monkeypatch):
    """Every write and every sync of a visit fails once; the visit after it makes the copy whole."""
    monkeypatch.setattr(copying, "CHUNK", 1)
    notes(world, 3)
    for at in range(1, 100):
        (on.folder / "A.mirror").unlink(missing_ok=True)
        (on.folder / "keys.json").unlink(missing_ok=True)
        pull = Pull(at)
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", pull.write)
            patch.setattr(os, "fsync", pull.fsync)
            try:
                Copy(world.ward, on).visit()
                break
            except StorageTrouble:
                assert pull.left <= 0
        assert Copy(world.ward, on).visit().alarms == ()
        assert copied(world, on) == links(world)
    assert at > 2 * len(links(world))


def test_a_stick_that_is_gone_is_said_to_be_gone(world, on):
    copy = Copy(world.ward, on)
    copy.visit()
    on.folder.rename(on.folder.with_name("elsewhere"))
    notes(world, 1)
    for act in (copy.follow, copy.visit, Copy(world.ward, on).visit):
        with pytest.raises(StickGone) as caught:
            act()
        assert caught.value.facts["stick"] == "A"
    on.folder.with_name("elsewhere").rename(on.folder)
    assert copy.follow().copied == 1


def test_a_copy_that_knows_more_is_left_alone(world, on, tmp_path):
    notes(world, 1)
    Copy(world.ward, on).visit()
    before = (world.path / "A" / "ward.db").read_bytes()
    notes(world, 2)
    Copy(world.ward, on).visit()
    ahead = world.ward.journal.tail
    world.shut()
    (world.path / "A" / "ward.db").write_bytes(before)  # somebody put an older copy of the database back
    kept = (on.folder / "A.mirror").read_bytes()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    visit = Copy(world.ward, on).visit()
    # the program has written its Resume under the number the copy knows as a note
    assert isinstance(visit.alarms[0], MirrorDiffers)
    assert (visit.last, visit.anchor, visit.copied) == (None, None, 0)
    assert (on.folder / "A.mirror").read_bytes() == kept
    assert ahead.number > world.ward.journal.tail.number


def test_a_copy_that_goes_on_beyond_the_log_is_ahead(world, on):
    Copy(world.ward, on).visit()
    tail = world.ward.journal.tail
    path = on.folder / "A.mirror"
    with mirror.reading(path, world.ward.unlocked.key) as reader:
        list(reader)
        mirror.append(reader.place, [replace(links(world)[-1], raw=b"beyond")])
    kept = path.read_bytes()
    copy = Copy(world.ward, on)
    (alarm,) = copy.visit().alarms
    assert isinstance(alarm, MirrorAhead)
    assert alarm.facts["number"] == tail.number + 1
    assert alarm.facts["head"] == chain.b64(chain.head_of(world.ward.realm, b"beyond"))
    notes(world, 3)
    assert copy.follow().alarms == (alarm,)
    assert path.read_bytes() == kept


@pytest.mark.parametrize("change", ["raw", "signature", "opening", "closed"])
def test_a_copy_that_says_something_else_differs_at_that_record(world, on, change):
    notes(world, 2)
    mine = links(world)
    their = {
        "raw": replace(mine[2], raw=b"other"),
        "signature": replace(mine[2], signature=bytes(64)),
        "opening": Link(mine[2].raw, mine[2].signature, (bytes(40), *mine[2].parts[1:])),
        "closed": Link(mine[2].raw, mine[2].signature, (bytes(32), *mine[2].parts[1:])),
    }[change]
    tail = world.ward.journal.tail
    label = mirror.Label(world.ward.realm, tail.log, "A", tail.device, "w", "h")
    place = mirror.begin(on.folder / "A.mirror", label, world.ward.unlocked.key)
    mirror.append(place, [*mine[:2], their, *mine[3:]])
    (alarm,) = Copy(world.ward, on).visit().alarms
    assert isinstance(alarm, MirrorDiffers)
    assert (alarm.facts["number"], alarm.facts["segment"]) == (2, "A")


def test_what_was_erased_in_the_log_is_gone_from_the_copy_after_the_visit(world, on):
    notes(world, 3)
    Copy(world.ward, on).visit()
    journal, realm = world.ward.journal, world.ward.realm
    text = links(world)[4].parts[PARTS.index(Part.TEXT)]
    erase = "UPDATE rec SET text = ? WHERE i = 4"
    world.on_thread(world.ward.store.execute, erase, (chain.part_hash(realm, Part.TEXT, text),))
    visit = Copy(world.ward, on).visit()
    assert visit.alarms == ()
    assert copied(world, on) == links(world)
    assert copied(world, on)[4].parts[PARTS.index(Part.TEXT)] != text
    assert visit.last == Ref("A", journal.tail.number)
    assert sorted(path.name for path in on.folder.iterdir()) == ["A.mirror", "keys.json", "stick.json"]


def test_a_part_that_only_the_copy_has_closed_stays_closed(world, on):
    notes(world, 1)
    mine = links(world)
    closed = Link(mine[3].raw, mine[3].signature, chain.bare(world.ward.realm, mine[3].parts, {Part.TEXT}))
    tail = world.ward.journal.tail
    label = mirror.Label(world.ward.realm, tail.log, "A", tail.device, "w", "h")
    mirror.append(mirror.begin(on.folder / "A.mirror", label, world.ward.unlocked.key), [*mine[:3], closed, *mine[4:]])
    assert Copy(world.ward, on).visit().alarms == ()
    assert copied(world, on)[3] == closed


def test_a_change_of_key_writes_the_copy_anew_at_once_and_at_another_sticks_next_visit(world, on, tmp_path):
    (tmp_path / "second").mkdir()
    second, _ = mirroring.register(world.ward, tmp_path / "second", "B")
    copy = Copy(world.ward, on)
    copy.visit()
    Copy(world.ward, second).visit()
    old = world.ward.unlocked.key
    world.on_thread(protecting.protect, world.ward, WORDS, CHEAP)
    assert copy.follow().openable
    assert Copy(world.ward, second).visit().alarms == ()
    for stick in (on, second):
        assert copied(world, stick) == links(world)
        assert (stick.folder / keys.NAME).read_bytes() == world.ward.unlocked.file.to_bytes()
        with pytest.raises(MirrorForeign), mirror.reading(stick.folder / "A.mirror", old):
            pass


def test_an_old_copy_that_has_more_records_is_not_replaced_after_a_change_of_key(world, on):
    Copy(world.ward, on).visit()
    before = world.ward.journal.tail.number
    with (on.folder / "A.mirror").open("ab") as file:
        file.write(b"one more line\n" * 9)
    world.on_thread(protecting.protect, world.ward, WORDS, CHEAP)
    (alarm,) = Copy(world.ward, on).visit().alarms
    assert isinstance(alarm, MirrorAhead)
    assert (alarm.facts["number"], alarm.facts["head"]) == (before + 9, "")


def test_a_copy_under_a_key_this_ward_never_had_is_left_alone(world, on):
    tail = world.ward.journal.tail
    mirror.begin(on.folder / "A.mirror", mirror.Label(world.ward.realm, tail.log, "A", tail.device, "", ""), bytes(48))
    kept = (on.folder / "A.mirror").read_bytes()
    for anew in (False, True):
        (alarm,) = Copy(world.ward, on).visit(anew=anew).alarms
        assert isinstance(alarm, MirrorForeign)
    assert (on.folder / "A.mirror").read_bytes() == kept


def test_a_damaged_copy_is_said_and_written_anew_only_when_asked(world, on):
    Copy(world.ward, on).visit()
    path = on.folder / "A.mirror"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[3] = b"AAAA" + lines[3][4:]
    path.write_bytes(b"".join(lines))
    (alarm,) = Copy(world.ward, on).visit().alarms
    assert isinstance(alarm, MirrorDamaged)
    assert alarm.facts["number"] == 1
    for aside in (1, 2):
        assert Copy(world.ward, on).visit(anew=True).alarms == ()
        assert (on.folder / f"A.mirror.aside-{aside}").read_bytes() == b"".join(lines)
        assert copied(world, on) == links(world)
        path.write_bytes(b"".join(lines))


def test_a_second_log_under_the_same_letter_gets_a_name_of_its_own(world, on, tmp_path):
    (tmp_path / "other").mkdir()
    other = make(tmp_path / "other", people=())
    tail = other.ward.journal.tail
    label = mirror.Label(other.ward.realm, tail.log, "A", tail.device, "UCI 2", "Hospital Demo")
    theirs = mirror.append(mirror.begin(on.folder / "A.mirror", label, world.ward.unlocked.key), links(other))
    other.shut()
    kept = theirs.path.read_bytes()
    for _ in range(2):
        assert Copy(world.ward, on).visit().alarms == ()
        notes(world, 1)
    assert theirs.path.read_bytes() == kept
    assert copied(world, on, f"A-{world.ward.journal.tail.log}") == links(world)[:-1]


def test_a_segment_that_was_closed_is_copied_as_it_is_and_raises_no_alarm(world, on):
    notes(world, 2)
    Copy(world.ward, on).visit()
    key = world.ward.unlocked.key
    world.shut()
    store = stores.open_store(folders.store_path(world.path, "A"), key)
    store.execute("UPDATE rec SET raw = ? WHERE i = 3", (b"changed",))
    store.execute("DELETE FROM rec WHERE i = 2")
    store.execute("UPDATE secret SET value = ? WHERE name = 'record_key'", (bytes(32),))
    store.close()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    kept = (on.folder / "A.mirror").read_bytes()
    visit = Copy(world.ward, on).visit()
    assert world.ward.broken == ("A",)
    assert (visit.alarms, visit.last) == ((), Ref("B", 1))
    assert (on.folder / "A.mirror").read_bytes() == kept
    assert copied(world, on, "B") == links(world, 1)


def test_records_on_a_damaged_page_are_not_copied_and_never_overwrite_what_is(world, on):
    notes(world, 80)
    Copy(world.ward, on).visit()
    whole, key = (on.folder / "A.mirror").read_bytes(), world.ward.unlocked.key
    world.shut()
    path = folders.store_path(world.path, "A")
    data = bytearray(path.read_bytes())
    data[len(data) // 4096 // 2 * 4096 + 100] ^= 1
    path.write_bytes(data)
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    Copy(world.ward, on).visit()
    assert (on.folder / "A.mirror").read_bytes()[: len(whole)] == whole
    (on.folder / "A.mirror").unlink()
    Copy(world.ward, on).visit()
    with mirror.reading(on.folder / "A.mirror", key) as reader:
        assert 0 < len(list(reader)) < 80


def test_a_gap_in_a_broken_segment_ends_its_copy(world, on):
    notes(world, 2)
    world.on_thread(world.ward.store.execute, "DELETE FROM rec WHERE i = 2")
    world.ward.journal.condemn()
    Copy(world.ward, on).visit()
    assert len(copied(world, on)) == 2
