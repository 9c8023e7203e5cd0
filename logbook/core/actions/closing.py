# SPDX-License-Identifier: Apache-2.0
"""Close down now: in two minutes the log gets out of a PC that is about to be switched off, moved or wiped.

Four steps, each for itself: a step that fails or has nothing to work with is said and never holds the next one up.
Nothing is wiped and nothing is closed for ever: whoever may stay simply goes on writing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from logbook import i18n
from logbook.core import ward as wards
from logbook.core.actions import export
from logbook.core.exchange import checkpoint, notice
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.notice import Notice
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Author, Entry, Frame, Happened, Record
from logbook.core.model.safeguards import Leaving
from logbook.core.model.traces import Printed
from logbook.core.vault import files
from logbook.core.ward import Ward
from logbook.i18n import Words

SHEET = "close-down"
"""What the record calls the printed sheet."""

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
"""What a stick's file system does not take in a name."""


class Step(StrEnum):
    """The steps, in their order: the quickest copy first, the paper last because it tells what the others made."""

    COPY = "copy"
    EXPORT = "export"
    NUMBER = "number"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What there is to work with; each of the three ways out may be missing.

    `copy` brings the sticks that are plugged in up to the last record and names them; `folder` takes export and sheet;
    `printer` takes the sheet's PDF and names itself. Both raise typed trouble. `call` is whom to ask before wiping.
    """

    words: Words
    by: Author
    by_name: str
    folder: Path | None = None
    recipients: tuple[str, ...] = ()
    copy: Callable[[], tuple[str, ...]] | None = None
    printer: Callable[[bytes], str] | None = None
    call: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one step: `reached` names sticks, files or the printer, and is empty where it did not succeed.

    Without `trouble` there was then nothing to do it with. `written` are the records it wrote, not yet folded.
    """

    step: Step
    reached: tuple[str, ...] = ()
    trouble: LogbookError | None = None
    written: tuple[Entry, ...] = ()
    notice: Notice | None = None
    sheet: bytes = b""


def close_down(ward: Ward, wanted: Wanted) -> Iterator[Outcome]:
    """Take the steps, one each time the next outcome is asked for; on any thread but the ward's own and the window's.

    First the log says that it is leaving, so that every copy says it, and this PC when it is switched on again. The
    number is the last record's when the export is made; what is written after it is the record of the printing.
    """
    said = _say(ward, wanted)
    copied = replace(_tried(Step.COPY, lambda: _copy(wanted)), written=said)
    yield copied
    exported = _tried(Step.EXPORT, lambda: _export(ward, wanted))
    yield exported
    told = ward.worker.submit(_state, ward, wanted.call, copied.reached, exported.reached).result()
    sheet = notice.draw(told, wanted.words, i18n.resources() / "fonts")
    yield Outcome(Step.NUMBER, (told.last,), notice=told, sheet=sheet)
    yield _tried(Step.PAPER, lambda: _paper(ward, wanted, told, sheet))


def _tried(step: Step, act: Callable[[], Outcome]) -> Outcome:
    try:
        return act()
    except LogbookError as trouble:
        return Outcome(step, trouble=trouble)


def _say(ward: Ward, wanted: Wanted) -> tuple[Entry, ...]:
    """Write that the log is leaving; a disk that takes nothing any more holds up no copy of what is there."""
    try:
        return tuple(_write(ward, Leaving(), wanted.by))
    except LogbookError:
        return ()


def _copy(wanted: Wanted) -> Outcome:
    return Outcome(Step.COPY, wanted.copy() if wanted.copy is not None else ())


def _export(ward: Ward, wanted: Wanted) -> Outcome:
    if wanted.folder is None:
        return Outcome(Step.EXPORT)
    taken, now = ward.worker.submit(export.take, ward).result()
    tail = ward.journal.tail
    name = f"{ward.start.ward} {i18n.day(wanted.words, now.wall, now.zone)} {ward.journal.segment}-{tail.number}"
    out = wanted.folder / (_NOT_IN_NAMES.sub("-", name) + ".pdf")
    order = export.Order(out, wanted.words, wanted.by, wanted.by_name, recipients=wanted.recipients)
    made = export.make(taken, now, order)
    written = [entry for one in made for entry in _write(ward, one.record, wanted.by)]
    return Outcome(Step.EXPORT, tuple(str(one.path) for one in made), written=tuple(written))


def _state(ward: Ward, call: str, copied: tuple[str, ...], exported: tuple[str, ...]) -> Notice:
    journal, now = ward.journal, ward.machine.clock()
    tail = journal.tail
    line = checkpoint.write_line(
        Checkpoint(ward.realm, tail.log, tail.number, tail.head, now.wall // 1000), journal.device.sign
    )
    code = checkpoint.hand_code(ward.realm, tail.log, tail.number, tail.head)
    return Notice(ward.start, tail.number, code, line, copied, tuple(Path(one).name for one in exported), call, now)


def _paper(ward: Ward, wanted: Wanted, told: Notice, sheet: bytes) -> Outcome:
    """Print the sheet; where there is a folder it is kept there too, for another printer."""
    if wanted.folder is not None:
        name = f"{told.start.ward} {SHEET} {told.start.segment}-{told.number}"
        files.write_file(wanted.folder / (_NOT_IN_NAMES.sub("-", name) + ".pdf"), sheet)
    if wanted.printer is None:
        return Outcome(Step.PAPER)
    printer = wanted.printer(sheet)
    return Outcome(Step.PAPER, (printer,), written=tuple(_write(ward, printed(told), wanted.by)))


def printed(told: Notice) -> Printed:
    """Say that the sheet went to paper: it bears the checkpoint, as every printed page does."""
    return Printed(SHEET, number=told.number, code=told.code)


def _write(ward: Ward, record: Record, by: Author) -> list[Entry]:
    now = ward.machine.clock()
    return ward.worker.submit(wards.append, ward, record, Frame(by, Happened(now.wall, now.zone))).result()
