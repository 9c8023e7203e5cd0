# SPDX-License-Identifier: Apache-2.0
"""`logbook verify FILE…`: what is proven, what is not, and one line of verdict per file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from logbook import i18n
from logbook.cli import outside
from logbook.cli.context import Context, read_file
from logbook.cli.findings import NOT_PROVEN, PROVEN, finding_words
from logbook.core.exchange import apart
from logbook.core.exchange import verify as verifying
from logbook.core.exchange.verify import Report, Verdict, Verified
from logbook.core.exchange.volumes import together
from logbook.core.model.errors import StorageTrouble, TooLarge, Unreadable
from logbook.core.model.plain import one_line
from logbook.i18n import Words
from logbook.telling.codes import word
from logbook.trouble import tell

_UNREADABLE = (verifying.Finding("unreadable"),)
_CANNOT_READ = 3


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "verify",
        help=words("check exported files"),
        description=words("Checks exported files (PDF or log text): what is proven, what is not, and every finding."),
        epilog=words("Example:") + " logbook verify night.pdf",
    )
    command.add_argument("files", type=Path, nargs="+", metavar=words("FILE"), help=words("PDFs or log texts"))
    outside.add_identity(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Verify each file; 1 if any has findings."""
    opener = outside.opener(context, options)
    verified = together([_verified(context, path, opener) for path in options.files])
    reports = [(path, one.report) for path, one in zip(options.files, verified, strict=True)]
    if options.json:
        context.report([{"file": str(path)} | as_plain(report) for path, report in reports])
    else:
        for path, report in reports:
            _tell(context, path, report)
    if any(report.findings == _UNREADABLE for _, report in reports):
        return _CANNOT_READ
    return 0 if all(report.verdict is Verdict.GOOD for _, report in reports) else 1


def as_plain(report: Report) -> dict[str, Any]:
    """Lay a report out for programs; every value is a code, a number or a name."""
    return asdict(report) | {"verdict": report.verdict, "exercise": report.drill}


def _verified(context: Context, path: Path, opener: Callable[[bytes], bytes] | None) -> Verified:
    """Verify one file; one that cannot be read does not keep the others from being checked."""
    try:
        data = read_file(path, verifying.FILE_LIMIT)
        if opener is not None and verifying.shape(data) is verifying.Shape.SEALED:
            data = opener(data)
        return verifying.verify(data, judge=apart.judge)
    except Unreadable:
        return Verified(Report("", verifying.Shape.SEALED, (verifying.Finding("sealed-to-others"),)))
    except TooLarge:
        return Verified(Report("", verifying.Shape.OTHER, (verifying.Finding("too-large"),)))
    except StorageTrouble as error:
        context.err.write(f"{tell(error, context.words)}\n")
        return Verified(Report("", verifying.Shape.OTHER, _UNREADABLE))


def _tell(context: Context, path: Path, report: Report) -> None:
    words = context.words
    context.say(verdict_line(words, str(path), report))
    if report.realm is not None:
        _about(context, report)
    for finding in report.findings:
        context.say("  ✗ " + finding_words(words, finding))
    for proven in report.proven:
        context.say("  ✓ " + words(PROVEN[proven]))
    for unproven in report.not_proven:
        context.say("  – " + words(NOT_PROVEN[unproven]))


def verdict_line(words: Words, name: str, report: Report) -> str:
    """Say the verdict in one line, whatever the file is called; a drill is always said to be one."""
    if report.findings == _UNREADABLE:
        verdict = words("NOT READ")
    elif report.shape is verifying.Shape.SEALED and not report.findings:
        verdict = words("OPENED")
    else:
        verdict = words("GOOD") if report.verdict is Verdict.GOOD else words("FINDINGS")
    if report.drill:
        verdict += " · " + words("EXERCISE – not real")
    return f"{one_line(name)}: {verdict}"


def _about(context: Context, report: Report) -> None:
    words = context.words
    profile = "" if report.profile is None else word(words, report.profile)
    place = " · ".join(part for part in (report.ward, report.hospital) if part)
    if place:
        context.say(f"  {place}")
    context.say(
        "  " + words("Log {log}, records {first} to {last}, profile {profile}").format(
            log=report.log, first=report.first, last=report.last, profile=profile
        )
    )  # fmt: skip
    context.say("  " + words("Device {code}").format(code=report.device))
    if report.copied_by:
        context.say("  " + words("A copy, handed in by device {code}").format(code=report.copied_by))
    if report.stamped is not None:
        context.say("  " + words("Exported {time} UTC by this device's clock").format(
            time=i18n.moment(words, report.stamped * 1000, 0)
        ))  # fmt: skip
    if report.needs:
        context.say("  " + words("Needs the volumes with records 0 to {last}").format(last=report.needs - 1))
    if report.unread:
        context.say("  " + words.n(
            "{n} record was written by a newer program and is shown as it is",
            "{n} records were written by a newer program and are shown as they are", len(report.unread),
        ).format(n=len(report.unread)))  # fmt: skip
