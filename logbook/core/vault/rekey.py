# SPDX-License-Identifier: Apache-2.0
"""Changing the ward's key, so that a crash at any moment leaves a ward that opens and can finish the change.

First the key file is replaced by one with new slots and the old key sealed under the new one; then every segment's
database and every draft is encrypted anew and proven; then the old key is dropped. Until then only the new secrets
open the ward: the setup slot's key, which lies in the clear, never leads to the new key.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from logbook.core.crypto import Entropy
from logbook.core.model.errors import WrongKey
from logbook.core.vault import drafts, files, folder, keys
from logbook.core.vault.keys import Unlocked
from logbook.core.vault.slots import KEY_SIZE, Kind, Lock, Recovery
from logbook.core.vault.store import Store


def change_key(
    ward: Path,
    unlocked: Unlocked,
    locks: Iterable[Lock],
    open_stores: Mapping[Path, Store] | None = None,
    entropy: Entropy = secrets.token_bytes,
) -> Unlocked:
    """Give the ward a new key, opened by `locks` and by the recovery recipients it has; every other slot is gone.

    `open_stores` are the stores this program holds open, by path; they go on under the new key. Runs on their thread.
    Raises storage errors; what is unfinished then is finished by `finish` at the next unlock.
    """
    return finish(ward, begin(ward, unlocked, locks, entropy), open_stores)


def finish(ward: Path, unlocked: Unlocked, open_stores: Mapping[Path, Store] | None = None) -> Unlocked:
    """Finish a change a crash has interrupted; to be called after every unlock, before any store is opened."""
    if not unlocked.old:
        return unlocked
    for _ in steps(ward, unlocked, open_stores or {}):
        pass
    return replace(unlocked, old=b"", file=replace(unlocked.file, old=b""))


def begin(ward: Path, unlocked: Unlocked, locks: Iterable[Lock], entropy: Entropy = secrets.token_bytes) -> Unlocked:
    """Write the key file that opens the new key and holds the old one: from here on the change will be finished."""
    kept = (Recovery(to) for to in unlocked.file.recovery)
    chosen = (*locks, *kept)
    return keys.save(ward, chosen, entropy(KEY_SIZE), unlocked.identities, unlocked.key, entropy)


def steps(ward: Path, begun: Unlocked, open_stores: Mapping[Path, Store]) -> Iterator[str]:
    """Do what is left, naming each step when it is on the disk; every step may be done twice."""
    for segment in folder.segments(ward):
        path = folder.store_path(ward, segment)
        if path in open_stores:
            open_stores[path].rekey(begun.key)
        else:
            _rekey_closed(path, begun.old, begun.key)
        yield f"store {segment}"
    drafts.reseal(folder.drafts_path(ward), begun.old, begun.key)
    yield "drafts"
    keys.write(ward, replace(begun.file, old=b""), begun.key)
    yield "key file"
    if Kind.SETUP not in begun.file.kinds:
        files.remove_file(ward / keys.SETUP)
        yield "setup key"


def _rekey_closed(path: Path, old: bytes, new: bytes) -> None:
    # The old key first: if the crash was in the middle, the journal beside the file is under the old key.
    try:
        store = Store(path, old)
    except WrongKey:
        Store(path, new).close()
        return
    try:
        store.rekey(new)
    finally:
        store.close()
