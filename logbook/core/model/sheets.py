# SPDX-License-Identifier: Apache-2.0
"""What the ward knows of each numbered sheet of paper by now; struck records have no effect.

A serial is given out once, also where the record that gave it was struck out: the sheet may lie somewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from logbook.core.model.frame import Entry, Ref
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.records import Intervention, Note, State
from logbook.core.model.strikes import Strikes

MOST = 2_000
"""Sheets one record may speak of: what claims more is a mistake, or worse, and its first are taken."""

LAST = 9_999_999
"""The largest serial a code has room for."""

_LINE = re.compile(r"([1-9][0-9]{0,6})/([1-9][0-9]{0,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet: its serial and form, printed when (wall ms UTC) and in which record, and the last that became of it.

    `event` is None as long as nothing is known but that it was printed; `at`, `by` and `said` then tell of the
    printing. `lines` are those typed in, each with its record.
    """

    serial: int
    form: str
    printed: int
    record: Ref
    at: int
    by: str
    said: Ref
    event: SheetEvent | None = None
    place: str = ""
    bed: str = ""
    patient: str = ""
    text: str = ""
    lines: tuple[tuple[int, Ref], ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody still has to account for it: it is out, in use, came back and is not typed in, or missing.

        A blank sheet in the box is not open, and neither is one that was typed in, or is void.
        """
        return self.event in {SheetEvent.USED, SheetEvent.RETURNED, SheetEvent.MISSING}


def line_ref(serial: int, line: int) -> str:
    """Return how a record names line `line` of a sheet in its field `paper`: `7/3`."""
    return f"{serial}/{line}"


def read_line_ref(paper: str) -> tuple[int, int] | None:
    """Return serial and line, or None where `paper` names something else."""
    match = _LINE.fullmatch(paper.strip())
    return (int(match[1]), int(match[2])) if match else None


class Sheets:
    """All numbered sheets of the ward, over all its segments."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._batches: list[tuple[Ref, int, str, Forms]] = []
        self._fates: list[tuple[Ref, int, str, SheetFate]] = []
        self._lines: list[tuple[int, int, Ref]] = []
        self._highest = 0
        self._views: dict[int, SheetView] | None = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        changed = self._strikes.apply(entry)
        record, at, by = entry.record, entry.frame.happened.at, entry.user
        if isinstance(record, Forms):
            self._batches.append((entry.ref, at, by, record))
            self._highest = max([self._highest, *_span(record.first, record.last)])
        elif isinstance(record, SheetFate):
            self._fates.append((entry.ref, at, by, record))
        elif isinstance(record, Note | State | Intervention) and (found := read_line_ref(record.paper)):
            self._lines.append((*found, entry.ref))
        elif not changed:
            return
        self._views = None

    @property
    def next(self) -> int:
        """The serial the next sheet gets."""
        return self._highest + 1

    @property
    def batches(self) -> tuple[tuple[Ref, Forms], ...]:
        """Every standing printing, in the order of writing."""
        return tuple((ref, record) for ref, _, _, record in self._batches if self._strikes.stands(ref))

    def all(self) -> tuple[SheetView, ...]:
        """Every sheet by its serial."""
        return tuple(self._all().values())

    def sheet(self, serial: int) -> SheetView | None:
        """Return one sheet, or None if the ward never printed it."""
        return self._all().get(serial)

    def counts(self) -> Counter[SheetEvent | None]:
        """Count the sheets by what became of them; None counts those that were printed and nothing more."""
        return Counter(view.event for view in self._all().values())

    def next_line(self, serial: int) -> int:
        """Return the line after the last one of this sheet that was typed in."""
        return 1 + max((line for at, line, ref in self._lines if at == serial and self._strikes.stands(ref)), default=0)

    def _all(self) -> dict[int, SheetView]:
        """Put the sheets together when somebody asks, and again only after a record has said something of one."""
        if self._views is None:
            self._views = self._together()
        return self._views

    def _together(self) -> dict[int, SheetView]:
        found: dict[int, SheetView] = {}
        for ref, at, by, record in self._batches:
            if self._strikes.stands(ref):
                for serial in _span(record.first, record.last):
                    found[serial] = SheetView(serial, record.form, at, ref, at, by, ref, place=record.place)
        for ref, at, by, fate in self._fates:
            if self._strikes.stands(ref):
                for serial in _span(fate.first, fate.last):
                    if serial in found:
                        found[serial] = _after(found[serial], fate, ref, at, by)
        for serial, line, ref in self._lines:
            if serial in found and self._strikes.stands(ref):
                found[serial] = replace(found[serial], lines=(*found[serial].lines, (line, ref)))
        return dict(sorted(found.items()))


def _after(view: SheetView, fate: SheetFate, ref: Ref, at: int, by: str) -> SheetView:
    """Return a sheet after something became of it; a bed or patient once told stays until another is."""
    return replace(
        view, event=fate.event, at=at, by=by, said=ref, place=fate.place or view.place, bed=fate.bed or view.bed,
        patient=fate.patient or view.patient, text=fate.text or view.text,
    )  # fmt: skip


def _span(first: int, last: int) -> Iterator[int]:
    yield from range(max(first, 1), min(last, LAST, first + MOST - 1) + 1)
