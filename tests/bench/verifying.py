# SPDX-License-Identifier: Apache-2.0
"""Verifying and merging 2,000 records, against hashing the same bytes and checking as many signatures bare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from logbook.core.actions import opening
from logbook.core.exchange.collect import merge
from logbook.core.exchange.verify import verify
from logbook.core.model import chain, logtext
from logbook.core.model.chain import Link, Tail
from logbook.core.model.codes import Profile, Realm
from logbook.core.ward import shut
from tests.bench.ratios import Row, by_turns, seconds
from tests.bench.wards import long_ward

RECORDS = 2_000
ROUNDS = 5


def rows(folder: Path) -> Iterator[Row]:
    """One log text; its PDF's seal is checked in a child and costs the same for any length."""
    path, machine = long_ward(folder, RECORDS)
    ward = opening.open_ward(path, opening.unlock(path), machine)
    links = [link for _, link in ward.worker.submit(lambda: list(ward.journal.links())).result()]
    journal = ward.journal
    start = Tail(-1, b"", b"", journal.tail.log, journal.device.point)
    sign = journal.device.sign
    text = logtext.write(logtext.Opening(Realm.REAL, Profile.CLINICAL, start), links, journal.tail, 1, sign)
    shut(ward)
    bare = _bare(links, text)
    assert not verify(text).report.findings
    ratio = by_turns(lambda: seconds(lambda: verify(text)), lambda: seconds(bare), ROUNDS)
    yield Row("verify a log of 2,000 records", "SHA-256 of every part and 2,000 Ed25519 checks", ratio)
    whole = by_turns(lambda: seconds(lambda: merge.merge([verify(text)], Realm.REAL)), lambda: seconds(bare), ROUNDS)
    yield Row("verify and merge a log of 2,000 records", "the same", whole)


def _bare(links: list[Link], text: bytes) -> object:
    keys = [b"", *(chain.un64(chain.read_header(link.raw, number).next) for number, link in enumerate(links))]

    def check() -> None:
        hashlib.sha256(text).digest()
        for number, link in enumerate(links):
            for part in link.parts:
                hashlib.sha256(part).digest()
            hashlib.sha256(link.raw).digest()
            if number:
                signed = chain.to_sign(Realm.REAL, "record", link.raw)
                Ed25519PublicKey.from_public_bytes(keys[number]).verify(link.signature, signed)

    return check
