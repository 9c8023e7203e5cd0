# SPDX-License-Identifier: Apache-2.0
"""One segment's chain in its database: the only writer there is.

A record, the key for the next one and the destruction of its own key are one transaction; only when that has
returned is a record acknowledged. It must never change or delete a record, and never hide that one does not fit: an
erased part leaves its commitment behind. All of it runs on the store's own thread.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from logbook.core import crypto
from logbook.core.crypto import DeviceKey, Entropy
from logbook.core.model import chain, entries
from logbook.core.model.chain import Header, Link, Signatures, Tail
from logbook.core.model.codes import Part, Realm
from logbook.core.model.errors import BadChain, DamagedFile, LogbookError, Refused
from logbook.core.model.frame import Entry, Frame, Now, Record
from logbook.core.model.topics import kind_of
from logbook.core.model.traces import ClockStep, Resume, Start
from logbook.core.vault import closed, salvage, table, tails
from logbook.core.vault.sealing import program_frame, sealed
from logbook.core.vault.store import Row, Store
from logbook.core.vault.tails import UNREADABLE

SIGNATURES = Signatures(crypto.verify_record, crypto.verify_device)
CLOCK_STEP = 2_000
"""Milliseconds by which the wall clock may stray from the time since boot before a record says so."""

_NEXT = "SELECT i, raw, sig, act, text, patient, person FROM rec WHERE i BETWEEN ? AND ? ORDER BY i LIMIT ?"
_WHO = frozenset({"person", "vouch", "sign-on", "wrong-pin"})
_PEOPLE = """SELECT i, raw, sig, act, text, patient, person FROM rec
    WHERE kind IN ('person', 'vouch', 'sign-on', 'wrong-pin') ORDER BY i"""
_OF_KIND = "SELECT i, raw, sig, act, text, patient, person FROM rec WHERE kind = ? ORDER BY i"
_BATCH = 500
_LOST = Link(b"", b"", (bytes(chain.HASH), bytes(chain.HASH), bytes(chain.HASH), bytes(chain.HASH)))
"""What stands for a record on a page that cannot be read."""


class Opening(StrEnum):
    """What a look at the end of the chain says when a segment is opened.

    RESTORED came back from a copy: it is as good as it was, but its keys are gone and nothing can be added.
    """

    GOOD = "good"
    RESTORED = "restored"
    SEAL_BROKEN = "seal-broken"
    CONDEMNED = "condemned"

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against what is in it."""
        return self in {Opening.GOOD, Opening.RESTORED}


@dataclass(frozen=True, slots=True)
class _Last:
    """The readings of a record, to notice a clock that steps."""

    wall: int
    boot: int
    boot_id: str


