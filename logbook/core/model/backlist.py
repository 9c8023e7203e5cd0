# SPDX-License-Identifier: Apache-2.0
"""The back-entry worklist: which records must be typed into the hospital's own record, in which order, and how far.

Pharmacy comes first, because nobody can enter what was given before the order is there. A record is verified only by
another person than who entered it. What is needed is what people said; the program decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from logbook.core.model.codes import Act, YesNoUnknown
from logbook.core.model.coordination import Errand, Request
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Intervention, Note
from logbook.core.model.shifts import BackEntry, BackTask
from logbook.core.model.strikes import Strikes


class Area(StrEnum):
    """Whose work it is, in the order of the work."""

    PHARMACY = "pharmacy"
    LAB = "lab"
    IMAGING = "imaging"
    NURSING = "nursing"


_OF_ERRAND = {
    Errand.PHARMACY: Area.PHARMACY, Errand.LAB: Area.LAB, Errand.BLOOD: Area.LAB, Errand.IMAGING: Area.IMAGING,
}  # fmt: skip
_ORDER = tuple(Area)


@dataclass(frozen=True, slots=True)
class Done:
    """One step that was done: when (ms UTC, as declared), by whom, for whom, in which record."""

    at: int
    by: str
    on_behalf_of: str
    ref: Ref
    record: BackEntry


@dataclass(frozen=True, slots=True)
class BackItem:
    """One record of the list: what it is, since when it is true, whether it must be typed, and each step's latest."""

    entry: Entry
    bed: str
    area: Area
    need: YesNoUnknown
    steps: Mapping[BackTask, Done]

    @property
    def ref(self) -> Ref:
        """The record's number."""
        return self.entry.ref

    @property
    def at(self) -> int:
        """The real time of care (ms UTC), which is what is entered."""
        return self.entry.frame.happened.at

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do: entered and verified by another, or said not to be needed."""
        return self.need is YesNoUnknown.NO or {BackTask.ENTERED, BackTask.VERIFIED} <= self.steps.keys()


class BackList:
    """The fold."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._kept: dict[Ref, Entry] = {}
        self._steps: dict[Ref, list[Entry]] = {}
        self._items: tuple[BackItem, ...] | None = None

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        if self._strikes.apply(entry):
            self._items = None
        record = entry.record
        if isinstance(record, Note | Intervention | Request):
            self._kept[entry.ref] = entry
            self._items = None
        elif isinstance(record, BackEntry) and record.target is not None:
            self._steps.setdefault(record.target, []).append(entry)
            self._items = None

    def items(self) -> tuple[BackItem, ...]:
        """List what must be typed, or what nobody has decided yet, struck records left out: by area, then by time."""
        if self._items is None:
            found = (self._item(entry) for ref, entry in self._kept.items() if self._strikes.stands(ref))
            self._items = tuple(sorted(found, key=lambda item: (_ORDER.index(item.area), item.at)))
        return self._items

    def item(self, ref: Ref) -> BackItem | None:
        """Return one of them; None if the record is none."""
        entry = self._kept.get(ref)
        return self._item(entry) if entry is not None and self._strikes.stands(ref) else None

    def count(self) -> tuple[int, int]:
        """Count what must be typed, and how much of that is finished."""
        needed = [item for item in self.items() if item.need is YesNoUnknown.YES]
        return len(needed), sum(item.finished for item in needed)

    def _item(self, entry: Entry) -> BackItem:
        record = entry.record
        assert isinstance(record, Note | Intervention | Request)
        steps: dict[BackTask, Done] = {}
        for one in self._standing(entry.ref):
            _take(steps, one)
        need = record.back_entry
        if steps.keys() & {BackTask.NEEDED, BackTask.ENTERED, BackTask.ORDERED}:
            need = YesNoUnknown.YES
        if BackTask.NOT_NEEDED in steps:
            need = YesNoUnknown.NO
        return BackItem(entry, record.bed, area_of(record), need, MappingProxyType(steps))

    def _standing(self, ref: Ref) -> Iterable[Entry]:
        return (entry for entry in self._steps.get(ref, ()) if self._strikes.stands(entry.ref))


def area_of(record: Note | Intervention | Request) -> Area:
    """Say whose work a record is."""
    if isinstance(record, Request):
        return _OF_ERRAND.get(record.errand, Area.NURSING)
    if isinstance(record, Intervention):
        return {Act.DRUG: Area.PHARMACY, Act.SAMPLE: Area.LAB}.get(record.act, Area.NURSING)
    return Area.NURSING


def _take(steps: dict[BackTask, Done], entry: Entry) -> None:
    """Keep a step; needed and not needed undo each other, and nobody verifies what they entered themselves."""
    record = entry.record
    assert isinstance(record, BackEntry)
    entered = steps.get(BackTask.ENTERED)
    if record.task is BackTask.VERIFIED and (entered is None or entered.by == entry.user):
        return
    if record.task is BackTask.ENTERED:
        steps.pop(BackTask.VERIFIED, None)
    opposite = {BackTask.NEEDED: BackTask.NOT_NEEDED, BackTask.NOT_NEEDED: BackTask.NEEDED}.get(record.task)
    if opposite is not None:
        steps.pop(opposite, None)
    author = entry.frame.author
    steps[record.task] = Done(entry.frame.happened.at, author.user, author.on_behalf_of, entry.ref, record)
