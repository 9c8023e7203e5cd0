# SPDX-License-Identifier: Apache-2.0
"""Hostile input H23: old pages, an old database, last week's key file, another ward's, a slot that asks for 64 GiB.

Each opens in a state that the window names, or is refused in words; nobody is kept from writing and nothing crashes.
Openly not protected: everything put back at once where nobody outside saw a later checkpoint.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening, protecting
from logbook.core.model.errors import DamagedFile, WrongKey
from logbook.core.model.records import Note
from logbook.core.vault import folder as folders
from logbook.core.vault.slots import Cost, Passphrase
from logbook.telling.openings import reason
from tests.attacks import bad_pages
from tests.attacks.said import EN, refused
from tests.wards import make

CHEAP = Cost(64 << 10, 1, 1)
SIX = Passphrase("amber basin canal dried early flint", CHEAP)
NAMES = ("keys.json", "keys.json.bak")


@pytest.fixture
def world(tmp_path):
    """A closed ward with six words, that remembers outside its folder where the log stood."""
    (tmp_path / "settings").mkdir()
    made = make(tmp_path, people=("Anna Puig",), locks=(SIX,))
    made.shut()
    made.machine = replace(made.machine, memory=tmp_path / "settings" / "last.json")
    return made


def opened(world, secret=SIX):
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path, secret), world.machine))
    return world.ward


def goes_on(world):
    """Whatever was found, the next record is written."""
    entry = world.record(Note("the ward goes on"), "Anna Puig") if world.ward.people.users() else None
    world.shut()
    return entry


def test_pages_put_back_or_spoilt_are_told_or_matter_to_nothing(tmp_path):
    toll = bad_pages.campaign(tmp_path, every=9)
    assert toll.good, toll
    assert toll.told["said at opening"], toll.told


def test_an_old_database_is_told_by_what_the_pc_remembers(world, tmp_path):
    opened(world)
    world.record(Note("first"))
    world.shut()
    shutil.copy(folders.store_path(world.path, "A"), tmp_path / "old")
    opened(world)
    world.record(Note("second"))
    world.shut()
    shutil.copy(tmp_path / "old", folders.store_path(world.path, "A"))
    ward = opened(world)
    assert (ward.broken, ward.start.segment) == (("A",), "B")
    assert reason(EN, ward.start.reason) == "The log before was put back to an older state, or its end was cut off"
    assert goes_on(world).ref.segment == "B"


def test_last_weeks_key_file_opens_no_log_and_locks_nobody_out(world):
    theirs = (world.path / "keys.json").read_bytes()
    opened(world)
    world.on_thread(protecting.protect, world.ward, "six five four three two one", CHEAP)
    world.shut()
    for name in NAMES:
        (world.path / name).write_bytes(theirs)
    ward = opened(world)
    assert (ward.unreadable, ward.start.segment) == (("A",), "B")
    assert reason(EN, ward.start.reason) == "The file of the log before is damaged"
    goes_on(world)


def test_another_wards_database_is_no_segment_of_this_one(world, tmp_path):
    (tmp_path / "other").mkdir()
    other = make(tmp_path / "other", people=("Anna Puig",), locks=(SIX,))
    other.shut()
    shutil.copy(folders.store_path(other.path, "A"), folders.store_path(world.path, "A"))
    ward = opened(world)
    assert (ward.unreadable, ward.start.segment, ward.start.reason) == (("A",), "B", "damaged")
    goes_on(world)


DAMAGED = (
    "A file of the log is missing or not as the program wrote it.\n{path}\n"
    "It was not changed. Copies on sticks and exports are not affected.\n"
    "Keep the folder as it is and call the incident team."
)
FIELDS = {
    "64 GiB of memory": {"m": 1 << 26},
    "a thousand passes": {"t": 1000},
    "less work than is safe": {"m": 1024},
    "no passes": {"t": 0},
    "a hundred lanes": {"p": 100},
    "a number as text": {"m": "65536"},
    "another kind": {"kind": "pin"},
    "one field more": {"more": 1},
}


def slot_changed(world, change):
    table = json.loads((world.path / "keys.json").read_bytes())
    table["slots"][0] |= change
    for name in NAMES:
        (world.path / name).write_bytes(json.dumps(table, sort_keys=True, separators=(",", ":")).encode() + b"\n")


@pytest.mark.parametrize("name", FIELDS)
def test_a_slot_that_asks_for_too_much_or_is_none_is_refused_before_it_costs_anything(name, world):
    slot_changed(world, FIELDS[name])
    told = refused(DamagedFile, opening.unlock, world.path, SIX)
    assert told == DAMAGED.format(path=world.path / told.splitlines()[1].rpartition("/")[2])


@pytest.mark.parametrize("change", [{"t": 2}, {"m": 1 << 17}, {"id": "AAAAAAAAAAAAAAAA"}])
def test_a_slot_whose_fields_were_edited_does_not_open(change, world):
    slot_changed(world, change)
    told = refused(WrongKey, opening.unlock, world.path, SIX)
    assert told.splitlines()[0] == "This passphrase or key does not open the log."


def test_one_edited_copy_is_mended_by_the_other(world):
    whole = (world.path / "keys.json").read_bytes()
    (world.path / "keys.json").write_bytes(whole.replace(b'"t":1', b'"t":9'))
    assert opened(world).unlocked.mended
    goes_on(world)
    assert (world.path / "keys.json").read_bytes() == whole
