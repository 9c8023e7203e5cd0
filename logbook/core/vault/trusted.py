# SPDX-License-Identifier: Apache-2.0
"""What the ward took over from its incident team's stick, file by file, in the encrypted store. Never a record.

It was checked before it came here; versions and what may replace it are decided by the records. For the store's thread.
"""

from __future__ import annotations

from collections.abc import Mapping

from logbook.core.vault.store import Store

_PUT = "INSERT OR REPLACE INTO trusted(name, data) VALUES (?, ?)"


def read(store: Store) -> dict[str, bytes]:
    """Give all files by their names; none if no stick was ever taken over."""
    return {str(name): bytes(data) for name, data in store.query("SELECT name, data FROM trusted ORDER BY name")}


def read_one(store: Store, name: str) -> bytes | None:
    """Give one file, without reading the pictures; None if there is none."""
    rows = store.query("SELECT data FROM trusted WHERE name = ?", (name,))
    return bytes(rows[0][0]) if rows else None


def names(store: Store) -> tuple[str, ...]:
    """Give the names of all files, in order."""
    return tuple(str(name) for (name,) in store.query("SELECT name FROM trusted ORDER BY name"))


def replace(store: Store, files: Mapping[str, bytes]) -> None:
    """Put these in the place of everything that was there, all or nothing; raises the storage errors."""
    with store.transaction():
        store.execute("DELETE FROM trusted")
        for name, data in files.items():
            store.execute(_PUT, (name, data))


def put(store: Store, name: str, data: bytes) -> None:
    """Add one file, or put it in the place of the one of its name; raises the storage errors."""
    with store.transaction():
        store.execute(_PUT, (name, data))


def carry(old: Store, new: Store) -> None:
    """Take everything along into the next segment."""
    replace(new, read(old))
