# SPDX-License-Identifier: Apache-2.0
"""What commands that take a list (CSV) say of it: how it was read, what was skipped, what was written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from logbook.cli.context import Context, add_author, add_ward
from logbook.core.exchange.csv_table import BadRow, Mapped
from logbook.i18n import Words
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


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words, name: str, told: tuple[str, str],
    run: Callable[[Context, argparse.Namespace], int],
) -> None:  # fmt: skip
    """Describe a command that takes a list; `told` is what it is for, in a few words and in a sentence."""
    command = commands.add_parser(
        name, help=told[0], description=told[1],
        epilog=words("Example:") + f" logbook {name} uci import {name}.csv",
    )  # fmt: skip
    add_ward(command, words)
    command.add_argument("act", choices=["import"], metavar="import", help=words("take the list"))
    command.add_argument("file", type=Path, metavar=words("FILE"), help=words("the list, CSV"))
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    add_author(command, words)
    command.set_defaults(run=run)


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
