# SPDX-License-Identifier: Apache-2.0
"""`logbook demo FOLDER`: a complete example ward, an exercise, with one night's log."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook.cli import devices, new, replay
from logbook.cli.context import Context
from logbook.core import ward as wards
from logbook.core.actions.opening import Address
from logbook.core.exchange import play
from logbook.core.model.codes import Means, Realm
from logbook.core.model.frame import PROGRAM, Author
from logbook.i18n import Words, resources

_HOSPITAL, _WARD = "Hospital La Marina", "UCI"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "demo",
        help=words("make an example ward to try the program"),
        description=words("Makes an exercise ward with a whole night in its log. Everybody in it is invented."),
        epilog=words("Example:") + " logbook demo example --passphrase-out words.txt",
    )
    command.add_argument("folder", type=Path, metavar=words("FOLDER"), help=words("a folder that does not exist yet"))
    new.add_passphrase_out(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Make the ward and play the night into it."""
    place = resources() / "demo"
    script = replay.read_scenario(place / "night-uci.jsonl")
    clock = play.clock_for(script)
    address = Address(_HOSPITAL, _WARD, Realm.DRILL)
    ward, passphrase = new.make(options.folder, address, options.passphrase_out, clock)
    try:
        wards.load(ward)
        inventory = devices.read_inventory(place / "inventory-uci.csv")
        devices.take(ward, inventory, Author(PROGRAM, Means.SIMULATED))
        replay.play_into(ward, script, clock, place / "night-uci.jsonl")
        code, log = new.start_code(ward), ward.journal.tail.log
    finally:
        wards.shut(ward)
    new.tell(context, options, ward, passphrase, code, log)
    return 0
