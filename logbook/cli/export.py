# SPDX-License-Identifier: Apache-2.0
"""`logbook export FOLDER --out F.pdf`: the signed PDF that carries its own proof."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from logbook.cli.context import Context, add_author, add_ward, author, open_ward, read_file
from logbook.core.actions import trusting
from logbook.core.model.codes import Profile
from logbook.core.model.frame import Ref
from logbook.core.model.people import Right
from logbook.core.ward import Ward
from logbook.i18n import Words

if TYPE_CHECKING:
    from logbook.core.actions.export import Made

_RECIPIENTS_LIMIT = 64 * 1024


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "export",
        help=words("make the signed PDF"),
        description=words("Makes the signed PDF of the log; sealed if recipients are given."),
        epilog=words("Example:") + " logbook export uci --out night.pdf --profile incident",
    )
    add_ward(command, words)
    command.add_argument("--out", type=Path, required=True, metavar="F.pdf", help=words("where the PDF goes"))
    command.add_argument(
        "--profile",
        choices=[profile.value for profile in Profile],
        default=Profile.INCIDENT.value,
        help=words("what the PDF tells; incident if not said"),
    )
    command.add_argument(
        "--to", nargs="+", default=[], metavar=words("RECIPIENT"), help=words("age recipients, or files that list them")
    )
    add_unsealed(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    add_author(command, words)
    command.set_defaults(run=run)


def add_unsealed(command: argparse.ArgumentParser, words: Words) -> None:
    """Take the plain word for leaving a file unsealed where the team's keys are known."""
    command.add_argument(
        "--unsealed", action="store_true", help=words("leave it unsealed: whoever finds the stick can read it")
    )


def sealed_for(context: Context, options: argparse.Namespace, ward: Ward) -> tuple[str, ...]:
    """Say who a file is sealed for: the team, where its stick was taken over, and whoever `--to` names.

    Only `--unsealed` leaves the team out. Where nobody is known it warns and goes on: scripts keep working.
    """
    words, given = context.words, recipients(options.to)
    if options.unsealed and given:
        raise context.usage(words("Either --to or --unsealed."))
    if options.unsealed:
        return ()
    team = ward.worker.submit(trusting.recipients, ward.store).result()
    if not given and not team:
        context.warn(words("Nobody's key is known: the file stays unsealed. Whoever finds the stick can read it."))
    return tuple(dict.fromkeys((*team, *given)))


def run(context: Context, options: argparse.Namespace) -> int:
    """Export."""
    from logbook.core.actions import export  # noqa: PLC0415 - drawing and signing, 0.5 s that --help must not pay

    if options.out.is_dir():
        raise context.usage(context.words("{file} is a folder. Add the name of the file.").format(file=options.out))
    with open_ward(context, options) as ward:
        by, name = author(context, options, ward, Right.EXPORT)
        to = sealed_for(context, options, ward)
        order = export.Order(options.out, context.words, by, name, Profile(options.profile), to)
        made = export.export(ward, order)
    if options.json:
        context.report(
            [
                {"file": str(one.path), "profile": one.record.profile, "first": one.record.first,
                 "last": one.record.last, "pdf_sha256": one.record.sha256, "sealed_to": one.record.sealed_to,
                 "segment": one.segment, "copy": one.copy, "first_bad": one.bad}
                for one in made
            ]
        )  # fmt: skip
    else:
        _say(context, made)
    return 1 if any(one.bad is not None for one in made) else 0


def _say(context: Context, made: list[Made]) -> None:
    words = context.words
    for one in made:
        told = words("{file}: records {first} to {last}")
        context.say(told.format(file=one.path, first=one.record.first, last=one.record.last))
        if one.copy:
            context.say("  " + words("A copy: the key of this segment is not here, and this PC signs instead."))
        if one.bad is not None:
            told = words("Record {ref} is the first that does not hold. It and all after it are not in the file.")
            context.say("  ✗ " + told.format(ref=Ref(one.segment, one.bad)))


def recipients(given: list[str]) -> list[str]:
    """Return age recipients as given, and those that given files list; raises as `read_file`."""
    found: list[str] = []
    for item in given:
        if item.startswith("age1"):
            found.append(item)
            continue
        lines = read_file(Path(item), _RECIPIENTS_LIMIT).decode("utf-8", "replace").splitlines()
        found += [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return found
