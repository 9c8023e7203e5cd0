# SPDX-License-Identifier: Apache-2.0
"""PINs say who writes; they leave no trace outside the encrypted store."""

import pytest

from logbook.core.model.errors import PinTooWeak
from logbook.core.vault import pins
from logbook.core.vault import store as stores

CHEAP = pins.Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def store(tmp_path):
    opened = stores.create(tmp_path / "ward.db", bytes(48))
    yield opened
    opened.close()


def test_only_the_own_pin_fits(store):
    pins.set_pin(store, "p1", "480513", CHEAP)
    pins.set_pin(store, "p2", "719204", CHEAP)
    assert pins.fits(store, "p1", "480513", CHEAP)
    assert not pins.fits(store, "p1", "719204", CHEAP)
    assert not pins.fits(store, "p3", "480513", CHEAP)
    assert pins.has_pin(store, "p1")
    assert not pins.has_pin(store, "p3")


def test_two_people_with_one_pin_have_different_verifiers(store):
    pins.set_pin(store, "p1", "480513", CHEAP)
    pins.set_pin(store, "p2", "480513", CHEAP)
    kept = {row[0] for row in store.query("SELECT value FROM secret")}
    assert len(kept) == 2
    assert not any(b"480513" in value for value in kept)


def test_a_new_pin_replaces_the_old_one(store):
    pins.set_pin(store, "p1", "480513", CHEAP)
    pins.set_pin(store, "p1", "719204", CHEAP)
    assert not pins.fits(store, "p1", "480513", CHEAP)


@pytest.mark.parametrize(
    ("pin", "reason"),
    [  # the full-width digits are what some keyboards send
        ("12345", "six-digits"), ("1234567", "six-digits"), ("12a456", "six-digits"),
        ("\uff11\uff12\uff13\uff14\uff15\uff16", "six-digits"),
        ("123456", "row"), ("987654", "row"), ("000000", "row"), ("890123", "row"),
        ("252525", "common"), ("480480", "common"), ("159753", "common"),
    ],
)  # fmt: skip
def test_what_an_onlooker_would_try_first_is_refused(store, pin, reason):
    with pytest.raises(PinTooWeak) as caught:
        pins.set_pin(store, "p1", pin, CHEAP)
    assert caught.value.facts == {"reason": reason}
    assert not pins.has_pin(store, "p1")


def test_verifiers_go_along_into_the_next_segment(store, tmp_path):
    pins.set_pin(store, "p1", "480513", CHEAP)
    following = stores.create(tmp_path / "next.db", bytes(48))
    pins.carry(store, following)
    assert pins.fits(following, "p1", "480513", CHEAP)
    following.close()
