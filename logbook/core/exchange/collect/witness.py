# SPDX-License-Identifier: Apache-2.0
"""Held against what others hold, how sure is each record: levels A to D, disputes with their sheets, clocks seen.

Nothing is deleted and nobody is named: what cannot all be true is laid side by side (security research 4.3). A line
that differs puts a log in dispute from that record on, whoever holds it; a line vouches only while its holder is not
in dispute itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from logbook.core.exchange.collect import points as pointing
from logbook.core.exchange.collect.logs import Found, Level, Log, Merged, Sheet, Side, Sighting
from logbook.core.exchange.collect.points import Point
from logbook.core.model.chain import b64

TEAM = ("", 0)
"""The incident team's clock, as a side of a sighting."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A log as the files give it: where two records first claim one number, what slices say of the record before
    them (number, head, file), how far each file's END vouches, and up to where the team trusts the device.
    """  # noqa: D205 - four things need two lines

    log: Log
    forked: int | None
    begins: tuple[tuple[int, str, str], ...]
    ends: tuple[int, ...]
    until: float = inf


@dataclass(frozen=True, slots=True)
class Vouched:
    """A realm's logs with their levels, and everything that came of comparing them."""

    logs: tuple[Log, ...]
    found: frozenset[Found]
    sheets: tuple[Sheet, ...]
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A draft against the points about it: those that match, those that differ, and from where it is not to be used."""

    draft: Draft
    match: tuple[Point, ...]
    differ: tuple[Point, ...]
    beyond: tuple[Point, ...]

    @property
    def disputed(self) -> float:
        forked = inf if self.draft.forked is None else self.draft.forked
        return min((forked, *(point.number for point in self.differ)))

    @property
    def untrusted(self) -> float:
        return min(self.disputed, self.draft.until + 1)


def vouch(drafts: Sequence[Draft], points: Iterable[Point]) -> Vouched:
    """Compare each log with the points about it."""
    every = sorted(points)
    speaks = {draft.log.log: draft for draft in sorted(drafts, key=lambda draft: draft.log.start is not None)}
    held = [
        _held(draft, [point for point in every if point.log == draft.log.log and speaks[point.log] is draft])
        for draft in drafts
    ]
    untrusted = {one.draft.log.log: one.untrusted for one in held if speaks[one.draft.log.log] is one.draft}
    good = {point for one in held for point in one.match if _undisputed(point, untrusted)}
    marks = _own_marks(held)
    return Vouched(
        tuple(_levelled(one, good, marks.get((one.draft.log.log, one.draft.log.device), -1)) for one in held),
        frozenset(found for one in held for found in _found(one)),
        tuple(sorted(sheet for one in held for sheet in _sheets(one))),
        tuple(sighting for point in sorted(good) for sighting in _sightings(point, speaks, untrusted)),
    )


def _held(draft: Draft, points: list[Point]) -> _Held:
    heads: dict[int, set[str]] = {}
    for merged in draft.log.records:
        heads.setdefault(merged.entry.ref.number, set()).add(merged.entry.head)
    last = max(heads, default=-1)
    for number, head, _ in draft.begins:
        heads.setdefault(number, set()).add(head)
    there = [point for point in points if point.number in heads]
    return _Held(
        draft,
        tuple(point for point in there if point.head in heads[point.number]),
        tuple(point for point in there if point.head not in heads[point.number]),
        tuple(point for point in points if point.number > last and point.number not in heads),
    )


def _undisputed(point: Point, untrusted: Mapping[str, float]) -> bool:
    """Whether who wrote a line down is to be believed: paper and the team are, a disputed record is not."""
    return point.holder is None or point.receipt or point.holder[1] < untrusted[point.holder[0]]


def _own_marks(held: list[_Held]) -> dict[tuple[str, bytes], int]:
    """How far each log vouches for itself, by its own notes and those of the ward's later segments."""
    homes = {(one.draft.log.hand, one.draft.log.segment): one.draft.log for one in held if one.draft.log.start}
    marks: dict[tuple[str, bytes], int] = {}
    for one in held:
        log = one.draft.log
        clean = replace(log, records=tuple(r for r in log.records if r.entry.ref.number < one.untrusted))
        for letter, number in pointing.own(clean):
            meant = homes.get((log.hand, letter)) if log.start else log
            if meant is not None:
                key = (meant.log, meant.device)
                marks[key] = max(marks.get(key, -1), number)
    return marks


