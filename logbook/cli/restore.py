# SPDX-License-Identifier: Apache-2.0
"""`logbook restore STICK|FILE… --into FOLDER`: a log from a stick, from exports or from codes, gone on with anew."""

from __future__ import annotations

import argparse
from pathlib import Path

from logbook import i18n
from logbook.cli.context import Context, add_secret, ask_stick, read_file, this_machine
from logbook.core import ward as wards
from logbook.core.actions import opening, recovering, restoring, taking_over
from logbook.core.exchange.verify import FILE_LIMIT
from logbook.core.model.errors import NotAWard
from logbook.core.model.restored import Back
from logbook.core.vault.slots import Secret, typed
from logbook.core.vault.stick import OnStick
from logbook.i18n import Words
from logbook.telling.restored import LOST, more


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "restore",
        help=words("bring a log back from a stick, exports or codes"),
        description=words(
            "Brings a ward's log back from the copy on a stick, from exported files or from square codes into a new "
            "folder, proven record by record. What is back can be read; writing goes on in a new segment."
        ),
        epilog=f"{words('Example:')} logbook restore /media/stick --into uci\n"
        f"{words('Example:')} logbook restore night.pdf codes.txt --into uci",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "source", type=Path, nargs="+", metavar=words("STICK"),
        help=words("where it is mounted; or exports (PDF, log text), scanned codes and pictures of codes"),
    )  # fmt: skip
    command.add_argument("--into", type=Path, required=True, metavar=words("FOLDER"), help=words("a new folder"))
    command.add_argument("--log", default="", metavar="ID", help=words("which log, where the stick holds several"))
    command.add_argument("--moved", action="store_true", help=words("the ward only changes to this PC"))
    command.add_argument("--damaged", action="store_true", help=words("take what is good before the first bad record"))
    command.add_argument(
        "--take-over", action="store_true",
        help=words("FOLDER holds this ward already: take over what only the stick knows"),
    )  # fmt: skip
    command.add_argument(
        "--identity-file", metavar="F", help=words("age identity that opens sealed files, - for input")
    )
    command.add_argument("--hospital", default="", metavar="H", help=words("where only codes say too little"))
    command.add_argument("--ward", default="", metavar="W", help=words("where only codes say too little"))
    add_secret(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Restore; 1 if only a part of a copy came back."""
    if not options.source[0].is_dir():
        return _from_files(context, options)
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
    return _told(context, options, back)


def _from_files(context: Context, options: argparse.Namespace) -> int:
    """Make a ward of what had left the old PC; 1 if a set of codes is not whole or records are missing."""
    identity = context.secret(options.identity_file, "", "--identity-file") if options.identity_file else ""
    material = recovering.read([read_file(path, FILE_LIMIT) for path in options.source], identity)
    ward, back = recovering.recover(material, options.into, this_machine(), options.hospital, options.ward)
    wards.shut(ward)
    return _told(context, options, back)


def _told(context: Context, options: argparse.Namespace, back: Back) -> int:
    if options.json:
        context.report(_plain(back))
    else:
        _say(context, back)
    return 1 if back.faults or back.missing else 0


def _chosen(context: Context, options: argparse.Namespace) -> OnStick:
    found = [one for one in restoring.wards_on(options.source[0]) if options.log in {"", one.log}]
    if not found:
        raise NotAWard(path=str(options.source[0]))
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
        context.say(words("Left aside: {name}").format(name=name))
    for told in more(words, back):
        context.say(told)
    context.say(words("Not back:"))
    for lost in back.lost:
        context.say("– " + words(LOST[lost]))


def _plain(back: Back) -> dict[str, object]:
    return {
        "records": back.records, "segments": list(back.segments), "last": [back.last.segment, back.last.number],
        "written": back.written, "next": back.next, "aside": list(back.aside), "lost": [str(one) for one in back.lost],
        "carried": back.carried, "withheld": back.withheld,
        "missing": [{"segment": one.segment, "first": one.first, "last": one.last} for one in back.missing],
        "faults": [{"segment": one.segment, "last": one.last, "code": one.code} for one in back.faults],
    }  # fmt: skip
