# SPDX-License-Identifier: Apache-2.0
"""`logbook keys FOLDER list|add|remove|words`: the ways into a log. A secret is asked for, or read from a file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from logbook.cli.context import Context, add_author, add_ward, ask_secret, ask_stick, author, open_by
from logbook.cli.new import add_passphrase_out
from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.actions import protecting, ways
from logbook.core.actions.ways import Change, Proof, Way
from logbook.core.model.errors import Refused, StorageTrouble
from logbook.core.model.frame import Author, Entry
from logbook.core.model.people import Right
from logbook.core.model.plain import one_line
from logbook.core.vault import files
from logbook.core.vault.slots import KeyStick, Kind, Passphrase, Secret
from logbook.core.ward import Ward
from logbook.i18n import N_, Words

KINDS = {
    Kind.SETUP: N_("set-up key"),
    Kind.PASSPHRASE: N_("six words"),
    Kind.STICK: N_("key stick and PIN"),
    Kind.RECOVERY: N_("recovery key"),
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "keys",
        help=words("the ways into a log"),
        description=words(
            "Lists, adds and takes away the ways into a log. Taking one away changes the key of the log: every way "
            "that stays is proven again, or goes too. Recovery keys stay by themselves."
        ),
        epilog=words("Example:") + " logbook keys uci add --new-stick /media/anna/KEY",
    )
    add_ward(command, words)
    command.add_argument(
        "act", choices=["list", "add", "remove", "words"],
        help=words("list them, add one, remove one, or draw six new words"),
    )  # fmt: skip
    command.add_argument("slot", nargs="?", default="", metavar="ID", help=words("which one to remove, as listed"))
    command.add_argument("--new-stick", type=Path, metavar="DIR", help=words("add: make a key stick of this medium"))
    command.add_argument("--new-pin-file", metavar="F", help=words("read the new stick's PIN from a file, - for input"))
    command.add_argument("--recovery", metavar="age1…", help=words("add: the team's recovery key, its public half"))
    command.add_argument(
        "--recovery-out", type=Path, metavar="F", help=words("add: make a recovery key and write its secret here")
    )
    command.add_argument(
        "--keep-stick", type=Path, action="append", default=[], metavar="DIR",
        help=words("remove, words: this key stick stays; asks for its PIN"),
    )  # fmt: skip
    command.add_argument(
        "--keep-pin-file", action="append", default=[], metavar="F", help=words("read that stick's PIN from a file")
    )
    command.add_argument("--keep-passphrase-file", metavar="F", help=words("remove: the six words in this file stay"))
    command.add_argument("--drop-unproven", action="store_true", help=words("take away what was not proven, too"))
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    add_passphrase_out(command, words)
    add_author(command, words)
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Do what is wanted."""
    if options.passphrase_out is not None and os.path.lexists(options.passphrase_out):
        raise StorageTrouble(path=str(options.passphrase_out), detail="EEXIST")
    secret = ask_secret(context, options)
    with open_by(secret, options.folder) as ward:
        if options.act == "list":
            _list(context, options, ways.ways(ward))
            return 0
        by, _ = author(context, options, ward, Right.KEYS)
        before = ways.ways(ward)
        shown = ""
        if options.act == "add":
            _add(context, options, ward, by)
        else:
            shown = _change(context, options, ward, by, secret)
        now = ways.ways(ward)
    _report(context, options, (before, now), shown)
    return 0


def _report(
    context: Context, options: argparse.Namespace, was_is: tuple[tuple[Way, ...], tuple[Way, ...]], shown: str
) -> None:
    """Say what went and what came; new words once, and only where they did not go to a file."""
    words, (before, now) = context.words, was_is
    removed, added = [way for way in before if way not in now], [way for way in now if way not in before]
    if options.json:
        ids = {"removed": [way.slot for way in removed], "added": [way.slot for way in added], "ways": len(now)}
        context.report(ids | ({"passphrase": shown} if shown else {}))
        return
    for way in removed:
        context.say(words("Taken away: {way}").format(way=_told(words, way)))
    for way in added:
        context.say(words("Added: {way}").format(way=_told(words, way)))
    if shown:
        context.say(words("Passphrase (shown only now, copy it by hand):") + f" {shown}")
    if len(now) == 1:
        context.warn(words("There is only one way in. If it is lost, the log is lost: add a second one."))


