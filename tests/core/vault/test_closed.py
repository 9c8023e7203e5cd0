# SPDX-License-Identifier: Apache-2.0
"""Erasing in the journal: the record and the words it takes are one transaction, and the chain never notices."""

import pytest

from logbook.core.model.codes import Part, Realm
from logbook.core.model.errors import Refused
from logbook.core.model.frame import Ref
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Erase
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Journal, Opening
from tests.core.vault.damage import KEY, NOW, begin, frame, later


@pytest.fixture
def store(tmp_path):
    opened = stores.create(tmp_path / "ward.db", KEY)
    yield opened
    opened.close()


def test_an_erasure_writes_its_record_and_takes_the_words_in_one_go(store):
    journal = begin(store)
    for words in ("a name", "other words"):
        journal.append(Note(text=words, patient="K4"), frame(), NOW)
    before = journal.entries(1, 2)
    (told,) = journal.erase([Erase(Ref("A", 1), Part.TEXT, "law")], frame(), later(5), [(1, Part.TEXT), (9, Part.TEXT)])
    assert told.record == Erase(Ref("A", 1), Part.TEXT, "law")
    first, second = journal.entries(1, 2)
    assert (first.record, first.closed) == (Note(patient="K4"), {Part.TEXT})
    assert (first.head, second) == (before[0].head, before[1])
    assert journal.verify() == journal.tail
    again = Journal(store, Realm.REAL, "A")
    assert (again.opening, again.tail) == (Opening.GOOD, journal.tail)
    store.close()
    assert b"a name" not in store.path.read_bytes()


def test_a_part_closed_twice_stays_the_same_hash(store):
    journal = begin(store)
    journal.append(Note(text="a name", patient="K4"), frame(), NOW)
    for _ in range(2):
        journal.close_parts([(1, Part.TEXT), (1, Part.PATIENT), (1, Part.PERSON)])
    assert journal.entries(1, 1)[0].closed == {Part.TEXT, Part.PATIENT, Part.PERSON}
    assert journal.verify() == journal.tail
    with pytest.raises(KeyError):
        journal.close_parts([(1, Part.ACT)])
    assert Part.ACT not in journal.entries(1, 1)[0].closed


def test_what_cannot_be_written_erases_nothing(store):
    journal = begin(store)
    journal.append(Note(text="a name"), frame(), NOW)
    tail = journal.tail
    with pytest.raises(KeyError):
        journal.erase([Erase(Ref("A", 1), Part.ACT, "law")], frame(), NOW, [(1, Part.TEXT), (1, Part.ACT)])
    assert (journal.tail, journal.entries(1, 1)[0].closed) == (tail, frozenset())
    journal.condemn()
    with pytest.raises(Refused):
        journal.erase([Erase(Ref("A", 1), Part.TEXT, "law")], frame(), NOW, [(1, Part.TEXT)])
    assert not journal.entries(1, 1)[0].closed
