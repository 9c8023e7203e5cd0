# SPDX-License-Identifier: Apache-2.0
"""Making, opening and continuing a ward: nothing is repaired in place, nobody is kept from writing."""

import sqlite3

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening, protecting, signing_on
from logbook.core.actions.opening import Address
from logbook.core.model import chain
from logbook.core.model.codes import Means, Realm, Role
from logbook.core.model.errors import (
    AlreadyAWard,
    DamagedFile,
    LockedByAnother,
    NoSuchSlot,
    NotAWard,
    StorageTrouble,
    WrongKey,
    WrongMarker,
)
from logbook.core.model.frame import Author, Ref
from logbook.core.model.records import Note
from logbook.core.model.traces import Carried, ClockStep, Resume, Start
from logbook.core.vault import folder as folders
from logbook.core.vault import keys
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Journal
from logbook.core.vault.slots import Cost, Limits, Passphrase
from tests.wards import CHEAP_PIN, HandClock, make

WORDS = "amber basin canal dried early flint"
CHEAP = Cost(memory_kib=64 << 10, passes=1, lanes=1)


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    yield made
    made.shut()


def tamper(world, sql, *values):
    """Change the live database with the right key, as an attacker with tools would."""
    key, path = world.ward.unlocked.key, folders.store_path(world.path, world.ward.journal.segment)
    world.shut()
    store = stores.open_store(path, key)
    store.execute(sql, values)
    store.close()


def test_a_new_ward_begins_with_start_and_resume(world):
    first, second = world.ward.folds.timeline.entries[:2]
    assert first.record == Start("Hospital Demo", "UCI 2", Realm.REAL, "A", "Ward Logbook test")
    assert second.record == Resume("Ward Logbook test", "machine-1", "boot-1")


def test_without_locks_a_ward_is_open_and_says_so(world):
    assert not opening.protected(world.path)


def test_a_protected_ward_opens_with_its_words_only(tmp_path):
    world = make(tmp_path, people=(), locks=(Passphrase(WORDS, CHEAP),))
    assert opening.protected(world.path)
    with pytest.raises(NoSuchSlot):
        opening.unlock(world.path)
    with pytest.raises(WrongKey):
        opening.unlock(world.path, Passphrase(WORDS.replace("flint", "float"), CHEAP))
    world.reopen(opening.unlock(world.path, Passphrase(f"  {WORDS.upper()} ", CHEAP)))
    assert world.ward.loaded
    world.shut()


def test_nothing_is_made_where_something_is(world):
    with pytest.raises(AlreadyAWard):
        opening.create(world.path, Address("H", "W"), world.machine)


def test_a_folder_without_a_ward_is_said_to_be_none(tmp_path):
    with pytest.raises(NotAWard):
        opening.protected(tmp_path / "nowhere")


def test_a_second_program_is_told_who_holds_the_ward(world):
    with pytest.raises(LockedByAnother) as caught:
        opening.open_ward(world.path, world.ward.unlocked, world.machine)
    assert caught.value.facts["pid"] > 0
    world.record(Note(text="the first goes on"))


def test_each_opening_is_a_session_and_a_changed_clock_is_told(world):
    world.clock.set_back(3600)
    world.reopen()
    records = [entry.record for entry in world.ward.folds.timeline.entries]
    assert ClockStep(-3_600_000) in records
    assert world.ward.folds.timeline.entries[-1].written.session == 2


def test_a_cut_log_is_closed_and_the_next_segment_names_it(world):
    last = world.record(Note(text="cut off")).ref.number
    tail = world.ward.journal.tail
    tamper(world, "DELETE FROM rec WHERE i = ?", last)
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    wards.load(world.ward)
    start = world.ward.start
    assert (start.segment, start.earlier_log, start.earlier_number, start.reason) == (
        "B",
        tail.log,
        last - 1,
        "seal-broken",
    )
    assert world.ward.broken == ("A",)
    assert not [entry for entry in world.ward.folds.timeline.entries if entry.ref.segment == "A" and entry.verified]
    world.record(Note(text="the ward goes on"))
    assert world.on_thread(opening.verify, world.ward)["B"] is None


