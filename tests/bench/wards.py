# SPDX-License-Identifier: Apache-2.0
"""A ward with a very long log, made once and kept among the temporary files as long as the format stays."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from logbook.core.model import chain
from logbook.core.model.codes import Means
from logbook.core.model.frame import Author, Frame, Happened, Record
from logbook.core.model.records import Note
from logbook.core.vault import journal, schema, table
from tests.wards import CHEAP_PIN, HandClock, Machine, World, make

FIRST = 10
"""Records that are there before the ward is described."""
APART = 1_000
"""Milliseconds from one record to the next, where nothing else is said."""
PEOPLE, SHIFT = ("Anna Puig", "Marc Vidal", "Dr Ferrer"), 667
"""Who writes, and after how many records the next one does."""
TEXTS = tuple("Alarma de presión alta en la cama siete, se aspira y cede. " * (1 + number % 4) for number in range(7))


def note(number: int) -> Record:
    """Nothing but notes, at twelve beds."""
    return Note(TEXTS[number % len(TEXTS)], bed=str(number % 12))


def long_ward(
    folder: Path, records: int, made: Callable[[int], Record] = note, apart: int = APART
) -> tuple[Path, Machine]:
    """Give a closed ward of so many records below `folder`, and the machine it stands on."""
    told = (chain, journal, schema, sys.modules[made.__module__])
    sources = b"".join(Path(module.__file__).read_bytes() for module in told)
    kept = (
        Path(tempfile.gettempdir())
        / f"ward-logbook-bench-{hashlib.sha256(sources).hexdigest()[:12]}-{made.__name__}-{records}"
    )
    if not kept.exists():
        growing = Path(tempfile.mkdtemp())
        world = make(growing, people=PEOPLE)
        world.on_thread(_fill, world, records, made, apart)
        world.shut()
        growing.replace(kept)
    path = folder / "ward"
    shutil.copytree(kept / "ward", path)
    return path, machine_at(records, apart)


def machine_at(records: int, apart: int = APART) -> Machine:
    """The machine on which such a ward was written, a minute after its last record."""
    clock = HandClock()
    clock.pass_(records * apart / 1000 + 60)
    return Machine(clock, "machine-1", "Ward Logbook test", CHEAP_PIN)


def _fill(world: World, records: int, made: Callable[[int], Record], apart: int) -> None:
    """Seal the records one by one as the program does, and put them into the store in one transaction."""
    log, store = world.ward.journal, world.ward.store
    users, now = [world.user(name) for name in PEOPLE], world.clock()
    tail, key = log.tail, log._key
    with store.transaction():
        for number in range(tail.number + 1, records):
            now = replace(now, wall=now.wall + apart, boot=now.boot + apart)
            user = users[number // SHIFT % len(users)]
            frame = Frame(Author(user, Means.SESSION), Happened(now.wall, now.zone))
            record = made(number)
            link, key = journal.sealed(log.realm, tail, record, frame, now, log.session, key, log._entropy)
            tail = chain.Tail(
                number, chain.head_of(log.realm, link.raw), chain.un64(chain.read_header(link.raw, number).next),
                tail.log, tail.device,
            )  # fmt: skip
            table.insert(store, number, record.KIND, link)
        store.execute("UPDATE secret SET value = ? WHERE name = 'record_key'", (key,))
