# SPDX-License-Identifier: Apache-2.0
"""The back-entry worklist: which records must be typed into the hospital's own record, in which order, and how far.

Pharmacy comes first, because nobody can enter what was given before the order is there. A record is verified only by
another person than who entered it. What is needed is what people said; the program decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from logbook.core.model.codes import Act, YesNoUnknown
from logbook.core.model.coordination import Errand, Request
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Intervention, Note
from logbook.core.model.shifts import BackEntry, BackTask
from logbook.core.model.strikes import Strikes, chain_order


class Area(StrEnum):
    """Whose work it is, in the order of the work."""

    PHARMACY = "pharmacy"
    LAB = "lab"
    IMAGING = "imaging"
    NURSING = "nursing"


class Pile(StrEnum):
    """Which part of the list a record lies in: by what is to be done with it next."""

    ENTER = "enter"
    VERIFY = "verify"
    DECIDE = "decide"
    FINISHED = "finished"


_OF_ERRAND = {
    Errand.PHARMACY: Area.PHARMACY, Errand.LAB: Area.LAB, Errand.BLOOD: Area.LAB, Errand.IMAGING: Area.IMAGING,
}  # fmt: skip
_ORDER = {area: place for place, area in enumerate(Area)}
_NO_STEPS: Mapping[BackTask, Done] = MappingProxyType({})


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

    @property
    def pile(self) -> Pile:
        """What is to be done with it next."""
        if self.finished:
            return Pile.FINISHED
        if self.need is YesNoUnknown.UNKNOWN:
            return Pile.DECIDE
        return Pile.VERIFY if BackTask.ENTERED in self.steps else Pile.ENTER


class BackList:
    """The fold. Each record lies in its pile and order from the moment it is known; only what changes is moved."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._kept: dict[Ref, Entry] = {}
        self._steps: dict[Ref, list[Entry]] = {}
        self._of_step: dict[Ref, Ref] = {}
        self._items: dict[Ref, BackItem] = {}
        self._piles: dict[Pile, list[BackItem]] = {pile: [] for pile in Pile}
        self._done = 0

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        changed, record = self._strikes.apply(entry), entry.record
        if isinstance(record, Note | Intervention | Request):
            self._kept[entry.ref] = entry
            changed = [*changed, entry.ref]
        elif isinstance(record, BackEntry) and record.target is not None:
            self._steps.setdefault(record.target, []).append(entry)
            self._of_step[entry.ref] = record.target
            changed = [*changed, entry.ref]
        for ref in changed:
            self._place(self._of_step.get(ref, ref))

    def items(self) -> tuple[BackItem, ...]:
        """List what must be typed, or what nobody has decided yet, struck records left out: by area, then by time."""
        return tuple(sorted(chain(*self._piles.values()), key=_place))

    def pile(self, pile: Pile) -> Sequence[BackItem]:
        """List one pile in the same order; a live view."""
        return self._piles[pile]

    def item(self, ref: Ref) -> BackItem | None:
        """Return one of them; None if the record is none."""
        return self._items.get(ref)

    def count(self) -> tuple[int, int]:
        """Count what must be typed, and how much of that is finished."""
        return len(self._piles[Pile.ENTER]) + len(self._piles[Pile.VERIFY]) + self._done, self._done

    def _place(self, ref: Ref) -> None:
        """Put a record into its pile anew, or take it out of the list."""
        old, entry = self._items.pop(ref, None), self._kept.get(ref)
        if old is not None:
            pile = self._piles[old.pile]
            del pile[bisect_left(pile, _place(old), key=_place)]
            self._done -= old.finished and old.need is YesNoUnknown.YES
        if entry is None or not self._strikes.stands(ref):
            return
        new = self._items[ref] = self._item(entry)
        insort(self._piles[new.pile], new, key=_place)
        self._done += new.finished and new.need is YesNoUnknown.YES

    def _item(self, entry: Entry) -> BackItem:
        record = entry.record
        assert isinstance(record, Note | Intervention | Request)
        steps: dict[BackTask, Done] = {}
        for one in self._standing(entry.ref):
            _take(steps, one)
        told = MappingProxyType(steps) if steps else _NO_STEPS
        need = record.back_entry
        if steps.keys() & {BackTask.NEEDED, BackTask.ENTERED, BackTask.ORDERED}:
            need = YesNoUnknown.YES
        if BackTask.NOT_NEEDED in steps:
            need = YesNoUnknown.NO
        return BackItem(entry, record.bed, area_of(record), need, told)

    def _standing(self, ref: Ref) -> Iterable[Entry]:
        return (entry for entry in self._steps.get(ref, ()) if self._strikes.stands(entry.ref))


def _place(item: BackItem) -> tuple[int, int, tuple[int, str, int]]:
    return _ORDER[item.area], item.at, chain_order(item.ref)


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