def test_pins_go_along_into_the_next_segment(world):
    tamper(world, "DELETE FROM rec WHERE i = (SELECT max(i) FROM rec)")
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    wards.load(world.ward)
    assert world.on_thread(signing_on.check_pin, world.ward, world.user("Anna Puig"), "480513")[0]


def test_a_damaged_segment_is_named_and_the_ward_goes_on_beside_it(tmp_path):
    world = make(tmp_path)
    tamper(world, "DELETE FROM rec WHERE i = (SELECT max(i) FROM rec)")
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    world.shut()
    path = folders.store_path(world.path, "B")
    path.write_bytes(b"\0" * 8192)
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    assert world.ward.unreadable == ("B",)
    assert world.ward.journal.segment == "C"
    assert world.ward.start.reason == "damaged"
    world.shut()


def opened_anew(world):
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    return world.ward


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"\0" * 8192), lambda path: path.unlink()])
def test_when_nothing_can_be_read_the_ward_goes_on_without_a_name(tmp_path, spoil):
    world = make(tmp_path)
    world.shut()
    spoil(folders.store_path(world.path, "A"))
    ward = opened_anew(world)
    assert (ward.start.segment, ward.start.reason, ward.start.ward) == ("B", "damaged", "?")
    newcomer = signing_on.Newcomer("Anna Puig", Role.NURSE)
    wards.fold(ward, world.on_thread(signing_on.enrol, ward, newcomer, "480513"))
    world.record(Note("goes on"))
    world.reopen()
    assert world.ward.journal.segment == "B"
    assert Note("goes on") in [entry.record for entry in world.ward.folds.timeline.entries]
    world.shut()


def test_an_old_key_file_put_back_costs_neither_the_old_log_nor_what_is_written_meanwhile(tmp_path):
    old, new = Passphrase("one two three four five six", CHEAP), Passphrase("six five four three two one", CHEAP)
    world = make(tmp_path, locks=(old,))
    world.shut()
    theirs = (world.path / keys.NAME).read_bytes()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path, old), world.machine)
    world.on_thread(protecting.protect, world.ward, new.typed, CHEAP)
    world.shut()
    ours = (world.path / keys.NAME).read_bytes()
    (world.path / keys.NAME).write_bytes(theirs)
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path, old), world.machine))
    assert (world.ward.unreadable, world.ward.start.segment) == (("A",), "B")
    wards.record(world.ward, Note("meanwhile"), Author("p1", Means.NONE))
    world.shut()
    assert (world.path / keys.SPARE).read_bytes() == ours
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path, new), world.machine))
    assert (world.ward.unreadable, world.ward.start.segment) == (("B",), "C")
    world.shut()
    kept = keys.unlock(world.path / "B", old)
    store = stores.open_store(folders.store_path(world.path, "B"), kept.key)
    assert Note("meanwhile") in [entry.record for entry in Journal(store, Realm.REAL, "B").entries()]
    store.close()


def test_a_segment_that_follows_without_a_fault_condemns_nothing(world):
    world.on_thread(opening._continue, world.ward, "")
    world.reopen()
    assert world.ward.journal.segment == "B"
    assert all(entry.verified for entry in world.ward.folds.timeline.entries)


