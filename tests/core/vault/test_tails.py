# SPDX-License-Identifier: Apache-2.0
"""Where a chain stands is read from its end, and keys that do not fit it are noticed."""

import pytest

from logbook.core import crypto
from logbook.core.model import chain
from logbook.core.model.codes import Realm
from logbook.core.model.errors import DamagedFile
from logbook.core.model.records import Note
from logbook.core.vault import tails
from logbook.core.vault.journal import SIGNATURES
from tests.core.vault.damage import begin, frame, later


def seen(store):
    return tails.read(store, Realm.REAL, tails.held(store), SIGNATURES)


def test_a_good_chain_ends_where_its_journal_says(store):
    journal = begin(store)
    assert seen(store)[::2] == (journal.tail, True)
    journal.append(Note("x"), frame(), later(1))
    tail, header, fits = seen(store)
    assert (tail, header.k, fits) == (journal.tail, "note", True)
    assert tails.before(store, Realm.REAL, 0, tail).number == -1
    assert tails.before(store, Realm.REAL, 1, tail).head == chain.un64(header.prev)


def test_no_record_0_is_no_chain(store):
    begin(store)
    store.execute("DELETE FROM rec")
    with pytest.raises(DamagedFile):
        seen(store)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE secret SET value = zeroblob(32) WHERE name = 'record_key'",
        "UPDATE secret SET value = x'01' WHERE name = 'record_key'",
        "UPDATE rec SET sig = zeroblob(64) WHERE i = 1",
        "UPDATE rec SET raw = x'7b7d' WHERE i = 1",
        "UPDATE rec SET raw = x'7b7d' WHERE i = 0",
        "DELETE FROM rec WHERE i = 0",
    ],
)
def test_what_does_not_fit_is_noticed(store, spoil):
    begin(store).append(Note("x"), frame(), later(1))
    store.execute(spoil)
    try:
        fits = seen(store)[2]
    except DamagedFile:
        fits = False
    assert not fits


def test_another_devices_key_fits_no_chain(store):
    begin(store).append(Note("x"), frame(), later(1))
    other = crypto.new_device_key()
    store.execute("UPDATE secret SET value = ? WHERE name = 'device_key'", (other.private,))
    assert not seen(store)[2]


def test_a_key_with_stray_bits_is_announced_by_nobody(store):
    begin(store)
    raw = store.query("SELECT raw FROM rec")[0][0]
    at = raw.index(b'"next":"') + 8 + 42
    spelled = raw[:at] + bytes([raw[at] + 1]) + raw[at + 1 :]
    store.execute("UPDATE rec SET raw = ?", (spelled,))
    tail, _, fits = seen(store)
    assert (tail.next_key, fits) == (b"", False)


def test_a_chain_that_came_back_from_a_copy_has_no_keys_and_needs_none(store):
    journal = begin(store)
    store.execute("DELETE FROM secret")
    store.execute("INSERT INTO setting(name, value) VALUES ('restored', '1')")
    keys = tails.held(store)
    assert (keys.restored, keys.device) == (True, None)
    assert seen(store)[::2] == (journal.tail, True)


def test_a_header_that_is_none_is_stood_in_for():
    assert tails.header(0, b"{}")[0].k == "start"
    header, misread = tails.header(7, b"{}")
    assert (header.i, header.k, header.u, misread) == (7, tails.UNREADABLE, "?", True)
