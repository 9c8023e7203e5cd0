# SPDX-License-Identifier: Apache-2.0
"""Links of a chain to the entries that folds and pages read.

Reading an entry never fails on a record whose chain holds: whatever its parts say, it is shown, raw if need be.
It proves nothing; `chain` and `logtext` do.
"""

from __future__ import annotations

from logbook.core.model import chain, parts
from logbook.core.model.chain import Header, Link
from logbook.core.model.codes import PARTS, Means, Part, Realm
from logbook.core.model.errors import BadRecord
from logbook.core.model.frame import Author, Entry, Frame, Happened, Raw, Record, Ref, Written


def read_entry(realm: Realm, segment: str, header: Header, link: Link, log: str, *, verified: bool = True) -> Entry:
    """Read one link whose header is known; `log` is its log's id (record 0 does not name it)."""
    opened = {part: data[chain.SALT :] for part, data in zip(PARTS, link.parts, strict=True) if chain.is_open(data)}
    frame, record = _read(header, opened)
    return Entry(
        ref=Ref(segment, header.i),
        log=log,
        head=chain.b64(chain.head_of(realm, link.raw)),
        written=Written(header.w, header.m, header.z, header.s),
        frame=frame or Frame(Author(header.u, Means.NONE), Happened(header.w, header.z)),
        record=record,
        closed=frozenset(PARTS) - frozenset(opened),
        verified=verified,
    )


def _read(header: Header, opened: dict[Part, bytes]) -> tuple[Frame | None, Record]:
    try:
        return parts.from_bytes(header.k, header.u, opened)
    except BadRecord:
        shown = ((str(part), data.decode("utf-8", "replace")) for part, data in opened.items())
        return None, Raw(header.k, tuple(shown))
