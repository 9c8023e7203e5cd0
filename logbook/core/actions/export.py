# SPDX-License-Identifier: Apache-2.0
"""Signed PDFs out of a ward: one per segment, in volumes where a segment is long.

What is drawn is what travels inside: the pages are made from the very slice that is attached. A file appears under
its name whole or not at all, and its hash becomes a record, so that the next export vouches for this one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from logbook import i18n
from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.pdfsign import sign
from logbook.core.exchange.report import pages
from logbook.core.exchange.report.contents import Contents, Seal, Volume, fold
from logbook.core.model import logtext
from logbook.core.model.chain import Link, Tail
from logbook.core.model.codes import Part, Profile
from logbook.core.model.errors import NothingToExport
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Author, Entry, Now, Ref
from logbook.core.model.traces import Export, Start
from logbook.core.vault import files
from logbook.core.vault.journal import Opening
from logbook.core.ward import Segment, Ward
from logbook.i18n import Words

VOLUME = 2_000
"""Records in one file; a longer segment becomes several, each naming the hash of the one before (D8)."""

VOLUME_BYTES = 16 * 1024 * 1024
"""Bytes of records in one file, which may then be half as long again and hold their pages too: far below what a
verifier takes. Long texts fill a file before their number does, and anybody may write long sealed notes."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: where to, which profile, in which language, for whom, and whose text is held back."""

    out: Path
    words: Words
    by: Author
    by_name: str
    profile: Profile = Profile.INCIDENT
    recipients: tuple[str, ...] = ()
    withheld: frozenset[Ref] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """What the store's thread handed out of one segment, as values."""

    segment: str
    start: Start
    tail: Tail
    links: tuple[Link, ...]
    befores: tuple[Tail, ...]
    device: crypto.DeviceKey
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """One file that lies where it belongs: its size in bytes, what its record says, its SHA-256 (hex) as it lies."""

    path: Path
    size: int
    record: Export
    stored: str = ""


def take(ward: Ward) -> tuple[tuple[Taken, ...], Now]:
    """Read what is to leave; on the worker's thread."""
    readable = (segment for segment in ward.segments if segment.journal.opening is Opening.GOOD)
    return tuple(_take(segment) for segment in readable), ward.machine.clock()


def _take(segment: Segment) -> Taken:
    journal = segment.journal
    links = tuple(link for _, link in journal.links())
    start = journal.entries(0, 0)[0].record
    assert isinstance(start, Start)
    befores = tuple(journal.before(first) for first in firsts(links))
    return Taken(journal.segment, start, journal.tail, links, befores, journal.device, journal.certificate)


def firsts(links: Iterable[Link]) -> list[int]:
    """Name the first record of each volume."""
    found, size = [0], 0
    for number, link in enumerate(links):
        weight = len(link.raw) + sum(map(len, link.parts))
        full = number - found[-1] == VOLUME or size + weight > VOLUME_BYTES
        if full and number > found[-1]:
            found.append(number)
            size = 0
        size += weight
    return found


def make(
    taken: tuple[Taken, ...], now: Now, order: Order, progress: Callable[[int, int], None] | None = None
) -> list[Made]:
    """Draw, sign, seal and keep, one file after the other, so that memory holds one; for any thread.

    Each appears whole or not at all. Raises `NothingToExport`, `BadInput` for recipients, and the storage errors; the
    files before the one that failed lie there then, and no record vouches for them.
    """
    if not taken:
        raise NothingToExport
    done: list[Made] = []
    total = sum(len(one.befores) for one in taken)
    for index, one in enumerate(taken):
        known = taken[: index + 1]
        for made in _volumes(one, known, now, order, only=len(taken) == 1):
            done.append(made)
            if progress is not None:
                progress(len(done), total)
    return done


def _volumes(one: Taken, known: tuple[Taken, ...], now: Now, order: Order, *, only: bool) -> Iterator[Made]:
    realm = one.start.realm
    chains = ((realm, taken.segment, taken.links) for taken in known)
    folds, entries = fold(chains, order.profile, order.withheld)
    own = [entry for entry in entries if entry.ref.segment == one.segment]
    total, before = len(one.befores), ""
    for number, opening_tail in enumerate(one.befores, 1):
        first = opening_tail.number + 1
        tail = one.befores[number] if number < total else one.tail
        last = tail.number
        volume = Volume(first, last, number, total, before)
        path = _name(order, one.segment, volume, only=only)
        before, size, stored = _keep(path, _pdf(one, volume, tail, folds, own[first : last + 1], now, order), order)
        left = Export(order.profile, before, first, last, len(order.recipients), segment="" if only else one.segment)
        yield Made(path, size, left, stored)


def _keep(path: Path, data: bytes, order: Order) -> tuple[str, int, str]:
    """Seal a file if it is for somebody and keep it; returns its own hash, and size and hash as it lies there."""
    sealed = crypto.age_encrypt(data, order.recipients) if order.recipients else data
    files.write_file(path, sealed)
    return hashlib.sha256(data).hexdigest(), len(sealed), hashlib.sha256(sealed).hexdigest()


def _pdf(one: Taken, volume: Volume, tail: Tail, folds: Folds, own: list[Entry], now: Now, order: Order) -> bytes:
    realm, seconds = one.start.realm, now.wall // 1000
    withheld = frozenset(ref.number for ref in order.withheld if ref.segment == one.segment)
    opening = logtext.Opening(
        realm, order.profile, one.befores[volume.number - 1],
        frozenset(number for number in withheld if volume.first <= number <= volume.last),
    )  # fmt: skip
    links = one.links[volume.first : volume.last + 1]
    text = logtext.write(opening, links, tail, seconds, one.device.sign)
    line = checkpoint.write_line(Checkpoint(realm, tail.log, tail.number, tail.head, seconds), one.device.sign)
    hand = checkpoint.hand_code(realm, tail.log, tail.number, tail.head)
    seal = Seal(line, checkpoint.matrix(line), hand)
    maker = order.by.user if Part.PERSON in order.profile.withholds else order.by_name
    device = hashlib.sha256(one.device.point).hexdigest()[:16]
    contents = Contents(
        order.words, realm, order.profile, one.start, volume, folds, own, tail.log, seal, now, maker, device
    )
    drawn = pages.draw(contents, text, i18n.resources() / "fonts")
    reason = order.words("Seal of the ward log, not a personal signature.")
    return sign(drawn, one.device, one.certificate, pages.moment(now), reason)


def _name(order: Order, segment: str, volume: Volume, *, only: bool) -> Path:
    name = order.out.stem if order.out.suffix.lower() == ".pdf" else order.out.name
    if not only:
        name += f"-{segment}"
    if volume.total > 1:
        name += f"-{volume.number}of{volume.total}"
    return order.out.with_name(name + (".pdf.age" if order.recipients else ".pdf"))


def export(ward: Ward, order: Order) -> list[Made]:
    """Take, make and record, one after the other; for those who can wait."""
    taken, now = ward.worker.submit(take, ward).result()
    made = make(taken, now, order)
    for one in made:
        wards.record(ward, one.record, order.by)
    return made
