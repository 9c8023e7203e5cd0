# SPDX-License-Identifier: Apache-2.0
"""`logbook replay FOLDER SCENARIO.jsonl`: plays a scenario through the same writing path as the window."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook.cli.context import Context, add_ward, named, names, open_ward, procedures, read_file
from logbook.core import ward as wards
from logbook.core.exchange import play, scenario
from logbook.core.exchange.play import House, SimulatedClock
from logbook.core.exchange.scenario import Scenario
from logbook.core.model.codes import Means, Realm
from logbook.core.model.errors import BadInput, NotAWard
from logbook.core.model.frame import Author, Entry, Happened, Record, Ref
from logbook.core.vault import folder as folders
from logbook.core.ward import Ward
from logbook.i18n import Words


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "replay",
        help=words("play a scenario"),
        description=words(
            "Plays a scenario into a ward. In an exercise the time is simulated; in a real ward every line is a late "
            "entry."
        ),
        epilog=words("Example:") + " logbook replay drill night.jsonl",
    )
    add_ward(command, words)
    command.add_argument("scenario", type=Path, metavar=words("SCENARIO"), help=words("the scenario, JSON Lines"))
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Play it; nothing is written unless every line can be."""
    script = read_scenario(options.scenario)
    if not options.folder.is_dir():
        raise NotAWard(path=str(options.folder))
    drill = folders.realm_of(options.folder) is Realm.DRILL
    clock = play.clock_for(script) if drill else None
    with open_ward(context, options, clock) as ward:
        written = play_into(ward, script, clock, options.scenario)
    if options.json:
        context.report({"written": written, "exercise": drill})
        return 0
    context.say(context.words.n("{n} record written", "{n} records written", written).format(n=written))
    if not drill:
        context.say(context.words("This is a real log: every line is a late entry."))
    return 0


def read_scenario(path: Path) -> Scenario:
    """Read a scenario; an error names the file."""
    try:
        return scenario.read(read_file(path, scenario.FILE_LIMIT))
    except BadInput as error:
        raise named(path, error) from error


def play_into(ward: Ward, script: Scenario, clock: SimulatedClock | None, path: Path) -> int:
    """Play a scenario into an open ward; returns how many records were written."""

    def write(what: Record, author: Author, happened: Happened | None, corrects: Ref | None, why: str) -> Entry:
        return wards.record(ward, what, author, happened, corrects, why)

    means = Means.SIMULATED if clock is not None else Means.PASSPHRASE
    house = House(write, names(ward), ward.people.next_id, procedures(), means)
    try:
        return sum(1 for _ in play.play(script, house, clock))
    except BadInput as error:
        raise named(path, error) from error
