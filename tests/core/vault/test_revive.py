# SPDX-License-Identifier: Apache-2.0
"""What comes back from a copy is what was written, and can only be read."""

import pytest

from logbook.core.model.codes import Realm
from logbook.core.model.errors import Refused
from logbook.core.model.records import Note
from logbook.core.vault import revive
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Journal, Opening
from tests.core.vault.damage import KEY, NOW, begin, frame, later


def copied(journal):
    return [link for _, link in journal.links()]


def test_a_chain_comes_back_from_a_copy_without_keys_and_for_reading_only(store, tmp_path):
    journal = begin(store)
    for number in range(4):
        journal.append(Note(text=str(number)), frame(), later(number))
    links = copied(journal)
    back = stores.create(tmp_path / "back.db", KEY)
    tail, fault = revive.restore(back, Realm.REAL, links[:2])
    assert revive.restore(back, Realm.REAL, links[2:], tail) == (journal.tail, None)
    assert fault is None
    again = Journal(back, Realm.REAL, "A")
    assert (again.opening, again.restored) == (Opening.RESTORED, True)
    with pytest.raises(Refused):
        again.device.sign(b"")
    assert again.opening.sound
    assert again.entries() == journal.entries()
    assert again.entries()[0].verified
    assert (again.verify(), again.before(0)) == (journal.tail, journal.before(0))
    with pytest.raises(Refused):
        again.append(Note(text="x"), frame(), NOW)
    assert back.query("SELECT * FROM secret") == []
    back.close()


def test_only_what_follows_comes_back(store, tmp_path):
    journal = begin(store)
    for number in range(4):
        journal.append(Note(text=str(number)), frame(), later(number))
    links = copied(journal)
    back = stores.create(tmp_path / "back.db", KEY)
    tail, fault = revive.restore(back, Realm.REAL, [*links[:2], links[3]])
    assert tail.number == 1
    assert (fault.facts["number"], fault.facts["code"]) == (2, "number")
    assert Journal(back, Realm.REAL, "A").tail == tail
    back.execute("UPDATE rec SET raw = ? WHERE i = 0", (b"{}",))
    assert Journal(back, Realm.REAL, "A").opening is Opening.SEAL_BROKEN
    back.close()
