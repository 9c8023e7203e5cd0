# SPDX-License-Identifier: Apache-2.0
"""The systems the ward depends on, and how each stood when somebody last tried it.

Rows: HICS 251 as published, and what it lacks (domain research 3.5). No row is ever good by default: what nobody
tried is not checked, and every status has its age.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from logbook.core.model.coordination import Status, SystemStatus
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.strikes import Strikes


class Group(StrEnum):
    """Under which heading a row stands."""

    CLINICAL = "clinical"
    IT = "it"
    COMMUNICATION = "communication"
    UTILITIES = "utilities"
    CARE = "care"
    BUILDING = "building"
    OUTSIDE = "outside"


ROWS: dict[Group, tuple[str, ...]] = {
    Group.CLINICAL: (
        "ehr", "ehr-read-only", "lab-system", "blood-bank", "pacs", "pharmacy-cabinets", "central-monitoring",
        "pump-server", "ventilator-link",
    ),
    Group.IT: (
        "login", "device-wifi", "label-printers", "badge-readers", "time-service", "directory", "it-system", "internet",
    ),
    Group.COMMUNICATION: (
        "crash-call", "nurse-call", "telephone-internal", "telephone-external", "paging", "radio", "fax", "satellite",
        "video",
    ),
    Group.UTILITIES: (
        "power", "generator", "oxygen", "medical-gases", "air-compressor", "vacuum", "water", "water-heater", "gas",
        "boiler", "sump", "well", "sanitation", "hvac", "lifts", "pneumatic-tube", "hazardous-waste",
    ),
    Group.CARE: ("decontamination", "digital-radiography", "sterilisers", "isolation-rooms"),
    Group.BUILDING: (
        "fire-detection", "door-lockdown", "cameras", "structure", "roadways", "food", "ice", "laundry",
    ),
    Group.OUTSIDE: (),
}  # fmt: skip
"""The rows of the board by heading; those a ward adds stand under `outside`."""

OWN = "own-"
"""How the code of a row begins that the ward added."""

_KNOWN = frozenset(chain.from_iterable(ROWS.values()))


@dataclass(frozen=True, slots=True)
class SystemView:
    """One row: its last standing status, since when (ms UTC, as declared) and by whom; not checked has no `ref`.

    `name` is set for rows the ward added. `history` lists the standing records in the order they happened.
    """

    system: str
    group: Group
    name: str = ""
    status: Status = Status.NOT_CHECKED
    at: int | None = None
    by: str = ""
    ref: Ref | None = None
    record: SystemStatus | None = None
    history: tuple[Ref, ...] = ()
    verified: bool = True


class Systems:
    """The fold."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._said: dict[str, list[tuple[int, Entry]]] = {}
        self._of: dict[Ref, str] = {}
        self._views: dict[str, SystemView] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        changed, record = self._strikes.apply(entry), entry.record
        if isinstance(record, SystemStatus):
            said = self._said.setdefault(record.system, [])
            insort(said, (entry.frame.happened.at, entry), key=lambda pair: pair[0])
            self._of[entry.ref] = record.system
            changed = [*changed, entry.ref]
        for system in {self._of[ref] for ref in changed if ref in self._of}:
            self._views[system] = self._view(system)

    def rows(self, group: Group) -> tuple[SystemView, ...]:
        """List the rows under one heading, those the ward added last; an added row whose records are struck is gone."""
        own = (system for system in self._said if system not in _KNOWN) if group is Group.OUTSIDE else ()
        added = (view for view in map(self.system, own) if view.ref is not None)
        return (*map(self.system, ROWS[group]), *added)

    def all(self) -> tuple[SystemView, ...]:
        """List every row in the order of the board."""
        return tuple(chain.from_iterable(self.rows(group) for group in Group))

    def system(self, system: str) -> SystemView:
        """Return one row, whether anybody ever tried it or not."""
        return self._views.get(system) or SystemView(system, _group(system))

    def count(self, status: Status) -> int:
        """How many rows stand so."""
        return sum(view.status is status for view in self.all())

    def next_own(self) -> str:
        """Return a code for a row to be added that was never used here: `own-1`, `own-2`, …."""
        taken = (int(system[len(OWN) :]) for system in self._said if _is_own(system))
        return f"{OWN}{max(taken, default=0) + 1}"

    def _view(self, system: str) -> SystemView:
        group = _group(system)
        standing = [entry for _, entry in self._said.get(system, ()) if self._strikes.stands(entry.ref)]
        if not standing:
            return SystemView(system, group)
        entry = standing[-1]
        assert isinstance(entry.record, SystemStatus)
        return SystemView(
            system, group, _name(standing), entry.record.status, entry.frame.happened.at, entry.user, entry.ref,
            entry.record, tuple(one.ref for one in standing), entry.verified,
        )  # fmt: skip


def _group(system: str) -> Group:
    return next((group for group, rows in ROWS.items() if system in rows), Group.OUTSIDE)


def _is_own(system: str) -> bool:
    return system.startswith(OWN) and system[len(OWN) :].isdecimal()


def _name(standing: Iterable[Entry]) -> str:
    """Return the name last given to a row."""
    names = (entry.record.name for entry in standing if isinstance(entry.record, SystemStatus))
    return next((name for name in reversed(tuple(names)) if name), "")
