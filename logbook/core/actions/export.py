# SPDX-License-Identifier: Apache-2.0
"""Signed PDFs out of a ward: one per segment, in volumes where a segment is long, a copy where its key is gone.

What is drawn is what travels inside: the pages are made from the very slice that is attached. A file appears under
its name whole or not at all, and its hash becomes a record, so that the next export vouches for this one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from logbook import i18n
from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.pdfsign import sign
from logbook.core.exchange.report import pages
from logbook.core.exchange.report.contents import Contents, Seal, Volume, fold
from logbook.core.model import chain, logtext
from logbook.core.model.chain import Link, Tail
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.model.errors import BadChain, NothingToExport
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Author, Entry, Now, Ref
from logbook.core.model.traces import Export, Start
from logbook.core.vault import files
from logbook.core.vault import stick as sticks
from logbook.core.vault.journal import SIGNATURES, Journal, Opening
from logbook.core.ward import Ward
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
    """What the store's thread handed out of one segment, as values.

    `device` and `certificate` sign: the log's own, or of a copy the live segment's. `bad` is the first record that does
    not hold, as far as is known; without `sound` that is still to be looked for.
    """

    segment: str
    start: Start
    tail: Tail
    links: tuple[Link, ...]
    befores: tuple[Tail, ...]
    device: crypto.DeviceKey
    certificate: bytes
    bad: int | None = None
    sound: bool = True

    @property
    def by(self) -> bytes:
        """The point of the device that hands in a copy; empty where the log's own device signs."""
        return b"" if self.device.point == self.tail.device else self.device.point


@dataclass(frozen=True, slots=True)
class Made:
    """One file that lies where it belongs: its size in bytes, what its record says, its SHA-256 (hex) as it lies.

    `copy` says that another device than the log's signed it; `bad` is the first record of `segment` that does not hold,
    which with all after it is not in the file.
    """

    path: Path
    size: int
    record: Export
    stored: str = ""
    segment: str = ""
    copy: bool = False
    bad: int | None = None


def take(ward: Ward) -> tuple[tuple[Taken, ...], Now]:
    """Read what is to leave; on the worker's thread.

    A segment whose key is not here, or that contradicts itself, leaves as a copy in the live segment's name.
    """
    taken = (_take(ward, segment.journal) for segment in ward.segments)
    return tuple(one for one in taken if one.links), ward.machine.clock()


def _take(ward: Ward, journal: Journal) -> Taken:
    own = journal if journal.opening is Opening.GOOD else ward.journal
    last = journal.tail.number
    read = enumerate(journal.readable(0, last))
    links = tuple(link for expected, (number, link) in read if number == expected)
    start = journal.entries(0, 0)[0].record
    if not isinstance(start, Start):
        start, links = ward.start, ()
    bad = len(links) if len(links) <= last else None
    keys = (own.device, own.certificate)
    return Taken(journal.segment, start, journal.tail, links, (), *keys, bad, journal.opening.sound)


def _proven(one: Taken) -> Taken:
    """Keep what holds of a segment that contradicts itself, and name each volume's beginning; for any thread."""
    links, tail, bad = one.links, one.tail, one.bad
    if not one.sound or bad is not None:
        tail = chain.EMPTY
        try:
            for link in links:
                tail = chain.follow(one.start.realm, tail, link, SIGNATURES)[1]
        except BadChain:
            links, bad = links[: tail.number + 1], tail.number + 1
    befores = tuple(_before(one.start.realm, links, first, tail) for first in firsts(links)) if links else ()
    return replace(one, links=links, tail=tail, bad=bad, befores=befores)


def _before(realm: Realm, links: Sequence[Link], first: int, tail: Tail) -> Tail:
    """Say where the chain stood before a record."""
    if first == 0:
        return Tail(-1, b"", b"", tail.log, tail.device)
    raw = links[first - 1].raw
    announced = chain.un64(chain.read_header(raw, first - 1).next)
    return Tail(first - 1, chain.head_of(realm, raw), announced, tail.log, tail.device)


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
    taken = tuple(proven for proven in map(_proven, taken) if proven.links)
    if not taken:
        raise NothingToExport
    stick = _own_stick(order.out, taken)
    done: list[Made] = []
    total = sum(len(one.befores) for one in taken)
    for index, one in enumerate(taken):
        known = taken[: index + 1]
        for made in _volumes(one, known, now, order, only=len(taken) == 1):
            done.append(replace(made, record=replace(made.record, stick=stick)))
            if progress is not None:
                progress(len(done), total)
    return done


def _own_stick(out: Path, taken: Iterable[Taken]) -> str:
    """Name the ward's own stick a place lies on; empty for any other place."""
    logs = frozenset(one.tail.log for one in taken)
    return next((one.stick for one in sticks.find(out.absolute().resolve().parents, logs)), "")


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
        yield Made(path, size, left, stored, one.segment, bool(one.by), one.bad)


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
    text = logtext.write(opening, links, tail, seconds, one.device.sign, one.by)
    seal = _seal(one, tail, seconds)
    maker = order.by.user if Part.PERSON in order.profile.withholds else order.by_name
    device, by = (hashlib.sha256(point).hexdigest()[:16] if point else "" for point in (tail.device, one.by))
    told = (seal, now, maker, device, by, one.bad)
    contents = Contents(
        order.words, realm, order.profile, one.start, volume, folds, own, tail.log, *told
    )  # fmt: skip
    drawn = pages.draw(contents, text, i18n.resources() / "fonts")
    reason = order.words("Seal of the ward log, not a personal signature.")
    return sign(drawn, one.device, one.certificate, pages.moment(now), reason)


def _seal(one: Taken, tail: Tail, seconds: int) -> Seal:
    """Make the checkpoint; of a copy only the letters, for the device that would sign the line is gone."""
    realm = one.start.realm
    hand = checkpoint.hand_code(realm, tail.log, tail.number, tail.head)
    if one.by:
        return Seal("", None, hand)
    line = checkpoint.write_line(Checkpoint(realm, tail.log, tail.number, tail.head, seconds), one.device.sign)
    return Seal(line, checkpoint.matrix(line), hand)


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
