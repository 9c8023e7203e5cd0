# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell how one shift passes on to the next: handover, readiness, back-entry, drills.

Field lists: the domain research, 3.1, 3.17 and 3.18. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from logbook.core.model.codes import Level
from logbook.core.model.frame import Record, Ref, in_text


@dataclass(frozen=True, slots=True)
class Period(Record):
    """The incident's name and operational period, as the published forms head their pages; times in ms UTC."""

    KIND: ClassVar[str] = "period"
    incident: str = in_text()
    number: int = 0
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Handover(Record):
    """A shift was handed over and is sealed: records `first` to `last` are its own. The author gives.

    `receiver` is the user id of who takes over and signs this record with a `witness` of their own. `beds` were walked;
    `unchecked` names the devices nobody had looked at, `procedures` what was in force. `kit` is what was counted.
    """

    KIND: ClassVar[str] = "handover"
    first: Ref
    last: Ref
    receiver: str = ""
    level: Level | None = None
    beds: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    procedures: tuple[Ref, ...] = ()
    kit: str = in_text()
    text: str = in_text()


SHIFTS: tuple[type[Record], ...] = (Period, Handover)
