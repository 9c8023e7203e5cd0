# SPDX-License-Identifier: Apache-2.0
"""What this user's memory, sticks and the log's own later segments know of a log, held against it when it is opened.

Only what the log's own device signed, or what comes from a stick that opened under the ward's key, is believed. Nothing
here keeps anybody out: a memory that cannot be read is left aside and said to be so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.model import chain
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, DamagedFile, MirrorTrouble, StorageTrouble
from logbook.core.model.opening_state import Known, State, Verdict, judge
from logbook.core.model.traces import Start
from logbook.core.vault import memory, mirror
from logbook.core.vault import stick as sticks
from logbook.core.vault.journal import Journal, Opening
from logbook.core.ward import Machine, Segment


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is known of the ward's segments; `missing` is of one that was remembered and is not in the folder."""

    known: tuple[Known, ...] = ()
    missing: Known | None = None
    unread: bool = False


def recall(machine: Machine, segments: Sequence[Segment], *, whole: bool) -> Recalled:
    """Read the local memory for these segments; `whole` says that all of the ward's segments could be opened."""
    read = memory.read(machine.memory)
    journals = {segment.journal.tail.log: segment.journal for segment in segments}
    first = segments[0].journal.tail.log
    known, missing, unread = [], None, read.unread
    for line in read.lines:
        journal = journals.get(line.log)
        if journal is not None:
            point = _proven(line.line, journal)
            unread = unread or point is None
            known += [known_of(point, line.line)] if point is not None else []
        elif line.first == first and whole:
            missing = _missing(line, segments[0].journal.realm) or missing
    return Recalled(tuple(known), missing, unread)


def on_sticks(mounts: Iterable[Path], ward_key: bytes) -> tuple[Known, ...]:
    """Say what the copies on sticks know: each the last record it got to. Never fails; reads each copy once, unsealed.

    Only what opens under the ward's key counts, so that whoever holds a stick alone cannot accuse the log.
    """
    found: list[Known] = []
    for on in (on for mount in mounts for on in sticks.on(mount)):
        with suppress(StorageTrouble):
            for path in mirror.copies(on.folder):
                with suppress(StorageTrouble, MirrorTrouble):
                    last = mirror.newest(path, ward_key)
                    found += [_held(*last)] if last is not None else []
    return tuple(found)


def _held(label: mirror.Label, number: int, link: chain.Link) -> Known:
    return Known(label.log, number, chain.head_of(label.realm, link.raw))


def known_of(point: Checkpoint, line: str) -> Known:
    """Say what a checkpoint knows."""
    return Known(point.log, point.number, point.head, line)


def judge_live(journal: Journal, recalled: Recalled, handed: Iterable[Known]) -> Verdict:
    """Judge the live segment by its seal, by what is remembered, and by what was handed in from elsewhere."""
    verdict = judge_by(journal, (*recalled.known, *handed))
    if verdict.by is None and recalled.missing is not None:
        return Verdict(State.PUT_BACK, recalled.missing)
    return verdict


def judge_by(journal: Journal, known: Iterable[Known]) -> Verdict:
    """Judge one segment by its seal and by what is known of it; on the worker's thread.

    A record on a damaged page neither agrees nor contradicts: such a segment's seal is not good.
    """
    mine = [one for one in known if one.log == journal.tail.log and _readable(journal, one.number)]
    seal_ok = journal.opening is Opening.GOOD and not journal.misread
    return judge(journal.tail.number, journal.head_at, mine, seal_ok=seal_ok)


def _readable(journal: Journal, number: int) -> bool:
    try:
        journal.head_at(number)
    except DamagedFile:
        return False
    return True


def condemn_earlier(segments: Sequence[Segment], recalled: Recalled) -> tuple[str, ...]:
    """Close every finished segment that the one after it, or the memory, contradicts; returns their names."""
    found = []
    for earlier, later in pairwise(segments):
        journal, start = earlier.journal, later.journal.entries(0, 0)[0].record
        known = [*recalled.known, *_left_by(start)]
        if journal.opening is Opening.GOOD and judge_by(journal, known).by is not None:
            journal.condemn()
            found.append(journal.segment)
    return tuple(found)


def _left_by(start: object) -> list[Known]:
    if not isinstance(start, Start) or start.earlier_number is None:
        return []
    try:
        return [Known(start.earlier_log, start.earlier_number, chain.un64(start.earlier_head))]
    except ValueError:
        return []


def _proven(line: str, journal: Journal) -> Checkpoint | None:
    try:
        point = checkpoint.read_line(line, journal.tail.device)
    except BadInput:
        return None
    return point if (point.log, point.realm) == (journal.tail.log, journal.realm) else None


def _missing(line: memory.Line, realm: Realm) -> Known | None:
    """Read a line whose log, and so its device, is not here: its shape alone can be checked."""
    for claim in checkpoint.claims(line.line):
        if (claim.point.log, claim.point.realm, claim.receipt) == (line.log, realm, False):
            return known_of(claim.point, line.line)
    return None
