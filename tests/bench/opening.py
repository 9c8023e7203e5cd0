# SPDX-License-Identifier: Apache-2.0
"""From the key being accepted to the first acknowledged record, in a log of 60,000 records."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.codes import Means
from logbook.core.model.frame import Author
from logbook.core.model.records import Note
from tests.bench.commit import TEXT, bare_database, make_tables, writer
from tests.bench.ratios import Row, by_turns, seconds
from tests.bench.wards import long_ward

RECORDS = 60_000
ROUNDS = 5


def rows(folder: Path) -> Iterator[Row]:
    """Against opening a bare database of the same size with one commit, and against the second we promise."""
    path, machine = long_ward(folder, RECORDS)
    unlocked = opening.unlock(path)
    ward = opening.open_ward(path, unlocked, machine)
    user = next(view.user for view in ward.people.users())
    (_, link) = ward.worker.submit(lambda: next(ward.journal.links(RECORDS - 1, RECORDS - 1))).result()
    wards.shut(ward)
    like = (link.raw, link.signature, *link.parts)
    _fill_bare(folder / "bare.db", like)
    number = RECORDS

    def ours() -> float:
        opened = []

        def act() -> None:
            opened.append(opening.open_ward(path, unlocked, machine))
            wards.record(opened[0], Note(TEXT, bed="7"), Author(user, Means.SESSION))

        took = seconds(act)
        wards.shut(opened[0])
        return took

    def bare() -> float:
        nonlocal number
        number += 1
        opened = []

        def act() -> None:
            opened.append(bare_database(folder / "bare.db"))
            opened[0].execute("SELECT raw FROM rec ORDER BY i DESC LIMIT 1").fetchall()
            writer(opened[0], like, number)()

        took = seconds(act)
        opened[0].close()
        return took

    ratio = by_turns(ours, bare, ROUNDS)
    yield Row("opening and first record, 60,000 in the log", "bare SQLCipher: open, read last row, one commit", ratio)
    yield Row("opening and first record, 60,000 in the log", "one second", by_turns(ours, lambda: 1.0, ROUNDS), 1)
    yield _whole(path, unlocked, machine)
    shutil.rmtree(path)


def _whole(path: Path, unlocked: object, machine: object) -> Row:
    """Bringing the whole log into the folds, which happens behind the window."""
    ward = opening.open_ward(path, unlocked, machine)
    folded = seconds(lambda: wards.load(ward))
    read = seconds(lambda: ward.worker.submit(lambda: sum(1 for _ in ward.journal.links())).result())
    wards.shut(ward)
    return Row("the whole log streamed in and folded, behind the window", "bare reading of its rows", folded / read)


def _fill_bare(path: Path, like: tuple[bytes, ...]) -> None:
    connection = bare_database(path)
    make_tables(connection)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO rec(i, kind, raw, sig, act, text, patient, person) VALUES (?, 'note', ?, ?, ?, ?, ?, ?)",
        ((number, *like) for number in range(RECORDS + 1)),
    )
    connection.execute("COMMIT")
    connection.close()
