# SPDX-License-Identifier: Apache-2.0
"""What commands that take a list (CSV) say of it: how it was read, what was skipped, what was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logbook.cli.context import Context
from logbook.core.exchange.csv_table import BadRow, Mapped
from logbook.trouble import reason

_DELIMITERS = {";": ";", ",": ",", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A list as it was read, and how many of its lines were written and were there already."""

    mapping: tuple[Mapped, ...]
    bad_rows: tuple[BadRow, ...]
    encoding: str
    delimiter: str
    written: int
    unchanged: int


def report(context: Context, taken: Taken, counted: Iterable[str], *, json: bool) -> int:
    """Say it to people or to programs; `counted` is said before what was written. Returns 1 if rows were skipped."""
    if json:
        skipped = [{"line": row.line, "column": row.column, "reason": row.reason} for row in taken.bad_rows]
        context.report(
            {
                "written": taken.written, "unchanged": taken.unchanged, "encoding": taken.encoding,
                "delimiter": taken.delimiter, "columns": {item.column: item.field for item in taken.mapping},
                "skipped": skipped,
            }
        )  # fmt: skip
        return 1 if taken.bad_rows else 0
    words = context.words
    told = words("{encoding}, columns divided by {delimiter}")
    context.say(told.format(encoding=taken.encoding, delimiter=_DELIMITERS[taken.delimiter]))
    for item in taken.mapping:
        context.say(f"  {item.column} → {item.field or words('(not read)')}")
    for row in taken.bad_rows:
        told = words("line {line} skipped").format(line=row.line)
        context.say(" · ".join(part for part in (told, row.column, reason(row.reason, words)) if part))
    for line in counted:
        context.say(line)
    context.say(
        words("{written} written, {unchanged} unchanged").format(written=taken.written, unchanged=taken.unchanged)
    )
    return 1 if taken.bad_rows else 0
