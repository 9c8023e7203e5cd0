# SPDX-License-Identifier: Apache-2.0
"""Sealed key files: they open with their words alone, and only as they were written."""

import json

import pytest

from logbook.core import crypto
from logbook.core.exchange.trust import keyfile
from logbook.core.exchange.trust.keyfile import Cost, Use
from logbook.core.model import chain
from logbook.core.model.errors import BadInput, DamagedFile, TooLarge, WrongKey

CHEAP = Cost(64 * 1024, 1, 1)
WORDS = "abbey Motor  salon"
SEED = bytes(range(32))
KEY = keyfile.seal(Use.ROOT, "root 1", SEED, WORDS, CHEAP)
DATA = keyfile.write(KEY)


def changed(**fields):
    return chain.encode(json.loads(DATA) | fields) + b"\n"


@pytest.mark.parametrize("use", list(Use))
def test_a_new_key_opens_with_its_passphrase_however_it_is_typed(use):
    made = keyfile.make(use, "Equipo de incidentes", WORDS, CHEAP)
    key = keyfile.read(keyfile.write(made), use)
    assert key == made
    private = key.open(" ABBEY motor salon ")
    public = crypto.device_key_from(private).point if use is Use.TEAM else crypto.record_public(private)
    assert key.public == public


def test_another_passphrase_does_not_open_it():
    with pytest.raises(WrongKey):
        KEY.open("abbey motor saloon")


def test_no_passphrase_and_no_name_make_no_key():
    for name, words in (("x", " "), ("", WORDS), ("a\nb", WORDS), ("x" * 101, WORDS)):
        with pytest.raises(BadInput):
            keyfile.seal(Use.PACK, name, SEED, words, CHEAP)


def test_a_key_is_sealed_dearly_unless_said_otherwise():
    assert keyfile.make(Use.PACK, "x", WORDS).cost == Cost(256 * 1024, 3, 4)


def test_the_key_itself_is_nowhere_in_clear():
    assert SEED not in DATA
    assert chain.b64(SEED).encode() not in DATA
    assert SEED.hex() not in repr(KEY)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]\n",
        b"\xff",
        b"[" * 5000,
        b"7\n",
        changed(v=2),
        changed(v=True),
        changed(use="leaf"),
        changed(extra=1),
        changed(name="a\nb"),
        changed(name=7),
        changed(public=chain.b64(bytes(31))),
        changed(use="team"),
        changed(salt=chain.b64(bytes(15))),
        changed(m=1024),
        changed(m=2 << 20),
        changed(t=0),
        changed(t=11),
        changed(p=0),
        changed(p=9),
        changed(t="3"),
        changed(t=True),
        changed(wrapped="="),
        DATA + b"\n",
        DATA.replace(b",", b", "),
    ],
)
def test_what_is_not_quite_a_key_file_is_refused(data):
    with pytest.raises(BadInput) as caught:
        keyfile.read(data)
    assert caught.value.facts["reason"] in {"no-key-file", "spelling"}


def test_fields_are_bound_to_the_key():
    for changes in ({"name": "root 2"}, {"t": 2}, {"use": "pack"}):
        with pytest.raises(WrongKey):
            keyfile.read(changed(**changes)).open(WORDS)


def test_a_key_that_is_not_the_one_it_names_is_damaged():
    other = keyfile.KeyFile(Use.ROOT, "root 1", bytes(32), KEY.salt, CHEAP)
    wrapped = crypto.seal(keyfile._stretched(WORDS, other), SEED, keyfile._bound(other))
    with pytest.raises(DamagedFile):
        keyfile.KeyFile(Use.ROOT, "root 1", bytes(32), KEY.salt, CHEAP, wrapped).open(WORDS)


def test_a_key_for_something_else_is_said_to_be_one():
    with pytest.raises(BadInput) as caught:
        keyfile.read(DATA, Use.PACK)
    assert caught.value.facts == {"reason": "other-key", "field": "root"}


def test_a_file_too_large_is_not_read():
    with pytest.raises(TooLarge):
        keyfile.read(b" " * (keyfile.LIMIT + 1))
