# SPDX-License-Identifier: Apache-2.0
"""What another copy of this ward's log knows and this one does not: taken over as a visible branch.

The old PC's tail may surface after the ward was restored or moved. Each of its records comes in as `carried`, under its
old number and unverified, once; where two went on from one record both stay, and nothing decides between them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from logbook.core.actions.carrying import OF_THE_PROGRAM, carried
from logbook.core.actions.copying import Copy, ask
from logbook.core.model import chain, entries
from logbook.core.model.chain import Header, Link
from logbook.core.model.errors import BadChain, DamagedFile, MirrorTrouble, WrongKey
from logbook.core.model.frame import Entry
from logbook.core.model.traces import Carried, Start
from logbook.core.vault import folder as folders
from logbook.core.vault import mirror
from logbook.core.vault import store as stores
from logbook.core.vault.journal import SIGNATURES, Journal
from logbook.core.vault.keys import Unlocked
from logbook.core.vault.sealing import program_frame
from logbook.core.vault.stick import OnStick
from logbook.core.ward import Ward

BATCH = 100


@dataclass(frozen=True, slots=True)
class Branch:
    """A segment of another copy: its records as far as they follow each other."""

    segment: str
    log: str
    records: tuple[tuple[Header, Link], ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came in: the entries to be folded, and how many of them have a number that is taken here."""

    entries: tuple[Entry, ...]
    conflicts: int


def on_stick(ward: Ward, on: OnStick) -> tuple[Branch, ...]:
    """Read the copies on a stick that open under this ward's key; never on the store's thread."""
    found = []
    for path in mirror.copies(on.folder):
        try:
            with mirror.reading(path, ward.unlocked.key) as reader:
                label = reader.place.label
                found.append(_branch(ward, label.segment, _until_damage(reader)))
        except MirrorTrouble:
            continue
    return tuple(found)


def in_folder(ward: Ward, path: Path, unlocked: Unlocked) -> tuple[Branch, ...]:
    """Read the segments in the folder of another PC's ward; it is not changed. Raises LockedByAnother, NotAWard."""
    found = []
    with folders.alone(path, os.getpid(), ward.machine.clock().wall):
        for segment in folders.segments(path):
            try:
                store = stores.open_store(folders.store_path(path, segment), unlocked.key)
            except (DamagedFile, WrongKey):
                continue
            try:
                journal = Journal(store, ward.realm, segment)
                links = [link for _, link in journal.readable(0, journal.tail.number)]
            finally:
                store.close()
            found.append(_branch(ward, segment, links))
    return tuple(found)


def take_over(ward: Ward, branches: Iterable[Branch]) -> TakenOver:
    """Carry over what is not here yet; doing it again carries nothing. Raises the storage errors.

    Only logs of this ward count: its own, and those that name one of them as the log before. Never on the store's
    thread, which is asked for a few records at a time.
    """
    kin, heads = {segment.journal.tail.log for segment in ward.segments}, ask(ward, _carried_heads, ward)
    written: list[Entry] = []
    conflicts = 0
    for branch in sorted(branches, key=lambda one: (len(one.segment), one.segment)):
        if branch.log not in kin and not _continues(ward, branch, kin):
            continue
        kin.add(branch.log)
        records = iter(branch.records)
        while batch := list(islice(records, BATCH)):
            more, clashing = ask(ward, _carry, ward, branch, batch, heads)
            written += more
            conflicts += clashing
    return TakenOver(tuple(written), conflicts)


def catch_up(ward: Ward, copy: Copy) -> tuple[Entry, ...]:
    """Take over what a visited stick knows of earlier segments and this log does not; then it is no alarm any more.

    A copy that could not be followed to its end, or read under the ward's key, keeps its alarm. Never on the store's
    thread; raises the storage errors.
    """
    branches = on_stick(ward, copy.on)
    done = take_over(ward, branches)
    logs = {one.journal.segment: one.journal.tail.log for one in ward.segments}
    read = {branch.log: len(branch.records) for branch in branches}
    for alarm in copy.others():
        segment = str(alarm.facts["segment"])
        if read.get(logs[segment]) == mirror.count_lines(Path(str(alarm.facts["path"]))):
            copy.settle(segment)
    return done.entries


def _until_damage(reader: mirror.Reader) -> Iterator[Link]:
    try:
        yield from reader
    except MirrorTrouble:
        return


def _branch(ward: Ward, segment: str, links: Iterable[Link]) -> Branch:
    """Keep what follows from record 0 on; only that can be believed."""
    tail, records = chain.EMPTY, []
    try:
        for link in links:
            header, tail = chain.follow(ward.realm, tail, link, SIGNATURES)
            records.append((header, link))
    except BadChain:
        pass
    return Branch(segment, tail.log, tuple(records))


def _continues(ward: Ward, branch: Branch, kin: set[str]) -> bool:
    if not branch.records:
        return False
    header, link = branch.records[0]
    start = entries.read_entry(ward.realm, branch.segment, header, link, branch.log).record
    return isinstance(start, Start) and start.earlier_log in kin


def _carried_heads(ward: Ward) -> set[str]:
    """The heads of all records that were ever carried over."""
    found = (entry.record for segment in ward.segments for entry in segment.journal.of_kind(Carried.KIND))
    return {record.head for record in found if isinstance(record, Carried) and record.head}


def _head_here(journal: Journal | None, number: int) -> str:
    """Say which record this log has there; none where its page cannot be read, so that it comes back from the copy."""
    try:
        head = journal.head_at(number) if journal is not None else None
    except DamagedFile:
        return ""
    return chain.b64(head) if head is not None else ""


def _carry(ward: Ward, branch: Branch, batch: list[tuple[Header, Link]], heads: set[str]) -> tuple[list[Entry], int]:
    """Carry what is new of a few records; on the store's thread."""
    letters = {one.journal.segment: one.journal for one in ward.segments}
    written: list[Entry] = []
    conflicts = 0
    for header, link in batch:
        what = carried(ward.realm, branch.segment, header, link)
        head = chain.b64(chain.head_of(ward.realm, link.raw))
        same = letters.get(what.origin.segment)
        here = _head_here(same, what.origin.number)
        if header.k in OF_THE_PROGRAM or not heads.isdisjoint((head, what.head)) or (here and here == what.head):
            continue
        now = ward.machine.clock()
        written += ward.journal.append(what, program_frame(now), now)
        heads |= {head, what.head} - {""}
        conflicts += same is not None and what.origin.number <= same.tail.number
    return written, conflicts
