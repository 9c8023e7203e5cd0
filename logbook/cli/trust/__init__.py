# SPDX-License-Identifier: Apache-2.0
"""`logbook trust …`: the incident team's roots, lists and packs, and the ward that takes its stick."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from logbook.cli.context import Context, add_author, add_language, add_ward
from logbook.cli.trust import codes, team, ward
from logbook.core.model.codes import DeviceType
from logbook.i18n import Words

Run = Callable[[Context, argparse.Namespace], int]
Add = Callable[[str, str, Run, str], argparse.ArgumentParser]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the commands."""
    command = commands.add_parser(
        "trust",
        help=words("the incident team's lists, and the stick that brings them"),
        description=words(
            "Makes and signs what wards may trust, and takes it over on a ward. Private keys stay sealed."
        ),
        epilog=words("Example:") + " logbook trust import uci /media/stick --code-file card.txt",
    )
    acts = command.add_subparsers(metavar=words("ACT"), required=True)

    def act(name: str, said: str, run: Run, example: str) -> argparse.ArgumentParser:
        made = acts.add_parser(
            name, help=said, description=said, epilog=words("Example:") + f" logbook trust {name} {example}"
        )
        made.add_argument("--json", action="store_true", help=words("report for programs"))
        add_language(made, words)
        made.set_defaults(run=run)
        return made

    _roots(act, words)
    _lists(act, words)
    _packs(act, words)
    _sticks(act, words)


def _roots(act: Add, words: Words) -> None:
    made = act("init", words("make the team's folder and its three root keys"), team.init, "team --key a b c")
    _folder(made, words)
    made.add_argument("--key", nargs=3, type=Path, required=True, metavar="F", help=words("three new key files"))
    made.add_argument("--passphrase-out", nargs=3, type=Path, metavar="F", help=words("a file for each passphrase"))
    made.add_argument("--exercise", action="store_true", help=words("a drill, apart from every real log for ever"))
    made = act("card", words("the letters that a ward types when it takes its first stick"), team.card, "team")
    _folder(made, words)
    made.add_argument("--out", type=Path, metavar="F.pdf", help=words("where the PDF goes"))
    for name, said, run in (
        ("team-key", words("make the key that signs receipts"), team.team_key),
        ("pack-key", words("make a key that signs procedure packs"), team.pack_key),
    ):
        made = act(name, said, run, "team --key key.json --name 'Anna Puig'")
        _folder(made, words)
        made.add_argument("--key", type=Path, required=True, metavar="F", help=words("the new key file"))
        made.add_argument("--name", required=True, help=words("what people call this key"))
        made.add_argument("--passphrase-out", type=Path, metavar="F", help=words("a file for the passphrase"))
    made = act("rotate", words("put a new root key in the place of one"), team.rotate, "team --drop 7ab6 --key d")
    _folder(made, words)
    made.add_argument("--drop", required=True, metavar="ID", help=words("how the id of the old key begins"))
    made.add_argument("--key", type=Path, required=True, metavar="F", help=words("the new key file"))
    made.add_argument("--name", required=True, help=words("what people call this key"))
    made.add_argument("--passphrase-out", type=Path, metavar="F", help=words("a file for the passphrase"))
    made = act("sign", words("sign what waits; two of the three keys are needed"), team.sign, "team --key a --key b")
    _folder(made, words)
    _signing(made, words)


def _lists(act: Add, words: Words) -> None:
    made = act("devices", words("the devices the team knows"), team.devices, "team add night.pdf")
    _folder(made, words)
    made.add_argument("act", choices=["add", "revoke", "list"], help=words("add, revoke or list"))
    made.add_argument("what", nargs="?", default="", metavar=words("FILE OR CODE"), help=words(
        "a file that the ward exported; to revoke: the device's code or its log"
    ))  # fmt: skip
    made.add_argument("--until", type=int, metavar="N", help=words("what it wrote up to this record stays trusted"))
    made.add_argument("--note", default="", help=words("a remark"))
    made = act("recipients", words("who may open exports"), team.recipients, "team add age1…")
    _folder(made, words)
    made.add_argument("act", choices=["add", "remove", "list"], help=words("add, remove or list"))
    made.add_argument("what", nargs="*", metavar=words("RECIPIENT"), help=words("age recipients"))


def _packs(act: Add, words: Words) -> None:
    made = act("pack", words("sign procedures and bulletins with a pack key"), team.pack, "team p06.toml --key k")
    _folder(made, words)
    made.add_argument("files", nargs="*", type=Path, metavar=words("FILE"), help=words("procedures and PNG pictures"))
    _signing(made, words)
    _codes(act, words)
    made = act("bulletin", words("write a bulletin into the pack"), team.bulletin, "team B7 --title … --text-file t")
    _folder(made, words)
    made.add_argument("code", metavar=words("CODE"), help=words("such as B7; the version counts by itself"))
    made.add_argument("--title", required=True, help=words("one line"))
    made.add_argument("--text-file", type=Path, required=True, metavar="F", help=words("what it says"))
    types = [one.value for one in DeviceType]
    made.add_argument("--type", action="append", default=[], choices=types, help=words("a kind of device it concerns"))
    made.add_argument("--model", action="append", default=[], help=words("a model it concerns"))


def _codes(act: Add, words: Words) -> None:
    said = words("sign bulletins and short procedures as square codes")
    made = act("codes", said, codes.run, "b7.toml --key key.json --out codes.pdf")
    made.add_argument("files", nargs="+", type=Path, metavar=words("FILE"), help=words("bulletins and procedures"))
    made.add_argument("--key", type=Path, required=True, metavar="F", help=words("a key file"))
    made.add_argument("--passphrase-file", metavar="F", help=words("read the passphrase from a file, - for input"))
    made.add_argument(
        "--out", type=Path, required=True, metavar="F", help=words("the PDF, or a .txt with one code a line")
    )
    made.add_argument("--exercise", action="store_true", help=words("codes that only an exercise takes"))


def _sticks(act: Add, words: Words) -> None:
    made = act("stick", words("check everything and put it onto a stick"), team.stick, "team /media/stick/trust")
    _folder(made, words)
    made.add_argument("out", type=Path, metavar=words("STICK"), help=words("the folder on the stick"))
    made = act("show", words("check a stick, or the team's folder, and tell what it brings"), ward.show, "/media/stick")
    made.add_argument("source", type=Path, metavar=words("STICK"), help=words("the folder on the stick"))
    made = act("import", words("take a stick over into a ward's log"), ward.take, "uci /media/stick --code-file c")
    add_ward(made, words)
    made.add_argument("source", type=Path, metavar=words("STICK"), help=words("the folder on the stick"))
    made.add_argument("--code-file", metavar="F", help=words("read the letters of the card from a file, - for input"))
    made.add_argument("--new-team", action="store_true", help=words("the team began anew and gave out new cards"))
    made.add_argument("--look", action="store_true", help=words("only tell what would change"))
    add_author(made, words)


def _folder(made: argparse.ArgumentParser, words: Words) -> None:
    made.add_argument("folder", type=Path, metavar=words("FOLDER"), help=words("the incident team's own folder"))


def _signing(made: argparse.ArgumentParser, words: Words) -> None:
    made.add_argument("--key", action="append", type=Path, required=True, metavar="F", help=words("a key file"))
    made.add_argument(
        "--passphrase-file", action="append", metavar="F", help=words("its passphrase, in the same order, - for input")
    )
