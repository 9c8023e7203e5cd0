# SPDX-License-Identifier: Apache-2.0
"""What a record is about: its devices, its beds, the record it speaks of, and its words for searching.

Only what is open in the entry is seen; a kind this program does not know has no topics, but its text is found.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from logbook.core.model.bedside import ActAnswer, ActRequest, Custody, Dossier
from logbook.core.model.cabinet import Extortion
from logbook.core.model.codes import Act, Scope
from logbook.core.model.coordination import Call, Request, RequestStep
from logbook.core.model.editions import BulletinStep
from logbook.core.model.frame import Entry, Raw, Record, Ref
from logbook.core.model.paperwork import SheetFate
from logbook.core.model.places import Admission, Bed, Departure, PatientMove
from logbook.core.model.records import (
    AxisReading,
    ClockCheck,
    Completion,
    Device,
    FieldReading,
    InForce,
    Intervention,
    Move,
    Note,
    State,
    Step,
    Witness,
)

STORE = "store"
"""The one place that is no bed and has a name of its own in every language."""

_Pick = Callable[[Any], tuple[str, ...]]

_DEVICES: dict[type[Record], _Pick] = {
    Note: attrgetter("devices"),
    Intervention: attrgetter("device", "second_device"),
    Device: lambda record: (record.device,),
    State: lambda record: (record.device,),
    Move: attrgetter("device", "replaces"),
    ClockCheck: lambda record: (record.device,),
    Extortion: lambda record: (record.device,),
    ActRequest: lambda record: (record.device,),
    Custody: lambda record: (record.device,),
    Dossier: lambda record: (record.device,),
    Request: lambda record: (record.device,),
    BulletinStep: lambda record: (record.device,),
    InForce: lambda record: (record.where,) if record.scope is Scope.DEVICE else (),
}

_BEDS: dict[type[Record], _Pick] = {
    Note: lambda record: (record.bed,),
    Intervention: lambda record: (record.bed,),
    Device: lambda record: (record.bed,),
    Move: attrgetter("to_bed", "from_bed"),
    Step: lambda record: (record.bed,),
    Extortion: lambda record: (record.bed,),
    ActRequest: lambda record: (record.bed,),
    Custody: lambda record: (record.bed,),
    Request: lambda record: (record.bed,),
    Call: lambda record: (record.bed,),
    SheetFate: lambda record: (record.bed,),
    InForce: lambda record: (record.where,) if record.scope is Scope.BED else (),
    Bed: lambda record: (record.bed,),
    Admission: lambda record: (record.bed,),
    PatientMove: attrgetter("bed", "from_bed"),
    Departure: lambda record: (record.from_bed,),
}


def is_bed(place: str) -> bool:
    """Whether people say "bed" before it: its first word bears a number (`7`, `12B`, `UCI-7`); `Box 3` has a name."""
    return any(letter.isdigit() for letter in "".join(place.split()[:1]))


def kind_of(record: Record) -> str:
    """Name the kind as the header does, also of one this program does not know."""
    return record.kind if isinstance(record, Raw) else record.KIND


def devices_of(record: Record) -> tuple[str, ...]:
    """List the device ids the record names."""
    return _picked(_DEVICES, record)


def beds_of(record: Record) -> tuple[str, ...]:
    """List the beds the record itself names."""
    return _picked(_BEDS, record)


def _picked(table: dict[type[Record], _Pick], record: Record) -> tuple[str, ...]:
    pick = table.get(type(record))
    return tuple(filter(None, pick(record))) if pick else ()


def places_of(record: Record) -> tuple[tuple[str, str], ...]:
    """List (device, bed) for every device the record puts somewhere; a device swapped out goes to `STORE`.

    In a swap told as an intervention the bed may be empty: the second device then stands where the first one stood.
    A record from outside may leave the device's id empty: it puts nothing anywhere.
    """
    return tuple((device, bed) for device, bed in _places(record) if device)


def _places(record: Record) -> tuple[tuple[str, str], ...]:
    if isinstance(record, Move):
        moved = ((record.device, record.to_bed),)
        return (*moved, (record.replaces, record.replaced_to or STORE)) if record.replaces else moved
    if isinstance(record, Device):
        return ((record.device, record.bed),) if record.bed else ()
    if isinstance(record, Intervention) and record.device:
        if record.act is Act.MOVE and record.bed:
            return ((record.device, record.bed),)
        if record.act is Act.SWAP and record.second_device:
            return ((record.second_device, record.bed), (record.device, STORE))
    return ()


def spoken_of(entry: Entry) -> Ref | None:
    """Return the record this one corrects, witnesses, completes, answers, or is a step of."""
    if isinstance(entry.record, Witness | Completion | ActAnswer | RequestStep):
        return entry.record.target
    return entry.frame.corrects


def plain_letters(text: str) -> str:
    """Fold case and accents away, for comparing: `Núria` and `NURIA` are the same."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def words_of(entry: Entry) -> str:
    """Return every open word of an entry, folded, one field a line; codes are left out."""
    found: list[str] = [entry.frame.why]
    for name in _fields(entry.record.__class__):
        found.extend(_texts(getattr(entry.record, name)))
    return plain_letters("\n".join(filter(None, found)))


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(spec.name for spec in dataclasses.fields(kind))


_fields: Callable[[Any], tuple[str, ...]] = cache(_names)


def _texts(value: Any) -> list[str]:
    if type(value) is str:
        return [value]
    if isinstance(value, Ref):
        return [str(value)]
    if isinstance(value, AxisReading):
        return [value.detail]
    if isinstance(value, FieldReading):
        return [value.value]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    return []
