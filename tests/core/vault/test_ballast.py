# SPDX-License-Identifier: Apache-2.0
"""The reserve for a full disk."""

from __future__ import annotations

import os

import pytest

from logbook.core.model.errors import DiskFull
from logbook.core.vault.ballast import Ballast
from logbook.core.vault.store import create


def test_ballast_is_taken_once_and_given_back_once(tmp_path):
    asked: list[int] = []
    ballast = Ballast(tmp_path / "ballast", 1000, lambda size: (asked.append(size), os.urandom(size))[1])
    assert not ballast.held
    assert ballast.fill()
    assert ballast.fill()
    assert asked == [1000]
    assert ballast.drop()
    assert not ballast.drop()
    assert list(tmp_path.iterdir()) == []


def test_ballast_of_another_size_is_taken_anew(tmp_path):
    (tmp_path / "ballast").write_bytes(b"cut")
    ballast = Ballast(tmp_path / "ballast", 1000)
    assert not ballast.held
    assert ballast.fill()
    assert ballast.held


def test_no_room_for_ballast_is_no_trouble(disk):
    filler = disk.fill()
    ballast = Ballast(disk.path / "ballast", 100_000)
    assert not ballast.fill()
    assert sorted(disk.path.iterdir()) == [filler]


def test_dropping_ballast_lets_a_refused_write_succeed(disk):
    ballast = Ballast(disk.path / "ballast", 300_000)
    store = create(disk.path / "ward.db", bytes(48))
    assert ballast.fill()
    disk.fill()
    with pytest.raises(DiskFull):
        store.execute("INSERT INTO secret VALUES ('a', ?)", (os.urandom(20000),))
    assert ballast.drop()
    store.execute("INSERT INTO secret VALUES ('a', ?)", (os.urandom(20000),))
    store.close()
