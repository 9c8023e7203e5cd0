# SPDX-License-Identifier: Apache-2.0
"""Changing the ward's key, so that a crash at any moment leaves a ward that opens and can finish the change.

First the key file is replaced by one with new slots and the old key sealed under the new one; then every segment's
database and every draft is encrypted anew and proven; then the old key is dropped. Until then only the new secrets
open the ward: the setup slot's key, which lies in the clear, never leads to the new key. A damaged segment keeps its
key, sealed, beside it, so that what is left of it can still be read.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from logbook.core.crypto import Entropy
from logbook.core.model.errors import DamagedFile, LogbookError, Refused, StorageTrouble, WrongKey
from logbook.core.vault import drafts, files, folder, keys
from logbook.core.vault.keys import Unlocked
from logbook.core.vault.slots import KEY_SIZE, Kind, Lock, Recovery
from logbook.core.vault.store import Store

LEFT_KEY = "ward.db.key"
"""Beside a database too damaged to be encrypted anew: the key it is under, sealed under the ward's new key."""


def begin(
    ward: Path, unlocked: Unlocked, locks: Iterable[Lock], entropy: Entropy = secrets.token_bytes,
    without: frozenset[str] = frozenset(),
) -> Unlocked:  # fmt: skip
    """Write the key file that opens a new key and holds the old one: from here on the change will be finished.

    `locks` and the recovery recipients there are will open it, but for those whose slot is named in `without`; every
    other slot is gone. What is returned replaces `unlocked` and goes to `finish`, again and again if need be. Raises
    Refused when a change is under way already (a second one would forget the key the first has used) or when no way
    in would be left. Raises storage errors and BadInput; nothing has changed then.
    """
    before = unlocked.file.to_bytes()
    if files.read_file(ward / keys.NAME, keys.LARGEST) != before:
        raise Refused(rule="rekey-under-way")
    slots = (slot for slot in unlocked.file.slots if slot.kind is Kind.RECOVERY and slot.id not in without)
    kept = (*locks, *(Recovery(slot.to, slot.id) for slot in slots))
    if not kept:
        raise Refused(rule="last-way")
    # The spare goes first: killed in between, it would let a secret that was taken away undo the change.
    files.remove_file(ward / keys.SPARE)
    try:
        return keys.save(ward, kept, entropy(KEY_SIZE), unlocked.identities, unlocked.key, entropy)
    except LogbookError:
        with suppress(StorageTrouble):
            files.write_file(ward / keys.SPARE, before)
        raise


def finish(ward: Path, begun: Unlocked, open_stores: Mapping[Path, Store] | None = None) -> Unlocked:
    """Finish a change just begun, or one a crash has interrupted; to be called after every unlock.

    `open_stores` are the stores this program holds open, by path; they go on under the new key, on whose thread this
    must run. Raises storage errors; nothing is lost then, and `finish` may be called again, now or after an unlock.
    """
    if not begun.old:
        return begun
    keys.mend(ward, begun)  # no copy that opens the old key alone may be there once the first store has the new one
    for _ in steps(ward, begun, open_stores or {}):
        pass
    file = keys.write(ward, replace(begun.file, old=b""), begun.key)
    files.remove_file(ward / keys.SETUP)
    return replace(begun, old=b"", file=file)


def steps(ward: Path, begun: Unlocked, open_stores: Mapping[Path, Store]) -> Iterator[str]:
    """Encrypt everything anew, naming each step when it is on the disk; every step may be done twice."""
    for segment in folder.segments(ward):
        path = folder.store_path(ward, segment)
        try:
            _rekey(path, begun, open_stores.get(path))
        except (DamagedFile, WrongKey):  # neither key opens it, or a page is broken: no reason to keep anybody out
            files.write_file(path.with_name(LEFT_KEY), keys.seal_old(begun.key, begun.old))
        yield f"store {segment}"
    drafts.reseal(folder.drafts_path(ward), begun.old, begun.key)
    yield "drafts"


def _rekey(path: Path, begun: Unlocked, held: Store | None) -> None:
    if held is not None:
        held.rekey(begun.key)
        return
    # The old key first: if the crash was in the middle, the journal beside the file is under the old key.
    try:
        store = Store(path, begun.old)
    except WrongKey:
        Store(path, begun.key).close()
        return
    try:
        store.rekey(begun.key)
    finally:
        store.close()
