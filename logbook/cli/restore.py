# SPDX-License-Identifier: Apache-2.0
"""`logbook restore STICK --into FOLDER`: a ward's log from its copy on a stick, gone on with in a new segment."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook import i18n
from logbook.cli.context import Context, add_secret, ask_stick, this_machine
from logbook.core import ward as wards
from logbook.core.actions import opening, restoring, taking_over
from logbook.core.actions.restoring import Back, Lost
from logbook.core.model.errors import NotAWard
from logbook.core.vault.slots import Secret, typed
from logbook.core.vault.stick import OnStick
from logbook.i18n import N_, Words

LOST = {
    Lost.LATER_RECORDS: N_("records written after the last copy"),
    Lost.PINS: N_("PINs: everybody sets a new one"),
    Lost.DRAFTS: N_("unfinished texts"),
    Lost.SEALED_NOTES: N_("sealed notes that had not entered the log"),
    Lost.SETTINGS: N_("the settings of the ward"),
}
"""What a copy never holds, in words."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "restore",
        help=words("bring a log back from a stick"),
        description=words(
            "Brings a ward's log back from the copy on a stick into a new folder, proven record by record. What is "
            "back can be read; writing goes on in a new segment."
        ),
        epilog=words("Example:") + " logbook restore /media/stick --into uci",
    )
    command.add_argument("source", type=Path, metavar=words("STICK"), help=words("where it is mounted"))
    command.add_argument("--into", type=Path, required=True, metavar=words("FOLDER"), help=words("a new folder"))
    command.add_argument("--log", default="", metavar="ID", help=words("which log, where the stick holds several"))
    command.add_argument("--moved", action="store_true", help=words("the ward only changes to this PC"))
    command.add_argument("--damaged", action="store_true", help=words("take what is good before the first bad record"))
    command.add_argument(
        "--take-over", action="store_true",
        help=words("FOLDER holds this ward already: take over what only the stick knows"),
    )  # fmt: skip
    add_secret(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Restore; 1 if only a part of a copy came back."""
    on = _chosen(context, options)
    secret = _secret(context, options, on)
    if options.take_over:
        return _take_over(context, options, on, secret)
    unlocked = restoring.unlock(on, secret)
    reason = restoring.MOVED if options.moved else restoring.RESTORED
    ward, back = restoring.restore(
        on, unlocked, options.into, this_machine(), reason=reason, damaged=options.damaged
    )  # fmt: skip
    wards.shut(ward)
    if options.json:
        context.report(_plain(back))
    else:
        _say(context, back)
    return 1 if back.faults else 0


def _chosen(context: Context, options: argparse.Namespace) -> OnStick:
    found = [one for one in restoring.wards_on(options.source) if options.log in {"", one.log}]
    if not found:
        raise NotAWard(path=str(options.source))
    if len(found) > 1:
        told = context.words("The stick holds several logs. Say --log with one of: {logs}")
        raise context.usage(told.format(logs=", ".join(one.log for one in found)))
    return found[0]


def _secret(context: Context, options: argparse.Namespace, on: OnStick) -> Secret:
    if options.stick is not None:
        return ask_stick(context, on.folder, options.stick, options.stick_pin_file, "--stick-pin-file")
    return typed(context.secret(options.passphrase_file, context.words("Passphrase:"), "--passphrase-file"))


def _take_over(context: Context, options: argparse.Namespace, on: OnStick, secret: Secret) -> int:
    ward = opening.open_ward(options.into, opening.unlock(options.into, secret), this_machine())
    try:
        done = taking_over.take_over(ward, taking_over.on_stick(ward, on))
    finally:
        wards.shut(ward)
    if options.json:
        context.report({"carried": len(done.entries), "conflicts": done.conflicts})
        return 0
    words = context.words
    told = words("Records taken over: {n}. Of these, {m} have a number that another record has here: both stay.")
    context.say(told.format(n=len(done.entries), m=done.conflicts))
    return 0


def _say(context: Context, back: Back) -> None:
    words = context.words
    at = i18n.moment(words, back.written, back.zone)
    context.say(words("Records back: {n}. The last one is {ref}, written {time}.").format(
        n=back.records, ref=back.last, time=at
    ))  # fmt: skip
    context.say(words("Writing goes on in segment {segment}.").format(segment=back.next))
    for fault in back.faults:
        told = words("Segment {segment} came back up to record {number} only [{code}].")
        context.say("✗ " + told.format(segment=fault.segment, number=fault.last, code=fault.code))
    for name in back.aside:
        context.say(words("Left on the stick: {name}").format(name=name))
    context.say(words("Not back:"))
    for lost in back.lost:
        context.say("– " + words(LOST[lost]))


def _plain(back: Back) -> dict[str, object]:
    return {
        "records": back.records, "segments": list(back.segments), "last": [back.last.segment, back.last.number],
        "written": back.written, "next": back.next, "aside": list(back.aside), "lost": [str(one) for one in back.lost],
        "faults": [{"segment": one.segment, "last": one.last, "code": one.code} for one in back.faults],
    }  # fmt: skip
