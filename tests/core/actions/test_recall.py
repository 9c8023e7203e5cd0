# SPDX-License-Identifier: Apache-2.0
"""What others know of a log, held against it on real stores: cut, put back, forked, copied, taken to another PC."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from logbook.core import ward as wards
from logbook.core.actions import mirroring, opening, recall
from logbook.core.actions.copying import Copy
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.model.chain import b64
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.opening_state import Known
from logbook.core.model.records import Note
from logbook.core.model.traces import Resume
from logbook.core.vault import folder as folders
from logbook.core.vault import journal as journals
from logbook.core.vault import memory
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Opening
from logbook.core.vault.memory import Line
from tests import wards as worlds


@pytest.fixture
def world(tmp_path):
    """A ward whose PC has a memory; closed, so that its files can be put away and put back."""
    made = worlds.make(tmp_path, people=("Anna Puig",))
    made.machine = replace(made.machine, memory=tmp_path / "settings" / "last.json")
    made.reopen()
    yield made
    made.shut()


def live(world):
    return folders.store_path(world.path, world.ward.journal.segment)


def write(world, *texts):
    for text in texts:
        world.clock.pass_(60)
        world.record(Note(text=text))


def open_again(world):
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    wards.load(world.ward)
    return world.ward


def put_back(world, *, remember=False):
    """Write, keep a copy of the database (and the memory), write on, and put the copy back; returns the true tail."""
    write(world, "before")
    world.shut()
    place, copy = live(world), world.path.with_name("copy.db")
    shutil.copy(place, copy)
    kept = world.machine.memory.read_bytes()
    open_again(world)
    write(world, "seen on the round", "bed 4 moved")
    tail = world.ward.journal.tail
    world.shut()
    shutil.copy(copy, place)
    if remember:
        world.machine.memory.write_bytes(kept)
    return tail


def started(ward):
    """Why the live segment was begun, and what it holds against the one before."""
    return ward.start.segment, ward.start.reason, ward.start.contradicts


def test_an_untouched_log_goes_on_where_it_was(world):
    write(world, "a", "b")
    for _ in range(3):
        world.reopen()
    assert world.ward.journal.segment == "A"
    assert not world.ward.memory_unread


def test_only_a_record_that_is_there_has_a_head(world):
    journal = world.ward.journal
    assert world.on_thread(journal.head_at, journal.tail.number) == journal.tail.head
    assert world.on_thread(journal.head_at, journal.tail.number + 1) is None


def test_every_commit_is_remembered_and_signed_by_the_log(world):
    write(world, "a")
    tail, device = world.ward.journal.tail, world.ward.journal.device.point
    world.shut()
    (line,) = memory.read(world.machine.memory).lines
    point = checkpoint.read_line(line.line, device)
    assert (line.first, line.log, point.number, point.head) == (tail.log, tail.log, tail.number, tail.head)
    open_again(world)


def test_the_database_alone_put_back_is_noticed_and_the_next_segment_says_by_what(world):
    tail = put_back(world)
    (line,) = memory.read(world.machine.memory).lines
    ward = open_again(world)
    assert started(ward) == ("B", "put-back", line.line)
    assert checkpoint.read_line(line.line, ward.segments[0].journal.device.point).number == tail.number
    assert ward.start.earlier_number < tail.number
    assert ward.broken == ("A",)
    assert ward.segments[0].journal.opening is Opening.CONDEMNED
    write(world, "the ward writes on")
    world.reopen()
    assert world.ward.journal.segment == "B"
    assert world.ward.segments[0].journal.opening is Opening.CONDEMNED


def test_database_and_memory_put_back_together_are_noticed_by_a_stick(world):
    tail = put_back(world, remember=True)
    known = Known(tail.log, tail.number, tail.head)
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine, [known])
    wards.load(world.ward)
    assert started(world.ward) == ("B", "put-back", known.told)


def on_a_stick(world, tmp_path):
    """A stick of the ward, brought up to date."""
    (tmp_path / "stick").mkdir(exist_ok=True)
    on, _ = mirroring.register(world.ward, tmp_path / "stick", "A")
    Copy(world.ward, on).visit()
    return on


def test_a_stick_that_is_plugged_in_says_how_far_its_copies_got(world, tmp_path):
    write(world, "a")
    on, tail, key = on_a_stick(world, tmp_path), world.ward.journal.tail, world.ward.unlocked.key
    known = (Known(tail.log, tail.number, tail.head),)
    assert recall.on_sticks([tmp_path, tmp_path / "stick"], key) == known
    with (on.folder / "A.mirror").open("ab") as file:
        file.write(b"torn")
    assert recall.on_sticks([tmp_path / "stick"], key) == known
    assert recall.on_sticks([tmp_path / "stick"], bytes(32)) == ()
    (on.folder / "B.mirror").write_bytes(b"not a copy")
    assert recall.on_sticks([tmp_path / "stick"], key) == known
    (on.folder / "A.mirror").write_bytes(b"".join((on.folder / "A.mirror").read_bytes().splitlines(keepends=True)[:2]))
    assert recall.on_sticks([tmp_path / "stick"], key) == ()


def test_database_and_memory_put_back_are_noticed_when_the_stick_lies_in_the_pc(world, tmp_path):
    write(world, "before")
    world.shut()
    kept = live(world).read_bytes(), world.machine.memory.read_bytes()
    open_again(world)
    write(world, "seen on the round")
    on_a_stick(world, tmp_path)
    tail = world.ward.journal.tail
    world.shut()
    live(world).write_bytes(kept[0])
    world.machine.memory.write_bytes(kept[1])
    unlocked = opening.unlock(world.path)
    known = recall.on_sticks([tmp_path / "stick"], unlocked.key)
    world.ward = wards.load(opening.open_ward(world.path, unlocked, world.machine, known))
    assert started(world.ward) == ("B", "put-back", Known(tail.log, tail.number, tail.head).told)


def test_everything_put_back_with_no_witness_is_not_noticed_as_we_say_openly(world):
    put_back(world, remember=True)
    assert open_again(world).journal.segment == "A"


def test_a_log_written_on_elsewhere_after_being_put_back_is_forked(world):
    put_back(world)
    with_memory, world.machine = world.machine, replace(world.machine, memory=None)
    open_again(world)
    write(world, "another round", "other words", "and more")
    world.shut()
    world.machine = with_memory
    (line,) = memory.read(world.machine.memory).lines
    assert started(open_again(world)) == ("B", "forked", line.line)


def test_every_cut_is_noticed(world):
    write(world, *"abcdef")
    key, path, last = world.ward.unlocked.key, live(world), world.ward.journal.tail.number
    world.shut()
    whole = path.read_bytes()
    for cut in range(1, 6):
        shutil.rmtree(world.path / "B", ignore_errors=True)
        path.write_bytes(whole)
        store = stores.open_store(path, key)
        store.execute("DELETE FROM rec WHERE i > ?", (last - cut,))
        store.close()
        ward = opening.open_ward(world.path, opening.unlock(world.path), replace(world.machine))
        assert (ward.start.reason, ward.start.earlier_number) == ("put-back", last - cut)
        wards.shut(ward)
        shutil.rmtree(world.path / "B")
        ward = opening.open_ward(world.path, opening.unlock(world.path), replace(world.machine, memory=None))
        assert ward.start.reason == "seal-broken"
        wards.shut(ward)
    path.write_bytes(whole)
    shutil.rmtree(world.path / "B")
    world.machine = replace(world.machine, memory=None)
    open_again(world)


def test_a_segment_that_is_gone_is_missed(world):
    world.on_thread(opening._continue, world.ward, "")
    write(world, "in B")
    world.shut()
    (line,) = [one for one in memory.read(world.machine.memory).lines if one.log == world.ward.journal.tail.log]
    shutil.rmtree(world.path / "B")
    assert started(open_again(world)) == ("B", "put-back", line.line)


def test_a_segment_that_cannot_be_read_is_damaged_not_gone(world):
    world.on_thread(opening._continue, world.ward, "")
    write(world, "in B")
    world.shut()
    live(world).write_bytes(b"\0" * 8192)
    assert started(open_again(world)) == ("C", "damaged", "")


def test_a_finished_segment_put_back_is_closed_and_named(world):
    write(world, "before")
    world.shut()
    place, copy = live(world), world.path.with_name("copy.db")
    shutil.copy(place, copy)
    world.machine = replace(world.machine, memory=None)
    open_again(world)
    write(world, "after")
    world.on_thread(opening._continue, world.ward, "")
    world.shut()
    shutil.copy(copy, place)
    ward = open_again(world)
    assert ward.broken == ("A",)
    assert ward.segments[0].journal.opening is Opening.CONDEMNED
    assert ward.journal.segment == "B"


@pytest.mark.parametrize("head", ["", "!"])
def test_a_next_segment_that_names_no_head_holds_nothing_against_the_one_before(world, head, tmp_path):
    start = replace(world.ward.start, segment="B", earlier_log=world.ward.journal.tail.log, earlier_head=head)
    start = replace(start, earlier_number=3 if head else None)
    folders.add_segment(world.path, "B")
    store = stores.create(folders.store_path(world.path, "B"), world.ward.unlocked.key)
    journals.begin(store, start, world.clock())
    store.close()
    world.reopen()
    assert world.ward.broken == ()
    assert world.ward.journal.segment == "B"


def test_a_memory_that_cannot_be_read_keeps_nobody_out_and_is_said(world):
    write(world, "a")
    world.shut()
    world.machine.memory.write_bytes(b"rubbish")
    assert open_again(world).memory_unread
    world.reopen()
    assert not world.ward.memory_unread


def test_a_line_the_log_never_signed_is_not_believed(world):
    tail = world.ward.journal.tail
    world.shut()
    other = worlds.crypto_device()
    forged = Checkpoint(Realm.REAL, tail.log, tail.number + 40, b"\7" * 32, 1)
    lines = [Line(tail.log, tail.log, checkpoint.write_line(forged, other.sign))]
    memory.write(world.machine.memory, lines)
    ward = open_again(world)
    assert ward.journal.segment == "A"
    assert ward.memory_unread


def test_a_line_under_another_logs_name_is_not_believed(world):
    tail, device = world.ward.journal.tail, world.ward.journal.device
    world.shut()
    drill = Checkpoint(Realm.DRILL, tail.log, tail.number + 1, b"\7" * 32, 1)
    memory.write(world.machine.memory, [Line(tail.log, tail.log, checkpoint.write_line(drill, device.sign))])
    assert open_again(world).journal.segment == "A"


def test_a_missing_segments_line_must_at_least_have_its_shape(world):
    tail = world.ward.journal.tail
    world.shut()
    other = checkpoint.write_line(Checkpoint(Realm.REAL, "C" * 24, 3, b"\7" * 32, 1), worlds.crypto_device().sign)
    lines = [Line(tail.log, "B" * 24, text) for text in ("no line at all", other)]
    memory.write(world.machine.memory, [*lines, Line("X", "Y", "another ward's")])
    assert open_again(world).journal.segment == "A"


def test_a_copy_on_another_pc_goes_on_in_a_segment_of_its_own(world, tmp_path):
    write(world, "before the image was taken")
    last = world.ward.journal.tail
    world.shut()
    shutil.copytree(world.path, tmp_path / "clone")
    here, there = world.path, replace(world.machine, name="machine-2", memory=tmp_path / "there" / "last.json")
    clone = opening.open_ward(tmp_path / "clone", opening.unlock(here), there)
    wards.load(clone)
    assert (clone.start.segment, clone.start.reason, clone.start.contradicts) == ("B", "other-machine", "")
    assert (clone.start.earlier_number, clone.start.earlier_head) == (last.number, b64(last.head))
    assert clone.broken == ()
    assert clone.segments[0].journal.opening is Opening.GOOD
    wards.shut(clone)
    again = opening.open_ward(tmp_path / "clone", opening.unlock(here), there)
    assert again.journal.segment == "B"
    wards.shut(again)
    open_again(world)
    assert world.ward.journal.segment == "A"
    write(world, "the true one goes on")


def test_the_machine_is_in_every_resume_and_a_log_of_before_asks_nothing(world):
    world.on_thread(world.ward.store.execute, "DELETE FROM setting WHERE name = 'machine'")
    world.machine = replace(world.machine, name="machine-9")
    world.reopen()
    assert world.ward.journal.segment == "A"
    resumed = [entry.record for entry in world.ward.folds.timeline.entries if isinstance(entry.record, Resume)]
    assert resumed[-1].machine == "machine-9"


def test_what_was_written_before_somebody_came_with_the_paper_goes_along(world):
    put_back(world, remember=True)
    open_again(world)
    write(world, "written before the paper came")
    entries = world.on_thread(opening.close_segment, world.ward, "put-back", "paper")
    wards.fold(world.ward, entries)
    assert started(world.ward) == ("B", "put-back", "paper")
    assert Ref("A", world.ward.start.earlier_number) in {getattr(entry.record, "origin", None) for entry in entries}


def test_a_known_record_on_a_damaged_page_accuses_nobody_and_is_never_good(world):
    write(world, *("x" * 3000 for _ in range(8)))
    tail = world.ward.journal.tail
    known = [Known(tail.log, number, world.on_thread(world.ward.journal.head_at, number)) for number in range(2, 9)]
    world.shut()
    place = live(world)
    whole = place.read_bytes()
    reasons = set()
    for page in range(2, len(whole) // 4096):
        damaged = bytearray(whole)
        damaged[page * 4096 + 100] ^= 1
        place.write_bytes(damaged)
        machine = replace(world.machine, memory=None)
        ward = opening.open_ward(world.path, opening.unlock(world.path), machine, known)
        if ward.journal.segment != "A":
            reasons.add((ward.start.reason, ward.start.contradicts))
        wards.shut(ward)
        shutil.rmtree(world.path / "B", ignore_errors=True)
    assert ("seal-broken", "") in reasons
    assert {reason for reason, _ in reasons} <= {"seal-broken", "damaged"}
    place.write_bytes(whole)
    open_again(world)
