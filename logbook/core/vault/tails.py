# SPDX-License-Identifier: Apache-2.0
"""Where a segment's chain stands: its last record, the keys kept for it, and whether they fit each other.

Only the end is looked at; that all before it holds is the full check's to say. Nothing is written here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from logbook.core import crypto
from logbook.core.crypto import DeviceKey
from logbook.core.model import chain
from logbook.core.model.chain import Header, Signatures, Tail
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadChain, DamagedFile
from logbook.core.model.frame import PROGRAM
from logbook.core.model.traces import Start
from logbook.core.vault import table
from logbook.core.vault.store import Store

RESTORED = "restored"
"""The setting of a segment that came back from a copy."""
UNREADABLE = "unreadable"
"""The kind under which a record is shown whose header is none."""

_LAST = "SELECT i, raw, sig, act, text, patient, person FROM rec ORDER BY i DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Held:
    """The keys kept beside a chain; `restored` says that it came back from a copy, and has none."""

    restored: bool
    device: DeviceKey | None = field(default=None, repr=False)
    certificate: bytes = b""
    record_key: bytes = field(default=b"", repr=False)


def held(store: Store) -> Held:
    """Read the keys of a segment; raises `DamagedFile` where one is missing, `Unreadable` where it is none."""
    if table.setting(store, RESTORED):
        return Held(restored=True)
    device = crypto.device_key_from(table.secret(store, "device_key"))
    return Held(
        restored=False,
        device=device,
        certificate=table.secret(store, "device_cert"),
        record_key=table.secret(store, "record_key"),
    )


def read(store: Store, realm: Realm, keys: Held, signatures: Signatures) -> tuple[Tail, Header, bool]:
    """Give the tail, the last header, and whether record 0, the last record and the keys fit each other.

    Raises `DamagedFile` where there is no chain at all.
    """
    rows = store.query(_LAST)
    first = store.query("SELECT raw FROM rec WHERE i = 0")
    if not rows or not first:
        raise DamagedFile(detail="no-start")
    number, raw = rows[0][:2]
    last, _ = header(number, raw)
    begun = chain.log_id(chain.head_of(realm, first[0][0]))
    log = last.log or begun  # what the last record calls it: a changed record 0 would give it another name
    point = keys.device.point if keys.device is not None else table.device_of(first[0][0])
    tail = Tail(number, chain.head_of(realm, raw), _announced(last), log, point)
    fits = log == begun and _keys_fit(keys, first[0][0], tail) and _last_fits(store, realm, rows[0], tail, signatures)
    return tail, last, fits


def before(store: Store, realm: Realm, number: int, tail: Tail) -> Tail:
    """Return where the chain that ends at `tail` stood before a record.

    Raises `BadChain`, `IndexError` or `ValueError` where the record before cannot be read.
    """
    if number == 0:
        return Tail(-1, b"", b"", tail.log, tail.device)
    raw = store.query("SELECT raw FROM rec WHERE i = ?", (number - 1,))[0][0]
    earlier = chain.read_header(raw, number - 1)
    return Tail(number - 1, chain.head_of(realm, raw), chain.un64(earlier.next), tail.log, tail.device)


def header(number: int, raw: bytes) -> tuple[Header, bool]:
    """Read a record's header; where it is none, or another record's, a stand-in that says only where it stands."""
    try:
        found = chain.read_header(raw, number)
    except BadChain:
        found = None
    if found is not None and found.i == number:
        return found, False
    kind, user = (Start.KIND, PROGRAM) if number == 0 else (UNREADABLE, "?")
    return Header(i=number, w=0, m=0, z=0, s=0, k=kind, u=user, body="", next=""), True


def _announced(last: Header) -> bytes:
    try:
        return chain.un64(last.next)
    except ValueError:  # fits the rule, but has stray bits: `follow` says so
        return b""


def _keys_fit(keys: Held, first: bytes, tail: Tail) -> bool:
    """Whether the keys kept here are the ones the chain announced: another device's would spoil every export."""
    if keys.restored:
        return True
    known = len(keys.record_key) == crypto.SEED_SIZE and crypto.record_public(keys.record_key) == tail.next_key
    return known and table.device_of(first) == tail.device


def _last_fits(
    store: Store, realm: Realm, row: tuple[int, bytes, bytes, bytes, bytes, bytes, bytes], tail: Tail, check: Signatures
) -> bool:
    try:
        start = before(store, realm, tail.number, tail) if tail.number else chain.EMPTY
        _, checked = chain.follow(realm, start, table.link(row), check)
    except (BadChain, IndexError, ValueError):
        return False
    return checked == tail
