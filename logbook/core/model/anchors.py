# SPDX-License-Identifier: Apache-2.0
"""What was witnessed where: up to which record somebody away from this PC can say what the log was, and since when.

Specification: the security research, 3.6. A record counts only up to where it agrees with the log's own heads; one
that does not agree is kept apart and never counts. Whether to ask people for a witness is judged here, never enforced.
"""

from __future__ import annotations

import base64
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from logbook.core.model.chain import b64
from logbook.core.model.codes import Place, StickEvent
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Acknowledge
from logbook.core.model.safeguards import Anchor, Receipt, Seen, Stick
from logbook.core.model.traces import Export, Printed, SignOn

ASK_AFTER = 4 * 60 * 60 * 1000
"""Milliseconds after which people are asked for a witness, if anything was written meanwhile."""

ASK_AT = 50
"""Records nobody outside has seen, at which people are asked for a witness."""

HANDOVER_AFTER, HANDOVER_AT = 60 * 60 * 1000, 10
"""The same, once somebody else has signed on since, or somebody has signed off: whoever leaves is asked earlier."""

FIRST_AFTER = 10 * 60 * 1000
"""A log that nobody has ever seen asks soon: until its first witness it could be another log altogether."""

_FIELDS = 6
_STATEMENTS = (Anchor, Export, Printed, Receipt, Seen)
"""What says that the log was witnessed need not be witnessed itself before anybody is asked again."""

HeadOf = Callable[[Ref], str]
"""The head (b64) after a record of this ward, empty where there is none."""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """One statement: the log up to record `upto` was put at `place`; `said` is the record that says so.

    `at` is when that was written (wall ms UTC), `by` the user, `head` (b64), `code`, `stick` and `witness` as far as
    they are told; `medium` is how an export left ("qr": as square codes).
    """

    place: Place
    upto: Ref
    at: int
    by: str
    said: Ref
    head: str = ""
    code: str = ""
    stick: str = ""
    witness: str = ""
    medium: str = ""


