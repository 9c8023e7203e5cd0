# SPDX-License-Identifier: Apache-2.0
"""What a house settled stays with the ward, from segment to segment, and is nobody's record."""

import pytest

from logbook.core.vault import settings
from logbook.core.vault import store as stores


@pytest.fixture
def store(tmp_path):
    opened = stores.create(tmp_path / "ward.db", bytes(48))
    yield opened
    opened.close()


def test_what_was_never_settled_is_empty(store):
    assert settings.read(store, "recipients") == ""


def test_the_last_word_counts(store):
    settings.write(store, "recipients", "age1a")
    settings.write(store, "recipients", "age1b")
    assert settings.read(store, "recipients") == "age1b"


def test_the_house_moves_along_and_the_stores_own_notes_do_not(store, tmp_path):
    settings.write(store, "recipients", "age1b")
    store.execute("INSERT INTO setting(name, value) VALUES ('boot_id', 'x')")
    following = stores.create(tmp_path / "next.db", bytes(48))
    settings.carry(store, following)
    assert settings.read(following, "recipients") == "age1b"
    assert following.query("SELECT name FROM setting") == [("house.recipients",)]
    following.close()
