# SPDX-License-Identifier: Apache-2.0
"""`logbook new`: makes a ward, encrypted from its first record, and shows its passphrase once."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from logbook.cli.context import Context, this_machine
from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.actions.opening import Address
from logbook.core.exchange import checkpoint
from logbook.core.model import chain
from logbook.core.model.codes import Realm
from logbook.core.model.errors import StorageTrouble
from logbook.core.model.frame import Clock
from logbook.core.vault import files
from logbook.core.vault import words as wordlists
from logbook.core.vault.slots import Passphrase
from logbook.core.ward import Ward
from logbook.i18n import Words, resources


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "new",
        help=words("make a ward's log"),
        description=words("Makes a ward's log, encrypted, and shows its passphrase once."),
        epilog=words("Example:") + " logbook new uci --hospital 'Hospital La Marina' --ward UCI",
    )
    command.add_argument("folder", type=Path, metavar=words("FOLDER"), help=words("a folder that does not exist yet"))
    command.add_argument("--hospital", required=True, help=words("name of the hospital"))
    command.add_argument("--ward", required=True, help=words("name of the ward"))
    command.add_argument("--exercise", action="store_true", help=words("a drill, apart from every real log for ever"))
    add_passphrase_out(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def add_passphrase_out(command: argparse.ArgumentParser, words: Words) -> None:
    """Take where the passphrase shall go."""
    command.add_argument(
        "--passphrase-out", type=Path, metavar="F", help=words("write the passphrase to a file instead of showing it")
    )


def run(context: Context, options: argparse.Namespace) -> int:
    """Make the ward."""
    if not options.hospital.strip() or not options.ward.strip():
        raise context.usage(context.words("Hospital and ward need a name."))
    realm = Realm.DRILL if options.exercise else Realm.REAL
    ward, passphrase = make(options.folder, Address(options.hospital, options.ward, realm), options.passphrase_out)
    try:
        code = start_code(ward)
        log = ward.journal.tail.log
    finally:
        wards.shut(ward)
    tell(context, options, ward, passphrase, code, log)
    return 0


def make(
    folder: Path, address: Address, passphrase_out: Path | None, simulated: Clock | None = None
) -> tuple[Ward, str]:
    """Make a ward under a new passphrase and open it; a passphrase file is there first, or the ward is not.

    Raises AlreadyAWard, and the storage errors for folder and file; a file that is there already is never replaced,
    it may hold the only words that open another log.
    """
    if passphrase_out is not None and os.path.lexists(passphrase_out):
        raise StorageTrouble(path=str(passphrase_out), detail="EEXIST")
    passphrase = wordlists.read_words(next((resources() / "wordlist").glob("*.txt"))).new_passphrase()
    if passphrase_out is not None:
        files.write_file(passphrase_out, f"{passphrase}\n".encode())
    try:
        return opening.create(folder, address, this_machine(simulated), [Passphrase(passphrase)]), passphrase
    except BaseException:
        if passphrase_out is not None:
            passphrase_out.unlink(missing_ok=True)
        raise


def start_code(ward: Ward) -> str:
    """Give the code for the hand of record 0: whoever keeps it can tell this log from any other."""
    first = ward.worker.submit(ward.journal.entries, 0, 0).result()[0]
    return checkpoint.hand_code(ward.realm, ward.journal.tail.log, 0, chain.un64(first.head))


def tell(context: Context, options: argparse.Namespace, ward: Ward, passphrase: str, code: str, log: str) -> None:
    """Say what was made; the passphrase once, and only where it did not go to a file."""
    words, shown = context.words, options.passphrase_out is None
    drill = ward.realm is Realm.DRILL
    if options.json:
        context.report(
            {"folder": str(options.folder), "log": log, "start_code": code, "exercise": drill}
            | ({"passphrase": passphrase} if shown else {})
        )
        return
    context.say(
        words("The log of {ward}, {hospital}, is made.").format(ward=ward.start.ward, hospital=ward.start.hospital)
    )
    if drill:
        context.say(words("EXERCISE – not real"))
    if shown:
        context.say(words("Passphrase (shown only now, copy it by hand):") + f" {passphrase}")
    else:
        context.say(words("The passphrase is in {file}.").format(file=options.passphrase_out))
    context.say(words("Start code (keep it elsewhere):") + f" {code}")
