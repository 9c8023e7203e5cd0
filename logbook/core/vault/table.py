# SPDX-License-Identifier: Apache-2.0
"""Rows of a segment's database to values, and records to rows; what they mean is the journal's business.

It must never change or delete a row of `rec`.
"""

from __future__ import annotations

from logbook.core.model import chain
from logbook.core.model.chain import Link
from logbook.core.model.errors import BadChain, DamagedFile
from logbook.core.vault.store import Store


def link(row: tuple[int, bytes, bytes, bytes, bytes, bytes, bytes]) -> Link:
    """Read a record from its columns `i, raw, sig, act, text, patient, person`."""
    return Link(row[1], row[2], (row[3], row[4], row[5], row[6]))


def insert(store: Store, number: int, kind: str, record: Link) -> None:
    """Add one record; for those who have checked that it follows."""
    columns = (number, kind, record.raw, record.signature, *record.parts)
    store.execute(
        "INSERT INTO rec(i, kind, raw, sig, act, text, patient, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", columns
    )


def secret(store: Store, name: str) -> bytes:
    """Give a secret; raises DamagedFile where it is missing."""
    rows = store.query("SELECT value FROM secret WHERE name = ?", (name,))
    if not rows:
        raise DamagedFile(detail=f"no {name}")
    value: bytes = rows[0][0]
    return value


def setting(store: Store, name: str) -> str:
    """Give one of the store's own settings; empty where there is none."""
    rows = store.query("SELECT value FROM setting WHERE name = ?", (name,))
    return str(rows[0][0]) if rows else ""


def device_of(first: bytes) -> bytes:
    """Read which device record 0 names (65 bytes); none where it is no header."""
    try:
        return chain.un64(chain.read_header(first, 0).dev)
    except (BadChain, ValueError):
        return b""
