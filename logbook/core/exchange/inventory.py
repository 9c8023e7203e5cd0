# SPDX-License-Identifier: Apache-2.0
"""A hospital's list of devices (CSV) to device records.

Encoding and delimiter are found and reported, columns are mapped by name and the mapping is shown, a row with trouble
is listed and skipped. It must never change what a cell says, run it, or take half a file: a fault of the whole file
takes nothing.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from logbook.core.exchange import gs1
from logbook.core.exchange.inventory_words import (
    ALWAYS_LIFE_SUPPORT,
    ANSWERS,
    COLUMNS,
    PLACES,
    REMOVALS,
    TYPES,
    plain_word,
)
from logbook.core.model.codes import DeviceType, Removal, YesNoUnknown
from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.records import Device

FILE_LIMIT = 10 * 1024 * 1024
ROW_LIMIT = 5_000
CELL_LIMIT = 500
_COLUMN_LIMIT = 200
_SHORTER = {"device": 40, "bed": 24}
_KEYS = ("device", "type")
_DELIMITERS = ";,\t"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column: its title in the file, and the field it fills; an empty field means that it is not read."""

    column: str
    field: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was skipped: its line in the file (the first is 1), the column's title, and why (a stable code)."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a list holds; `encoding` is as found: UTF-8, UTF-16, or Windows-1252 (with Latin-1 inside it) as a guess."""

    mapping: tuple[Mapped, ...]
    devices: tuple[Device, ...]
    bad_rows: tuple[BadRow, ...]
    encoding: str
    delimiter: str


class _Bad(Exception):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


def read(data: bytes) -> Inventory:
    """Read a list of devices.

    Raises `TooLarge`, or `BadInput` (reason, field, line) when the file as a whole cannot be taken: empty, no text,
    no key column, a column twice, quotes that do not close, no row at all.
    """
    if len(data) > FILE_LIMIT:
        raise TooLarge(size=len(data), limit=FILE_LIMIT)
    text, encoding = _decode(data)
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    line, titles = next(rows, (1, []))
    mapping = _map(titles, line)
    devices: list[Device] = []
    bad: list[BadRow] = []
    seen: set[str] = set()
    for count, (at, cells) in enumerate(rows, 1):
        if count > ROW_LIMIT:
            raise TooLarge(line=at, limit=ROW_LIMIT, reason="rows")
        try:
            devices.append(_device(_fields(mapping, cells), seen))
        except _Bad as trouble:
            column = next((item.column for item in mapping if item.field == trouble.field), "")
            bad.append(BadRow(at, column, trouble.reason))
    if not devices and not bad:
        raise BadInput(reason="no-rows", line=line)
    return Inventory(mapping, tuple(devices), tuple(bad), encoding, delimiter)


def _decode(data: bytes) -> tuple[str, str]:
    if not data.strip():
        raise BadInput(reason="empty")
    marked = next(((codec, name) for mark, codec, name in _MARKS if data.startswith(mark)), None)
    tries = (marked,) if marked else (("utf-8", "UTF-8"), *_without_mark(data), ("cp1252", "Windows-1252"))
    for codec, name in tries:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        bare = text.removeprefix("\ufeff")
        if not bare.strip():
            raise BadInput(reason="empty")
        if "\0" not in text:
            return bare, name
    raise BadInput(reason="not-text")


def _without_mark(data: bytes) -> Iterator[tuple[str, str]]:
    """UTF-16 without its mark has a zero in every other byte of plain letters."""
    sample = data[:200]
    for codec, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[offset::2].count(0) > len(sample) // 4:
            yield codec, "UTF-16"


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").splitlines()[0]
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that is not blank with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(reason="quotes", line=begins) from error


def _map(titles: list[str], line: int) -> tuple[Mapped, ...]:
    if len(titles) > _COLUMN_LIMIT or any(len(title) > CELL_LIMIT for title in titles):
        raise TooLarge(line=line, limit=_COLUMN_LIMIT, reason="columns")
    mapping = tuple(Mapped(title.strip(), COLUMNS.get(plain_word(title), "")) for title in titles)
    fields = [item.field for item in mapping if item.field]
    for key in _KEYS:
        if key not in fields:
            raise BadInput(reason="missing-column", field=key, line=line)
    twice = next((field for field in fields if fields.count(field) > 1), None)
    if twice:
        raise BadInput(reason="column-twice", field=twice, line=line)
    return mapping


def _fields(mapping: tuple[Mapped, ...], cells: list[str]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(mapping) :]):
        raise _Bad("", "too-many-cells")
    if len(cells) < len(mapping):
        raise _Bad("", "too-few-cells")
    found = {item.field: cell.strip() for item, cell in zip(mapping, cells, strict=False) if item.field}
    for field, cell in found.items():
        if len(cell) > _SHORTER.get(field, CELL_LIMIT):
            raise _Bad(field, "too-long")
    return found


def _device(cells: dict[str, str], seen: set[str]) -> Device:
    tag = cells["device"] or _bad("device", "missing")
    if tag.casefold() in seen:
        raise _Bad("device", "repeated")
    kind = TYPES.get(plain_word(cells["type"])) or _bad("type", "unknown-type" if cells["type"] else "missing")
    label = gs1.read(cells.get("scan", ""))
    if not label.sound:
        raise _Bad("scan", "check-digit")
    type_ = DeviceType(kind)
    device = Device(
        device=tag,
        type=type_,
        maker=cells.get("maker", ""),
        model=cells.get("model", ""),
        serial=cells.get("serial") or label.serial,
        udi=label.gtin,
        giai=cells.get("giai") or label.giai,
        lot=cells.get("lot") or label.lot,
        scan=cells.get("scan", ""),
        software=cells.get("software", ""),
        network=cells.get("network", ""),
        owner=cells.get("owner", ""),
        site=cells.get("site", ""),
        bed=PLACES.get(plain_word(cells.get("bed", "")), cells.get("bed", "")),
        life_support=_life_support(cells, type_),
        dependent=_answer(cells, "dependent"),
        removal=_removal(cells.get("removal", "")),
        remark=cells.get("remark", ""),
    )
    seen.add(tag.casefold())
    return device


def _life_support(cells: dict[str, str], kind: DeviceType) -> bool:
    answer = _answer(cells, "life_support")
    return kind in ALWAYS_LIFE_SUPPORT if answer is YesNoUnknown.UNKNOWN else answer is YesNoUnknown.YES


def _answer(cells: dict[str, str], field: str) -> YesNoUnknown:
    text = cells.get(field, "")
    return YesNoUnknown(ANSWERS.get(plain_word(text)) or _bad(field, "not-yes-or-no")) if text else YesNoUnknown.UNKNOWN


def _removal(text: str) -> Removal:
    return (
        Removal(REMOVALS.get(plain_word(text)) or _bad("removal", "unknown-class")) if text else Removal.ASK_CLINICIAN
    )


def _bad(field: str, reason: str) -> NoReturn:
    raise _Bad(field, reason)