def _levelled(one: _Held, good: set[Point], mark: int) -> Log:
    log = one.draft.log
    outside = max((point.number for point in one.match if point in good and point.independent), default=-1)
    inside = [point.number for point in one.match if point in good and not point.independent]
    # a file's own END says nothing that its records do not; a second one held them too
    mark = max((mark, *inside, *sorted(one.draft.ends)[:-1]))
    records = tuple(
        merged if (level := _level(merged.entry.ref.number, one.untrusted, outside, mark)) is merged.level
        else replace(merged, level=level)
        for merged in log.records
    )  # fmt: skip
    return replace(log, records=records)


def _level(number: int, untrusted: float, outside: int, mark: int) -> Level:
    if number >= untrusted:
        return Level.D
    if number <= outside:
        return Level.A
    return Level.B if number <= mark else Level.C


def _found(one: _Held) -> Iterator[Found]:
    log = one.draft.log
    if one.draft.forked is not None:
        yield Found("fork", log.log, one.draft.forked)
    for point in one.differ:
        yield Found("receipt-differs" if point.receipt else "seen-differs", log.log, point.number)
    for point in one.beyond:
        yield Found("receipt-beyond" if point.receipt else "seen-beyond", log.log, point.number)
    if any(merged.entry.ref.number > one.draft.until for merged in log.records):
        yield Found("revoked", log.log, int(one.draft.until) + 1)


def _sheets(one: _Held) -> Iterator[Sheet]:
    forked = set() if one.draft.forked is None else {one.draft.forked}
    for number in sorted(forked | {point.number for point in one.differ[:1]}):  # what follows it follows from it
        here = [merged for merged in one.draft.log.records if merged.entry.ref.number == number]
        heads = {merged.entry.head for merged in here}
        first = _first_outside(one, number, heads)
        sides = [_record_side(merged, first) for merged in here]
        sides += _slice_sides(one.draft, number, heads, first)
        sides += [_line_side(point, first) for point in one.differ if point.number == number]
        yield Sheet(one.draft.log.log, number, tuple(sorted(set(sides))))


def _first_outside(one: _Held, number: int, heads: set[str]) -> str:
    """Return the head, at this number, of the branch that somebody outside held first; empty if nobody did.

    An independent holder goes before the ward's own paper; the times of holders are compared as they stand.
    """
    branch = {head: head for head in heads}
    later = (merged for merged in one.draft.log.records if merged.entry.ref.number > number)
    for merged in later:
        before = merged.header.prev
        named = branch.get(before, before if merged.entry.ref.number == number + 1 else "")
        if named:
            branch[merged.entry.head] = named
    held = [(_order(p), branch[p.head]) for p in one.match if p.number >= number and p.head in branch]
    held += [(_order(p), p.head) for p in one.differ if p.number == number]
    return min(held)[1] if held else ""


def _order(point: Point) -> tuple[bool, int]:
    return not point.independent, point.signed_at if point.receipt else point.at


def _record_side(merged: Merged, first: str) -> Side:
    head, link = merged.entry.head, merged.link
    return Side("record", head, link.raw.decode("ascii"), b64(link.signature), merged.files, None, head == first)


def _slice_sides(draft: Draft, number: int, heads: set[str], first: str) -> Iterator[Side]:
    missing = {head for at, head, _ in draft.begins if at == number and head not in heads}
    for head in sorted(missing):
        files = tuple(sorted(sha256 for at, said, sha256 in draft.begins if (at, said) == (number, head)))
        yield Side("slice", head, "", "", files, None, head == first)


def _line_side(point: Point, first: str) -> Side:
    kind = "receipt" if point.receipt else "line"
    return Side(kind, point.head, point.signed, point.signature, (), point.holder, point.head == first)


def _sightings(point: Point, speaks: Mapping[str, Draft], untrusted: Mapping[str, float]) -> Iterator[Sighting]:
    """Say which clocks a point compares: the signer's with the holder's, and the team's with both (4.4)."""
    if point.number >= untrusted[point.log]:
        return
    holder = point.holder
    if not point.receipt:
        if holder is not None:
            yield Sighting((point.log, point.number), point.signed_at, holder, point.at)
        return
    wall = _wall(speaks[point.log].log, point.number)
    if wall is not None:
        yield Sighting((point.log, point.number), wall, TEAM, point.signed_at)
    if holder is not None and holder[1] < untrusted[holder[0]]:
        yield Sighting(TEAM, point.signed_at, holder, point.at)


def _wall(log: Log, number: int) -> int | None:
    """Say when a record was written; None where only what follows it was received."""
    place = bisect_left(log.records, number, key=lambda merged: merged.entry.ref.number)
    there = log.records[place : place + 1]
    return there[0].entry.written.wall if there and there[0].entry.ref.number == number else None
