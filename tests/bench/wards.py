# SPDX-License-Identifier: Apache-2.0
"""A ward with a very long log, made once and kept among the temporary files as long as the format stays."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from logbook.core.model import chain
from logbook.core.model.codes import Act, Axis, DeviceType, Means
from logbook.core.model.frame import Author, Frame, Happened, Record
from logbook.core.model.records import AxisReading, Device, Intervention, Note, State
from logbook.core.vault import journal, schema, table
from tests.wards import CHEAP_PIN, HandClock, Machine, World, make

DEVICES, BEDS, FIRST = 200, 40, 10
"""Of the large ward; `FIRST` records are there before the first device."""
TEXTS = tuple("Alarma de presión alta en la cama siete, se aspira y cede. " * (1 + number % 4) for number in range(7))


def note(number: int) -> Record:
    """Nothing but notes, at twelve beds."""
    return Note(TEXTS[number % len(TEXTS)], bed=str(number % 12))


def mixed(number: int) -> Record:
    """A large ward: 200 devices at 40 beds first, then looks at them, notes and acts."""
    device, bed = f"D-{number % DEVICES:03}", str(number % BEDS + 1)
    if number < DEVICES + FIRST:
        kind = (DeviceType.VENTILATOR, DeviceType.INFUSION_PUMP, DeviceType.MONITOR)[number % 3]
        return Device(device, kind, bed=bed, life_support=number % 3 == 0)
    if number % 4 == 0:
        return note(number)
    if number % 4 == 1:
        return Intervention(Act.CHECK, text=TEXTS[0], bed=bed, device=device)
    value = ("works", "limited", "works", "does-not-work")[number // 7 % 4]
    return State(device, (AxisReading(Axis.FUNCTION, value),), as_before=number % 8 == 2)


def long_ward(folder: Path, records: int, made: Callable[[int], Record] = note) -> tuple[Path, Machine]:
    """Give a closed ward of so many records below `folder`, and the machine it stands on."""
    sources = b"".join(Path(module.__file__).read_bytes() for module in (chain, journal, schema))
    kept = (
        Path(tempfile.gettempdir())
        / f"ward-logbook-bench-{hashlib.sha256(sources).hexdigest()[:12]}-{made.__name__}-{records}"
    )
    if not kept.exists():
        growing = Path(tempfile.mkdtemp())
        world = make(growing, people=("Anna Puig",))
        world.on_thread(_fill, world, records, made)
        world.shut()
        growing.replace(kept)
    path = folder / "ward"
    shutil.copytree(kept / "ward", path)
    return path, machine_at(records)


def machine_at(records: int) -> Machine:
    """The machine on which such a ward was written, a minute after its last record."""
    clock = HandClock()
    clock.pass_(records + 60)
    return Machine(clock, "machine-1", "Ward Logbook test", CHEAP_PIN)


def _fill(world: World, records: int, made: Callable[[int], Record]) -> None:
    """Seal the records one by one as the program does, and put them into the store in one transaction."""
    log, store = world.ward.journal, world.ward.store
    user, now = world.user("Anna Puig"), world.clock()
    tail, key = log.tail, log._key
    with store.transaction():
        for number in range(tail.number + 1, records):
            now = replace(now, wall=now.wall + 1000, boot=now.boot + 1000)
            frame = Frame(Author(user, Means.SESSION), Happened(now.wall, now.zone))
            record = made(number)
            link, key = journal.sealed(log.realm, tail, record, frame, now, log.session, key, log._entropy)
            tail = chain.Tail(
                number, chain.head_of(log.realm, link.raw), chain.un64(chain.read_header(link.raw, number).next),
                tail.log, tail.device,
            )  # fmt: skip
            table.insert(store, number, record.KIND, link)
        store.execute("UPDATE secret SET value = ? WHERE name = 'record_key'", (key,))
