# SPDX-License-Identifier: Apache-2.0
"""What a label says in HIBC's spelling: who made it, catalogue number, lot, serial, dates, quantity.

Written from the public standard (ANSI/HIBC 2.6, Supplier Labeling Standard, section 2 and its appendix on the check
character), for no kept-up library reads it. A string that does not follow it to the end says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
"""Each character's value for the check character is its place here."""

_PRIMARY = re.compile(r"\+([A-Z][A-Z0-9]{3})([A-Z0-9]{1,18})([0-9])\Z")
_QUANTITY = re.compile(r"(?:8(\d{2})|9(\d{5}))")
_DATES = {
    "2": re.compile(r"2(?P<month>\d\d)(?P<day>\d\d)(?P<year>\d\d)"),
    "3": re.compile(r"3(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
    "4": re.compile(r"4(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<hour>\d\d)"),
    "5": re.compile(r"5(?P<year>\d\d)(?P<days>\d{3})"),
    "6": re.compile(r"6(?P<year>\d\d)(?P<days>\d{3})(?P<hour>\d\d)"),
    **dict.fromkeys("01", re.compile(r"(?P<month>\d\d)(?P<year>\d\d)")),
}
"""How a date is written, by its first digit; without one of its own it is a month and a year."""

_EARLY = 80
"""Two digits from here on are of the last century: no device here is older, none ends later."""

_MONTHS, _DAYS, _YEAR = 12, 31, 366


@dataclass(frozen=True, slots=True)
class Hibc:
    """What was understood; empty where the label says nothing of it.

    `link` is the check character of the other code this one belongs to, if it stands alone. Dates are as exact as the
    label: `2028-01`, `2028-01-31`, or `2028 day 031` by the day of the year; `T22` is the hour.
    """

    labeler: str = ""
    catalogue: str = ""
    unit: str = ""
    quantity: str = ""
    expires: str = ""
    made: str = ""
    lot: str = ""
    serial: str = ""
    link: str = ""


def check_character(text: str) -> str:
    """Return the character that checks all before it; raises ValueError for what cannot stand in such a code."""
    return _VALUES[sum(_VALUES.index(letter) for letter in text) % len(_VALUES)]


def read(text: str) -> Hibc | None:
    """Read a whole code with its check character; None if it is none, or does not agree with itself.

    The asterisks that are printed around the text, and "_" for a blank at its end, are understood too.
    """
    raw = text.strip("\r\n\t").upper()
    if raw.startswith("*") and raw.endswith("*"):
        raw = raw[1:-1]
    raw = raw[:-1] + " " if raw.endswith("_") else raw
    if not raw.startswith("+") or not set(raw) <= set(_VALUES):
        return None
    for whole in (raw, raw + " "):  # a blank at the end is what a field or a scanner loses first
        if len(whole) > 2 and check_character(whole[:-1]) == whole[-1]:  # noqa: PLR2004 - the flag and one letter
            found = _body(whole[:-1])
            if found is not None:
                return found
    return None


def _body(body: str) -> Hibc | None:
    first, _, rest = body.partition("/")
    primary = _PRIMARY.match(first)
    if primary is not None:
        found = Hibc(*primary.groups())
        parts = rest.split("/") if rest else []
        return _parts(found, parts) if not rest or all(parts) else None
    # a second code alone: what it says, then the check character of the first
    data, link = body[1:-1], body[-1:]
    return _secondary(Hibc(link=link), data) if data else None


def _parts(found: Hibc, parts: list[str]) -> Hibc | None:
    for part in parts:
        more = _supplement(found, part) or _secondary(found, part)
        if more is None:
            return None
        found = more
    return found


def _supplement(found: Hibc, part: str) -> Hibc | None:
    """Read what may follow: `14D` and `16D` with a date, `S` with a serial number, `Q` with a quantity."""
    dated = re.fullmatch(r"1([46])D(\d{4})(\d\d)(\d\d)", part)
    if dated is not None:
        which, date = dated[1], "-".join(dated.groups()[1:])
        return replace(found, expires=date) if which == "4" else replace(found, made=date)
    if part[0] == "S" and len(part) > 1:
        return replace(found, serial=part[1:])
    if re.fullmatch(r"Q\d{1,5}", part):
        return replace(found, quantity=part[1:])
    return None


def _secondary(found: Hibc, data: str) -> Hibc | None:
    """Read lot or serial number, date and quantity as the reference identifier at the front says."""
    if re.match(r"\d{5}", data):
        date, length = _date("5" + data)
        return replace(found, expires=date, lot=data[length - 1 :]) if date else None
    if not data.startswith("$$"):
        known = {"$+": replace(found, serial=data[2:]), "$": replace(found, lot=data[1:])}
        return next((said for mark, said in known.items() if data.startswith(mark)), None)
    is_serial = data.startswith("$$+")
    rest = data[3:] if is_serial else data[2:]
    quantity = _QUANTITY.match(rest)
    if quantity is not None:
        found = replace(found, quantity=quantity[1] or quantity[2])
        rest = rest[quantity.end() :]
    if rest.startswith("7"):
        rest = rest[1:]
    elif rest or quantity is None:
        date, length = _date(rest)
        if not date:
            return None
        found, rest = replace(found, expires=date), rest[length:]
    return replace(found, serial=rest) if is_serial else replace(found, lot=rest)


def _date(text: str) -> tuple[str, int]:
    """Return the date a text begins with and how long it is written; nothing if there is no such day."""
    shape = _DATES.get(text[:1])
    found = shape.match(text) if shape is not None else None
    if found is None:
        return "", 0
    said = found.groupdict()
    year = f"{'19' if int(said['year']) >= _EARLY else '20'}{said['year']}"
    most = {"month": _MONTHS, "day": _DAYS, "days": _YEAR}
    if any(not 1 <= int(said[part]) <= last for part, last in most.items() if part in said):
        return "", 0
    day = (
        f"{year} day {said['days']}"
        if "days" in said
        else "-".join(filter(None, (year, said["month"], said.get("day"))))
    )
    return day + (f"T{said['hour']}" if "hour" in said else ""), found.end()
