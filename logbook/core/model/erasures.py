# SPDX-License-Identifier: Apache-2.0
"""Which parts of which records were erased, and which record says so.

It tells what was said, not what is: whether a part is really closed, the entry itself shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from logbook.core.model.codes import Part
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.safeguards import ERASABLE, Erase
from logbook.core.model.strikes import chain_order


class Erasures:
    """All erasures, by what they erased. The first one of a part counts; one that names itself or later is none."""

    def __init__(self) -> None:
        self._by: dict[Ref, dict[Part, Ref]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        record = entry.record
        if not isinstance(record, Erase) or record.part not in ERASABLE:
            return
        if chain_order(record.target) < chain_order(entry.ref):
            self._by.setdefault(record.target, {}).setdefault(record.part, entry.ref)

    def of(self, ref: Ref) -> Mapping[Part, Ref]:
        """Name the erased parts of a record, each with the record that says so."""
        return MappingProxyType(self._by.get(ref, {}))

    def all(self) -> Mapping[tuple[Ref, Part], Ref]:
        """Name everything erased: (record, part), and the record that says so."""
        return {(target, part): by for target, parts in self._by.items() for part, by in parts.items()}

    def since(self, after: Ref | None = None) -> tuple[Ref, ...]:
        """List the records of which a part was erased by a record after `after`; all of them without one."""
        told = [
            target
            for target, parts in self._by.items()
            if after is None or any(chain_order(by) > chain_order(after) for by in parts.values())
        ]
        return tuple(sorted(told, key=chain_order))
