# SPDX-License-Identifier: Apache-2.0
"""A small world for the folds: somebody writes, minutes pass, entries come out."""

from __future__ import annotations

from logbook.core.model.codes import Axis, Certainty, ClockUsed, Means
from logbook.core.model.frame import Author, Entry, Frame, Happened, Record, Ref, Written
from logbook.core.model.records import AxisReading, Device, State

T0 = 1_795_500_000_000
MINUTE = 60_000


class Night:
    """Writes entries; every record takes one minute. `at` is ms UTC as declared, by default the PC's own now."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.segment, self.number = "A", 0
        self.wall, self.boot, self.session = T0, 0, 1

    def write(
        self, record: Record, user: str = "p1", at: int | None = None, until: int | None = None,
        certainty: Certainty = Certainty.EXACT, clock: ClockUsed = ClockUsed.PC, corrects: Ref | None = None,
        *, verified: bool = True, why: str = "", recorded_by: str = "",
    ) -> Entry:  # fmt: skip
        self.pass_time(1)
        happened = Happened(self.wall if at is None else at, 60, certainty, until, clock)
        entry = Entry(
            ref=Ref(self.segment, self.number),
            log="LOG",
            head="head",
            written=Written(self.wall, self.boot, 60, self.session),
            frame=Frame(Author(user, Means.PIN, recorded_by=recorded_by), happened, corrects, why),
            record=record,
            verified=verified,
        )
        self.number += 1
        self.entries.append(entry)
        return entry

    def pass_time(self, minutes: int) -> None:
        self.wall += minutes * MINUTE
        self.boot += minutes * MINUTE

    def next_segment(self, name: str) -> None:
        self.segment, self.number = name, 0

    def into(self, fold):
        """Feed everything so far to a new fold."""
        for entry in self.entries:
            fold.apply(entry)
        return fold


def state(device: str, value: str, axis: Axis = Axis.FUNCTION, detail: str = "") -> State:
    return State(device, (AxisReading(axis, value, detail),))


def device(name: str, kind, bed: str = "", **more) -> Device:
    return Device(name, kind, bed=bed, **more)