def test_a_red_verdict_closes_the_segment_and_carries_this_sessions_words(world):
    world.record(Note(text="before"))
    tamper(world, "UPDATE rec SET text = (SELECT text FROM rec WHERE i = 1) WHERE i = 2")
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    wards.load(world.ward)
    mine = world.record(Note(text="written before the verdict"))
    verdicts = world.on_thread(opening.verify, world.ward)
    assert verdicts["A"].facts == {"number": 2, "code": "body"}
    wards.fold(world.ward, world.on_thread(opening.close_segment, world.ward))
    carried = [entry.record for entry in world.ward.folds.timeline.entries if isinstance(entry.record, Carried)]
    assert [(one.origin, one.kind) for one in carried] == [(mine.ref, "note")]
    assert "written before the verdict" in carried[0].was_text
    begun = world.ward.folds.timeline.entry(Ref("B", 0)).record  # said in the window at once, not at the next start
    assert (begun.reason, begun.earlier_number) == (opening.NOT_GOOD, mine.ref.number)
    assert world.ward.journal.segment == "B"
    assert world.on_thread(opening.verify, world.ward)["B"] is None
    world.reopen()
    assert not [entry for entry in world.ward.folds.timeline.entries if entry.ref.segment == "A" and entry.verified]
    assert world.ward.journal.segment == "B"


def test_a_long_log_is_checked_in_pieces(world, monkeypatch):
    monkeypatch.setattr(opening, "PIECE", 2)
    journal, tail, pieces = world.ward.journal, chain.EMPTY, 0
    while tail != journal.tail:
        tail = world.on_thread(opening.verify_some, journal, tail)
        pieces += 1
    assert pieces == (journal.tail.number + 2) // 2


def test_no_plain_word_lies_in_the_folder(world):
    world.record(Note(text="cable amarillo", patient="UCI-07·K4"))
    world.shut()
    data = b"".join(path.read_bytes() for path in world.path.rglob("*") if path.is_file())
    for word in ("amarillo", "UCI-07·K4", "Hospital Demo", "Anna Puig", "480513"):  # short ones turn up in noise
        assert word.encode() not in data
        assert word.encode("utf-16-le") not in data
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(folders.store_path(world.path, "A")).execute("SELECT * FROM rec")
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)


def test_machine_has_real_costs_unless_told():
    machine = wards.Machine(HandClock(), "m", "p")
    assert machine.pin_cost.memory_kib >= 64 * 1024
    assert CHEAP_PIN.memory_kib < Limits().least_memory_kib


@pytest.mark.parametrize(("is_", "said"), [(Realm.REAL, Realm.DRILL), (Realm.DRILL, Realm.REAL)])
def test_a_changed_marker_neither_ends_a_log_nor_makes_a_drill_of_it(tmp_path, is_, said):
    """The marker lies there in the clear; the log itself says whether it is real, under the ward's key."""
    world = make(tmp_path, realm=is_)
    world.shut()
    folders.mark(world.path, said)
    with pytest.raises(WrongMarker) as caught:
        opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    assert caught.value.facts == {"path": str(world.path / "ward.json")}
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    assert (world.ward.realm, world.ward.broken, folders.segments(world.path)) == (is_, (), ("A",))
    assert world.record(Note("care goes on")).verified
    assert world.on_thread(opening.verify, world.ward) == {"A": None}
    assert folders.realm_of(world.path) is is_
    world.shut()


@pytest.mark.parametrize("number", ["0", "(SELECT i FROM rec WHERE kind = 'person')", "(SELECT max(i) FROM rec)"])
def test_a_broken_header_closes_the_segment_and_locks_nobody_out(tmp_path, number):
    world = make(tmp_path)
    tail = world.ward.journal.tail
    tamper(world, f"UPDATE rec SET raw = zeroblob(9) WHERE i = {number}")
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    start = world.ward.start
    assert (start.segment, start.reason, world.ward.broken) == ("B", "seal-broken", ("A",))
    assert (start.hospital, start.ward, start.realm) == ("Hospital Demo", "UCI 2", Realm.REAL)
    assert start.earlier_log == tail.log
    assert world.record(Note("the ward goes on"), "Marc Vidal").verified
    assert len(world.ward.folds.timeline.entries) == tail.number + 4
    world.reopen()
    assert world.ward.journal.segment == "B"
    world.shut()


