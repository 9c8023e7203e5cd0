# SPDX-License-Identifier: Apache-2.0
"""Custody: for each device that was set aside, every step from finding it to giving it back, as it happened.

A step says only what somebody wrote; where it leaves a thing unsaid, the step before still holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.core.model.frame import Entry
from logbook.core.model.strikes import Strikes
from logbook.core.model.topics import devices_of

_ENDS = frozenset({CustodyEvent.RELEASED, CustodyEvent.RETURNED, CustodyEvent.DISPOSED})


@dataclass(frozen=True, slots=True)
class CustodyView:
    """The custody of one device: its standing steps as they happened, and what the latest of them say.

    `open` tells whether it is still kept; `since` is when it was found, ms UTC as declared.
    """

    device: str
    steps: tuple[Entry, ...]
    open: bool
    since: int
    tag: str
    bag: str
    place: str
    custodian: str


class Custodies:
    """The custody of every device."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._steps: dict[str, list[tuple[int, int, Entry]]] = {}
        self._order = 0

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._order += 1
        self._strikes.apply(entry)
        if isinstance(entry.record, Custody):
            for device in devices_of(entry.record):
                self._steps.setdefault(device, []).append((entry.frame.happened.at, self._order, entry))

    def of(self, device: str) -> CustodyView | None:
        """Return a device's custody since it was found the last time; None if it was never set aside."""
        ordered = sorted(self._steps.get(device, ()), key=lambda step: step[:2])
        standing = [entry for _, _, entry in ordered if self._strikes.stands(entry.ref)]
        if not standing:
            return None
        first = 0
        for n, entry in enumerate(standing[:-1]):
            if _event(entry) in _ENDS and _event(standing[n + 1]) is CustodyEvent.FOUND:
                first = n + 1
        return _view(device, tuple(standing[first:]))

    def open(self) -> tuple[CustodyView, ...]:
        """List what is still kept, the longest first."""
        views = (self.of(device) for device in self._steps)
        kept = (view for view in views if view is not None and view.open)
        return tuple(sorted(kept, key=lambda view: (view.since, view.device)))


def _view(device: str, steps: tuple[Entry, ...]) -> CustodyView:
    last: dict[str, str] = dict.fromkeys(("tag", "bag", "place", "custodian"), "")
    for entry in steps:
        assert isinstance(entry.record, Custody)
        said = {name: getattr(entry.record, name) for name in last}
        said["custodian"] = said["custodian"] or entry.record.received_by
        last |= {name: value for name, value in said.items() if value}
    is_open = _event(steps[-1]) not in _ENDS
    return CustodyView(device, steps, is_open, steps[0].frame.happened.at, **last)


def _event(entry: Entry) -> CustodyEvent:
    assert isinstance(entry.record, Custody)
    return entry.record.event
