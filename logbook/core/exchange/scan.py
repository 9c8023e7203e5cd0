# SPDX-License-Identifier: Apache-2.0
"""What a scanned code says: which spelling it has, the fields it tells, other ways to read it; the raw string is kept.

Everything is somebody's label and none of it is believed: what is read here selects or fills in, it records nothing.
A code that fits no spelling is a plain tag, which may be any string.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from logbook.core.exchange import gs1, hibc
from logbook.core.exchange.forms import serials
from logbook.core.model.errors import BadInput

BED_MARK = "WBED"
"""A bed's label begins with this, followed by the bed's name; letters are the same on every keyboard."""

_FORM = re.compile(r"[WD]F[0-9][:.](.+)", re.IGNORECASE | re.DOTALL)
_LOG = re.compile(r"(?:WL1|WD1|WT1|DT1)[^A-Z2-7]|(?:WB|DB)[0-9]", re.IGNORECASE)
_AIM = re.compile(r"\][A-Za-z][0-9]")
_EARLY = 80
_NUMBERS = {"00": 18, "01": 14, "414": 13, "8017": 18, "8018": 18}
"""Identifiers whose number checks itself: their length, so that a string without any mark may be told for GS1."""


class Kind(StrEnum):
    """How a code is spelled."""

    PLAIN = "plain"
    GS1 = "gs1"
    HIBC = "hibc"
    ICCBBA = "iccbba"
    BED = "bed"
    FORM = "form"
    LOG = "log"


class Field(StrEnum):
    """What a code may tell."""

    GTIN = "gtin"
    SERIAL = "serial"
    LOT = "lot"
    MADE = "made"
    EXPIRES = "expires"
    GIAI = "giai"
    GRAI = "grai"
    GLN = "gln"
    STAFF = "staff"
    PATIENT = "patient"
    LABELER = "labeler"
    CATALOGUE = "catalogue"
    QUANTITY = "quantity"
    TAG = "tag"
    BED = "bed"
    FORM = "form"
    OTHER = "other"


Told = tuple[tuple[Field, str], ...]
"""Fields in the order of the code."""

_ELEMENTS = {
    "01": Field.GTIN,
    "21": Field.SERIAL,
    "10": Field.LOT,
    "11": Field.MADE,
    "17": Field.EXPIRES,
    "30": Field.QUANTITY,
    "8004": Field.GIAI,
    "8003": Field.GRAI,
    "414": Field.GLN,
    "8017": Field.STAFF,
    "8018": Field.PATIENT,
}


@dataclass(frozen=True, slots=True)
class Scanned:
    """One code. `alternatives` are other readings that fit as well, likeliest first; then somebody must choose.

    `sound` is false where a number in it contradicts its own check digit.
    """

    raw: str
    kind: Kind
    fields: Told
    alternatives: tuple[Told, ...] = ()
    sound: bool = True

    def get(self, field: Field) -> str:
        """Return what the code tells of a field, empty if nothing."""
        return dict(self.fields).get(field, "")

    @property
    def bare(self) -> str:
        """The raw string without the prefix that names its symbology."""
        return _AIM.sub("", self.raw, count=1).strip()

    @property
    def unclear(self) -> bool:
        """Whether the code can be read in more than one way."""
        return bool(self.alternatives)

    def chosen(self, reading: Told) -> Scanned:
        """Return the code read in the way that somebody chose."""
        return Scanned(self.raw, self.kind, reading, sound=self.sound)


def read(text: str) -> Scanned:
    """Read what a scanner typed or a person copied from a label; never fails, and keeps the string as it is."""
    raw = text.strip("\r\n\t")
    bare = _AIM.sub("", raw, count=1).strip()
    for read_as in (_ours, _hibc, _iccbba, _gs1):
        found = read_as(raw, bare)
        if found is not None:
            return found
    return Scanned(raw, Kind.PLAIN, ((Field.TAG, bare),) if bare else ())


def _ours(raw: str, bare: str) -> Scanned | None:
    if _LOG.match(bare):
        return Scanned(raw, Kind.LOG, ((Field.OTHER, bare),))
    form = _FORM.fullmatch(bare)
    if form is not None:
        return Scanned(raw, Kind.FORM, _form(bare) or ((Field.FORM, form[1]),))
    if bare[: len(BED_MARK)].upper() == BED_MARK and len(bare) > len(BED_MARK):
        return Scanned(raw, Kind.BED, ((Field.BED, bare[len(BED_MARK) :].strip()),))
    return None


def _form(bare: str) -> Told:
    """Return form and serial of a sheet; nothing for a code of a version to come, which is shown as it is."""
    try:
        code = serials.read(bare)
    except BadInput:
        return ()
    return (Field.FORM, code.form), (Field.SERIAL, str(code.serial))


def _hibc(raw: str, bare: str) -> Scanned | None:
    found = hibc.read(bare)
    if found is None:
        return None
    said = (
        (Field.LABELER, found.labeler), (Field.CATALOGUE, found.catalogue), (Field.SERIAL, found.serial),
        (Field.LOT, found.lot), (Field.MADE, found.made), (Field.EXPIRES, found.expires),
        (Field.QUANTITY, found.quantity),
    )  # fmt: skip
    return Scanned(raw, Kind.HIBC, tuple((field, value) for field, value in said if value))


def _iccbba(raw: str, bare: str) -> Scanned | None:
    return Scanned(raw, Kind.ICCBBA, ((Field.OTHER, bare),)) if bare[:1] in {"=", "&"} and bare[1:] else None


def _gs1(raw: str, _bare: str) -> Scanned | None:
    if not (gs1.is_marked(raw) or _checks_itself(raw)):
        return None
    ways = [_told(elements) for elements in gs1.splits(raw)]
    if not ways:
        return None
    sound = all(gs1.is_sound(value) for field, value in ways[0] if field in _CHECKED)
    return Scanned(raw, Kind.GS1, ways[0], tuple(ways[1:]), sound=sound)


_CHECKED = (Field.GTIN, Field.GLN, Field.STAFF, Field.PATIENT)


def _checks_itself(raw: str) -> bool:
    """Whether a string without any mark of GS1 begins with a number that carries its own check digit."""
    if raw.isdigit() and gs1.splits(raw) and len(raw) in {8, 12, 13, 14} and gs1.is_sound(raw):
        return True
    return any(
        raw.startswith(name) and len(raw) >= len(name) + length and gs1.is_sound(raw[len(name) : len(name) + length])
        for name, length in _NUMBERS.items()
    )


def _told(elements: Sequence[gs1.Element]) -> Told:
    return tuple(
        (_ELEMENTS[name], _date(value) if name in {"11", "17"} else value)
        if name in _ELEMENTS
        else (Field.OTHER, f"({name}) {value}")
        for name, value in elements
    )


def _date(value: str) -> str:
    """Write YYMMDD with its century; a day 00 means the whole month. What is no date stays as it is."""
    if not re.fullmatch(r"[0-9]{6}", value):
        return value
    century = "19" if int(value[:2]) >= _EARLY else "20"
    day = "" if value[4:] == "00" else f"-{value[4:]}"
    return f"{century}{value[:2]}-{value[2:4]}{day}"
