# SPDX-License-Identifier: Apache-2.0
"""Small chains under fixed keys, the same bytes every time; and everything needed to spoil one of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from logbook.core import crypto
from logbook.core.model import chain
from logbook.core.model.chain import Link, Signatures, Tail
from logbook.core.model.codes import Realm

SIGNATURES = Signatures(record=crypto.verify_record, device=crypto.verify_device)
DEVICE = ec.derive_private_key(7, ec.SECP256R1())
OTHER_DEVICE = ec.derive_private_key(11, ec.SECP256R1())
_SAME_EVERY_TIME = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def sign_device(data: bytes, key: ec.EllipticCurvePrivateKey = DEVICE) -> bytes:
    """Sign with RFC 6979, so that a chain has the same bytes every time."""
    r, s = decode_dss_signature(key.sign(data, _SAME_EVERY_TIME))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def record_key(number: int | str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"record key {number}".encode()).digest())


def public(number: int | str) -> bytes:
    return record_key(number).public_key().public_bytes_raw()


def opening(number: int, name: str, text: str) -> bytes:
    return hashlib.sha256(f"salt {number} {name}".encode()).digest() + text.encode()


def openings(number: int) -> tuple[bytes, bytes, bytes, bytes]:
    return (
        opening(number, "act", '{"at":{"at":1,"zone":0},"by":{"means":"pin"},"v":1}'),
        opening(number, "text", f'{{"text":"Record {number}: bomba cambiada"}}'),
        opening(number, "patient", '{"patient":"UCI-07 K4"}'),
        opening(number, "person", "{}"),
    )


@dataclass
class Spoil:
    """What to do differently when a record is made; everything else stays right, and it is signed as it then is."""

    values: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    raw: Callable[[bytes], bytes] = lambda raw: raw
    sign: Callable[[bytes], bytes] | None = None


def make(realm: Realm, tail: Tail, spoil: Spoil | None = None, kind: str = "note") -> Link:
    """Make the record that follows `tail`."""
    spoil, number = spoil or Spoil(), tail.number + 1
    parts = openings(number)
    values: dict[str, Any] = {
        "v": 1, "i": number, "w": 1_795_500_000_000 + 1000 * number, "m": 5000 + 1000 * number, "z": 60, "s": 1,
        "k": kind if number else "start", "u": "p1" if number else "pc",
        "body": chain.b64(chain.body_of(realm, parts)), "next": chain.b64(public(number + 1)),
    }  # fmt: skip
    values |= {"log": tail.log, "prev": chain.b64(tail.head)} if number else {"dev": chain.b64(point(DEVICE))}
    values = {name: value for name, value in (values | spoil.values).items() if name not in spoil.without}
    raw = spoil.raw(chain.encode(values))
    data = chain.to_sign(realm, "record", raw)
    sign = spoil.sign or (record_key(number).sign if number else sign_device)
    return Link(raw, sign(data), parts)


def build(realm: Realm = Realm.REAL, count: int = 3) -> tuple[list[Link], Tail]:
    """Make a good chain and say where it stands."""
    links: list[Link] = []
    tail = chain.EMPTY
    for _ in range(count):
        links.append(make(realm, tail))
        _, tail = chain.follow(realm, tail, links[-1], SIGNATURES)
    return links, tail
