# SPDX-License-Identifier: Apache-2.0
"""What a label says in GS1's spelling: article number, serial, lot, dates, the hospital's own numbers.

Reads the printed form `(01)…(21)…` and what a scanner types, where a group separator ends what has no fixed length.
The kept-up library biip (the one door to it) knows the application identifiers. A string that is not understood to
its end says nothing; where the separator was lost and more than one split fits, all of them are told, and who scanned
it decides. GS1 General Specifications, sections 3 and 7.8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_SYMBOLOGY = re.compile(r"\](?:d2|C1|e0|Q3|J1)")
_SEPARATOR = "\x1d"
_SPELLED_SEPARATORS = ("<GS>", "{GS}", "<FNC1>", "{FNC1}")
_PRINTED = re.compile(r"(?:\(\d{2,4}\)[^()]+)+\Z")
_ELEMENT = re.compile(r"\((\d{2,4})\)([^()]+)")
_GTIN_LENGTHS = (8, 12, 13, 14)
_OF_DEVICES = ("01", "10", "11", "17", "21", "30", "240", "414", "8003", "8004", "8017", "8018")
"""What stands on devices, beds and people: only before one of these may a lost separator have stood."""
_MOST_SPLITS, _MOST_TRIED = 6, 400

Element = tuple[str, str]
"""An application identifier and what it says."""


@dataclass(frozen=True, slots=True)
class Label:
    """What was understood; `sound` is false when an article number's check digit is wrong. HIBC is kept unread."""

    gtin: str = ""
    serial: str = ""
    lot: str = ""
    giai: str = ""
    sound: bool = True


def read(text: str) -> Label:
    """Read a label's string, a lost separator taken for none; what is no GS1 string gives an empty label."""
    return label_of(next(iter(splits(text)[::-1]), ()))


def label_of(elements: Sequence[Element]) -> Label:
    """Return what a device's description keeps of the elements of one label."""
    found = dict(elements)
    gtin = found.get("01", "")
    return Label(gtin, found.get("21", ""), found.get("10", ""), found.get("8004", ""), not gtin or is_sound(gtin))


def splits(text: str) -> tuple[tuple[Element, ...], ...]:
    """Return each way to read the string to its end: none if it is no GS1 string, several if a separator was lost.

    The likeliest comes first, which is the one with most elements; the last takes no separator for lost.
    """
    raw = plain(text)
    if raw.isascii() and raw.isdigit() and len(raw) in _GTIN_LENGTHS and is_sound(raw):
        return ((("01", raw.zfill(14)),),)
    if raw.startswith("("):
        printed = _printed(raw)
        return (printed,) if printed else ()
    tried = islice(_walk(raw, (), lost=_SEPARATOR not in raw), _MOST_TRIED) if raw else ()
    found = [elements for elements in tried if elements]
    if not found:
        return ()
    finer = sorted(dict.fromkeys(found[1:]), key=len, reverse=True)
    return (*finer[: _MOST_SPLITS - 1], found[0])


def plain(text: str) -> str:
    """Return the string without the prefix that names its symbology, every separator as one character (ASCII 29)."""
    raw = _SYMBOLOGY.sub("", text.strip(" \t\r\n"), count=1)
    for spelled in _SPELLED_SEPARATORS:
        raw = raw.replace(spelled, _SEPARATOR)
    return raw.strip(_SEPARATOR)


def is_marked(text: str) -> bool:
    """Whether the string itself says that it is GS1: by its symbology, a separator, or brackets around identifiers."""
    known = _SYMBOLOGY.match(text) is not None or text.startswith(_SEPARATOR)
    return known or _PRINTED.match(text) is not None or _SEPARATOR in plain(text)


def is_sound(number: str) -> bool:
    """Whether a number is all digits and its last digit is the check digit of the others (GTIN, GLN, GSRN, SSCC)."""
    if not (number.isascii() and number.isdigit()):
        return False
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return weighed % 10 == 0


def _printed(raw: str) -> tuple[Element, ...]:
    if not _PRINTED.match(raw):
        return ()
    return tuple((name, value.strip().strip(_SEPARATOR)) for name, value in _ELEMENT.findall(raw))


def _walk(rest: str, before: tuple[Element, ...], *, lost: bool) -> Iterator[tuple[Element, ...]]:
    """Yield each way to read what is left after `before`, nothing at each dead end.

    The first way keeps every open element as long as it can be.
    """
    rest = rest.lstrip(_SEPARATOR)
    name, length = _identifier(rest)
    if not rest or not name or name in (known for known, _ in before):
        yield () if rest else before
        return
    segment = rest[len(name) :].split(_SEPARATOR, 1)[0]
    for end in [length] if length else _ends(segment, lost=lost):
        value = segment[:end]
        if _fits(name + value):
            yield from _walk(rest[len(name) + end :], (*before, (name, value)), lost=lost)
        else:
            yield ()


def _ends(segment: str, *, lost: bool) -> list[int]:
    """Return where an open element may end: at the separator, or else before what looks like the next one."""
    places = range(len(segment) - 3, 0, -1) if lost else ()
    return [len(segment), *(end for end in places if segment.startswith(_OF_DEVICES, end))]


def _identifier(rest: str) -> tuple[str, int]:
    """Return the application identifier a string begins with, empty if none, and the length of its value if fixed."""
    from biip import ParseError  # noqa: PLC0415 - only who scans pays for it (D20)
    from biip.gs1_application_identifiers import GS1ApplicationIdentifier  # noqa: PLC0415

    try:
        found = GS1ApplicationIdentifier.extract(rest)
    except ParseError:
        return "", 0
    shape = found.format.partition("+")[2]
    return found.ai, 0 if ".." in shape else sum(map(int, re.findall(r"[A-Z](\d+)", shape)))


def _fits(element: str) -> bool:
    from biip import ParseError  # noqa: PLC0415 - only who scans pays for it (D20)
    from biip.gs1_element_strings import GS1ElementString  # noqa: PLC0415

    try:
        GS1ElementString.parse(element)
    except ParseError:
        return False
    return True
