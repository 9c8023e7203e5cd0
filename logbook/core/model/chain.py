# SPDX-License-Identifier: Apache-2.0
"""The chain: how one record commits to its words and to the record before it, and how that is checked.

Bytes in, facts out: no file, no clock, no key is held here; who can check signatures is handed in. What was
signed is kept as bytes and never written anew to be verified. The format is resources/help/formats.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from logbook.core.model.codes import PARTS, Part, Realm
from logbook.core.model.errors import BadChain

SALT = 32
HASH = 32
PART_LEAST = 2
PART_LIMIT = 64 * 1024
HEADER_LIMIT = 4096

CheckSignature = Callable[[bytes, bytes, bytes], bool]
"""(public key, signature, data) -> whether it fits; never raises."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The two signature checks a verifier needs: Ed25519 for records, ECDSA P-256 (r‖s) for the device."""

    record: CheckSignature
    device: CheckSignature


@dataclass(frozen=True, slots=True)
class Header:
    """What is signed of a record; `raw` is the one allowed spelling (section 2 of the format)."""

    i: int
    w: int
    m: int
    z: int
    s: int
    k: str
    u: str
    body: str
    next: str
    log: str = ""
    prev: str = ""
    dev: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One record's bytes: header, signature, and per part an opening (salt ‖ bytes) or a bare hash."""

    raw: bytes
    signature: bytes
    parts: tuple[bytes, bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a chain stands: everything needed to check what follows. `number` is -1 before record 0."""

    number: int
    head: bytes
    next_key: bytes
    log: str
    device: bytes


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def un64(text: str) -> bytes:
    """Read base64url without padding, in its one spelling; `ValueError` otherwise."""
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(data) != text:  # what the library passes over, a stray bit or letter, does not come back
        raise ValueError("base64 spelling")
    return data


def encode(values: Mapping[str, Any]) -> bytes:
    """Compact JSON with sorted keys, ASCII only: the one spelling of everything signed."""
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode("ascii")


def digest(realm: Realm, kind: str, data: bytes) -> bytes:
    """SHA-256 in a domain of its own."""
    return hashlib.sha256(to_sign(realm, kind, data)).digest()


def to_sign(realm: Realm, kind: str, data: bytes) -> bytes:
    """Prefix data with its domain, so that no signature can be taken for another's."""
    return f"{realm} {kind}\n".encode("ascii") + data


def head_of(realm: Realm, raw: bytes) -> bytes:
    """Return the head of the chain after the record `raw`."""
    return digest(realm, "head", raw)


def log_id(first_head: bytes) -> str:
    """Name a log by its record 0, and so by its device and first record key."""
    return base64.b32encode(first_head[:15]).decode("ascii")


def is_open(part: bytes) -> bool:
    """Whether a stored part is an opening rather than a bare hash."""
    return len(part) > HASH


def part_hash(realm: Realm, name: Part, part: bytes) -> bytes:
    """Return the commitment to one part: of its opening, or the bare hash itself."""
    return digest(realm, f"part {name}", part) if is_open(part) else part


def body_of(realm: Realm, parts: Iterable[bytes]) -> bytes:
    """Commit to the four parts in their order."""
    hashes = (part_hash(realm, name, part) for name, part in zip(PARTS, parts, strict=True))
    return digest(realm, "body", b"".join(hashes))


def bare(realm: Realm, parts: tuple[bytes, ...], close: Iterable[Part]) -> tuple[bytes, bytes, bytes, bytes]:
    """Return the parts with some of them closed to their hash."""
    shut = frozenset(close)
    act, text, patient, person = (
        part_hash(realm, name, part) if name in shut else part for name, part in zip(PARTS, parts, strict=True)
    )
    return act, text, patient, person


_B43 = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_RULES: dict[str, re.Pattern[str] | tuple[int, int]] = {
    "v": (1, 1),
    "i": (0, 10**7),
    "w": (0, 2**53),
    "m": (0, 2**53),
    "z": (-1440, 1440),
    "s": (0, 2**31),
    "k": re.compile(r"[a-z-]{1,24}\Z"),
    "u": re.compile(r"[a-z0-9]{1,16}\Z"),
    "log": re.compile(r"[A-Z2-7]{24}\Z"),
    "prev": _B43,
    "next": _B43,
    "body": _B43,
    "dev": re.compile(r"[A-Za-z0-9_-]{87}\Z"),
}
_LATER = frozenset(_RULES) - {"dev"}
_FIRST = frozenset(_RULES) - {"log", "prev"}


def write_header(header: Header) -> bytes:
    """Spell a header; record 0 names its device, later records their log and predecessor."""
    names = _FIRST if header.i == 0 else _LATER
    return encode({"v": 1} | {name: getattr(header, name) for name in names - {"v"}})


def read_header(raw: bytes, number: int) -> Header:
    """Read a header in its one spelling; `BadChain` names the record and what is wrong (format, section 2)."""
    if len(raw) > HEADER_LIMIT:
        raise BadChain(number=number, code="header-too-long")
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadChain(number=number, code="header-not-json") from error
    if type(values) is not dict or frozenset(values) != (_FIRST if number == 0 else _LATER):
        raise BadChain(number=number, code="header-fields")
    if not all(fits(values[name], rule) for name, rule in _RULES.items() if name in values):
        raise BadChain(number=number, code="header-field-value")
    if encode(values) != raw:
        raise BadChain(number=number, code="header-spelling")
    del values["v"]
    return Header(**values)


def fits(value: object, rule: re.Pattern[str] | tuple[int, int]) -> bool:
    """Whether a value is of the one type and range (inclusive), or of the one spelling, that its rule allows."""
    if isinstance(rule, tuple):
        return type(value) is int and rule[0] <= value <= rule[1]
    return type(value) is str and rule.match(value) is not None


EMPTY = Tail(number=-1, head=b"", next_key=b"", log="", device=b"")


def follow(realm: Realm, tail: Tail, link: Link, signatures: Signatures) -> tuple[Header, Tail]:
    """Check one record against all that came before it (format, section 4).

    (1) the header has its one spelling; (2) the number is the next; (3) the log and (4) the head before it are the
    named ones; (5) the key announced before it, for record 0 the device's, signed it; (6) the parts have their size
    and are the ones committed to. Raises `BadChain` with the record's number and a stable code at the first that fails.
    """
    number = tail.number + 1
    header = read_header(link.raw, number)  # (1)
    if header.i != number:  # (2)
        raise BadChain(number=number, code="number")
    if number == 0:
        if header.k != "start":
            raise BadChain(number=number, code="no-start")
        device, check = _bytes(header.dev, number), signatures.device
        signed_by = device
    else:
        if header.log != tail.log:  # (3)
            raise BadChain(number=number, code="other-log")
        if header.prev != b64(tail.head):  # (4)
            raise BadChain(number=number, code="chain")
        device, signed_by, check = tail.device, tail.next_key, signatures.record
    if not check(signed_by, link.signature, to_sign(realm, "record", link.raw)):  # (5)
        raise BadChain(number=number, code="signature")
    key = _bytes(header.next, number)
    if any(is_open(part) and not PART_LEAST <= len(part) - SALT <= PART_LIMIT for part in link.parts):  # (6)
        raise BadChain(number=number, code="part-size")
    if header.body != b64(body_of(realm, link.parts)):
        raise BadChain(number=number, code="body")
    head = head_of(realm, link.raw)
    return header, Tail(number, head, key, tail.log or log_id(head), device)


def _bytes(text: str, number: int) -> bytes:
    try:
        return un64(text)
    except ValueError as error:
        raise BadChain(number=number, code="key-spelling") from error


def verify(
    realm: Realm, links: Iterable[Link], signatures: Signatures, tail: Tail = EMPTY
) -> tuple[list[Header], Tail]:
    """Check a run of records after `tail`; only all signatures prove. Raises `BadChain` at the first that fails."""
    headers = []
    for link in links:
        header, tail = follow(realm, tail, link, signatures)
        headers.append(header)
    return headers, tail
