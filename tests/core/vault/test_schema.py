# SPDX-License-Identifier: Apache-2.0
"""The tables: strict, and people are found without reading the whole log."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from logbook.core.vault import journal, schema
from logbook.core.vault.store import create

RECORD = "INSERT INTO rec VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@pytest.fixture
def store(tmp_path):
    store = create(tmp_path / "ward.db", bytes(48))
    yield store
    store.close()


def test_a_new_store_is_at_the_newest_step(store):
    assert store.version() == schema.VERSION == len(schema.STEPS)
    assert {row[0] for row in store.query("SELECT name FROM sqlite_schema WHERE type = 'table'")} >= {
        "rec",
        "secret",
        "setting",
    }


def test_a_record_keeps_its_bytes_and_its_number_once(store):
    row = (0, "start", b"raw", b"sig", b"act", b"text", b"patient", b"person")
    store.execute(RECORD, row)
    assert store.query("SELECT * FROM rec") == [row]
    with pytest.raises(dbapi2.IntegrityError):
        store.execute(RECORD, row)


@pytest.mark.parametrize("column", range(1, 8))
def test_a_part_of_another_type_or_missing_is_refused(store, column):
    for wrong in (None, 1):
        row = [0, "start", b"raw", b"sig", b"act", b"text", b"patient", b"person"]
        row[column] = wrong if column > 1 else None
        with pytest.raises(dbapi2.IntegrityError):
            store.execute(RECORD, row)


def test_people_are_found_by_their_index(store):
    plan = store.query("EXPLAIN QUERY PLAN " + journal._PEOPLE)
    assert plan[0][3] == "SCAN rec USING INDEX rec_people"
