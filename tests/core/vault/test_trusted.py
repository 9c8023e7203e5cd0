# SPDX-License-Identifier: Apache-2.0
"""What the team's stick brought stays in the store, is replaced whole, and moves along."""

import pytest
from sqlcipher3 import dbapi2

from logbook.core.vault import store as stores
from logbook.core.vault import trusted


@pytest.fixture
def store(tmp_path):
    opened = stores.create(tmp_path / "ward.db", bytes(48))
    yield opened
    opened.close()


def test_nothing_is_there_before_a_stick_was_taken(store):
    assert trusted.read(store) == {}
    assert trusted.read_one(store, "team.pem") is None


def test_the_last_stick_replaces_all_of_the_one_before(store, tmp_path):
    trusted.replace(store, {"team.pem": b"a", "procedures/p.toml": b"b"})
    trusted.replace(store, {"team.pem": b"c", "recipients.txt": b""})
    assert trusted.read(store) == {"recipients.txt": b"", "team.pem": b"c"}
    assert trusted.read_one(store, "team.pem") == b"c"
    following = stores.create(tmp_path / "next.db", bytes(48))
    trusted.carry(store, following)
    assert trusted.read(following) == trusted.read(store)
    following.close()


def test_one_file_may_come_later(store):
    trusted.replace(store, {"team.pem": b"a"})
    for data in (b"b", b"c"):
        trusted.put(store, "codes/P06", data)
    assert trusted.read(store) == {"codes/P06": b"c", "team.pem": b"a"}


def test_a_stick_that_fails_halfway_leaves_the_one_before(store):
    trusted.replace(store, {"team.pem": b"a"})
    with pytest.raises(dbapi2.IntegrityError):
        trusted.replace(store, {"recipients.txt": b"", "team.pem": None})
    assert trusted.read(store) == {"team.pem": b"a"}


def test_names_are_told_without_reading_what_is_in_them(store):
    assert trusted.names(store) == ()
    trusted.replace(store, {"team.pem": b"c", "procedures/p.toml": b"b"})
    assert trusted.names(store) == ("procedures/p.toml", "team.pem")
