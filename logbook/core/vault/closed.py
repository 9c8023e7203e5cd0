# SPDX-License-Identifier: Apache-2.0
"""The one place that takes words out of a database: an erased part leaves its bare hash behind (format, section 3).

It must never touch `act`, a header or a signature, and it knows nothing of who may ask for it. Run it inside a
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable

from logbook.core.model.chain import part_hash
from logbook.core.model.codes import Part, Realm
from logbook.core.vault.store import Store

_READ = {
    Part.TEXT: "SELECT text FROM rec WHERE i = ?",
    Part.PATIENT: "SELECT patient FROM rec WHERE i = ?",
    Part.PERSON: "SELECT person FROM rec WHERE i = ?",
}
_WRITE = {
    Part.TEXT: "UPDATE rec SET text = ? WHERE i = ?",
    Part.PATIENT: "UPDATE rec SET patient = ? WHERE i = ?",
    Part.PERSON: "UPDATE rec SET person = ? WHERE i = ?",
}


def close(store: Store, realm: Realm, closing: Iterable[tuple[int, Part]]) -> None:
    """Replace parts of records by their bare hashes; one closed already stays as it is. Raises the storage errors."""
    for number, part in closing:
        for row in store.query(_READ[part], (number,)):
            store.execute(_WRITE[part], (part_hash(realm, part, row[0]), number))
