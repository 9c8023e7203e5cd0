# SPDX-License-Identifier: Apache-2.0
"""`logbook close-down FOLDER --out FOLDER`: export, last number and notice in one go, as the window's button does."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from logbook import lp
from logbook.cli.context import Context, add_author, add_ward, author, open_ward
from logbook.cli.export import add_unsealed, sealed_for
from logbook.core import ward as wards
from logbook.core.model.people import Right
from logbook.i18n import Words
from logbook.telling import closing as telling
from logbook.trouble import tell

if TYPE_CHECKING:
    from logbook.core.actions.closing import Outcome


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "close-down",
        help=words("get the log out of a PC that is ordered off"),
        description=words(
            "Exports the log, prints or keeps the notice and the receipt, and says the last number with its code. "
            "Each step is done for itself. Nothing is deleted, and the log can be opened again."
        ),
        epilog=words("Example:") + " logbook close-down uci --out /media/stick --call 4455",
    )
    add_ward(command, words)
    command.add_argument("--out", type=Path, metavar=words("FOLDER"), help=words("where export and sheet go"))
    command.add_argument("--printer", metavar="P", help=words("name of a printer of this machine"))
    command.add_argument(
        "--to", nargs="+", default=[], metavar=words("RECIPIENT"), help=words("age recipients, or files that list them")
    )
    add_unsealed(command, words)
    command.add_argument("--call", default="", metavar="N", help=words("telephone to ask before the PC is wiped"))
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    add_author(command, words)
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Close down; 1 if a step was not possible."""
    from logbook.core.actions import closing  # noqa: PLC0415 - drawing and signing, that --help must not load

    def hand_over(sheet: bytes) -> str:
        lp.print_pdf(sheet, options.printer)
        return str(options.printer)

    outcomes = []
    with open_ward(context, options) as ward:
        by, name = author(context, options, ward, Right.WRITE)
        printer = hand_over if options.printer else None
        to = sealed_for(context, options, ward) if options.out is not None else ()
        wanted = closing.Wanted(
            context.words, by, name, options.out, to, printer=printer, call=options.call
        )  # fmt: skip
        for outcome in closing.close_down(ward, wanted):
            wards.fold(ward, list(outcome.written))
            outcomes.append(outcome)
    if options.json:
        context.report([_facts(one) for one in outcomes])
    else:
        _say(context, outcomes)
    asked = {closing.Step.EXPORT: options.out, closing.Step.NUMBER: True, closing.Step.PAPER: options.printer}
    return 0 if all(one.reached for one in outcomes if asked.get(one.step)) else 1


def _say(context: Context, outcomes: Iterable[Outcome]) -> None:
    words = context.words
    for one in outcomes:
        why = " ".join(str(tell(one.trouble, words)).splitlines()) if one.trouble else ""
        context.say(f"{words(telling.TITLES[one.step])}: {telling.outcome(words, one.step, one.reached, why)}")
        if one.notice is not None:
            context.say(words("Checkpoint {code}").format(code=one.notice.code))


def _facts(one: Outcome) -> dict[str, object]:
    facts: dict[str, object] = {"step": one.step, "reached": one.reached}
    if one.trouble is not None:
        facts["trouble"] = type(one.trouble).__name__
    if one.notice is not None:
        facts |= {"number": one.notice.number, "code": one.notice.code, "line": one.notice.line}
    return facts
