# SPDX-License-Identifier: Apache-2.0
"""`logbook ready FOLDER`: is the log ready for the next shift; 1 if somebody should see to something."""

from __future__ import annotations

import argparse

from logbook.cli.context import Context, add_ward, open_ward
from logbook.core.actions import readying
from logbook.core.model import readiness
from logbook.i18n import Words
from logbook.telling.readiness import told


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "ready",
        help=words("check the log for the next shift"),
        description=words("Looks at protection, copies, export, witnesses, space and clock, and says what is missing."),
        epilog=words("Example:") + " logbook ready uci",
    )
    add_ward(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Look at everything."""
    with open_ward(context, options) as ward:
        checks = readiness.judge(readying.facts(ward))
    if options.json:
        context.report([{"code": one.code, "good": one.good, "value": one.value} for one in checks])
    else:
        for one in checks:
            context.say(f"{'✓' if one.good else '✗'} {told(context.words, one)}")
    return 0 if all(one.good for one in checks) else 1
