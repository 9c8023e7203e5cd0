# SPDX-License-Identifier: Apache-2.0
"""How far each ward's clock was from the reference, as intervals that follow from evidence, or nothing.

A node is one clock between two boots or steps. Evidence is an inequality between two clocks' offsets (clock minus true
time, ms); shortest paths give the tightest interval. Original times are never rewritten (security research 4.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from logbook.core.exchange.collect.logs import Sighting
from logbook.core.model.clocks import JUMP
from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import Entry
from logbook.core.model.records import ClockCheck
from logbook.core.model.strikes import Strikes
from logbook.core.model.traces import ClockStep, Resume

REFERENCES = frozenset({ClockUsed.RADIO, ClockUsed.PHONE})
"""Clocks set from outside the ward."""

_DRIFT = 5_000
"""One ms in so many."""

_ROUNDED = 60_000
"""Ms: people read clocks to the minute."""

_SECOND = 1_000
"""Ms: a line tells its time in whole seconds."""

_TEAM = 60_000
"""Ms by which the team's own PC may be off: somebody set it by eye."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """One clock of one log between two boots or steps; the reference is the node of no log."""

    log: str
    epoch: int


REFERENCE = Node("", 0)


@dataclass(frozen=True, slots=True)
class Edge:
    """Evidence: the offset of `there` minus the offset of `here` is at most `most` ms."""

    here: Node
    there: Node
    most: int


@dataclass(frozen=True, slots=True)
class Interval:
    """An offset lies between `least` and `most` ms (clock minus true time); infinite where nothing says so."""

    least: float
    most: float

    @property
    def known(self) -> bool:
        """Whether both ends are."""
        return self.least > -inf and self.most < inf


@dataclass(frozen=True, slots=True)
class Alignment:
    """The interval of each clock, and which clock each record (log, number) was written by.

    `against` names the logs whose clocks contradict each other: not all evidence about them can be true, so none of it
    is used, and they have no intervals. What is known of the others stays.
    """

    intervals: Mapping[Node, Interval]
    nodes: Mapping[tuple[str, int], Node]
    against: frozenset[str] = frozenset()

    @property
    def contradiction(self) -> bool:
        """Whether the evidence cannot all be true."""
        return bool(self.against)

    def of(self, log: str, number: int) -> Interval:
        """Return the interval of the clock that wrote a record."""
        return self.intervals.get(self.nodes.get((log, number), REFERENCE), Interval(-inf, inf))


def align(logs: Iterable[tuple[str, Iterable[Entry]]], sightings: Iterable[Sighting] = ()) -> Alignment:
    """Gather the evidence of all logs, each by its id with its undisputed entries in chain order."""
    nodes: dict[tuple[str, int], Node] = {}
    walls: dict[tuple[str, int], int] = {}
    edges: list[Edge] = []
    for log, entries in logs:
        told = tuple(entries)
        edges += _evidence(log, told, nodes)
        walls |= {(log, entry.ref.number): entry.written.wall for entry in told}
    edges += [edge for one in sightings for edge in _seen(one, nodes, walls)]
    every, against = set(nodes.values()), set[str]()
    # each round takes at least one log out, so this ends
    while cycle := _cycle(every | {REFERENCE}, edges):
        against |= {node.log for node in cycle} - {REFERENCE.log}
        edges = [edge for edge in edges if not {edge.here.log, edge.there.log} & against]
    intervals = bounds({node for node in every if node.log not in against}, edges)
    assert intervals is not None
    return Alignment(intervals, nodes, frozenset(against))


def _seen(one: Sighting, nodes: Mapping[tuple[str, int], Node], walls: Mapping[tuple[str, int], int]) -> Iterator[Edge]:
    """What was signed at one time by one clock was taken down later: the other clock's offset is bounded by it.

    Only if the line was signed while the clock ran that wrote the record: a later setting of it is another clock.
    """
    here, there = (_clock(side, nodes) for side in (one.here, one.there))
    if here is None or there is None or here == there:
        return
    if here != REFERENCE:
        log, number = one.here
        after = (log, number + 1)
        until = inf if after not in nodes else walls[after] if nodes[after] == here else walls[one.here]
        if not walls[one.here] - _SECOND <= one.signed <= until + _SECOND:
            return
    team = _TEAM if REFERENCE in {here, there} else 0
    yield Edge(here, there, one.taken - one.signed + _SECOND + team)


