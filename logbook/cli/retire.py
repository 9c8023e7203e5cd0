# SPDX-License-Identifier: Apache-2.0
"""`logbook retire FOLDER --out F.pdf`: two people end a log; it leaves once more, is read back, and is wiped here."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook import mounts
from logbook.cli.context import Context, add_author, add_ward, ask_secret, named_person, opened, person
from logbook.cli.export import recipients
from logbook.core import ward as wards
from logbook.core.actions import erasing, mirroring, trusting
from logbook.core.actions.signing_on import Hand
from logbook.core.model.codes import Means, Profile
from logbook.core.model.frame import Author
from logbook.i18n import Words


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "retire",
        help=words("end a log and wipe it from this PC"),
        description=words(
            "Two people close the log. It is exported once more, the export is read back and verified, and only then "
            "the log is wiped from this PC, and from the sticks that are plugged in. Other sticks and exports stay."
        ),
        epilog=words("Example:") + " logbook retire uci --out /media/team/uci.pdf --as 'Laia Soler' --and 'Anna Puig'",
    )
    add_ward(command, words)
    command.add_argument("--out", type=Path, required=True, metavar="F.pdf", help=words("where the last PDF goes"))
    command.add_argument(
        "--profile", choices=[profile.value for profile in Profile], default=Profile.CLINICAL.value,
        help=words("what the PDF tells; clinical if not said"),
    )  # fmt: skip
    command.add_argument(
        "--to", nargs="+", default=[], metavar=words("RECIPIENT"), help=words("age recipients, or files that list them")
    )
    command.add_argument(
        "--copies", nargs="+", type=Path, default=[], metavar=words("FOLDER"),
        help=words("wipe the copies here as well; sticks that are plugged in are found without it"),
    )  # fmt: skip
    add_author(command, words)
    command.add_argument("--and", dest="second", required=True, metavar=words("NAME"), help=words("the second person"))
    command.add_argument("--second-pin-file", metavar="F", help=words("read the second PIN from a file, - for input"))
    command.add_argument(
        "--without-receipt", default="", metavar=words("WORDS"),
        help=words("the incident lead's reason to retire a log that the team has not confirmed"),
    )  # fmt: skip
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Retire."""
    from logbook.core.actions import export, retiring  # noqa: PLC0415 - drawing and signing, 0.5 s --help must not pay

    words = context.words
    ward = opened(ask_secret(context, options), options.folder)
    try:
        erasing.put_right(wards.load(ward))
        user, second = person(options, ward), named_person(ward, options.second, "--and")
        first_pin = context.secret(options.pin_file, words("PIN:"), "--pin-file")
        second_pin = context.secret(options.second_pin_file, words("PIN of the second person:"), "--second-pin-file")
        last = export.Order(
            options.out, words, Author(user, Means.PIN), options.who, Profile(options.profile),
            tuple(recipients(options.to)),
        )  # fmt: skip
        order = retiring.Order(last, Hand(user, first_pin), Hand(second, second_pin), options.without_receipt)
        before = retiring.standing(
            ward.folds, ward.journal.segment, ward.worker.submit(trusting.team_keys, ward.store).result()
        )
        made = retiring.leave(ward, order)
        found = mirroring.find(ward, [*options.copies, *mounts.consult(tuple)])
    except BaseException:
        wards.shut(ward)
        raise
    left = retiring.take_away(ward, retiring.copies(found, made))
    for one in made:
        context.say(words("{file}: read back and verified").format(file=one.path))
    context.say(words("The log is wiped from this PC."))
    wiped = [on.name for on in found if all(on.folder not in path.parents for path in left)]
    if wiped:
        context.say(words("Its copies are wiped from these sticks: {names}.").format(names=", ".join(wiped)))
    others = [name for name in before.sticks if name not in wiped]
    if others:
        said = words("These sticks still hold a copy: {names}. Destroy or overwrite them.")
        context.say(said.format(names=", ".join(others)))
    return 0
