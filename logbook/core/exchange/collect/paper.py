# SPDX-License-Identifier: Apache-2.0
"""Lines and codes that somebody on the team typed from paper registers and printed pages.

A line proves itself by its signature. A code copied by hand proves agreement only: where it does not fit, handwriting
is the likeliest reason, and the distance in letters is all that is said. Nobody is ever accused by a code.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from logbook.core.exchange import checkpoint
from logbook.core.exchange.collect.logs import Compared, Found, Log, Merged
from logbook.core.exchange.collect.points import HandCode, Point, Typed
from logbook.core.model.chain import un64
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput
from logbook.core.model.plain import one_line

LIMIT = 1024 * 1024
"""Bytes of a file of typed lines."""

NEAR = 4
"""Letters by which a code may differ and still look like this record's; two codes have hardly more in common."""

_MOST = 10_000
_NO_TIME = 2**53
"""A code says nothing of when; it comes after whatever says so."""

_CODE = re.compile(
    r"(?:(?P<log>[A-Z2-7]{4,24})\s+)?(?:(?P<segment>[A-Z]{1,3})[.·])?(?P<number>[0-9]{1,7})\s+"
    r"(?P<code>[0-9A-Z-]{12,24})(?:\s+(?P<witness>\S.*))?",
    re.IGNORECASE,
)


def read_seen(text: str) -> tuple[Typed, ...]:
    """Read typed checkpoint lines and receipts: `LINE [second name]`, one a line; raises BadInput with the line."""
    typed = []
    for number, line in _lines(text):
        said, _, witness = line.partition(" ")
        if not checkpoint.claims(said):
            raise BadInput(line=number, reason="no-checkpoint")
        typed.append(Typed(said.upper(), witness.strip()))
    return tuple(sorted(set(typed)))


def read_codes(text: str) -> tuple[HandCode, ...]:
    """Read codes copied by hand: `[LOG] [A.]NUMBER CODE [second name]`, one a line; raises BadInput with the line.

    LOG is the beginning of the log's name (four letters are printed on reports), A the segment.
    """
    return tuple(sorted({_code(number, line) for number, line in _lines(text)}))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    lines = [(number, one_line(line)) for number, line in enumerate(text.splitlines(), 1)]
    if len(lines) > _MOST:
        raise BadInput(line=_MOST, reason="rows")
    return ((number, line) for number, line in lines if line and not line.startswith("#"))


def _code(number: int, line: str) -> HandCode:
    match = _CODE.fullmatch(line)
    if match is None:
        raise BadInput(line=number, reason="no-hand-code")
    said = {name: value or "" for name, value in match.groupdict().items()}
    return HandCode(
        int(said["number"]), said["code"].upper(), said["log"].upper(), said["segment"].upper(), said["witness"]
    )


def write_seen(typed: Iterable[Typed]) -> str:
    """Spell typed lines as `read_seen` reads them."""
    return "".join(f"{one.line} {one.witness}".rstrip() + "\n" for one in sorted(set(typed)))


def write_codes(codes: Iterable[HandCode]) -> str:
    """Spell typed codes as `read_codes` reads them."""
    return "".join(
        " ".join(filter(None, (one.log, f"{one.segment}.{one.number}".lstrip("."), one.code, one.witness))) + "\n"
        for one in sorted(set(codes))
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """What came of comparing codes: each with its distance, what stands out, and what the matches vouch for."""

    compared: tuple[Compared, ...]
    found: frozenset[Found]
    points: frozenset[Point]


def compare(realm: Realm, logs: Sequence[Log], codes: Iterable[HandCode]) -> Paper:
    """Compare each code with the records it may mean; one that does not match is a finding about the paper alone."""
    compared, found, points = [], set[Found](), set[Point]()
    for one in codes:
        letters, log, head = min(_distances(realm, logs, one), default=(len(one.code), one.log, ""))
        compared.append(Compared(one.number, one.code, log, letters, one.witness))
        if letters:
            found.add(Found("code-near" if letters <= NEAR else "code-other", log, one.number))
        else:
            points.add(Point(log, one.number, head, False, bool(one.witness), _NO_TIME, _NO_TIME, "", ""))
    return Paper(tuple(compared), frozenset(found), frozenset(points))


def _distances(realm: Realm, logs: Iterable[Log], one: HandCode) -> Iterator[tuple[int, str, str]]:
    for log in logs:
        if log.log.startswith(one.log) and one.segment in {"", log.segment}:
            for merged in _numbered(log, one.number):
                code = checkpoint.hand_code(realm, log.log, one.number, un64(merged.entry.head))
                yield checkpoint.letters_apart(one.code, code), log.log, merged.entry.head


def _numbered(log: Log, number: int) -> Iterator[Merged]:
    place = bisect_left(log.records, number, key=lambda merged: merged.entry.ref.number)
    return takewhile(lambda merged: merged.entry.ref.number == number, log.records[place:])
