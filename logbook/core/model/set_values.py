# SPDX-License-Identifier: Apache-2.0
"""What somebody last read off each device, as settings or field by field, whatever was written about it since."""

from __future__ import annotations

from logbook.core.model.frame import Entry
from logbook.core.model.records import State
from logbook.core.model.strikes import Strikes


class SetValues:
    """The fold; struck readings have no effect."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._read: dict[str, list[Entry]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record = entry.record
        if isinstance(record, State) and (record.settings or record.fields):
            self._read.setdefault(record.device, []).append(entry)

    def of(self, device: str) -> Entry | None:
        """Return the last standing reading of a device; None where nobody read any."""
        standing = (one for one in reversed(self._read.get(device, ())) if self._strikes.stands(one.ref))
        return next(standing, None)
