# SPDX-License-Identifier: Apache-2.0
"""What the team gives back on the next round: for each log one signed line, "we hold it up to this record, since then".

A receipt is for the newest record up to which nothing is missing and nothing in dispute. The case remembers each, so a
later import that contradicts one is a finding, and asking again gives the same line as long as nothing new came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from logbook.core.crypto import DeviceKey
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.collect.logs import Level, Log, Merged
from logbook.core.exchange.trust import team
from logbook.core.model.chain import un64


@dataclass(frozen=True, slots=True)
class Given:
    """One receipt: for which log, up to which record, since when (unix seconds of the team), and its line."""

    log: Log
    number: int
    since: int
    line: str


def give(logs: Iterable[Log], known: Iterable[str], key: DeviceKey, at: int) -> tuple[Given, ...]:
    """Give each log its receipt; `known` are those given before, `at` is the team's time in unix seconds.

    A log without record 0 gets none, for nobody knows whose it is, and neither does one that is now shorter than a
    receipt for it says.
    """
    before = _newest(known, key.point)
    return tuple(given for log in logs if log.start is not None for given in _give(log, before.get(log.log), key, at))


def _give(log: Log, before: tuple[Checkpoint, str] | None, key: DeviceKey, at: int) -> Iterator[Given]:
    held = _held(log)
    if held is None:
        return
    number, head = held.entry.ref.number, un64(held.entry.head)
    if before is not None and before[0].number >= number:
        if (before[0].number, before[0].head) == (number, head):
            yield Given(log, number, before[0].at, before[1])
        return
    yield Given(log, number, at, team.receipt(key, Checkpoint(log.realm, log.log, number, head, at)))


def _held(log: Log) -> Merged | None:
    """Return the last record before the first gap and before anything in dispute."""
    last = None
    for number, merged in enumerate(log.records):
        if merged.entry.ref.number != number or merged.level is Level.D:
            break
        last = merged
    return last


def _newest(known: Iterable[str], point: bytes) -> dict[str, tuple[Checkpoint, str]]:
    """Return the furthest receipt of this key for each log, and of two alike the earlier."""
    found: dict[str, tuple[Checkpoint, str]] = {}
    for line in known:
        for claim in checkpoint.claims(line):
            here = found.get(claim.point.log)
            further = here is None or (-claim.point.number, claim.point.at) < (-here[0].number, here[0].at)
            if claim.receipt and further and claim.by(point):
                found[claim.point.log] = (claim.point, line)
    return found


def text(given: Iterable[Given]) -> bytes:
    """Spell receipts for a stick: a comment that says whose it is, then the line."""
    return "".join(f"# {place(one.log)} · {one.log.segment}·{one.number}\n{one.line}\n" for one in given).encode()


def place(log: Log) -> str:
    """Say which ward's log it is."""
    return f"{log.start.ward} · {log.start.hospital}" if log.start else log.log
