# SPDX-License-Identifier: Apache-2.0
"""Slots: each secret opens its own, nothing else does, and no field can be changed."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.model.chain import b64
from logbook.core.model.errors import BadInput, Unreadable
from logbook.core.vault.slots import (
    LIMITS,
    Cost,
    KeyStick,
    Kind,
    Limits,
    Passphrase,
    Recovery,
    RecoveryKey,
    SetupKey,
    Slot,
    calibrated,
    new_id,
    new_setup_key,
    read_slot,
    typed,
)

KEY = bytes(range(48))
CHEAP = Cost(64, 1, 1)
LOOSE = Limits(least_memory_kib=64)
WORDS = Passphrase("abacus abdomen", CHEAP)
SETUP = SetupKey(bytes(32))
IDENTITY, TO = crypto.new_age_identity()
STICK_ID = b64(bytes(range(12)))
STICK = KeyStick(STICK_ID, bytes(range(32)), "480513", CHEAP)
PAIRS = [(WORDS, WORDS), (SETUP, SETUP), (Recovery(TO), RecoveryKey(IDENTITY)), (STICK, STICK)]


@pytest.mark.parametrize(("lock", "secret"), PAIRS)
def test_a_slot_opens_for_its_secret_and_survives_writing(lock, secret):
    slot = lock.lock(KEY, os.urandom)
    again = read_slot(slot.words(), LOOSE)
    assert again == slot
    assert again.kind is secret.kind
    assert secret.open(again) == KEY


@pytest.mark.parametrize(("lock", "secret"), PAIRS)
def test_a_slot_under_another_id_does_not_open(lock, secret):
    slot = replace(lock.lock(KEY, os.urandom), id="other")
    with pytest.raises(Unreadable):
        secret.open(slot)


@pytest.mark.parametrize(
    "change",
    [
        {"cost": Cost(64, 2, 1)},
        {"cost": Cost(128, 1, 1)},
        {"cost": Cost(64, 1, 2)},
        {"salt": bytes(16)},
        {"wrapped": b""},
    ],
)
def test_changed_parameters_do_not_open(change):
    with pytest.raises(Unreadable):
        WORDS.open(replace(WORDS.lock(KEY, os.urandom), **change))


def test_another_recipient_named_beside_the_same_wrap_is_noticed():
    _, other = crypto.new_age_identity()
    with pytest.raises(Unreadable):
        RecoveryKey(IDENTITY).open(replace(Recovery(TO).lock(KEY, os.urandom), to=other))


def test_a_wrap_of_another_length_is_unreadable():
    with pytest.raises(Unreadable):
        SETUP.open(SETUP.lock(KEY[:32], os.urandom))


def test_the_wrong_secret_of_each_kind_is_unreadable():
    slots = [lock.lock(KEY, os.urandom) for lock, _ in PAIRS]
    wrong = [Passphrase("abacus"), new_setup_key(), RecoveryKey(crypto.new_age_identity()[0]), replace(STICK, pin="1")]
    for secret, slot in [*zip(wrong, slots, strict=True), (RecoveryKey("not a key"), slots[2])]:
        with pytest.raises(Unreadable):
            secret.open(slot)


def test_the_passphrase_may_be_typed_carelessly_and_the_recovery_key_too():
    assert (
        Passphrase(" ABACUS-abdomen\ud800 ", CHEAP).open(Passphrase("abacus abdomen\ud800").lock(KEY, os.urandom))
        == KEY
    )
    slot = Recovery(TO).lock(KEY, os.urandom)
    assert RecoveryKey(" ".join([IDENTITY[:20].lower(), IDENTITY[20:].lower()]) + "\n").open(slot) == KEY


def test_neither_the_stick_nor_its_pin_opens_alone_nor_on_another_stick():
    slot = STICK.lock(KEY, os.urandom)
    for wrong in (
        replace(STICK, raw=bytes(32)),
        replace(STICK, raw=b""),
        replace(STICK, pin=""),
        replace(STICK, pin="480514"),
        replace(STICK, id=b64(bytes(12))),
    ):
        with pytest.raises(Unreadable):
            wrong.open(slot)
    assert replace(STICK, pin=" 48-05 13").open(slot) == KEY


def test_the_stick_s_pin_and_the_six_words_never_wrap_alike():
    slot = STICK.lock(KEY, os.urandom)
    with pytest.raises(Unreadable):
        Passphrase("480513").open(replace(slot, kind=Kind.PASSPHRASE))


def test_a_slot_made_again_may_keep_its_id():
    assert Passphrase("abacus", CHEAP, "same").lock(KEY, os.urandom).id == "same"
    assert Recovery(TO, "same").lock(KEY, os.urandom).id == "same"
    assert len(new_id()) == 16
    assert new_id(lambda size: b"\xfb" * size).startswith("e")  # and never with a hyphen, which command lines take


@pytest.mark.parametrize(
    "change", [{"id": "../../keys"}, {"id": ""}, {"id": "AAAA"}, {"m": 64}, {"t": 11}, {"salt": "AA"}]
)
def test_hostile_fields_of_a_stick_are_refused(change):
    words = Slot(STICK_ID, Kind.STICK, b"w", bytes(16), Cost()).words()
    assert read_slot(words, LIMITS)
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_slot(words | change, LIMITS)


def test_what_is_typed_tells_by_itself_what_it_is():
    assert typed(" age-secret-key-1 ABC").kind is Kind.RECOVERY
    assert typed("age of innocence").kind is Kind.PASSPHRASE


def test_a_misspelt_recipient_is_bad_input():
    with pytest.raises(BadInput):
        Recovery("age1nobody").lock(KEY, os.urandom)


def test_no_repr_shows_a_secret():
    assert "abacus" not in repr(WORDS)
    assert IDENTITY not in repr(RecoveryKey(IDENTITY))
    assert "480513" not in repr(STICK)
    assert repr(STICK.raw) not in repr(STICK)
    assert repr(SETUP) == "SetupKey(kind=<Kind.SETUP: 'setup'>)"


@pytest.mark.parametrize(
    ("cost", "allowed"),
    [
        (Cost(), True),
        (Cost(1 << 20, 10, 8), True),
        (Cost((64 << 10) - 1), False),
        (Cost((1 << 20) + 1), False),
        (Cost(passes=0), False),
        (Cost(passes=11), False),
        (Cost(lanes=0), False),
        (Cost(lanes=9), False),
    ],
)
def test_a_file_may_ask_for_neither_too_little_nor_too_much(cost, allowed):
    assert LIMITS.allow(cost) is allowed


def good() -> dict[str, object]:
    return Slot("id", Kind.PASSPHRASE, b"w", bytes(16), Cost()).words()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "pin"},
        {"kind": 1},
        {"kind": []},
        {"id": 1},
        {"wrapped": "a=="},
        {"wrapped": "é"},
        {"wrapped": None},
        {"salt": ""},
        {"salt": "AA"},
        {"m": 65536.0},
        {"m": True},
        {"m": 1 << 26},
        {"t": "3"},
        {"p": None},
        {"more": 1},
        {"to": "age1"},
        {"kind": "setup"},
        {"kind": "recovery"},
    ],
)
def test_hostile_fields_are_refused(change):
    assert read_slot(good(), LIMITS)
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_slot(good() | change, LIMITS)


class Watch:
    """A clock that counts `step` seconds between two looks."""

    def __init__(self, step: float) -> None:
        self.time, self.step = 0.0, step

    def __call__(self) -> float:
        self.time += self.step
        return self.time


@pytest.mark.parametrize(
    ("took", "cost"),
    [
        (5.0, Cost(64, 3, 1)),
        (0.7, Cost(64, 3, 1)),
        (0.35, Cost(128, 3, 1)),
        (0.25, Cost(128, 4, 1)),
        (0.175, Cost(256, 3, 1)),
        (0.01, Cost(256, 10, 1)),
        (0.0, Cost(256, 10, 1)),
    ],
)
def test_a_faster_pc_gets_a_dearer_slot_and_a_slow_one_the_least(took, cost):
    assert calibrated(Watch(took), start=Cost(64, 3, 1)) == cost


def test_the_calibrated_cost_is_allowed():
    assert LIMITS.allow(calibrated(Watch(0.1)))
