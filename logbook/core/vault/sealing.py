# SPDX-License-Identifier: Apache-2.0
"""How one record is sealed: committed to, headed, signed, and the key for the next one made.

It holds no state and writes nothing: the journal keeps what comes out, or forgets it.
"""

from __future__ import annotations

from logbook.core import crypto
from logbook.core.crypto import DeviceKey, Entropy
from logbook.core.model import chain, parts
from logbook.core.model.chain import Header, Link, Tail
from logbook.core.model.codes import PARTS, Means, Realm
from logbook.core.model.errors import Refused
from logbook.core.model.frame import PROGRAM, Author, Frame, Happened, Now, Record
from logbook.core.model.records import KINDS


def sealed(
    realm: Realm, tail: Tail, record: Record, frame: Frame, now: Now, session: int, key: bytes, entropy: Entropy,
    device: DeviceKey | None = None,
) -> tuple[Link, bytes]:  # fmt: skip
    """Seal one record after `tail` with `key` (record 0: with the device) and return it with the next record's key."""
    if record.KIND not in KINDS:
        raise Refused(rule="unknown-kind", kind=record.KIND)
    words = parts.to_bytes(parts.to_words(frame, record))
    act, text, patient, person = (entropy(chain.SALT) + words[part] for part in PARTS)
    opened = (act, text, patient, person)
    coming = crypto.new_record_key(entropy)
    first = {"dev": chain.b64(device.point)} if device else {}
    raw = chain.write_header(
        Header(
            i=tail.number + 1, w=now.wall, m=now.boot, z=now.zone, s=session, k=record.KIND, u=frame.author.user,
            body=chain.b64(chain.body_of(realm, opened)), next=chain.b64(crypto.record_public(coming)),
            log=tail.log, prev=chain.b64(tail.head), **first,
        )
    )  # fmt: skip
    signed = chain.to_sign(realm, "record", raw)
    signature = device.sign(signed) if device else crypto.sign_record(key, signed)
    return Link(raw, signature, opened), coming


def program_frame(now: Now) -> Frame:
    """Frame what the program writes by itself."""
    return Frame(Author(PROGRAM, Means.PROGRAM), Happened(now.wall, now.zone))