class Anchors:
    """All statements of the chain in their order, the ones that agree and the ones that do not."""

    def __init__(self) -> None:
        self._told: list[Witnessed] = []
        self._against: list[Witnessed] = []
        self._best: dict[tuple[Place, str], Witnessed] = {}
        self._sizes: dict[str, int] = {}
        self._passed: dict[str, list[int]] = {}
        self._logs: dict[str, str] = {}
        self._away: set[str] = set()
        self._hands: list[tuple[Ref, str]] = []
        self._read_by: dict[str, str] = {}
        self._first: int | None = None

    def apply(self, entry: Entry, head_of: HeadOf) -> None:
        """Take the next entry of the chain; `head_of` knows the entries before it."""
        segment, record = entry.ref.segment, entry.record
        if self._first is None:
            self._first = entry.written.wall
        self._sizes[segment] = entry.ref.number + 1
        self._logs[entry.log] = segment
        if isinstance(record, _STATEMENTS):
            self._passed.setdefault(segment, []).append(entry.ref.number)
        if isinstance(record, SignOn):
            self._hands.append((entry.ref, record.user if record.on else ""))
        elif isinstance(record, Acknowledge) and record.procedure.number == 0:
            self._read_by[record.procedure.segment] = entry.user
        elif isinstance(record, Stick):
            (self._away.add if record.event is StickEvent.TAKEN else self._away.discard)(record.stick)
        told = self._read(entry)
        if told is not None:
            ours = head_of(told.upto)
            agrees = bool(ours) and told.head in ("", ours)
            (self._told if agrees else self._against).append(told)
            if agrees:
                self._keep(told)

    @property
    def all(self) -> tuple[Witnessed, ...]:
        """Everything witnessed that agrees with the log, in the order it was said."""
        return tuple(self._told)

    @property
    def against(self) -> tuple[Witnessed, ...]:
        """What was entered and does not agree with the log, in the order it was said."""
        return tuple(self._against)

    @property
    def by_place(self) -> dict[Place, Witnessed]:
        """The statement of each place that reaches furthest; of equals the latest."""
        return {place: found for place in Place if (found := self._furthest({place})) is not None}

    @property
    def outside(self) -> Witnessed | None:
        """The statement that reaches furthest and lies away from this PC.

        A stick of the ward does once it was taken away, and so does an export that was laid on it.
        """
        return self._furthest(set(Place))

    @property
    def since(self) -> int:
        """How many records nobody outside has seen; statements about witnesses are not counted."""
        last = self.outside
        segments = list(self._sizes)
        if last is None:
            return sum(self._left(segment, -1) for segment in segments)
        later = segments[segments.index(last.upto.segment) + 1 :]
        return self._left(last.upto.segment, last.upto.number) + sum(self._left(segment, -1) for segment in later)

    def age(self, wall: int) -> int | None:
        """Milliseconds since somebody outside last saw the log, or since it began; None for an empty log."""
        last = self.outside
        begun = self._first if last is None else last.at
        return None if begun is None else max(0, wall - begun)

    def due(self, wall: int) -> bool:
        """Whether people are to be asked by now: after four hours, at fifty records, or earlier.

        Earlier when hands changed since, and when nobody has ever seen the log.
        """
        age, since = self.age(wall), self.since
        after, at = (HANDOVER_AFTER, HANDOVER_AT) if self._changed_hands else (ASK_AFTER, ASK_AT)
        after = FIRST_AFTER if self.outside is None else after
        return since >= at or (since > 0 and age is not None and age >= after)

    def read_by(self, segment: str) -> str:
        """Who has read what record 0 of a segment says of the one before; empty if nobody has."""
        return self._read_by.get(segment, "")

    @property
    def _changed_hands(self) -> bool:
        last, users = self.outside, set()
        order = {segment: place for place, segment in enumerate(self._sizes)}
        for ref, user in reversed(self._hands):
            if last is not None and (order[ref.segment], ref.number) <= (order[last.upto.segment], last.upto.number):
                break
            users.add(user)
        return len(users) > 1 or "" in users

    def _left(self, segment: str, number: int) -> int:
        passed = self._passed.get(segment, [])
        return self._sizes[segment] - (number + 1) - (len(passed) - bisect_right(passed, number))

    def _keep(self, told: Witnessed) -> None:
        """Keep what reaches furthest at each place, and on each stick: one stick may lie here and another be away."""
        where = (told.place, told.stick if told.place is Place.STICK else "")
        best = self._best.get(where)
        if best is None or self._reach(told) > self._reach(best):
            self._best[where] = told

    def _furthest(self, places: set[Place]) -> Witnessed | None:
        whole = len(places) == 1
        found = [one for one in self._best.values() if one.place in places and (whole or self._outside(one))]
        return max(found, key=self._reach, default=None)

    def _reach(self, one: Witnessed) -> tuple[int, int, int]:
        return list(self._sizes).index(one.upto.segment), one.upto.number, one.at

    def _outside(self, one: Witnessed) -> bool:
        beside = one.place is Place.STICK or bool(one.stick)
        return not beside or one.stick in self._away

    def _read(self, entry: Entry) -> Witnessed | None:
        record, here = entry.record, entry.ref.segment
        at, by, said = entry.written.wall, entry.user, entry.ref
        if isinstance(record, Anchor):
            upto = Ref(record.segment or here, record.number)
            return Witnessed(record.place, upto, at, by, said, record.head, record.code, record.stick, record.witness)
        if isinstance(record, Export):
            upto = Ref(record.segment or here, record.last)
            return Witnessed(Place.EXPORT, upto, at, by, said, stick=record.stick, medium=record.medium)
        if isinstance(record, Printed) and record.number is not None and record.code:
            return Witnessed(Place.PRINT, Ref(here, record.number), at, by, said, code=record.code)
        if isinstance(record, Receipt):
            return self._receipt(record, at, by, said)
        return None

    def _receipt(self, record: Receipt, at: int, by: str, said: Ref) -> Witnessed | None:
        fields = record.line.split(":")
        if len(fields) != _FIELDS or not fields[2].isdecimal() or fields[1] not in self._logs:
            return None
        try:
            head = b64(base64.b32decode(fields[3] + "=" * (-len(fields[3]) % 8)))
        except ValueError:
            return None
        return Witnessed(Place.TEAM, Ref(self._logs[fields[1]], int(fields[2])), at, by, said, head)
