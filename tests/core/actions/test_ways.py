# SPDX-License-Identifier: Apache-2.0
"""Ways in: added under the same key, taken away with a new one, and told in the log each time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from logbook.core import crypto
from logbook.core.actions import opening, protecting, ways
from logbook.core.actions.ways import Change, Way
from logbook.core.model.codes import KeyEvent
from logbook.core.model.errors import (
    BadInput,
    DiskFull,
    NoSuchSlot,
    PinTooWeak,
    Refused,
    StorageTrouble,
    WrongKey,
)
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Keys
from logbook.core.vault import keys, keysticks
from logbook.core.vault.slots import Cost, KeyStick, Kind, Passphrase, RecoveryKey
from logbook.core.ward import fold
from tests import wards
from tests.core.vault.conftest import disk  # noqa: F401 - a fixture

CHEAP = Cost(memory_kib=64 << 10, passes=1, lanes=1)
WORDS = "anchor basket candle dragon engine forest"
OTHER = "garden hammer island jacket kernel ladder"
TEAM, TO_TEAM = crypto.new_age_identity()


@pytest.fixture
def world(tmp_path):
    made = wards.make(tmp_path, people=("Anna Puig",), locks=(Passphrase(WORDS, CHEAP),))
    yield made
    made.shut()


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def act(world, what, *args):
    """An act of Anna's, folded; returns the records it left."""
    entries = world.on_thread(what, world.ward, *args)
    fold(world.ward, entries)
    return [entry.record for entry in entries]


def by(world):
    return world.by("Anna Puig")


def add_stick(world, place: Path, pin="480513", label="A"):
    return act(world, ways.add_stick, place, pin, by(world), label)


def opens(world, secret) -> bool:
    try:
        return keys.unlock(world.path, secret).key == world.ward.unlocked.key
    except (WrongKey, NoSuchSlot):
        return False


def from_stick(world, place: Path, pin="480513") -> KeyStick:
    return keysticks.open_here(place, keys.public(world.path), pin)


def test_a_key_stick_is_added_told_and_opens_the_log_again(world, stick):
    (told,) = add_stick(world, stick)
    assert (told.event, told.way, told.label) == (KeyEvent.ADDED, "stick", "A")
    assert ways.ways(world.ward)[1:] == (Way(told.slot, Kind.STICK, "A"),)
    world.reopen(opening.unlock(world.path, from_stick(world, stick)))
    assert world.ward.unlocked.by is Kind.STICK
    assert not opens(world, from_stick(world, stick, "480514"))


def test_letters_on_sticks_are_never_used_twice(world, stick):
    assert ways.next_label(world.ward) == "A"
    add_stick(world, stick)
    assert ways.next_label(world.ward) == "B"
    (slot,) = (way.slot for way in ways.ways(world.ward) if way.kind is Kind.STICK)
    act(world, ways.change, Change(frozenset({slot}), (Passphrase(WORDS),)), by(world))
    assert ways.next_label(world.ward) == "B"
    assert [ways._letters(n) for n in (25, 26, 701, 702)] == ["Z", "AA", "ZZ", "AAA"]


def test_a_weak_pin_or_a_stick_that_refuses_leaves_nothing_anywhere(world, stick, tmp_path):
    before = world.ward.unlocked.file
    with pytest.raises(PinTooWeak):
        add_stick(world, stick, "111111")
    with pytest.raises(StorageTrouble):
        add_stick(world, tmp_path / "gone")
    assert world.ward.unlocked.file == before
    assert not list(stick.iterdir())


def test_a_key_file_that_cannot_be_written_takes_the_sticks_file_away_again(world, stick):
    (world.path / keys.NAME).write_bytes(b"changed meanwhile")
    with pytest.raises(Refused):
        add_stick(world, stick)
    assert not keysticks.has_any(stick)


def test_a_record_that_finds_no_room_takes_no_stick_away(disk, stick):  # noqa: F811 - the fixture
    world = wards.make(disk.path, people=("Anna Puig",), locks=(Passphrase(WORDS, CHEAP),))
    filler = disk.fill()
    os.truncate(filler, filler.stat().st_size - 8192)  # room for the key file and its spare, not for a record
    try:
        with pytest.raises(DiskFull):
            add_stick(world, stick)
        assert from_stick(world, stick).id == world.ward.unlocked.file.slots[-1].id
    finally:
        filler.unlink()
        world.shut()


def test_a_recovery_key_is_added_once(world):
    (told,) = act(world, ways.add_recovery, TO_TEAM, by(world))
    assert (told.event, told.way) == (KeyEvent.ADDED, "recovery")
    assert opens(world, RecoveryKey(TEAM))
    with pytest.raises(Refused):
        act(world, ways.add_recovery, TO_TEAM, by(world))
    with pytest.raises(BadInput):
        act(world, ways.add_recovery, "age1nobody", by(world))


