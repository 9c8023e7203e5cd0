# SPDX-License-Identifier: Apache-2.0
"""A table somebody else's program wrote (CSV): its encoding and delimiter found and reported, its columns by name.

It must never change what a cell says, run it, or take half a file: a fault of the whole file takes nothing, and a
row with trouble is listed by whoever reads it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from logbook.core.exchange.inventory_words import plain_word
from logbook.core.model.errors import BadInput, TooLarge

FILE_LIMIT = 10 * 1024 * 1024
ROW_LIMIT = 5_000
CELL_LIMIT = 500
_COLUMN_LIMIT = 200
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
class CsvTable:
    """A table as it was found; `encoding` is UTF-8, UTF-16, or Windows-1252 (with Latin-1 inside it) as a guess.

    `line` is the line of the titles; `rows` gives each row that is not blank with the line it begins on, once, and
    raises as `read_table` does.
    """

    mapping: tuple[Mapped, ...]
    rows: Iterator[tuple[int, list[str]]]
    encoding: str
    delimiter: str
    line: int

    def bad(self, line: int, trouble: BadCell) -> BadRow:
        """Say which row was skipped and why."""
        column = next((item.column for item in self.mapping if trouble.field and item.field == trouble.field), "")
        return BadRow(line, column, trouble.reason)


class BadCell(Exception):
    """A row that cannot be taken: the field, and why (a stable code)."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


def read_table(data: bytes, columns: Mapping[str, str], keys: tuple[str, ...]) -> CsvTable:
    """Read a table whose titles are found in `columns` (plain words to fields) and which has the `keys`.

    Raises `TooLarge`, or `BadInput` (reason, field, line) when the file as a whole cannot be taken: empty, no text,
    no key column, a column twice, quotes that do not close.
    """
    if len(data) > FILE_LIMIT:
        raise TooLarge(size=len(data), limit=FILE_LIMIT)
    text, encoding = _decode(data)
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    line, titles = next(rows, (1, []))
    return CsvTable(_map(titles, line, columns, keys), _counted(rows), encoding, delimiter, line)


def fields_of(mapping: tuple[Mapped, ...], cells: list[str], shorter: Mapping[str, int]) -> dict[str, str]:
    """Return a row's cells by field; `BadCell` where there are too many, too few, or one is too long."""
    if any(cell.strip() for cell in cells[len(mapping) :]):
        raise BadCell("", "too-many-cells")
    if len(cells) < len(mapping):
        raise BadCell("", "too-few-cells")
    found = {item.field: cell.strip() for item, cell in zip(mapping, cells, strict=False) if item.field}
    for field, cell in found.items():
        if len(cell) > shorter.get(field, CELL_LIMIT):
            raise BadCell(field, "too-long")
    return found


def _counted(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for count, (line, cells) in enumerate(rows, 1):
        if count > ROW_LIMIT:
            raise TooLarge(line=line, limit=ROW_LIMIT, reason="rows")
        yield line, cells


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


def _map(titles: list[str], line: int, columns: Mapping[str, str], keys: tuple[str, ...]) -> tuple[Mapped, ...]:
    if len(titles) > _COLUMN_LIMIT or any(len(title) > CELL_LIMIT for title in titles):
        raise TooLarge(line=line, limit=_COLUMN_LIMIT, reason="columns")
    mapping = tuple(Mapped(title.strip(), columns.get(plain_word(title), "")) for title in titles)
    fields = [item.field for item in mapping if item.field]
    for key in keys:
        if key not in fields:
            raise BadInput(reason="missing-column", field=key, line=line)
    twice = next((field for field in fields if fields.count(field) > 1), None)
    if twice:
        raise BadInput(reason="column-twice", field=twice, line=line)
    return mapping
