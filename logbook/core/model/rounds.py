# SPDX-License-Identifier: Apache-2.0
"""Rounds from bed to bed: when one began, which devices were looked at since, which are left.

Progress is read from the looks themselves, so that it survives a lock, a crash and another person going on. It counts;
it never says that a look is due.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core.model.bedside import Round
from logbook.core.model.board import BedView, DeviceView
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.strikes import Strikes, chain_order
from logbook.core.model.topics import STORE


@dataclass(frozen=True, slots=True)
class BedRound:
    """One bed on a round: its devices, and which of them were looked at since it began."""

    bed: str
    devices: tuple[DeviceView, ...]
    done: frozenset[str]

    @property
    def left(self) -> tuple[DeviceView, ...]:
        """The devices nobody looked at yet on this round."""
        return tuple(view for view in self.devices if view.id not in self.done)


class Rounds:
    """All rounds of the ward, in chain order."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._begun: list[Entry] = []
        self._over: dict[Ref, list[Ref]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        if not isinstance(entry.record, Round):
            return
        if not entry.record.over:
            self._begun.append(entry)
        elif entry.record.begun is not None:
            self._over.setdefault(entry.record.begun, []).append(entry.ref)

    def current(self) -> Entry | None:
        """Return the newest standing round, if nobody said that it is over."""
        newest = next((entry for entry in reversed(self._begun) if self._strikes.stands(entry.ref)), None)
        if newest is None or any(self._strikes.stands(ref) for ref in self._over.get(newest.ref, ())):
            return None
        return newest


def progress(beds: Iterable[BedView], begun: Ref) -> tuple[BedRound, ...]:
    """Say for each bed what was looked at in records written after `begun`; the store is on no round."""
    return tuple(
        _bed_round(view.bed, tuple(device for tile in view.tiles for device in tile.devices), begun)
        for view in beds
        if view.bed != STORE
    )


def _bed_round(bed: str, devices: tuple[DeviceView, ...], begun: Ref) -> BedRound:
    since = chain_order(begun)
    done = (view.id for view in devices if view.last_check and chain_order(view.last_check.ref) > since)
    return BedRound(bed, devices, frozenset(done))
