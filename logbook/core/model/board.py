# SPDX-License-Identifier: Apache-2.0
"""What the device board shows: an axis, a device, a tile and a bed, as frozen values.

A tile shows the worst of what it stands for and never hides that a suspect device works. Colours, words and ages
are the reader's: here are marks, codes and times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import digits

from logbook.core.model.codes import NOT_CHECKED, Axis, Certainty, DeviceType
from logbook.core.model.frame import Ref
from logbook.core.model.marks import Mark, mark_of, severity
from logbook.core.model.records import Device
from logbook.core.model.topics import STORE


@dataclass(frozen=True, slots=True)
class AxisView:
    """One axis of one device.

    `at` is when it was last seen so, as declared (ms UTC); `age_at` is the same on the PC's clock as it runs now, so
    that now minus `age_at` is the age. Where nothing was read, both are since when nobody looked, and `ref` is None.
    `ref` tells the value; `checked` is the look that found it as before. `undecided` holds other values that may be
    the true one: (value, detail, record). `history` lists the standing readings as they happened.
    """

    axis: Axis
    value: str = NOT_CHECKED
    detail: str = ""
    at: int | None = None
    age_at: int | None = None
    by: str = ""
    ref: Ref | None = None
    checked: Ref | None = None
    certainty: Certainty = Certainty.EXACT
    undecided: tuple[tuple[str, str, Ref], ...] = ()
    history: tuple[Ref, ...] = ()
    verified: bool = True

    @property
    def mark(self) -> Mark | None:
        """The worst mark of its value and its undecided rivals; None if it says nothing good or bad."""
        values = (self.value, *(value for value, _, _ in self.undecided))
        marks = [mark for mark in (mark_of(self.axis, value) for value in values) if mark is not None]
        return min(marks, key=severity, default=None)


@dataclass(frozen=True, slots=True)
class Look:
    """The last time somebody looked at a device."""

    at: int
    age_at: int
    by: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class FieldView:
    """What one field of a bedside check was last read as, and when (see AxisView)."""

    field: str
    value: str
    at: int
    age_at: int
    by: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class DeviceView:
    """One device: its description, where it stands, and what is known of each axis.

    A device that was never described, only named, has a bare description and `known` is false.
    """

    description: Device
    known: bool
    bed: str
    bed_since: int | None
    patient: str
    axes: Mapping[Axis, AxisView]
    last_check: Look | None
    history: tuple[Ref, ...]
    fields: Mapping[str, FieldView] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The device's id."""
        return self.description.device

    @property
    def life_support(self) -> bool:
        """Whether a life may hang on it."""
        return self.description.life_support

    @property
    def worst(self) -> AxisView:
        """The axis that decides the device's mark; out of use decides over all, then the worst."""
        function = self.axes[Axis.FUNCTION]
        marked = [(view.mark, view) for view in self.axes.values() if view.mark is not None]
        unused = [view for mark, view in marked if mark is Mark.OUT_OF_USE]
        if unused:
            return unused[0]
        return min(marked, key=lambda pair: severity(pair[0]), default=(None, function))[1]

    @property
    def mark(self) -> Mark:
        """The device's mark."""
        return self.worst.mark or Mark.NOT_CHECKED

    @property
    def second(self) -> Mark | None:
        """The mark to show beside it: suspect beside another, or what its function is beside suspect and limited."""
        if self.mark is not Mark.SUSPECT and self.axes[Axis.TRUST].mark is Mark.SUSPECT:
            return Mark.SUSPECT
        function = self.axes[Axis.FUNCTION].mark
        return function if function not in {None, self.mark, Mark.NOT_CHECKED} else None


@dataclass(frozen=True, slots=True)
class Tile:
    """All devices of one type at one bed.

    `mark` is the worst of them, `worst` how many are so, `second` the mark beside it; `said` is the axis and value
    behind `mark`; `age_at` the oldest time among those that are so (see AxisView), None if nobody knows.
    """

    type: DeviceType
    devices: tuple[DeviceView, ...]
    mark: Mark
    second: Mark | None
    worst: int
    said: tuple[Axis, str]
    age_at: int | None

    @property
    def count(self) -> int:
        """How many devices it stands for."""
        return len(self.devices)


@dataclass(frozen=True, slots=True)
class BedView:
    """One bed, or another place; `STORE` is the store and an empty name means nobody said where."""

    bed: str
    tiles: tuple[Tile, ...]


def lay_out(devices: Iterable[DeviceView]) -> tuple[BedView, ...]:
    """Group devices by place and type: beds as people count them (1, 2, … 10, box), then the store, then nowhere."""
    places: dict[str, dict[DeviceType, list[DeviceView]]] = {}
    for view in devices:
        places.setdefault(view.bed, {}).setdefault(view.description.type, []).append(view)
    types = list(DeviceType)
    return tuple(
        BedView(bed, tuple(_tile(kind, places[bed][kind]) for kind in sorted(places[bed], key=types.index)))
        for bed in sorted(places, key=place_order)
    )


def natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that counts as people do: 2 before 10, numbers before names."""
    pieces = re.findall(r"[0-9]{1,18}|[^0-9]+", text)
    return tuple((0, int(piece), "") if piece[0] in digits else (1, 0, piece.casefold()) for piece in pieces)


def place_order(bed: str) -> tuple[int, tuple[tuple[int, int, str], ...], str]:
    """Sort key for places: beds, then the store, then nowhere."""
    return ((bed == STORE) + 2 * (not bed), natural_order(bed), bed)


def _tile(kind: DeviceType, devices: list[DeviceView]) -> Tile:
    ordered = sorted(devices, key=lambda view: natural_order(view.id))
    mark = min((view.mark for view in ordered), key=severity)
    worst = [view for view in ordered if view.mark is mark]
    ages = [view.worst.age_at for view in worst]
    told = worst[0].worst
    return Tile(
        type=kind,
        devices=tuple(ordered),
        mark=mark,
        second=_second(mark, ordered, worst),
        worst=len(worst),
        said=(told.axis, told.value),
        age_at=min((age for age in ages if age is not None), default=None),
    )


def _second(mark: Mark, devices: list[DeviceView], worst: list[DeviceView]) -> Mark | None:
    if mark is not Mark.SUSPECT and any(Mark.SUSPECT in {view.mark, view.second} for view in devices):
        return Mark.SUSPECT
    return next((view.second for view in worst if view.second), None)
