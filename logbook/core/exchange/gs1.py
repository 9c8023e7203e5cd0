# SPDX-License-Identifier: Apache-2.0
"""What a device's label says in GS1's spelling: article number, serial, lot, and the hospital's own asset number.

Reads the printed form `(01)…(21)…` and what a scanner types, where a group separator ends what has no fixed length.
It never guesses: a string it does not understand to the end says nothing, and the caller keeps it as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SYMBOLOGY = re.compile(r"\](?:d2|C1|e0|Q3|J1)")
_SEPARATOR = "\x1d"
_SPELLED_SEPARATORS = ("<GS>", "{GS}", "<FNC1>", "{FNC1}")
_PRINTED = re.compile(r"(?:\(\d{2,4}\)[^()]+)+\Z")
_ELEMENT = re.compile(r"\((\d{2,4})\)([^()]+)")
_FIXED = {"00": 18, "01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2}
_OPEN = ("10", "21", "22", "240", "241", "250", "710", "711", "712", "713", "714", "8003", "8004", "8018")
_GTIN_LENGTHS = (8, 12, 13, 14)


@dataclass(frozen=True, slots=True)
class Label:
    """What was understood; `sound` is false when an article number's check digit is wrong. HIBC is kept unread."""

    gtin: str = ""
    serial: str = ""
    lot: str = ""
    giai: str = ""
    sound: bool = True


def read(text: str) -> Label:
    """Read a label's string; what is no GS1 string gives an empty label."""
    raw = _SYMBOLOGY.sub("", text.strip(), count=1)
    for spelled in _SPELLED_SEPARATORS:
        raw = raw.replace(spelled, _SEPARATOR)
    if raw.isascii() and raw.isdigit() and len(raw) in _GTIN_LENGTHS and is_sound(raw):
        return Label(gtin=raw.zfill(14))
    found = _printed(raw) if raw.startswith("(") else _scanned(raw)
    gtin = found.get("01", "")
    return Label(gtin, found.get("21", ""), found.get("10", ""), found.get("8004", ""), not gtin or is_sound(gtin))


def is_sound(gtin: str) -> bool:
    """Whether an article number is all digits and its last digit is the check digit of the others."""
    if not (gtin.isascii() and gtin.isdigit()):
        return False
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(gtin)))
    return weighed % 10 == 0


def _printed(raw: str) -> dict[str, str]:
    if not _PRINTED.match(raw):
        return {}
    return {name: value.strip().strip(_SEPARATOR) for name, value in _ELEMENT.findall(raw)}


def _scanned(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = raw.removeprefix(_SEPARATOR)
    while rest:
        name = next((name for name in (*_FIXED, *_OPEN) if rest.startswith(name)), "")
        value, rest = _take(rest[len(name) :], _FIXED.get(name))
        if not name or not value or name in found:
            return {}
        found[name] = value
    return found


def _take(rest: str, length: int | None) -> tuple[str, str]:
    if length is None:
        value, _, rest = rest.partition(_SEPARATOR)
        return value, rest
    value = rest[:length]
    return (value if len(value) == length and value.isdigit() else ""), rest[length:].removeprefix(_SEPARATOR)
