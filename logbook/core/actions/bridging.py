# SPDX-License-Identifier: Apache-2.0
"""The way out where no stick may be plugged in: the newest records as square codes, in as many sets as they need.

Each set is a slice of its own, signed by the device, that verifies as an exported log does; that it left becomes a
record. Nothing here shows, prints or writes a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from logbook import i18n
from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.crypto import DeviceKey
from logbook.core.exchange import bridge, checkpoint, sheets, squeeze
from logbook.core.exchange.bridge import ROOM, Cargo
from logbook.core.exchange.sheets import CodeSet, Sheets
from logbook.core.model import chain, logtext
from logbook.core.model.chain import Link, Tail
from logbook.core.model.codes import Profile
from logbook.core.model.errors import NothingToExport, TooLarge
from logbook.core.model.frame import Author, Now
from logbook.core.model.safeguards import Receipt
from logbook.core.model.traces import Export, Start
from logbook.core.ward import Ward
from logbook.i18n import Words

MEDIUM = "qr"
"""What an `Export` record says of records that left as codes."""

_LEAST = 200
"""Bytes no record's share of a set is below: signature, key and salts alone are 224."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the store's thread handed out of the live segment, as values: the records after `before`."""

    start: Start
    before: Tail
    links: tuple[Link, ...]
    device: DeviceKey


@dataclass(frozen=True, slots=True)
class Volume:
    """One set of codes, `number` of `total`: their texts in order, and what its record says."""

    frames: tuple[str, ...]
    number: int
    total: int
    record: Export


def receipted(ward: Ward) -> int:
    """Return the number of the last record of the live log that a receipt names, -1 if none does."""
    log, stands = ward.journal.tail.log, ward.journal.tail.number
    records = (ward.folds.timeline.entry(ref).record for ref in ward.folds.tally.of(Receipt))
    lines = (record.line for record in records if isinstance(record, Receipt))
    points = (claim.point for line in lines for claim in checkpoint.claims(line) if claim.receipt)
    return max((point.number for point in points if point.log == log and point.number <= stands), default=-1)


def take(ward: Ward, after: int) -> tuple[Taken, Now]:
    """Read the records after number `after`; on the worker's thread. Raises `NothingToExport` where there are none."""
    journal = ward.journal
    if not -1 <= after < journal.tail.number:
        raise NothingToExport
    start = journal.entries(0, 0)[0].record
    assert isinstance(start, Start)
    links = tuple(link for _, link in journal.links(after + 1))
    return Taken(start, journal.before(after + 1), links, journal.device), ward.machine.clock()


def make(taken: Taken, now: Now, profile: Profile, recipients: tuple[str, ...] = ()) -> tuple[Volume, ...]:
    """Cut the records into sets of at most 20 codes, each as full as it can be; for any thread.

    Raises `TooLarge` with the number of a record that alone is more than a set holds, `BadInput` for recipients.
    """
    made, before, left = [], taken.before, taken.links
    while left:
        payload, count, before = _fullest(taken, before, left, now, profile, recipients)
        frames = bridge.cut(taken.start.realm, Cargo.SLICE, payload)
        first, last = before.number - count + 1, before.number
        digest = hashlib.sha256(payload).hexdigest()
        made.append((frames, Export(profile, digest, first, last, len(recipients), MEDIUM)))
        left = left[count:]
    return tuple(Volume(frames, n, len(made), record) for n, (frames, record) in enumerate(made, 1))


def _fullest(
    taken: Taken, before: Tail, left: Sequence[Link], now: Now, profile: Profile, recipients: tuple[str, ...]
) -> tuple[bytes, int, Tail]:
    """Find the most records that fit into one set: the payload, how many, and where the chain then stands."""
    tails = tuple(_tails(taken, before, left[: ROOM // _LEAST]))
    best: tuple[bytes, int, Tail] | None = None
    least, most = 1, len(tails)
    while least <= most:
        count = (least + most + 1) // 2
        payload = _payload(taken, before, left[:count], tails[count - 1], now, profile, recipients)
        if len(payload) <= ROOM:
            best, least = (payload, count, tails[count - 1]), count + 1
        else:
            most = count - 1
    if best is None:
        raise TooLarge(number=before.number + 1, limit=ROOM)
    return best


def _payload(
    taken: Taken, before: Tail, links: Sequence[Link], tail: Tail, now: Now, profile: Profile,
    recipients: tuple[str, ...],
) -> bytes:  # fmt: skip
    opening = logtext.Opening(taken.start.realm, profile, before)
    text = logtext.write(opening, links, tail, now.wall // 1000, taken.device.sign)
    small = squeeze.squeeze(text)
    return crypto.age_encrypt(small, recipients) if recipients else small


def _tails(taken: Taken, tail: Tail, links: Sequence[Link]) -> Iterator[Tail]:
    """Where the chain stands after each record; nothing is verified, the journal has done so."""
    realm = taken.start.realm
    for number, link in enumerate(links, tail.number + 1):
        head = chain.head_of(realm, link.raw)
        coming = chain.un64(chain.read_header(link.raw, number).next)
        tail = Tail(number, head, coming, tail.log, tail.device)
        yield tail


def paper(taken: Taken, volumes: Sequence[Volume], now: Now, words: Words) -> bytes:
    """Draw all sets as a PDF, two codes a page, with the code of the last record at the foot; for any thread."""
    start = taken.start
    sets = tuple(
        CodeSet(one.frames, f"{start.segment}·{one.record.first}", f"{start.segment}·{one.record.last}")
        for one in volumes
    )
    *_, last = _tails(taken, taken.before, taken.links)
    code = checkpoint.hand_code(start.realm, last.log, last.number, last.head)
    return sheets.draw(Sheets(words, start, sets, now, code), i18n.resources() / "fonts")


def record(ward: Ward, volumes: Sequence[Volume], by: Author) -> None:
    """Write that the sets left; for those who can wait."""
    for one in volumes:
        wards.record(ward, one.record, by)
