# SPDX-License-Identifier: Apache-2.0
"""Six words instead of the key beside the log: after that, nothing else opens it."""

import itertools

import pytest

from logbook.core import crypto
from logbook.core.actions import opening, protecting
from logbook.core.model.errors import BadInput, NoSuchSlot
from logbook.core.model.records import Note
from logbook.core.vault import folder as folders
from logbook.core.vault import keys
from logbook.core.vault.drafts import Draft, Drafts
from logbook.core.vault.slots import Cost, Passphrase, RecoveryKey
from tests.wards import make

CHEAP = Cost(memory_kib=64 << 10, passes=1, lanes=1)


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    yield made
    made.shut()


def test_the_words_are_six_and_never_the_same_twice():
    words = protecting.word_list()
    drawn = {words.new_passphrase() for _ in range(5)}
    assert len(drawn) == 5
    assert all(len(one.split()) == 6 for one in drawn)


def test_typing_back_forgives_case_and_spaces_only():
    assert protecting.confirmed("amber basin canal", " Amber  BASIN-canal ")
    assert not protecting.confirmed("amber basin canal", "amber canal basin")


def test_protecting_leaves_no_other_way_in(world):
    passphrase = protecting.word_list().new_passphrase()
    old = world.ward.unlocked.key
    world.record(Note(text="before"))
    assert not protecting.is_protected(world.ward)
    world.on_thread(protecting.protect, world.ward, passphrase, CHEAP)
    assert protecting.is_protected(world.ward)
    assert world.ward.unlocked.key != old
    world.record(Note(text="written on, without a pause"))
    with pytest.raises(NoSuchSlot):
        opening.unlock(world.path)
    world.reopen(opening.unlock(world.path, Passphrase(passphrase, CHEAP)))
    texts = [entry.record.text for entry in world.ward.folds.timeline.entries if isinstance(entry.record, Note)]
    assert texts == ["before", "written on, without a pause"]
    assert world.on_thread(opening.verify, world.ward) == {"A": None}


def test_the_recovery_recipient_opens_it_too(world):
    secret, recipient = crypto.new_age_identity()
    passphrase = protecting.word_list().new_passphrase()
    world.on_thread(protecting.protect, world.ward, passphrase, CHEAP, (recipient,))
    world.reopen(opening.unlock(world.path, RecoveryKey(secret)))
    assert keys.public(world.path).recovery == (recipient,)


def test_a_misspelt_recipient_changes_nothing(world):
    with pytest.raises(BadInput):
        world.on_thread(protecting.protect, world.ward, "amber basin canal dried early flint", CHEAP, ("age1nobody",))
    assert not protecting.is_protected(world.ward)
    assert opening.unlock(world.path).key == world.ward.unlocked.key


def test_drafts_go_along(world):
    drafts = Drafts(folders.drafts_path(world.path), world.ward.unlocked.key)
    draft = Draft("log", "p1", {"text": "half a sentence"})
    drafts.save(draft)
    world.on_thread(protecting.protect, world.ward, protecting.word_list().new_passphrase(), CHEAP)
    again = Drafts(folders.drafts_path(world.path), world.ward.unlocked.key)
    assert again.load("log", "p1") == draft


def test_what_one_try_costs_is_measured_on_this_pc():
    ticks = itertools.count(0, 2)
    assert protecting.cost_here(lambda: float(next(ticks))).memory_kib >= 64 << 10
