# SPDX-License-Identifier: Apache-2.0
"""A hospital's list of devices (CSV) to device records.

Encoding and delimiter are found and reported, columns are mapped by name and the mapping is shown, a row with trouble
is listed and skipped. It must never change what a cell says, run it, or take half a file: a fault of the whole file
takes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from logbook.core.exchange import gs1
from logbook.core.exchange.csv_table import BadCell, BadRow, Mapped, fields_of, read_table
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
from logbook.core.model.errors import BadInput
from logbook.core.model.records import Device

_SHORTER = {"device": 40, "bed": 24}
_KEYS = ("device", "type")


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a list holds; `encoding` is as found: UTF-8, UTF-16, or Windows-1252 (with Latin-1 inside it) as a guess."""

    mapping: tuple[Mapped, ...]
    devices: tuple[Device, ...]
    bad_rows: tuple[BadRow, ...]
    encoding: str
    delimiter: str


def read(data: bytes) -> Inventory:
    """Read a list of devices.

    Raises `TooLarge`, or `BadInput` (reason, field, line) when the file as a whole cannot be taken: empty, no text,
    no key column, a column twice, quotes that do not close, no row at all.
    """
    table = read_table(data, COLUMNS, _KEYS)
    devices: list[Device] = []
    bad: list[BadRow] = []
    seen: set[str] = set()
    for line, cells in table.rows:
        try:
            devices.append(_device(fields_of(table.mapping, cells, _SHORTER), seen))
        except BadCell as trouble:
            bad.append(table.bad(line, trouble))
    if not devices and not bad:
        raise BadInput(reason="no-rows", line=table.line)
    return Inventory(table.mapping, tuple(devices), tuple(bad), table.encoding, table.delimiter)


def _device(cells: dict[str, str], seen: set[str]) -> Device:
    tag = cells["device"] or _bad("device", "missing")
    if tag.casefold() in seen:
        raise BadCell("device", "repeated")
    kind = TYPES.get(plain_word(cells["type"])) or _bad("type", "unknown-type" if cells["type"] else "missing")
    label = gs1.read(cells.get("scan", ""))
    if not label.sound:
        raise BadCell("scan", "check-digit")
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
    raise BadCell(field, reason)
