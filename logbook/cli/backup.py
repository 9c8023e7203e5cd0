# SPDX-License-Identifier: Apache-2.0
"""`logbook backup FOLDER --to STICK`: brings the copy on a stick up to date, compared record by record."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook.cli.context import Context, add_author, add_ward, author, open_ward
from logbook.core import ward as wards
from logbook.core.actions import mirroring
from logbook.core.actions.copying import Copy, Visit
from logbook.core.model.people import Right
from logbook.i18n import Words
from logbook.trouble import tell


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "backup",
        help=words("copy the log onto a stick"),
        description=words(
            "Copies the log, encrypted, onto a stick, and compares what is there already. It never overwrites a copy "
            "that holds other records, and never copies the database."
        ),
        epilog=words("Example:") + " logbook backup uci --to /media/stick",
    )
    add_ward(command, words)
    command.add_argument("--to", type=Path, required=True, metavar=words("STICK"), help=words("where it is mounted"))
    command.add_argument("--name", default="", help=words("name of a new stick; the next letter if not said"))
    command.add_argument(
        "--anew", action="store_true", help=words("put a damaged copy aside and write it anew")
    )  # fmt: skip
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    add_author(command, words)
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Copy; 1 if a copy was left as it is."""
    with open_ward(context, options) as ward:
        by, _ = author(context, options, ward, Right.WRITE)
        name = options.name or ward.folds.sticks.next_name()
        on, stick = mirroring.register(ward, options.to, name)
        new = on.stick not in ward.folds.sticks
        if new:
            wards.record(ward, stick, by)
        copy = Copy(ward, on)
        visit, carried = mirroring.caught_up(ward, copy, anew=options.anew)
        closed = ward.worker.submit(mirroring.go_on, ward, visit).result()
        wards.fold(ward, [*carried, *closed])
        if closed:  # the log was put back, or went on elsewhere: the stick knows what is missing here
            visit, carried = mirroring.caught_up(ward, copy)
            wards.fold(ward, list(carried))
        if visit.anchor is not None:
            wards.record(ward, visit.anchor, by)
            copy.follow()  # so that the record of the copy is on it as well
    if options.json:
        context.report(_plain(visit))
    else:
        _say(context, visit, new=new)
    return 1 if visit.alarms else 0


def _say(context: Context, visit: Visit, *, new: bool) -> None:
    words = context.words
    if new:
        context.say(words("This stick is new to the ward. Write on it: {name}").format(name=visit.on.name))
    if visit.last is not None:
        told = words("Stick {name} holds the log up to record {ref}. Newly copied: {n}.")
        context.say(told.format(name=visit.on.name, ref=visit.last, n=visit.copied))
    if not visit.openable:
        context.say(words("Nobody can open this copy on another PC: the log is not yet protected."))
    for alarm in visit.alarms:
        context.err.write(f"{tell(alarm, words)}\n")


def _plain(visit: Visit) -> dict[str, object]:
    last = visit.last
    return {
        "stick": visit.on.stick, "name": visit.on.name, "folder": str(visit.on.folder), "copied": visit.copied,
        "segment": last.segment if last else "", "number": last.number if last else None, "head": visit.head,
        "openable": visit.openable,
        "alarms": [
            {"code": type(alarm).__name__, "segment": alarm.facts.get("segment"), "number": alarm.facts.get("number")}
            for alarm in visit.alarms
        ],
    }  # fmt: skip