class Journal:
    """An open segment; `opening` is not GOOD when its tail or seal does not fit, and then it is for reading only.

    `misread` says that a header was met which is none, or a page that cannot be read: the record is shown all the same
    (for what is left of it), and a verification names it.
    `machine` is the PC that wrote into it last, empty if that was not kept.
    `restored` says that it came back from a copy, and has no key of any kind.
    """

    def __init__(self, store: Store, realm: Realm, segment: str, entropy: Entropy = secrets.token_bytes) -> None:
        """Read where the chain stands; raises `DamagedFile` if that cannot be read at all."""
        self._store = store
        self._entropy = entropy
        self.realm = realm
        self.segment = segment
        self.misread = False
        self._held = tails.held(store)
        self.restored = self._held.restored
        self.certificate, self._key = self._held.certificate, self._held.record_key
        self._patience = salvage.Patience()
        self._unsaid: list[Entry] = []
        self._stale = False
        self.tail, self._header, self.opening = self._where()
        self.session = self._header.s
        self.began = 0
        self._last = self._since = _Last(self._header.w, self._header.m, table.setting(store, "boot_id"))
        self.machine = table.setting(store, "machine")

    @property
    def device(self) -> DeviceKey:
        """The key of the device whose log this is; raises `Refused` where it is not here. Its point is in `tail`."""
        if self._held.device is None:
            raise Refused(rule="read-only-segment", segment=self.segment)
        return self._held.device

    def append(self, record: Record, frame: Frame, now: Now) -> list[Entry]:
        """Write one record, after a clock step if there was one, in one transaction; return what was written.

        Raises `Refused` where the chain may not be continued, and the store's typed trouble; nothing is written then.
        """
        return self._append((record,), frame, now, ())

    def erase(
        self, records: Sequence[Record], frame: Frame, now: Now, closing: Iterable[tuple[int, Part]]
    ) -> list[Entry]:
        """Write that parts are erased and replace those of this segment by their bare hashes, in one transaction.

        Raises as `append`; then nothing is written and nothing erased. `act` is never erased.
        """
        return self._append(records, frame, now, closing)

    def close_parts(self, closing: Iterable[tuple[int, Part]]) -> None:
        """Erase parts of a segment whose erasure another segment tells; what is closed already stays so."""
        with self._store.transaction():
            closed.close(self._store, self.realm, closing)

    def _append(
        self, records: Sequence[Record], frame: Frame, now: Now, closing: Iterable[tuple[int, Part]]
    ) -> list[Entry]:
        if self._stale:
            self._stale = False
            self._catch_up()
        if self.opening is not Opening.GOOD:
            raise Refused(rule="read-only-segment", segment=self.segment)
        before = (self.tail, self._key, self._header, self._last, self._since)
        written, self._unsaid = self._unsaid, []
        unsaid = len(written)
        try:
            with self._store.transaction():
                step = self._clock_step(now)
                if step is not None:
                    self._since = _Last(now.wall, now.boot, now.boot_id)
                    written.append(self._write(ClockStep(step), program_frame(now), now))
                written += [self._write(record, frame, now) for record in records]
                closed.close(self._store, self.realm, closing)
                self._store.execute("UPDATE secret SET value = ? WHERE name = 'record_key'", (self._key,))
        except BaseException:
            self.tail, self._key, self._header, self._last, self._since = before
            self._unsaid = written[:unsaid]
            self._catch_up()
            raise
        return written

    def _catch_up(self) -> None:
        """After a write that failed: what the disk took all the same is the chain's, and will be told with the next.

        A disk may keep a record and then refuse the very last sync. It was not acknowledged; but the next record must
        follow it, signed with the key that it announced.
        """
        try:
            (last,) = self._store.query("SELECT max(i) FROM rec")[0]
            if last == self.tail.number:
                return
            first = self.tail.number + 1
            self._key = table.secret(self._store, "record_key")
            self.tail, self._header, self.opening = self._where()
            self._unsaid += self.entries(first)
        except LogbookError:  # it cannot even be read now: the next write looks again
            self._stale = True

    def resume(self, record: Resume, now: Now) -> list[Entry]:
        """Begin a session: its number is one higher, and clock steps are measured within this boot.

        Who has just begun the segment is in its first session already.
        """
        self.session = self._header.s + (1 if self.tail.number else 0)
        self.began = self.tail.number + 1
        if self._last.boot_id != now.boot_id:  # across boots only a clock that went back can be told
            self._since = _Last(max(self._last.wall, now.wall), now.boot, now.boot_id)
        for name, value in (("boot_id", now.boot_id), ("machine", record.machine)):
            self._store.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (name, value))
        self.machine = record.machine
        return self.append(record, program_frame(now), now)

    def condemn(self) -> None:
        """Close this chain for ever: a later segment says it is broken, or a full check has found it so."""
        if self.opening.sound:
            self.opening = Opening.CONDEMNED

    def links(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Link]]:
        """Read records in order, both ends included; a gap in the numbers costs nothing."""
        stop = self.tail.number if last is None else last
        while rows := self._store.query(_NEXT, (first, stop, _BATCH)):
            for row in rows:
                yield row[0], table.link(row)
            first = rows[-1][0] + 1

    def entries(self, first: int = 0, last: int | None = None, most: int | None = None) -> list[Entry]:
        """Read records as entries, at most so many; never fails on what a record says, nor on a damaged page."""
        try:
            return [self._entry(number, link) for number, link in islice(self.links(first, last), most)]
        except DamagedFile:
            self._store.refresh()
        stop = self.tail.number if last is None else last
        end = stop if most is None else min(stop, first + most - 1)
        found = [self._entry(number, link or _LOST) for number, link in self._around(first, end)]
        return found if found or end >= stop else self.entries(end + 1, last, most)

    def people(self) -> list[Entry]:
        """Read the few records that say who is who, without reading the rest."""
        return self._few(_PEOPLE, (), _WHO)

    def of_kind(self, kind: str) -> list[Entry]:
        """Read all records of one kind."""
        return self._few(_OF_KIND, (kind,), frozenset({kind}))

    def _few(self, sql: str, values: tuple[str, ...], kinds: frozenset[str]) -> list[Entry]:
        for _ in range(2):  # a disk that stumbles once has not lost anything
            try:
                return [self._entry(row[0], table.link(row)) for row in self._store.query(sql, values)]
            except DamagedFile:
                self._store.refresh()
        self.misread = True
        return [entry for entry in self.entries() if kind_of(entry.record) in kinds]

    def readable(self, first: int, last: int) -> Iterator[tuple[int, Link]]:
        """Read what can be read of a range, in order; what lies on a damaged page is left out."""
        for number, link in self._around(first, last):
            if link is not None:
                yield number, link

    def _around(self, first: int, last: int) -> Iterator[tuple[int, Link | None]]:
        def read(first: int, last: int) -> list[Row]:
            return self._store.query(_NEXT, (first, last, last - first + 1))

        for number, row in salvage.around(self._store, read, first, last, self._patience):
            yield number, table.link(row) if row is not None else None

    def head_at(self, number: int) -> bytes | None:
        """Return the head after one record, None where there is no such record; raises `DamagedFile` as it may be."""
        try:
            rows = self._store.query("SELECT raw FROM rec WHERE i = ?", (number,))
        except DamagedFile:
            self._store.refresh()
            self.misread = True
            raise
        return chain.head_of(self.realm, rows[0][0]) if rows else None

    def before(self, number: int) -> Tail:
        """Return where the chain stood before a record, for a slice that begins there."""
        return tails.before(self._store, self.realm, number, self.tail)

    def header(self, number: int, raw: bytes) -> Header:
        """Read a record's header; where it is none, or another record's, a stand-in that says only where it stands."""
        header, misread = tails.header(number, raw)
        self.misread = self.misread or misread
        return header

    def verify(self, after: Tail = chain.EMPTY, last: int | None = None) -> Tail:
        """Check every signature and link of the records that follow `after`; raises `BadChain` at the first that fails.

        What it returns is where to go on, so that a long chain can be checked in pieces.
        """
        stop = self.tail.number if last is None else last
        try:
            numbered = list(self.links(after.number + 1, stop))
        except DamagedFile as error:
            self._store.refresh()
            lost = (number for number, link in self._around(after.number + 1, stop) if link is None)
            raise BadChain(number=next(lost, after.number + 1), code="unreadable") from error
        for expected, (number, _) in enumerate(numbered, after.number + 1):
            if number != expected:
                raise BadChain(number=expected, code="number")
        if after.number + len(numbered) < stop:
            raise BadChain(number=after.number + len(numbered) + 1, code="number")
        return chain.verify(self.realm, (link for _, link in numbered), SIGNATURES, after)[1]

    def _where(self) -> tuple[Tail, Header, Opening]:
        held = replace(self._held, record_key=self._key)
        tail, header, fits = tails.read(self._store, self.realm, held, SIGNATURES)
        self.misread = self.misread or header.k == UNREADABLE
        good = Opening.RESTORED if self.restored else Opening.GOOD
        return tail, header, good if fits else Opening.SEAL_BROKEN

    def _clock_step(self, now: Now) -> int | None:
        """By how much the clock strayed since the session began or a step was told: one that creeps is told too."""
        step = (now.wall - self._since.wall) - (now.boot - self._since.boot)
        return step if abs(step) > CLOCK_STEP else None

    def _write(self, record: Record, frame: Frame, now: Now) -> Entry:
        number = self.tail.number + 1
        link, self._key = sealed(self.realm, self.tail, record, frame, now, self.session, self._key, self._entropy)
        self._header, self.tail = chain.follow(self.realm, self.tail, link, SIGNATURES)
        self._last = _Last(now.wall, now.boot, now.boot_id)
        table.insert(self._store, number, record.KIND, link)
        return self._read(self._header, link)

    def _entry(self, number: int, link: Link) -> Entry:
        return self._read(self.header(number, link.raw), link)

    def _read(self, header: Header, link: Link) -> Entry:
        good = self.opening.sound
        return entries.read_entry(self.realm, self.segment, header, link, self.tail.log, verified=good)


