# SPDX-License-Identifier: Apache-2.0
"""The tables of `ward.db`, as an ordered list of steps; a released step is never edited, only followed by another.

Each part of a record is one column: its opening (32-byte salt, then the bytes), or the bare 32-byte hash once erased.
`secret` holds what may never be a record: the device key, the next record's key, PIN verifiers (DESIGN 4.3).
"""

from __future__ import annotations

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE rec (
            i INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            raw BLOB NOT NULL,
            sig BLOB NOT NULL,
            act BLOB NOT NULL,
            text BLOB NOT NULL,
            patient BLOB NOT NULL,
            person BLOB NOT NULL
        ) STRICT""",
        # Opening a log loads its people first (D5); without this the whole table would be read for them.
        "CREATE INDEX rec_people ON rec (i) WHERE kind IN ('person', 'vouch', 'sign-on', 'wrong-pin')",
        "CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ),
    (
        # What the incident team's stick brought, so that it survives unplugging; the names are the stick's own.
        "CREATE TABLE trusted (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID",
    ),
)

VERSION = len(STEPS)
