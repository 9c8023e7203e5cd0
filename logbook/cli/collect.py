# SPDX-License-Identifier: Apache-2.0
"""`logbook collect IN… --into CASE`: many exports to one case folder with a merged timeline."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from pathlib import Path

from logbook import __version__, clock
from logbook.cli import outside as outsiders
from logbook.cli import receipts as teams
from logbook.cli.context import Context, read_file
from logbook.cli.findings import FINDINGS, finding_words
from logbook.cli.receipts import Team
from logbook.cli.verify import verdict_line
from logbook.core.exchange import apart, badge
from logbook.core.exchange.collect import case as cases
from logbook.core.exchange.collect import intake, memory, sheets, tables
from logbook.core.exchange.collect.case import Case, Picture
from logbook.core.exchange.collect.intake import Walk
from logbook.core.exchange.collect.logs import Level
from logbook.core.exchange.collect.points import Outside
from logbook.core.model.codes import Realm
from logbook.core.model.plain import one_line
from logbook.core.vault import files
from logbook.i18n import Words, resources

FORMATS = ("pdf", "csv", "jsonl")
_FOLDER = {Realm.REAL: "", Realm.DRILL: "exercise"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "collect",
        help=words("put exports of many wards together"),
        description=words(
            "Takes exports (files, folders) into a case folder, verifies and merges them. Doing it again changes "
            "nothing."
        ),
        epilog=words("Example:") + " logbook collect stick1 stick2 --into case",
    )
    command.add_argument("given", type=Path, nargs="+", metavar=words("IN"), help=words("files and folders"))
    command.add_argument("--into", type=Path, required=True, metavar="CASE", help=words("the case folder"))
    command.add_argument(
        "--export", action="append", default=[], metavar="FORMAT=F", help=words("another copy: pdf=F, csv=F or jsonl=F")
    )
    outsiders.add(command, words)
    teams.add(command, words)
    command.add_argument("--json", action="store_true", help=words("report for programs"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Take in, verify, merge, write; 1 if anything was found."""
    copies = [_copy(context, wanted) for wanted in options.export]
    given, opener = outsiders.read(context, options), outsiders.opener(context, options)
    team = teams.open_team(context, options)
    found = intake.walk(options.given, options.into)
    for folder in (options.into, options.into / cases.RECEIVED):
        with files.medium(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    strangers = cases.take_in(options.into, found.files, read_file, files.write_file)
    shut = [] if opener is None else cases.unseal(options.into, opener, read_file, files.write_file)
    case = _assembled(context, options, given, team)
    for picture in case.pictures:
        _write(context, options.into, case, picture, copies, team)
    if options.json:
        context.report(_plain(case, found, strangers) | {"not_opened": [item.sha256 for item in shut]})
    else:
        _tell(context, options.into, case, found, strangers)
        for item in shut:
            context.say(context.words("{name}: sealed to somebody else, not opened").format(name=", ".join(item.names)))
    return 1 if _has_findings(case) else 0


def _assembled(context: Context, options: argparse.Namespace, given: Outside, team: Team | None) -> Case:
    """Verify and merge; receipts come of the merge, and count in it as soon as they are given."""
    if team is not None:
        given = replace(given, team=(*given.team, team.key.point))
    known = memory.keep(options.into, given, read_file, files.write_file)
    checked = cases.check(options.into, read_file, badge.check, apart.judge)
    case = cases.assemble(checked, known.outside(given))
    if options.receipts is None or team is None:
        return case
    receipts = teams.give(case, known.receipts, team)
    lines = tuple(one.line for some in receipts.values() for one in some)
    known = memory.keep(options.into, Outside(receipts=lines), read_file, files.write_file)
    teams.write(context, options.receipts, receipts, team)
    return cases.assemble(checked, known.outside(given))


def _copy(context: Context, wanted: str) -> tuple[str, Path]:
    kind, _, path = wanted.partition("=")
    if kind not in FORMATS or not path:
        raise context.usage(context.words("Say --export pdf=F, csv=F or jsonl=F."))
    return kind, Path(path)


def _write(
    context: Context, folder: Path, case: Case, picture: Picture, copies: list[tuple[str, Path]], team: Team | None
) -> None:
    place = folder / _FOLDER[picture.realm]
    with files.medium(place):
        place.mkdir(mode=0o700, exist_ok=True)
    rows, words = picture.timeline.rows, context.words
    made = {
        "pdf": _pdf(context, case, picture, team),
        "csv": tables.table(rows, words),
        "jsonl": tables.json_lines(rows, words),
    }
    for kind, data in made.items():
        files.write_file(place / f"timeline.{kind}", data)
    for kind, path in copies:
        real = picture.realm is Realm.REAL or len(case.pictures) == 1
        files.write_file(path if real else path.with_name(f"exercise-{path.name}"), made[kind])


def _pdf(context: Context, case: Case, picture: Picture, team: Team | None) -> bytes:
    from logbook.core.exchange.collect import pages  # noqa: PLC0415 - drawing, that --help and --json need not load

    words = context.words

    def sentence(code: str) -> str:
        return words(FINDINGS[code])

    name = "" if team is None else team.name
    wanted = pages.Wanted(words, case, picture, clock.read_clock(), f"Ward Logbook {__version__}", sentence, name)
    pdf = pages.draw(wanted, resources() / "fonts")
    return pdf if team is None else team.seal(pdf, words("Merged timeline of the incident team"))


def _has_findings(case: Case) -> bool:
    merged = any(picture.merge.found or picture.timeline.alignment.contradiction for picture in case.pictures)
    return merged or any(report.findings for report in case.reports.values())


def _plain(case: Case, found: Walk, strangers: list[Path]) -> dict[str, object]:
    return {
        "encrypted": False,
        "received": [
            {"sha256": item.sha256, "names": list(item.names), "verdict": case.reports[item.sha256].verdict,
             "findings": [finding.code for finding in case.reports[item.sha256].findings],
             "exercise": case.reports[item.sha256].drill}
            for item in case.received
        ],
        "logs": [
            {"log": log.log, "ward": log.start.ward if log.start else "", "segment": log.segment,
             "records": len(log.records), "exercise": log.realm is Realm.DRILL, "enrolled": log.standing,
             "branch": log.branch,
             "evidence": {level: sum(one.level == level for one in log.records) for level in Level}}
            for picture in case.pictures for log in picture.merge.logs
        ],
        "findings": [
            {"code": one.code, "log": one.log, "record": one.number if one.number >= 0 else None}
            for picture in case.pictures for one in picture.merge.found
        ],
        "codes": [asdict(one) for picture in case.pictures for one in picture.merge.compared],
        "disputes": [asdict(one) for picture in case.pictures for one in picture.merge.sheets],
        "clocks_contradict": any(picture.timeline.alignment.contradiction for picture in case.pictures),
        "not_ours": [path.name for path in strangers],
        "skipped": dict(found.skipped),
    }  # fmt: skip


def _tell(context: Context, folder: Path, case: Case, found: Walk, strangers: list[Path]) -> None:
    words = context.words
    for item in case.received:
        context.say(verdict_line(words, ", ".join(item.names), case.reports[item.sha256]))
        for finding in case.reports[item.sha256].findings:
            context.say("  ✗ " + finding_words(words, finding))
    for path in strangers:
        context.say(words("{name}: not ours, left where it is").format(name=one_line(path.name)))
    for reason, count in sorted(found.skipped.items()):
        context.say(words("passed over ({reason}): {count}").format(reason=reason, count=count))
    for picture in case.pictures:
        _tell_picture(context, folder, picture)
    if len(case.pictures) > 1:
        context.say(words("Exercise and real logs are never put together: the exercise has a folder of its own."))
    context.say(words("This case folder is not encrypted yet. Keep it on an encrypted disk."))


def _tell_picture(context: Context, folder: Path, picture: Picture) -> None:
    words, rows = context.words, picture.timeline.rows
    told = words.n("{n} record in {file}", "{n} records in {file}", len(rows))
    context.say(told.format(n=len(rows), file=folder / _FOLDER[picture.realm] / "timeline.pdf"))
    for one in picture.merge.found:
        number = "" if one.number < 0 else " " + words("record {number}").format(number=one.number)
        context.say(f"  ✗ [{one.code}] {one.log}{number}: {words(FINDINGS[one.code])}")
    for log in sorted(picture.timeline.alignment.against):
        context.say(f"  ✗ [clocks-contradict] {log}: " + words(FINDINGS["clocks-contradict"]))
    for compared in picture.merge.compared:
        context.say("  " + sheets.code(words, compared, {}))
