# SPDX-License-Identifier: Apache-2.0
"""Several files of one ward judged together: what was erased in one volume, another one may tell.

A volume alone cannot know of an `erase` record that stands in a later one. It never makes a file look better than all
files together prove: only a part missing is ever explained, and only by a proven record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from logbook.core.exchange.verify import Finding, NotProven, Verified, explained
from logbook.core.model.frame import Entry
from logbook.core.model.traces import Start

_Log = tuple[str, bytes]


def together(verified: Sequence[Verified]) -> list[Verified]:
    """Return the files with their reports as they stand when all of them are known (format, section 6)."""
    starts = {_log(one): start for one in verified for start in _starts(one)}
    return [_judged(one, verified, starts) if one.checked is not None else one for one in verified]


def _judged(one: Verified, verified: Sequence[Verified], starts: dict[_Log, Start]) -> Verified:
    missing = [found for found in one.report.findings if found.code == "part-missing"]
    mine = _log(one)
    if not missing or one.checked is None or mine not in starts:
        return one
    same = [entry for other in verified if _log(other) == mine for entry in other.entries]
    later = set(_following(mine[0], starts))
    others = [entry for other in verified if _log(other) in later for entry in other.entries]
    letter = starts[mine].segment
    told = explained(one.checked, _lettered(same, letter), letter, others)
    erased = tuple(sorted((number, str(part)) for number, part in told))
    gone = {Finding("part-missing", number, part) for number, part in erased}
    report = replace(
        one.report, erased=erased, findings=tuple(found for found in one.report.findings if found not in gone)
    )
    if erased and NotProven.ERASED not in report.not_proven:
        report = replace(report, not_proven=(*report.not_proven, NotProven.ERASED))
    return replace(one, report=report)


def _log(one: Verified) -> _Log:
    return (one.checked.tail.log, one.checked.tail.device) if one.checked is not None else ("", b"")


def _starts(one: Verified) -> Iterator[Start]:
    first = one.entries[0].record if one.entries else None
    if isinstance(first, Start):
        yield first


def _following(log: str, starts: dict[_Log, Start]) -> Iterator[_Log]:
    """Name the logs that go on from this one, directly or by others between; each names the one before in record 0."""
    found, more = set[_Log](), {log}
    while more:
        new = {key for key, start in starts.items() if start.earlier_log in more} - found
        found |= new
        more = {key[0] for key in new}
    yield from found


def _lettered(read: Iterable[Entry], letter: str) -> list[Entry]:
    """Give the entries of volumes without record 0 their segment, now that it is known."""
    return [replace(entry, ref=replace(entry.ref, segment=letter)) for entry in read]
