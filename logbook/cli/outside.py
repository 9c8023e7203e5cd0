# SPDX-License-Identifier: Apache-2.0
"""What the team knows besides the files it received: options of `collect`, read and checked before anything is done."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from logbook import clock
from logbook.cli.context import Context, named, read_file
from logbook.core import crypto
from logbook.core.actions import trusting
from logbook.core.exchange import apart
from logbook.core.exchange.collect import paper
from logbook.core.exchange.collect.points import Outside
from logbook.core.exchange.trust import lists
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput
from logbook.i18n import Words

T = TypeVar("T")


def add_identity(command: argparse.ArgumentParser, words: Words) -> None:
    """Describe the option that opens sealed files."""
    command.add_argument(
        "--identity", metavar="F", help=words("the team's key for sealed files (AGE-SECRET-KEY-1…), - for input")
    )


def opener(context: Context, options: argparse.Namespace) -> Callable[[bytes], bytes] | None:
    """Return what opens sealed files, each in a process of its own, if a key is given; raises what reading raises."""
    if options.identity is None:
        return None
    secret = context.secret(options.identity, "", "--identity")
    crypto.age_recipient(secret)  # misspelt is said before anything is done
    return lambda data: apart.open_sealed(data, secret)


def add(command: argparse.ArgumentParser, words: Words) -> None:
    """Describe the options."""
    add_identity(command, words)
    command.add_argument("--trust", type=Path, metavar="STICK", help=words("the team's trust stick: devices and keys"))
    command.add_argument("--card", metavar=words("CODE"), help=words("the letters on the team's card, for --trust"))
    command.add_argument("--devices", type=Path, metavar="F", help=words("the team's list of devices (devices.json)"))
    command.add_argument("--team", type=Path, metavar="F", help=words("the team's public keys (team.pem)"))
    command.add_argument(
        "--seen", type=Path, metavar="F", help=words("checkpoint lines typed from paper: LINE [second name]")
    )
    command.add_argument(
        "--codes", type=Path, metavar="F",
        help=words("codes typed from paper: [LOG] NUMBER CODE [second name]"),
    )  # fmt: skip


def read(context: Context, options: argparse.Namespace) -> Outside:
    """Read what the options name; raises `BadInput` with file and line, `NotTrusted`, and what reading raises.

    A stick is believed as a ward believes its first: by the card typed. One past its date is, with a warning.
    """
    given = Outside(
        None if options.devices is None else _read(options.devices, lists.LIMIT, lists.read_devices),
        () if options.team is None else _read(options.team, lists.LIMIT, lists.read_team),
        (),
        () if options.seen is None else _read(options.seen, paper.LIMIT, lambda data: paper.read_seen(_text(data))),
        () if options.codes is None else _read(options.codes, paper.LIMIT, lambda data: paper.read_codes(_text(data))),
    )
    if options.trust is None:
        return given
    if options.card is None or options.devices is not None:
        raise context.usage(context.words("With --trust give --card, and no --devices."))
    from logbook.core.exchange.trust import stick  # noqa: PLC0415 - tuf, only where there is a stick

    offer = stick.check(trusting.reader(options.trust), Realm.REAL, clock.read_clock().wall, typed=options.card)
    if offer.expired:
        context.warn(context.words("The trust stick should have been renewed by now. It was taken all the same."))
    return replace(given, devices=offer.devices, team=tuple(dict.fromkeys((*given.team, *offer.team))))


def _read(path: Path, limit: int, take: Callable[[bytes], tuple[T, ...]]) -> tuple[T, ...]:
    data = read_file(path, limit)
    try:
        return take(data)
    except BadInput as error:
        raise named(path, error) from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(reason="not-utf-8") from error
