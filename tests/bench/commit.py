# SPDX-License-Identifier: Apache-2.0
"""One record written through the ward, acknowledged, against a bare SQLCipher transaction of the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from logbook.core.model.records import Note
from logbook.core.vault import schema
from logbook.core.vault.store import _PRAGMAS
from tests.bench.ratios import Row, by_turns, seconds
from tests.wards import make

ROUNDS = 400
TEXT = "Alarma de presión alta en el respirador de la cama siete, se aspira y cede; la pantalla sigue a oscuras. " * 3


def bare_database(path: Path) -> Any:
    """A database with our tables and pragmas, opened with nothing but the library."""
    connection = dbapi2.connect(path.absolute().as_uri() + "?psow=0", uri=True, isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{bytes(48).hex()}'\"")
    for pragma in _PRAGMAS:
        connection.execute("PRAGMA " + pragma).fetchall()
    return connection


def make_tables(connection: Any) -> None:
    """Our tables, with one secret to be changed by each commit."""
    for statement in (one for step in schema.STEPS for one in step):
        connection.execute(statement)
    connection.execute("INSERT INTO secret VALUES ('record_key', ?)", (bytes(32),))


def writer(connection: Any, like: tuple[bytes, ...], first: int = 0) -> Callable[[], None]:
    """What writes one more row of the size of `like` in one transaction."""
    number = first

    def write() -> None:
        nonlocal number
        number += 1
        run = connection.execute
        run("BEGIN IMMEDIATE")
        run(
            "INSERT INTO rec(i, kind, raw, sig, act, text, patient, person) VALUES (?, 'note', ?, ?, ?, ?, ?, ?)",
            (number, *like),
        )
        run("UPDATE secret SET value = ? WHERE name = 'record_key'", (number.to_bytes(32, "big"),))
        run("COMMIT")

    return write


def rows(folder: Path) -> Iterator[Row]:
    """A note of three sentences."""
    world = make(folder, people=("Anna Puig",))
    world.record(Note(TEXT, bed="7"))
    (_, link) = world.on_thread(lambda: list(world.ward.journal.links())[-1])
    connection = bare_database(folder / "bare.db")
    make_tables(connection)
    write = writer(connection, (link.raw, link.signature, *link.parts))
    ratio = by_turns(lambda: seconds(lambda: world.record(Note(TEXT, bed="7"))), lambda: seconds(write), ROUNDS)
    connection.close()
    world.shut()
    yield Row("a record until it is acknowledged", "bare SQLCipher transaction of the same bytes", ratio, 2)
