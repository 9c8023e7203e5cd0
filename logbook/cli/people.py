# SPDX-License-Identifier: Apache-2.0
"""`logbook people FOLDER add NAME`: enrols a person with a PIN."""

from __future__ import annotations

import argparse

from logbook.cli.context import Context, add_author, add_ward, author, open_ward
from logbook.core import ward as wards
from logbook.core.actions import signing_on
from logbook.core.actions.signing_on import Newcomer
from logbook.core.model.codes import Role
from logbook.core.model.errors import BadInput
from logbook.core.model.people import Right
from logbook.core.vault import pins
from logbook.i18n import Words


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "people",
        help=words("enrol a person"),
        description=words("Enrols a person with role and PIN. The PIN says who writes; it protects nothing."),
        epilog=words("Example:") + " logbook people uci add 'Anna Puig' --role nurse --new-pin-file pin.txt",
    )
    add_ward(command, words)
    command.add_argument("act", choices=["add"], metavar="add", help=words("enrol"))
    command.add_argument("name", metavar=words("NAME"), help=words("name as colleagues know it"))
    command.add_argument("--role", required=True, choices=[role.value for role in Role], help=words("role on the ward"))
    command.add_argument("--number", default="", help=words("professional number"))
    command.add_argument("--badge", default="", help=words("what the badge reader types"))
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.add_argument(
        "--new-pin-file", metavar="F", help=words("read the new person's PIN from a file, - for input")
    )
    add_author(command, words)
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Enrol."""
    words, name = context.words, options.name.strip()
    if not name:
        raise context.usage(words("The name is empty."))
    with open_ward(context, options) as ward:
        by, _ = author(context, options, ward, Right.ENROL)
        if any(view.name == name for view in ward.people.users()):
            raise BadInput(field=name, reason="name-taken")
        pin = _pin(context, options.new_pin_file)
        newcomer = Newcomer(name, Role(options.role), options.number, options.badge)
        entries = ward.worker.submit(signing_on.enrol, ward, newcomer, pin, by).result()
        wards.fold(ward, entries)
        ref = entries[-1].ref
    if options.json:
        context.report({"record": str(ref), "role": options.role})
    else:
        context.say(words("{name} is enrolled: record {ref}.").format(name=name, ref=ref))
    return 0


def _pin(context: Context, file: str | None) -> str:
    pin = context.secret(file, context.words("New PIN, six digits:"), "--new-pin-file")
    pins.judge(pin)
    if file is None and pin != context.secret(None, context.words("The same again:"), "--new-pin-file"):
        raise BadInput(field="PIN", reason="pin-differs")
    return pin