def _list(context: Context, options: argparse.Namespace, found: tuple[Way, ...]) -> None:
    if options.json:
        context.report({"ways": [{"id": way.slot, "kind": way.kind.value, "label": way.label} for way in found]})
        return
    for way in found:
        context.say(_told(context.words, way))
    if not found:
        context.say(context.words("Not yet protected: whoever takes this PC can read the log."))


def _told(words: Words, way: Way) -> str:
    return "  ".join(filter(None, (way.slot, words(KINDS[way.kind]), one_line(way.label))))


def _add(context: Context, options: argparse.Namespace, ward: Ward, by: Author) -> None:
    chosen = [one for one in (options.new_stick, options.recovery, options.recovery_out) if one is not None]
    if len(chosen) != 1:
        raise context.usage(context.words("Say one of --new-stick, --recovery and --recovery-out."))
    if options.new_stick is not None:
        pin = context.secret(options.new_pin_file, context.words("New PIN, six digits or more:"), "--new-pin-file")
        _do(ward, ways.add_stick, ward, options.new_stick, pin, by, ways.next_label(ward))
    elif options.recovery is not None:
        _do(ward, ways.add_recovery, ward, options.recovery.strip(), by)
    else:
        _new_recovery(options.recovery_out, ward, by)


def _new_recovery(out: Path, ward: Ward, by: Author) -> None:
    """Write the secret first: a way that nobody holds the key of would be none."""
    if os.path.lexists(out):
        raise StorageTrouble(path=str(out), detail="EEXIST")
    if ward.path in (out.absolute(), *out.absolute().parents):
        raise Refused(rule="beside-the-log")
    secret, public = crypto.new_age_identity()
    files.write_file(out, f"{secret}\n".encode())
    _do(ward, ways.add_recovery, ward, public, by)


def _change(context: Context, options: argparse.Namespace, ward: Ward, by: Author, secret: Secret | None) -> str:
    """Change the key; gives the new six words where they are to be shown."""
    words = context.words
    file = ward.unlocked.file
    new = options.act == "words"
    gone = {slot.id for slot in file.ways if slot.kind is Kind.PASSPHRASE} if new else {options.slot}
    if not new and options.slot not in {slot.id for slot in file.ways}:
        raise context.usage(words("There is no such way in: see “list”."))
    drawn = protecting.word_list().new_passphrase() if new else ""
    wanted = Change(frozenset(gone), _proofs(context, options, secret), drawn)
    unproven = [slot for slot in ways.would_go(file, wanted) if slot.id not in gone]
    if unproven and not options.drop_unproven:
        for slot in unproven:
            context.warn(words("Not proven: {way}").format(way=_told(words, Way(slot.id, slot.kind))))
        raise context.usage(words("Prove them with --keep-stick or --keep-passphrase-file, or say --drop-unproven."))
    if drawn and options.passphrase_out is not None:
        files.write_file(options.passphrase_out, f"{drawn}\n".encode())
    _do(ward, ways.change, ward, wanted, by)
    return drawn if options.passphrase_out is None else ""


def _proofs(context: Context, options: argparse.Namespace, secret: Secret | None) -> tuple[Proof, ...]:
    """Take what opened the log, and whatever else was given."""
    path: Path = options.folder
    proofs: list[Proof] = [secret] if isinstance(secret, Passphrase | KeyStick) else []
    for place, file in zip_longest(options.keep_stick, options.keep_pin_file[: len(options.keep_stick)]):
        proofs.append(ask_stick(context, path, place, file, "--keep-pin-file"))
    if options.keep_passphrase_file is not None:
        proofs.append(Passphrase(context.secret(options.keep_passphrase_file, "", "--keep-passphrase-file")))
    return tuple(proofs)


def _do(ward: Ward, act: Callable[..., list[Entry]], *args: object) -> None:
    wards.fold(ward, ward.worker.submit(act, *args).result())
