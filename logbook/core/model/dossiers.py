# SPDX-License-Identifier: Apache-2.0
"""Incident dossiers of devices: each with its versions, the newest standing one in front, and what it leaves open.

Each version names the one before, so nothing that was once signed is lost. Leaving fields open is no fault.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from logbook.core.model.bedside import Dossier
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.strikes import Strikes


@dataclass(frozen=True, slots=True)
class DossierView:
    """One dossier: the record that stands, and the versions it replaced, oldest first."""

    latest: Entry
    versions: tuple[Ref, ...]

    @property
    def record(self) -> Dossier:
        """What the standing version says."""
        return _read(self.latest)

    @property
    def version(self) -> int:
        """The number of the standing version, from 1."""
        return len(self.versions) + 1


class Dossiers:
    """All dossiers of the ward."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._all: dict[Ref, Entry] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        if isinstance(entry.record, Dossier):
            self._all[entry.ref] = entry

    def of(self, device: str) -> tuple[DossierView, ...]:
        """List a device's dossiers as they stand, in chain order; of one struck out, the version before stands."""
        standing = {
            ref: entry
            for ref, entry in self._all.items()
            if _read(entry).device == device and self._strikes.stands(ref)
        }
        replaced = {_read(entry).earlier for entry in standing.values()}
        return tuple(DossierView(entry, self._before(entry)) for ref, entry in standing.items() if ref not in replaced)

    def _before(self, entry: Entry) -> tuple[Ref, ...]:
        found: list[Ref] = []
        at = _read(entry).earlier
        while at is not None and at in self._all and at not in found:
            found.append(at)
            at = _read(self._all[at]).earlier
        return tuple(reversed(found))


def _read(entry: Entry) -> Dossier:
    assert isinstance(entry.record, Dossier)
    return entry.record


def still_open(record: Dossier) -> tuple[str, ...]:
    """Name the fields that a dossier says nothing in, in their order."""
    asked = (spec for spec in dataclasses.fields(record) if spec.name not in {"device", "earlier"})
    return tuple(spec.name for spec in asked if getattr(record, spec.name) == spec.default)