def test_before_the_six_words_nothing_else_is_added(tmp_path, stick):
    world = wards.make(tmp_path, people=("Anna Puig",))
    with pytest.raises(Refused):
        add_stick(world, stick)
    with pytest.raises(Refused):
        act(world, ways.add_recovery, TO_TEAM, by(world))
    assert not ways.only_one(world.ward)
    assert ways.cost(world.ward) == Cost()
    world.shut()


def test_one_way_in_is_one_too_few(world, stick):
    assert ways.only_one(world.ward)
    add_stick(world, stick)
    assert not ways.only_one(world.ward)


def test_a_lost_stick_opens_nothing_any_more_and_the_rest_goes_on(world, stick, tmp_path):
    lost = tmp_path / "lost"
    lost.mkdir()
    add_stick(world, stick)
    (told,) = add_stick(world, lost, "719204", "B")
    act(world, ways.add_recovery, TO_TEAM, by(world))
    old = world.ward.unlocked.key
    there, gone = from_stick(world, stick), from_stick(world, lost, "719204")
    wanted = Change(frozenset({told.slot}), (Passphrase(WORDS), there))
    assert [slot.id for slot in ways.would_go(world.ward.unlocked.file, wanted)] == [told.slot]
    wrote = act(world, ways.change, wanted, by(world))
    assert [(r.event, r.way, r.label) for r in wrote] == [
        (KeyEvent.REMOVED, "stick", "B"), (KeyEvent.CHANGED, "", ""),
    ]  # fmt: skip
    assert world.ward.unlocked.key != old
    assert opens(world, Passphrase(WORDS))
    assert opens(world, there)
    assert opens(world, RecoveryKey(TEAM))
    assert not opens(world, gone)
    world.record(Note(text="goes on"))
    world.reopen(opening.unlock(world.path, there))
    assert world.on_thread(opening.verify, world.ward) == {"A": None}
    assert [way.label for way in ways.ways(world.ward)] == ["", "A", ""]


def test_what_nobody_proves_goes_too_and_is_told(world, stick):
    add_stick(world, stick)
    act(world, ways.add_recovery, TO_TEAM, by(world))
    words, held, team = world.ward.unlocked.file.slots
    wanted = Change(frozenset({team.id}), (Passphrase(WORDS),))
    assert ways.would_go(world.ward.unlocked.file, wanted) == (held, team)
    wrote = act(world, ways.change, wanted, by(world))
    assert [(r.event, r.slot) for r in wrote[:2]] == [(KeyEvent.REMOVED, held.id), (KeyEvent.REMOVED, team.id)]
    assert [slot.id for slot in world.ward.unlocked.file.slots] == [words.id]


def test_new_words_take_the_place_of_the_old_ones(world, stick):
    add_stick(world, stick)
    words = world.ward.unlocked.file.slots[0]
    there = from_stick(world, stick)
    wrote = act(world, ways.change, Change(frozenset({words.id}), (there,), OTHER), by(world))
    assert [r.event for r in wrote] == [KeyEvent.REMOVED, KeyEvent.ADDED, KeyEvent.CHANGED]
    assert opens(world, Passphrase(OTHER))
    assert opens(world, there)
    assert not opens(world, Passphrase(WORDS))
    assert world.ward.unlocked.file.slots[0].cost == CHEAP


def test_a_wrong_proof_changes_nothing(world, stick):
    add_stick(world, stick)
    before = world.ward.unlocked
    words, held = before.file.slots
    for proofs in ((Passphrase(OTHER),), (from_stick(world, stick, "480514"),)):
        with pytest.raises(WrongKey):
            act(world, ways.change, Change(frozenset({words.id}), proofs), by(world))
    with pytest.raises(Refused):
        act(world, ways.change, Change(frozenset({words.id}), (Passphrase(WORDS),)), by(world))
    with pytest.raises(Refused):
        act(world, ways.change, Change(frozenset({words.id, held.id})), by(world))
    assert world.ward.unlocked is before
    assert [e.record for e in world.ward.folds.timeline.entries if isinstance(e.record, Keys)][1:] == []


def test_the_teams_key_alone_may_be_what_is_left(world):
    act(world, ways.add_recovery, TO_TEAM, by(world))
    act(world, ways.change, Change(frozenset({world.ward.unlocked.file.slots[0].id})), by(world))
    assert world.ward.unlocked.file.kinds == {Kind.RECOVERY}
    assert opens(world, RecoveryKey(TEAM))


def test_protecting_tells_the_ways_there_are_then(tmp_path):
    world = wards.make(tmp_path, people=("Anna Puig",))
    wrote = act(world, protecting.protect, WORDS, CHEAP, (TO_TEAM,), by(world))
    assert [(r.event, r.way) for r in wrote] == [(KeyEvent.ADDED, "passphrase"), (KeyEvent.ADDED, "recovery")]
    world.shut()
