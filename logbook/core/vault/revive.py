# SPDX-License-Identifier: Apache-2.0
"""A segment from a copy: its records come back, its keys do not, so that nobody can write in its name again.

It must never take in a record that does not follow the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from logbook.core.model import chain
from logbook.core.model.chain import Link, Tail
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadChain
from logbook.core.vault import table
from logbook.core.vault.journal import SIGNATURES
from logbook.core.vault.store import Store
from logbook.core.vault.tails import RESTORED


def restore(
    store: Store, realm: Realm, links: Sequence[Link], after: Tail = chain.EMPTY
) -> tuple[Tail, BadChain | None]:
    """Take records back from a copy, each checked against the one before, up to the first that does not follow.

    Returns where the chain then stands, to be handed in with the next records, and what was wrong with the first bad
    one. The segment has no keys and is for reading only. Raises the storage errors; none of them is in then.
    """
    tail, fault, good = after, None, []
    try:
        for link in links:
            header, tail = chain.follow(realm, tail, link, SIGNATURES)
            good.append((header, link))
    except BadChain as found:
        fault = found
    with store.transaction():
        store.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, '1')", (RESTORED,))
        for header, link in good:
            table.insert(store, header.i, header.k, link)
    return tail, fault
