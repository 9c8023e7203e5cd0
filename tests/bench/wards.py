# SPDX-License-Identifier: Apache-2.0
"""A ward with a very long log, made once and kept among the temporary files as long as the format stays."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from logbook.core.model import chain
from logbook.core.model.codes import Means
from logbook.core.model.frame import Author, Frame, Happened
from logbook.core.model.records import Note
from logbook.core.vault import journal, schema, table
from tests.wards import CHEAP_PIN, HandClock, Machine, World, make

TEXTS = tuple("Alarma de presión alta en la cama siete, se aspira y cede. " * (1 + number % 4) for number in range(7))


def long_ward(folder: Path, records: int) -> tuple[Path, Machine]:
    """Give a closed ward of so many records below `folder`, and the machine it stands on."""
    sources = b"".join(Path(module.__file__).read_bytes() for module in (chain, journal, schema))
    kept = Path(tempfile.gettempdir()) / f"ward-logbook-bench-{hashlib.sha256(sources).hexdigest()[:12]}-{records}"
    if not kept.exists():
        growing = Path(tempfile.mkdtemp())
        world = make(growing, people=("Anna Puig",))
        world.on_thread(_fill, world, records)
        world.shut()
        growing.replace(kept)
    path = folder / "ward"
    shutil.copytree(kept / "ward", path)
    clock = HandClock()
    clock.pass_(records + 60)
    return path, Machine(clock, "machine-1", "Ward Logbook test", CHEAP_PIN)


def _fill(world: World, records: int) -> None:
    """Seal the records one by one as the program does, and put them into the store in one transaction."""
    log, store = world.ward.journal, world.ward.store
    user, now = world.user("Anna Puig"), world.clock()
    tail, key = log.tail, log._key
    with store.transaction():
        for number in range(tail.number + 1, records):
            now = replace(now, wall=now.wall + 1000, boot=now.boot + 1000)
            frame = Frame(Author(user, Means.SESSION), Happened(now.wall, now.zone))
            note = Note(TEXTS[number % len(TEXTS)], bed=str(number % 12))
            link, key = journal.sealed(log.realm, tail, note, frame, now, log.session, key, log._entropy)
            tail = chain.Tail(
                number, chain.head_of(log.realm, link.raw), chain.un64(chain.read_header(link.raw, number).next),
                tail.log, tail.device,
            )  # fmt: skip
            table.insert(store, number, note.KIND, link)
        store.execute("UPDATE secret SET value = ? WHERE name = 'record_key'", (key,))
