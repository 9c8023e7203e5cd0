# SPDX-License-Identifier: Apache-2.0
"""`logbook erase FOLDER A.214 --part text --reason …`: one part of one record, by law; a secret is asked for again."""

from __future__ import annotations

import argparse

from logbook.cli.context import Context, add_author, add_ward, ask_secret, open_ward, person
from logbook.core.actions import erasing
from logbook.core.model.codes import Part
from logbook.core.model.errors import BadInput, Refused
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import ERASABLE
from logbook.i18n import Words


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "erase",
        help=words("erase one part of one record by law"),
        description=words(
            "Erases the words of one part of one record. Number, time and author stay, and a record says who erased it "
            "and why. Exports and sticks that left before still hold the words."
        ),
        epilog=words("Example:") + " logbook erase uci A.214 --part text --reason 'court order 12' --as 'Laia Soler'",
    )
    add_ward(command, words)
    command.add_argument("record", metavar="A.214", help=words("the record"))
    command.add_argument("--part", required=True, choices=[part.value for part in ERASABLE], help=words("which part"))
    command.add_argument("--reason", required=True, metavar=words("WORDS"), help=words("why; it stays in the log"))
    add_author(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Erase."""
    words, target = context.words, reference(options.record)
    with open_ward(context, options) as ward:
        user = person(options, ward)
        context.warn(words("Now the same secret once more, for this act alone."))
        secret = ask_secret(context, options)
        if secret is None:
            raise Refused(rule="not-protected")
        pin = context.secret(options.pin_file, words("PIN:"), "--pin-file")
        order = erasing.Order(target, Part(options.part), options.reason)
        outcome = ward.worker.submit(erasing.erase, ward, order, erasing.Proof(user, pin, secret)).result()
        erasing.finish(ward, outcome)
        if outcome.trouble is not None:
            raise outcome.trouble
        sticks = tuple(view.name or view.stick for view in erasing.holding(ward.folds))
        refs = [str(entry.ref) for entry in outcome.written]
    if options.json:
        context.report({"records": refs, "sticks": list(sticks)})
        return 0
    context.say(words("Erased; record {refs} says so.").format(refs=", ".join(refs)))
    if sticks:
        said = words("These sticks may still hold the words until they are next plugged in: {names}")
        context.say(said.format(names=", ".join(sticks)))
    context.say(words("Exports and pages that left before are out of reach."))
    return 0


def reference(text: str) -> Ref:
    """Read `A.214` or `A·214`; raises BadInput."""
    segment, _, number = text.replace("·", ".").partition(".")
    if not (segment.isascii() and segment.isalpha() and number.isascii() and number.isdecimal()):
        raise BadInput(field=text, reason="not-a-reference")
    return Ref(segment.upper(), int(number))
