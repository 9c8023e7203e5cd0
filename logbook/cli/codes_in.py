# SPDX-License-Identifier: Apache-2.0
"""`logbook bridge FOLDER --in F`: receipts, bulletins and short procedures, scanned or typed, into a ward's log.

The same rules as in the window: what does not hold is named and changes nothing; what holds is told before it is taken.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path

from logbook.cli.context import Context, author, named, open_ward, read_file
from logbook.core import ward as wards
from logbook.core.actions import receiving, trusting, witnessing
from logbook.core.actions.receiving import Brought, Lines
from logbook.core.actions.witnessing import Said, Saying
from logbook.core.exchange import pictures
from logbook.core.exchange.bridge import Batch
from logbook.core.model.bulletins import Notice
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, LogbookError, NotTrusted, TooLarge
from logbook.core.model.frame import Author
from logbook.core.model.people import Right
from logbook.core.model.safeguards import Receipt
from logbook.core.ward import Ward
from logbook.trouble import reason, tell

_TEXT_LIMIT = 4 * 1024 * 1024
_REFUSED = {
    Saying.RECEIPT_ELSEWHERE: "receipt-elsewhere",
    Saying.RECEIPT_UNSIGNED: "receipt-unsigned", Saying.RECEIPT_BEYOND: "receipt-differs",
    Saying.RECEIPT_DIFFERENT: "receipt-differs",
}  # fmt: skip


@dataclass
class Done:
    """What was taken, as lines for people and rows for programs, and whether everything was."""

    rows: list[dict[str, object]] = field(default_factory=list)
    whole: bool = True


def run(context: Context, options: argparse.Namespace) -> int:
    """Take over what holds; 1 if anything was missing, misread or refused."""
    lines, done = _read(options.codes), Done()
    for trouble in lines.unread:
        done.whole = False
        told = context.words("{file}: a code was not read: {why}")
        context.warn(told.format(file=options.codes, why=reason(str(trouble.facts["reason"]), context.words)))
    batches = receiving.sets(lines.frames)
    if not batches and not lines.receipts and not lines.unread:
        raise BadInput(path=str(options.codes), reason="no-codes")
    with open_ward(context, options) as ward:
        by, _ = author(context, options, ward, Right.WRITE)
        for batch in batches:
            _take(context, options, ward, by, batch, done)
        team = ward.worker.submit(trusting.team_keys, ward.store).result()
        for line in lines.receipts:
            _hear(context, options, ward, by, line, team, done)
    if options.json:
        context.report(done.rows)
    elif options.look:
        context.say(context.words("Only looked at."))
    return 0 if done.whole else 1


def _read(path: Path) -> Lines:
    """Read what a scanner or a person typed, or the codes in a picture or PDF."""
    data = read_file(path, pictures.LIMIT)
    try:
        lines = receiving.read(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        lines = Lines()
    if lines != Lines() and len(data) > _TEXT_LIMIT:
        raise TooLarge(path=str(path), limit=_TEXT_LIMIT)
    if lines != Lines():
        return lines
    try:
        return receiving.read("\n".join(pictures.read(data)))
    except BadInput as error:
        raise named(path, error) from error


def _take(context: Context, options: argparse.Namespace, ward: Ward, by: Author, batch: Batch, done: Done) -> None:
    words, name = context.words, batch.set[:4]
    if batch.missing:
        done.whole = False
        missing = ", ".join(map(str, batch.missing))
        told = words("Set {name}: codes {missing} of {total} are missing. Scan them, in any order.")
        _say(context, options, told.format(name=name, missing=missing, total=batch.total))
        done.rows.append({"set": batch.set, "missing": list(batch.missing), "taken": False})
        return
    try:
        brought = ward.worker.submit(receiving.look, ward, batch).result()
        _say(context, options, _told(context, brought))
        if not options.look:
            wards.fold(ward, ward.worker.submit(receiving.accept, ward, brought, by).result())
    except LogbookError as error:
        done.whole = False
        context.warn(words("Set {name}:").format(name=name) + "\n" + str(tell(error, words)))
        done.rows.append({"set": batch.set, "refused": str(error.facts.get("reason", "")), "taken": False})
        return
    said = brought.said
    row = {"set": batch.set, "code": said.code, "version": said.version, "signed_by": brought.signed_by}
    done.rows.append(row | {"taken": not options.look})


def _told(context: Context, brought: Brought) -> str:
    words, said = context.words, brought.said
    title = said.title if isinstance(said, Notice) else said.edition(words.lang).title
    told = words("Bulletin {code}") if isinstance(said, Notice) else words("Procedure {code}")
    version = words("version {n}").format(n=said.version)
    signer = words("signed by key {key}").format(key=brought.signed_by)
    return " · ".join((told.format(code=said.code), title, version, signer))


def _hear(
    context: Context, options: argparse.Namespace, ward: Ward, by: Author, line: str, team: tuple[bytes, ...],
    done: Done,
) -> None:  # fmt: skip
    said: Said = ward.worker.submit(witnessing.hear, ward, line, team).result()
    taken = said.saying is Saying.RECEIPT
    done.rows.append({"receipt": said.line or line, "saying": said.saying.value, "proven": said.proven,
                      "taken": taken and not options.look})  # fmt: skip
    if not taken:
        done.whole = False
        other = "exercise" if ward.realm is Realm.REAL else "not-exercise"
        context.warn(str(tell(NotTrusted(reason=_REFUSED.get(said.saying, other)), context.words)))
        return
    _say(context, options, context.words("Receipt of the incident team up to record {ref}").format(ref=said.ref))
    if not options.look:
        wards.record(ward, Receipt(said.line), by)


def _say(context: Context, options: argparse.Namespace, text: str) -> None:
    if not options.json:
        context.say(text)