def test_without_a_readable_record_0_the_ward_goes_on_without_its_names(tmp_path):
    world = make(tmp_path)
    tamper(world, "UPDATE rec SET raw = zeroblob(9), act = zeroblob(9) WHERE i = 0")
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    assert (world.ward.start.hospital, world.ward.start.segment) == ("", "B")
    assert world.record(Note("the ward goes on")).verified
    world.shut()


def test_a_header_broken_in_mid_session_is_carried_past(tmp_path):
    world = make(tmp_path)
    note = world.record(Note("kept"))
    last = world.record(Note("kept too"))
    world.on_thread(world.ward.store.execute, "UPDATE rec SET raw = zeroblob(9) WHERE i = ?", (note.ref.number,))
    world.on_thread(world.ward.store.execute, "DELETE FROM rec WHERE i = ?", (note.ref.number - 1,))
    carried = [entry.record for entry in world.on_thread(opening.close_segment, world.ward)]
    told = {one.origin: one.was_text for one in carried if isinstance(one, Carried)}
    assert "kept" in told[note.ref]
    assert "kept too" in told[last.ref]
    world.shut()


def test_a_record_renumbered_far_ahead_is_shown_at_once_and_its_gap_named(tmp_path):
    world = make(tmp_path)
    last = world.record(Note("far")).ref.number
    tamper(world, "UPDATE rec SET i = 999999999 WHERE i = ?", last)
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    assert Ref("A", 999_999_999) in world.ward.folds.timeline
    assert world.on_thread(opening.verify, world.ward)["A"].facts == {"number": last, "code": "number"}
    world.record(Note("the ward goes on"))
    world.shut()


def test_a_changed_key_file_is_mended_and_the_ward_knows(tmp_path):
    world = make(tmp_path)
    assert not world.ward.unlocked.mended
    world.shut()
    whole = (world.path / "keys.json").read_bytes()
    (world.path / "keys.json").write_bytes(whole.replace(b'"slots"', b'"slotz"'))
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    assert world.ward.unlocked.mended
    assert (world.path / "keys.json").read_bytes() == whole
    world.reopen()
    assert not world.ward.unlocked.mended
    world.shut()


def unmark(path, marker):
    if marker is None:
        (path / folders.MARKER).unlink()
    else:
        (path / folders.MARKER).write_bytes(marker)


@pytest.mark.parametrize("marker", [b"", b"noise", b'{"realm":"x","v":1}', bytes(2000), None])
def test_a_damaged_marker_is_mended_by_what_record_0_proves(tmp_path, marker):
    world = make(tmp_path)
    world.shut()
    unmark(world.path, marker)
    assert not opening.protected(world.path)
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    assert (world.ward.realm, world.ward.broken, folders.realm_of(world.path)) == (Realm.REAL, (), Realm.REAL)
    world.shut()


def test_a_damaged_marker_never_shows_a_drill_as_real(tmp_path):
    world = make(tmp_path, realm=Realm.DRILL)
    world.shut()
    unmark(world.path, b"noise")
    assert opening.realm_there(world.path) is Realm.REAL
    with pytest.raises(DamagedFile):
        opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    assert opening.realm_there(world.path) is Realm.DRILL
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    assert (world.ward.realm, world.ward.broken) == (Realm.DRILL, ())
    world.shut()


def test_a_marker_that_cannot_be_mended_keeps_nobody_out(tmp_path, monkeypatch):
    world = make(tmp_path)
    world.shut()
    unmark(world.path, b"noise")

    def refuse(*_):
        raise StorageTrouble(path="x")

    monkeypatch.setattr(folders, "mark", refuse)
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    world.shut()


@pytest.mark.parametrize(("name", "value"), [("record_key", b"short"), ("device_key", bytes(31) + b"\x07")])
def test_keys_that_are_not_the_chains_break_the_seal_at_opening(tmp_path, name, value):
    world = make(tmp_path)
    tamper(world, "UPDATE secret SET value = ? WHERE name = ?", value, name)
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    assert (world.ward.broken, world.ward.journal.segment) == (("A",), "B")
    world.shut()
