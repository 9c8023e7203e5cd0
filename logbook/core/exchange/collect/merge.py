# SPDX-License-Identifier: Apache-2.0
"""Many slices to whole logs: a union by number and head, so that order and repetition of imports do not matter.

Nothing is ever left out or decided: two records of one number are both kept, and everything from there on is disputed.
Rules: security research 4.3. It reads only what `verify` has proven.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from logbook.core.exchange.verify import Verified, still_open
from logbook.core.model import chain, entries
from logbook.core.model.chain import Header, Link
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Entry
from logbook.core.model.logtext import Checked, Slice
from logbook.core.model.traces import Start


class Level(StrEnum):
    """How well a record is vouched for; A (an independent witness outside) comes with receipts."""

    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One thing that stands out: a stable code, the log, and the record it begins at."""

    code: str
    log: str
    number: int = -1


@dataclass(frozen=True, slots=True)
class Merged:
    """One record with every part that any file opened, and the files (SHA-256) that hold it."""

    entry: Entry
    level: Level
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """One log, as whole as the files make it; `start` is missing where record 0 was not received."""

    log: str
    device: bytes
    realm: Realm
    start: Start | None
    records: tuple[Merged, ...]
    files: tuple[str, ...]

    @property
    def segment(self) -> str:
        """The segment's letter; empty where it is not known."""
        return self.start.segment if self.start else ""


@dataclass(frozen=True, slots=True)
class Merge:
    """All logs of one realm in a fixed order, and what stands out."""

    logs: tuple[Log, ...]
    found: tuple[Found, ...]


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


def merge(verified: Iterable[Verified], realm: Realm) -> Merge:
    """Merge all proven slices of one realm; the result depends on the set of files alone."""
    pieces: dict[tuple[str, bytes], list[_Piece]] = {}
    for one in verified:
        if one.slice is not None and one.checked is not None and one.slice.opening.realm is realm:
            tail = one.checked.tail
            piece = _Piece(one.report.sha256, one.slice, one.checked)
            pieces.setdefault((tail.log, tail.device), []).append(piece)
    logs, found = [], set[Found]()
    for (log, device), mine in sorted(pieces.items()):
        mine.sort(key=lambda piece: (piece.slice.first, piece.slice.last, piece.sha256))
        merged, more = _log(realm, log, device, mine)
        logs.append(merged)
        found |= more
    found |= set(_other_devices(logs)) | set(_second_logs(logs)) | set(_segments(logs))
    return Merge(tuple(sorted(logs, key=_order)), tuple(sorted(found)))


def _order(log: Log) -> tuple[str, str, int, str, str, bytes]:
    start = log.start
    place = (start.hospital, start.ward) if start else ("", "")
    return (*place, len(log.segment), log.segment, log.log, log.device)


def _log(realm: Realm, log: str, device: bytes, pieces: list[_Piece]) -> tuple[Log, set[Found]]:
    records = _union(realm, pieces)
    numbers = sorted({number for number, _ in records})
    disputed = _fork(records, pieces)
    found = {Found("fork", log, disputed)} if disputed is not None else set()
    found |= {Found("gap", log, left + 1) for left, right in pairwise([-1, *numbers]) if right > left + 1}
    found |= {Found("shorter-later", log, short) for short in _shorter(pieces)}
    starts = [record for (number, _), record in records.items() if number == 0]
    first = _entry(realm, "", starts[0], log).record if starts else None
    start = first if isinstance(first, Start) else None
    segment = start.segment if start else ""
    ends = {piece.end for piece in pieces}
    merged = tuple(
        Merged(
            _entry(realm, segment, records[key], log), _level(key[0], disputed, ends), tuple(sorted(records[key].files))
        )
        for key in sorted(records)
    )
    kept = {number for number, _ in still_open(one.entry for one in merged if one.level is not Level.D)}
    found |= {Found("erased-but-open", log, number) for number in kept}
    return Log(log, device, realm, start, merged, tuple(sorted({piece.sha256 for piece in pieces}))), found


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
    """Volumes of one export are stamped alike, and count as one."""
    latest: dict[int, int] = {}
    for piece in pieces:
        latest[piece.slice.stamped] = max(latest.get(piece.slice.stamped, -1), piece.slice.last)
    return {stamped: [last] for stamped, last in latest.items()}


def _level(number: int, disputed: int | None, ends: set[tuple[int, bytes, int]]) -> Level:
    if disputed is not None and number >= disputed:
        return Level.D
    return Level.B if sum(last >= number for last, _, _ in ends) > 1 else Level.C


def _other_devices(logs: list[Log]) -> Iterator[Found]:
    """A log's id names its device through record 0: of two devices that speak for it, one at least must not."""
    claims = Counter(log.log for log in logs)
    yield from (Found("other-device", log.log) for log in logs if log.start is None and claims[log.log] > 1)


def _second_logs(logs: list[Log]) -> Iterator[Found]:
    for log in logs:
        others = {other.log for other in logs if other.device == log.device and other.log != log.log}
        linked = {log.start.earlier_log} if log.start else set()
        named = {other.log for other in logs if other.start and other.start.earlier_log == log.log}
        if others - linked - named:
            yield Found("second-log", log.log)


def _segments(logs: list[Log]) -> Iterator[Found]:
    """Say what does not fit where one log goes on from another.

    Whoever has seen a ward's last head can name it, and a ward's own next segment has a key of its own as well: as long
    as nobody outside knows a ward's devices, the two cannot be told apart.
    """
    known = {log.log: log for log in logs if log.start is not None}
    for log in logs:
        start = log.start
        if start is None or not start.earlier_log:
            continue
        earlier = known.get(start.earlier_log)
        last = -1 if start.earlier_number is None else start.earlier_number
        heads = {merged.entry.head for merged in earlier.records if merged.entry.ref.number == last} if earlier else ()
        if earlier is None or (start.earlier_number is not None and not heads):
            yield Found("earlier-missing", log.log)
        elif heads and start.earlier_head not in heads:
            yield Found("earlier-differs", log.log)
        elif heads and earlier is not None and earlier.device != log.device:
            yield Found("continued-by-other-device", log.log)
        if earlier is not None and earlier.records[-1].entry.ref.number > last:
            yield Found("continued-after", earlier.log, last + 1)
