# SPDX-License-Identifier: Apache-2.0
"""Many slices to whole logs: a union by number and head, so that order and repetition of imports do not matter.

Nothing is ever left out or decided: two records of one number are both kept, and everything from there on is disputed.
Rules: security research 4.3. It reads only what `verify` has proven.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from logbook.core.exchange.collect import erased, paper, segments, witness
from logbook.core.exchange.collect import points as pointing
from logbook.core.exchange.collect.erased import ERASED
from logbook.core.exchange.collect.logs import Found, Level, Log, Merge, Merged
from logbook.core.exchange.collect.points import Outside
from logbook.core.exchange.collect.witness import Draft
from logbook.core.exchange.verify import Verified
from logbook.core.model import chain, entries
from logbook.core.model.chain import Header, Link
from logbook.core.model.codes import PARTS, Realm
from logbook.core.model.frame import Entry
from logbook.core.model.logtext import Checked, Slice
from logbook.core.model.traces import Start

NOTHING = Outside()
"""What is known where nobody outside said anything."""


@dataclass(frozen=True, slots=True)
class _Piece:
    sha256: str
    slice: Slice
    checked: Checked

    @property
    def end(self) -> tuple[int, bytes, int]:
        """What this file's END vouches for: number, head, when (unix seconds of the device)."""
        return (self.slice.last, self.slice.head, self.slice.stamped)


@dataclass(slots=True)
class _Record:
    header: Header
    link: Link
    files: set[str]


def merge(verified: Iterable[Verified], realm: Realm, outside: Outside = NOTHING) -> Merge:
    """Merge all proven slices of one realm; the result depends on the sets of files and of outside words alone."""
    pieces: dict[tuple[str, bytes], list[_Piece]] = {}
    for one in verified:
        if one.slice is not None and one.checked is not None and one.slice.opening.realm is realm:
            tail = one.checked.tail
            piece = _Piece(one.report.sha256, one.slice, one.checked)
            pieces.setdefault((tail.log, tail.device), []).append(piece)
    drafts, found = [], set[Found]()
    for (log, device), mine in sorted(pieces.items()):
        mine.sort(key=lambda piece: (piece.slice.first, piece.slice.last, piece.sha256))
        draft, more = _draft(realm, log, device, mine)
        drafts.append(segments.compared(draft, outside.devices))
        found |= more
    logs = [draft.log for draft in drafts]
    gathered, papers = pointing.gather(realm, logs, outside), paper.compare(realm, logs, outside.codes)
    vouched = witness.vouch(drafts, gathered.points | papers.points)
    found |= gathered.found | papers.found | vouched.found | set(segments.stand_out(logs, outside.devices))
    told = erased.follow(realm, vouched.logs)
    found = {one for one in found if one.code != "part-kept" or replace(one, code=ERASED) not in told.found}
    found |= told.found
    logs = sorted((segments.branched(log, logs) for log in told.logs), key=_order)
    return Merge(tuple(logs), tuple(sorted(found)), vouched.sheets, papers.compared, vouched.sightings)


def _order(log: Log) -> tuple[str, str, int, str, str, bytes]:
    start = log.start
    place = (start.hospital, start.ward) if start else ("", "")
    return (*place, len(log.segment), log.segment, log.log, log.device)


def _draft(realm: Realm, log: str, device: bytes, pieces: list[_Piece]) -> tuple[Draft, set[Found]]:
    records = _union(realm, pieces)
    numbers = sorted({number for number, _ in records})
    found = {Found("gap", log, left + 1) for left, right in pairwise([-1, *numbers]) if right > left + 1}
    found |= {Found("shorter-later", log, short) for short in _shorter(pieces)}
    found |= {Found("part-kept", log, number) for number in _kept(realm, records, pieces)}
    starts = [record for (number, _), record in records.items() if number == 0]
    first = _entry(realm, "", starts[0], log).record if starts else None
    start = first if isinstance(first, Start) else None
    segment = start.segment if start else ""
    merged = tuple(
        Merged(_entry(realm, segment, one, log), Level.C, tuple(sorted(one.files)), one.header, one.link)
        for _, one in sorted(records.items(), key=itemgetter(0))
    )
    files = tuple(sorted({piece.sha256 for piece in pieces}))
    begins = tuple(
        (piece.slice.first - 1, chain.b64(piece.slice.opening.before.head), piece.sha256)
        for piece in pieces if piece.slice.first
    )  # fmt: skip
    ends = tuple(last for last, _, _ in {piece.end for piece in pieces})
    return Draft(Log(log, device, realm, start, merged, files), _fork(records, pieces), begins, ends), found


def _kept(realm: Realm, records: dict[tuple[int, bytes], _Record], pieces: list[_Piece]) -> Iterator[int]:
    """Give the records of which one file lacks a part without saying why, and another has it: it is kept."""
    for piece in pieces:
        for number, part in piece.checked.unexplained:
            head = chain.head_of(realm, piece.slice.links[number - piece.slice.first].raw)
            if chain.is_open(records[number, head].link.parts[PARTS.index(part)]):
                yield number


def _union(realm: Realm, pieces: list[_Piece]) -> dict[tuple[int, bytes], _Record]:
    records: dict[tuple[int, bytes], _Record] = {}
    for piece in pieces:
        for header, link in zip(piece.checked.headers, piece.slice.links, strict=True):
            key = (header.i, chain.head_of(realm, link.raw))
            known = records.setdefault(key, _Record(header, link, set()))
            known.files.add(piece.sha256)
            known.link = _opened(known.link, link)
    return records


def _opened(one: Link, other: Link) -> Link:
    """Take each part from whichever file opened it: both fit the same commitment."""
    act, text, patient, person = (a if chain.is_open(a) else b for a, b in zip(one.parts, other.parts, strict=True))
    return replace(one, parts=(act, text, patient, person))


def _entry(realm: Realm, segment: str, record: _Record, log: str) -> Entry:
    return entries.read_entry(realm, segment, record.header, record.link, log)


def _fork(records: dict[tuple[int, bytes], _Record], pieces: list[_Piece]) -> int | None:
    """Return the first number that two different records claim, or that a slice begins after and does not fit."""
    seen: dict[int, bytes] = {}
    claimed = [*records, *((piece.slice.first - 1, piece.slice.opening.before.head) for piece in pieces)]
    doubled = [number for number, head in claimed if number >= 0 and seen.setdefault(number, head) != head]
    return min(doubled, default=None)


def _shorter(pieces: list[_Piece]) -> Iterator[int]:
    """Give the last number of each export that is shorter than an earlier one."""
    longest = -1
    for _, group in sorted(_by_time(pieces).items()):
        yield from (last for last in group if last < longest)
        longest = max(longest, *group)


def _by_time(pieces: list[_Piece]) -> dict[int, list[int]]:
    """Volumes of one export are stamped alike, and count as one; a copy may well come from an earlier stick."""
    latest: dict[int, int] = {}
    for piece in (piece for piece in pieces if not piece.slice.by):
        latest[piece.slice.stamped] = max(latest.get(piece.slice.stamped, -1), piece.slice.last)
    return {stamped: [last] for stamped, last in latest.items()}
