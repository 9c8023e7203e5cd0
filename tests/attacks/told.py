# SPDX-License-Identifier: Apache-2.0
"""What an attacked ward says, word for word: to whoever looks at it, and to the incident team that collects it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from logbook import clock, trouble
from logbook.cli.findings import FINDINGS
from logbook.core import ward as wards
from logbook.core.actions import export, opening
from logbook.core.actions.export import Order
from logbook.core.exchange.checkpoint import Checkpoint, write_line
from logbook.core.model.errors import LogbookError
from logbook.core.model.records import Note
from logbook.core.model.traces import Start
from logbook.core.vault import folder as folders
from logbook.core.vault import store as stores
from logbook.core.ward import Ward
from logbook.i18n import words_for
from logbook.telling.entry import tell
from logbook.ui.facts import Check, strip_facts
from tests.cli.conftest import Run, run
from tests.wards import World

WORDS = words_for("en")
PUT_BACK = "The log before was put back to an older state, or its end was cut off"
FORKED = "The log before was written on in two places, or a record in it was exchanged"
SEAL_BROKEN = "The seal of the log before is broken"
CHANGED = "A record of the log before was changed"


def said(error: LogbookError) -> list[str]:
    """The sentences of one trouble, without the place."""
    told = trouble.tell(error, WORDS)
    return [told.what, told.safe, told.todo]


def titles(ward: Ward) -> list[str]:
    """The timeline, a line an entry."""
    return [tell(entry, ward.folds, WORDS).title for entry in ward.folds.timeline.entries]


def texts(ward: Ward) -> list[str]:
    """What people wrote."""
    return [entry.record.text for entry in ward.folds.timeline.entries if isinstance(entry.record, Note)]


def begun(ward: Ward) -> dict[str, str]:
    """What the newest record 0 says: why, after which log, contradicted by what."""
    starts = [entry for entry in ward.folds.timeline.entries if isinstance(entry.record, Start)]
    return dict(tell(starts[-1], ward.folds, WORDS).details)


def strip(world: World, check: Check | None = None) -> dict[str, str]:
    """The strip at the top of the window; with what was broken when the log was opened, as the window has it."""
    seen = check or Check(finished=True, broken=world.ward.broken)
    return {fact.name: fact.value for fact in strip_facts(WORDS, world.ward, world.clock(), seen)}


def shut(world: World) -> Path:
    """Close the ward; returns the live segment's database."""
    world.shut()
    return folders.store_path(world.path, world.ward.journal.segment)


def opened(world: World, path: Path | None = None, secret: object = None) -> World:
    """Open a ward (or a copy of it) as the next start of the program would."""
    place = path or world.path
    ward = wards.load(opening.open_ward(place, opening.unlock(place, secret), world.machine))
    return World(ward, world.clock, place, world.machine)


def image(world: World, folder: Path) -> Path:
    """Copy the ward's folder as an image of the disk would; the ward is open again."""
    world.shut()
    shutil.copytree(world.path, folder)
    world.ward = opened(world).ward
    return folder


def tamper(world: World, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Change the closed ward's live database as somebody with the key and tools can."""
    store = stores.open_store(shut(world), world.ward.unlocked.key)
    try:
        for sql, values in statements:
            store.execute(sql, values)
    finally:
        store.close()


def line(world: World) -> str:
    """The checkpoint line of where the log stands now, as it goes onto paper or to another ward."""
    tail, key = world.ward.journal.tail, world.ward.journal.device
    return write_line(Checkpoint(world.ward.realm, tail.log, tail.number, tail.head, 1_795_398_000), key.sign)


def leave(world: World, path: Path) -> Path:
    """Export the ward's live log, sealed, as it leaves on a stick."""
    by = world.user("Anna Puig")
    list(export.export(world.ward, Order(path, WORDS, world.by("Anna Puig"), by)))
    return path


def collect(case: Path, given: Iterable[Path], *more: object) -> tuple[Run, dict[str, object]]:
    """What the incident team is told in words, and as a report for programs."""
    files = list(given)
    told = run("collect", *files, "--into", case, *more)
    return told, run("collect", *files, "--into", case, *more, "--json").json


def finding(code: str, log: str, number: int | None = None) -> str:
    """One finding as `collect` says it."""
    record = "" if number is None else f" record {number}"
    return f"  ✗ [{code}] {log}{record}: {FINDINGS[code]}"


def findings(told: Run) -> list[str]:
    """Every finding that was said."""
    return [one for one in told.out.splitlines() if one.startswith("  ✗ [")]


def evidence(report: dict[str, object], log: str) -> dict[str, int]:
    """How many records of a log are at which level, those without any left out."""
    (one,) = [each for each in report["logs"] if each["log"] == log]
    return {level: count for level, count in one["evidence"].items() if count}


def this_pc(world: World) -> World:
    """The same world on the PC of these tests, so that a ward which the command line made is no other PC's."""
    world.machine = replace(world.machine, name=clock.machine())
    return world