def realm_of(store: Store) -> Realm | None:
    """Say under which realm record 0 of a segment verifies; None where it is broken or missing."""
    rows = store.query(_NEXT, (0, 0, 1))
    for realm in Realm if rows else ():
        try:
            chain.follow(realm, chain.EMPTY, table.link(rows[0]), SIGNATURES)
        except BadChain:
            continue
        return realm
    return None


def begin(store: Store, start: Start, now: Now, entropy: Entropy = secrets.token_bytes) -> Journal:
    """Write record 0 of a new segment under a new device key; its certificate names ward and segment."""
    device = crypto.new_device_key()
    certificate = crypto.device_certificate(
        device, f"{start.ward} {start.segment}"[:64], int.from_bytes(entropy(16), "big") + 1
    )
    frame = program_frame(now)
    link, coming = sealed(start.realm, chain.EMPTY, start, frame, now, 1, b"", entropy, device)
    with store.transaction():
        table.insert(store, 0, start.KIND, link)
        for name, value in (("device_key", device.private), ("device_cert", certificate), ("record_key", coming)):
            store.execute("INSERT INTO secret(name, value) VALUES (?, ?)", (name, value))
        store.execute("INSERT INTO setting(name, value) VALUES ('boot_id', ?)", (now.boot_id,))
    return Journal(store, start.realm, start.segment, entropy)
