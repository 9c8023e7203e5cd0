# SPDX-License-Identifier: Apache-2.0
"""The team's word as codes: what was signed comes back byte for byte, and no other signature stands for it."""

import zlib

import pytest

from logbook.core import crypto
from logbook.core.exchange import bridge, word
from logbook.core.exchange.bridge import Cargo
from logbook.core.exchange.trust import metadata, packers
from logbook.core.exchange.word import Kind
from logbook.core.model import bulletins
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, NotTrusted, TooLarge
from tests.sticks import EXPIRES, NOTICE, OTHER_PACKER, PACKER, PROCEDURE

FILE = bulletins.write(NOTICE)
KEYS = (crypto.record_public(OTHER_PACKER), crypto.record_public(PACKER))
SPOKEN = word.write(Kind.BULLETIN, FILE, PACKER, Realm.REAL)


def why(act, *args):
    with pytest.raises(BadInput) as caught:
        act(*args)
    return caught.value.facts.get("reason")


def with_signature(payload, signature):
    return payload[:10] + signature + payload[74:]


@pytest.mark.parametrize("realm", Realm)
@pytest.mark.parametrize(("kind", "file"), [(Kind.BULLETIN, FILE), (Kind.PROCEDURE, PROCEDURE)])
def test_what_was_signed_comes_back_byte_for_byte(kind, file, realm):
    found = word.read(word.write(kind, file, PACKER, realm))
    assert (found.kind, found.file) == (kind, file)
    assert word.signed_by(found, KEYS, realm) == packers.key_id(KEYS[1])[:16]


def test_its_bytes_are_those_of_the_written_format():
    key = bytes.fromhex(packers.key_id(KEYS[1]))[:8]
    signature = crypto.sign_record(PACKER, b"wardlog/1 bridge\nB\n" + FILE)
    assert SPOKEN[:74] == b"\x01B" + key + signature
    assert zlib.decompress(SPOKEN[74:]) == FILE


def test_a_bulletin_of_a_few_lines_is_one_code_or_eight_lines_to_type():
    assert len(bridge.cut(Realm.REAL, Cargo.WORD, SPOKEN)) == 1
    assert len(bridge.cut(Realm.REAL, Cargo.WORD, SPOKEN, bridge.TYPED_BYTES)) <= 8


def test_each_says_what_is_in_it():
    assert word.contents(Kind.BULLETIN, FILE).notices == (bulletins.read(FILE),)
    assert [one.code for one in word.contents(Kind.PROCEDURE, PROCEDURE).procedures] == ["P06"]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (FILE, Kind.BULLETIN), (b"title = 'only this'", Kind.BULLETIN), (PROCEDURE, Kind.PROCEDURE),
        (b"title =", Kind.PROCEDURE), (b"\xff", Kind.PROCEDURE),
    ],
)  # fmt: skip
def test_a_file_is_named_by_what_it_means_to_be(file, kind):
    assert word.kind_of(file) is kind


def test_a_sample_is_not_signed_and_a_file_is_what_it_says():
    sample = PROCEDURE.replace(b'"approved"', b'"sample"')
    with pytest.raises(BadInput) as caught:
        word.write(Kind.PROCEDURE, sample, PACKER, Realm.REAL)
    assert caught.value.facts == {"field": "status", "reason": "still-a-sample"}
    assert why(word.write, Kind.BULLETIN, PROCEDURE, PACKER, Realm.REAL) == "unknown-field"


def test_a_key_nobody_named_signs_nothing():
    assert why(word.signed_by, word.read(SPOKEN), KEYS[:1], Realm.REAL) == "unknown-pack-key"
    assert why(word.signed_by, word.read(SPOKEN), (), Realm.REAL) == "unknown-pack-key"


def test_the_other_realm_the_other_kind_and_another_file_are_not_signed():
    assert why(word.signed_by, word.read(SPOKEN), KEYS, Realm.DRILL) == "word-signature"
    other = word.read(SPOKEN[:1] + b"P" + SPOKEN[2:])
    assert why(word.signed_by, other, KEYS, Realm.REAL) == "word-signature"
    spoilt = word.read(SPOKEN[:74] + zlib.compress(FILE.replace(b"network", b"ventilator")))
    assert why(word.signed_by, spoilt, KEYS, Realm.REAL) == "word-signature"


def test_no_other_signature_of_a_pack_key_stands_for_it():
    pack = metadata.sign(metadata.new_pack(1, {"bulletins/b7.toml": FILE}, EXPIRES), PACKER)
    over_list = metadata.Metadata.from_bytes(pack).signatures[packers.key_id(KEYS[1])].signature
    for signature in (
        bytes.fromhex(over_list),
        crypto.sign_record(PACKER, FILE),
        crypto.sign_record(PACKER, b"wardlog/1 record\nB\n" + FILE),
        bytes(64),
    ):
        forged = word.read(with_signature(SPOKEN, signature))
        with pytest.raises(NotTrusted):
            word.signed_by(forged, KEYS, Realm.REAL)


@pytest.mark.parametrize(
    "payload",
    [
        b"", SPOKEN[:74], b"\x02" + SPOKEN[1:], b"\x01X" + SPOKEN[2:], b"\x01\xff" + SPOKEN[2:], SPOKEN[:-1],
        SPOKEN + b"x", SPOKEN[:74] + b"no stream",
    ],
)  # fmt: skip
def test_what_nobody_wrote_is_refused(payload):
    assert why(word.read, payload) == "codes-content"


def test_a_small_stream_never_unfolds_to_more_than_a_pack_s_file():
    bomb = SPOKEN[:74] + zlib.compress(bytes(bulletins.LIMIT + 1), 9)
    with pytest.raises(TooLarge):
        word.read(bomb)
