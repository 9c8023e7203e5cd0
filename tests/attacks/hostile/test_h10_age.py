# SPDX-License-Identifier: Apache-2.0
"""Hostile input H10: a sealed file of somebody else, cut off, with an endless header, or a passphrase that costs days.

A worker that gives up memory and time opens it or says in one sentence that it does not; a passphrase is never tried.
Openly not protected: some seconds of one worker.
"""

from __future__ import annotations

import pytest

from logbook.core import crypto
from logbook.core.exchange import apart
from logbook.core.model.errors import BadInput, Unreadable
from tests.attacks.said import collect, findings, refused
from tests.chains import Chain
from tests.cli.conftest import run

SECRET, PUBLIC = crypto.new_age_identity()
OTHER, _ = crypto.new_age_identity()
SEALED = "[sealed]: The file is sealed. It needs the key of the incident team."
SHUT = "[sealed-to-others]: The file is sealed, and this key does not open it."
UNREADABLE = (
    "This sealed file does not open with this key, or it was changed.\nThe log was not touched.\n"
    "Check that it is the right key."
)
GOOD = crypto.age_encrypt(Chain().notes(1).text(), [PUBLIC])
SCRYPT = b"-> scrypt " + b"A" * 22 + b" %d\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
START = b"age-encryption.org/v1\n"
HOSTILE = {
    "other recipient": crypto.age_encrypt(b"words", [crypto.age_recipient(OTHER)]),
    "cut off": GOOD[:-1],
    "header only": GOOD[: GOOD.index(b"\n---")],
    "one byte changed": GOOD[:-20] + bytes([GOOD[-20] ^ 1]) + GOOD[-19:],
    "endless header": START + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 60_000_000,
    "a million stanzas": START + b"-> x\n\n" * 1_000_000 + b"---\n",
    "a passphrase of 2^40": START + SCRYPT % 40 + bytes(40),
    "a passphrase of 2^23": START + SCRYPT % 23 + bytes(40),
    "nothing": START,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_said_not_to_open(name):
    assert refused(Unreadable, apart.open_sealed, HOSTILE[name], SECRET) == UNREADABLE


def test_a_misspelt_key_is_said_to_be_one():
    assert refused(BadInput, apart.open_sealed, GOOD, "AGE-SECRET-KEY-1X").startswith("This cannot be read as it is.")


def test_the_collector_is_told_of_each_and_opens_the_good_one(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    chosen = ("other recipient", "cut off", "a passphrase of 2^40")
    for name in chosen:
        (stick / f"{name}.age").write_bytes(HOSTILE[name])
    (stick / "good.age").write_bytes(GOOD)
    (tmp_path / "key").write_text(SECRET)
    done = collect(tmp_path, stick, "--identity", tmp_path / "key")
    assert done.code == 1
    assert findings(done) == [f"✗ {SEALED}"] * len(chosen)
    assert [f"{name}.age: sealed to somebody else, not opened" in done.out for name in chosen] == [True] * len(chosen)
    assert "good.age: OPENED" in done.out


def test_whoever_verifies_is_told_too(tmp_path):
    (tmp_path / "x.age").write_bytes(HOSTILE["other recipient"])
    (tmp_path / "key").write_text(SECRET)
    assert findings(run("verify", tmp_path / "x.age", "--identity", tmp_path / "key")) == [f"✗ {SHUT}"]
