# SPDX-License-Identifier: Apache-2.0
"""What goes into a row comes out of it, and what is not there is said or empty."""

import pytest

from logbook.core.model.errors import DamagedFile
from logbook.core.vault import store as stores
from logbook.core.vault import table
from tests.chains import Chain


@pytest.fixture
def store(tmp_path):
    opened = stores.create(tmp_path / "ward.db", bytes(48))
    yield opened
    opened.close()


def test_a_record_comes_back_as_it_went_in(store):
    log = Chain().notes(1)
    table.insert(store, 1, "note", log.links[1])
    (row,) = store.query("SELECT i, raw, sig, act, text, patient, person FROM rec")
    assert table.link(row) == log.links[1]


def test_secrets_and_settings(store):
    with pytest.raises(DamagedFile):
        table.secret(store, "device_key")
    store.execute("INSERT INTO secret(name, value) VALUES ('device_key', ?)", (b"k",))
    assert table.secret(store, "device_key") == b"k"
    assert table.setting(store, "boot_id") == ""
    store.execute("INSERT INTO setting(name, value) VALUES ('boot_id', 'b')")
    assert table.setting(store, "boot_id") == "b"


def test_the_device_is_read_from_record_0_alone():
    log = Chain().notes(1)
    assert table.device_of(log.links[0].raw) == log.device.point
    assert table.device_of(log.links[1].raw) == table.device_of(b"{}") == b""
