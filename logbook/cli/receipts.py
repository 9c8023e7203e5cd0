# SPDX-License-Identifier: Apache-2.0
"""The team's key at `collect`: it gives each log its receipt and seals the merged report."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from logbook import __version__, clock
from logbook.cli.context import Context, named, read_file
from logbook.core.crypto import DeviceKey, device_key_from
from logbook.core.exchange.collect import receipts
from logbook.core.exchange.collect.case import Case
from logbook.core.exchange.trust import keyfile, team
from logbook.core.exchange.trust.keyfile import Use
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput
from logbook.core.vault import files
from logbook.i18n import Words, resources

_FOLDER = {Realm.REAL: "", Realm.DRILL: "exercise"}


@dataclass(frozen=True, slots=True)
class Team:
    """The team's name and its opened key."""

    name: str
    key: DeviceKey

    def seal(self, pdf: bytes, reason: str) -> bytes:
        """Put the team's signature over a whole PDF."""
        from logbook.core.exchange import pdfsign  # noqa: PLC0415 - pyHanko, only where something is signed

        at = datetime.fromtimestamp(clock.read_clock().wall // 1000, UTC)
        return pdfsign.sign(pdf, self.key, team.certificate(self.key, self.name), at, reason)


def add(command: argparse.ArgumentParser, words: Words) -> None:
    """Describe the options."""
    command.add_argument("--team-key", type=Path, metavar="F", help=words("the team's key: it seals the report"))
    command.add_argument(
        "--team-passphrase-file", metavar="F", help=words("the passphrase of the team's key, - for input")
    )
    command.add_argument("--receipts", type=Path, metavar="OUT", help=words("write receipts for the wards here"))


def open_team(context: Context, options: argparse.Namespace) -> Team | None:
    """Open the team's key, if one is given; raises what opening raises."""
    if options.team_key is None:
        if options.receipts is not None:
            raise context.usage(context.words("Receipts are signed: give --team-key too."))
        return None
    data = read_file(options.team_key, keyfile.LIMIT)
    try:
        key = keyfile.read(data, Use.TEAM)
    except BadInput as error:
        raise named(options.team_key, error) from error
    asked = context.words("Passphrase of {name}:").format(name=key.name)
    secret = context.secret(options.team_passphrase_file, asked, "--team-passphrase-file")
    return Team(key.name, device_key_from(key.open(secret)))


def give(case: Case, known: Iterable[str], holder: Team) -> dict[Realm, tuple[receipts.Given, ...]]:
    """Give the logs of a case their receipts."""
    at, before = clock.read_clock().wall // 1000, tuple(known)
    return {one.realm: receipts.give(one.merge.logs, before, holder.key, at) for one in case.pictures}


def write(context: Context, place: Path, given: dict[Realm, tuple[receipts.Given, ...]], holder: Team) -> None:
    """Write receipts as text and as a sealed sheet with square codes; those of an exercise have their own folder."""
    from logbook.core.exchange.collect import receipt_pages  # noqa: PLC0415 - drawing, only where it is wanted

    for realm, some in given.items():
        folder = place / (_FOLDER[realm] if len(given) > 1 else "")
        with files.medium(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write_file(folder / "receipts.txt", receipts.text(some))
        wanted = receipt_pages.Wanted(
            context.words, some, realm, holder.name, clock.read_clock(), f"Ward Logbook {__version__}"
        )
        sheet = receipt_pages.draw(wanted, resources() / "fonts")
        files.write_file(folder / "receipts.pdf", holder.seal(sheet, context.words("Receipts of the incident team")))