def _clock(side: tuple[str, int], nodes: Mapping[tuple[str, int], Node]) -> Node | None:
    return nodes.get(side) if side[0] else REFERENCE


def bounds(nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[Node, Interval] | None:
    """Return the tightest interval of each node's offset; None when the evidence contradicts itself."""
    there = list(edges)
    every = {REFERENCE, *nodes}
    if _cycle(every, there):
        return None
    begin = dict.fromkeys(every, inf) | {REFERENCE: 0}
    most = _shortest(every, there, begin)[0]
    least = _shortest(every, [Edge(edge.there, edge.here, edge.most) for edge in there], begin)[0]
    return {node: Interval(-least[node], most[node]) for node in every - {REFERENCE}}


def _cycle(every: set[Node], edges: list[Edge]) -> frozenset[Node]:
    """Return the clocks of one cycle that shortens for ever, or none: going round it, a clock is ahead of itself."""
    _, came, last = _shortest(every, edges, dict.fromkeys(every, 0))
    if last is None:
        return frozenset()
    for _ in every:
        last = came[last]
    cycle = [last]
    while came[cycle[-1]] != last:
        cycle.append(came[cycle[-1]])
    return frozenset(cycle)


def _shortest(
    every: set[Node], edges: list[Edge], begin: Mapping[Node, float]
) -> tuple[dict[Node, float], dict[Node, Node], Node | None]:
    """Bellman and Ford: how far each is, whence, and a node that was still getting nearer at the end, if any was."""
    far, came = dict(begin), dict[Node, Node]()
    changed: Node | None = None
    for _ in range(len(every) + 1):
        changed = None
        for edge in edges:
            if far[edge.here] + edge.most < far[edge.there]:
                far[edge.there], came[edge.there] = far[edge.here] + edge.most, edge.here
                changed = edge.there
        if changed is None:
            break
    return far, came, changed


def _evidence(log: str, entries: tuple[Entry, ...], nodes: dict[tuple[str, int], Node]) -> Iterator[Edge]:
    strikes = Strikes()
    for entry in entries:
        strikes.apply(entry)
    node, boot, began = Node(log, 0), "", entries[0].written.wall if entries else 0
    before: Entry | None = None
    for entry in entries:
        stepped = before is not None and _stepped(before, entry)
        booted = isinstance(entry.record, Resume) and (entry.record.boot != boot if boot else stepped)
        if before is not None and (booted or stepped):
            after = Node(log, node.epoch + 1)
            yield from _later(node, after, before, entry) if booted else _step(node, after, before, entry)
            node, began = after, entry.written.wall
        if isinstance(entry.record, Resume):
            boot = entry.record.boot
        nodes[log, entry.ref.number] = node
        if isinstance(entry.record, ClockCheck) and strikes.stands(entry.ref):
            yield from _check(node, entry.record, began, entry.written.wall)
        before = entry


def _stepped(before: Entry, entry: Entry) -> bool:
    moved, passed = entry.written.wall - before.written.wall, entry.written.boot - before.written.boot
    return isinstance(entry.record, ClockStep) or abs(moved - passed) > JUMP + abs(passed) // _DRIFT


def _later(node: Node, after: Node, before: Entry, entry: Entry) -> Iterator[Edge]:
    """What was written later was written later: all that is known across a boot."""
    yield Edge(node, after, entry.written.wall - before.written.wall)


def _step(node: Node, after: Node, before: Entry, entry: Entry) -> Iterator[Edge]:
    """Within one boot, the time since boot says by how much the clock was set."""
    passed = entry.written.boot - before.written.boot
    step, error = entry.written.wall - before.written.wall - passed, abs(passed) // _DRIFT + 1
    # a clock that crept was off already before the record that tells it: by what it tells, or by part of that
    told = entry.record.step if isinstance(entry.record, ClockStep) else step
    yield Edge(node, after, max(step, told) + error)
    yield Edge(after, node, error - min(step, told))


def _check(node: Node, check: ClockCheck, began: int, written: int) -> Iterator[Edge]:
    """A reading that this clock cannot have shown since it began is about another clock, and says nothing here."""
    outside = check.clock in REFERENCES and not check.device
    if outside and began - _ROUNDED <= check.pc <= written + _ROUNDED:
        offset, error = check.pc - check.shown, abs(check.error) * 1000
        yield Edge(REFERENCE, node, offset + error)
        yield Edge(node, REFERENCE, error - offset)
