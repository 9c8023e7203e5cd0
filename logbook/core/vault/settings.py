# SPDX-License-Identifier: Apache-2.0
"""What a house settled for its ward, kept in the encrypted store and never a record (DESIGN 4.3).

Names begin with `house.`; what else lies in the table is the store's own. For the store's thread.
"""

from __future__ import annotations

from logbook.core.vault.store import Store

_PREFIX = "house."


def read(store: Store, name: str) -> str:
    """Give a setting's value; empty if nobody settled it."""
    rows = store.query("SELECT value FROM setting WHERE name = ?", (_PREFIX + name,))
    return str(rows[0][0]) if rows else ""


def write(store: Store, name: str, value: str) -> None:
    """Settle something; raises the storage errors."""
    store.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (_PREFIX + name, value))


def carry(old: Store, new: Store) -> None:
    """Take everything settled over into the next segment."""
    for name, value in old.query("SELECT name, value FROM setting WHERE name LIKE 'house.%'"):
        new.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (name, value))
