# SPDX-License-Identifier: Apache-2.0
"""A sign becomes a record once, and is told even where nothing can be recorded any more."""

import pytest

from logbook.core import ward as wards_
from logbook.core.actions import opening, watching
from logbook.core.model.codes import FileSign
from logbook.core.model.safeguards import FileAlarm
from logbook.core.vault import keys
from logbook.core.vault.watch import Sign
from tests import wards


@pytest.fixture
def world(tmp_path):
    made = wards.make(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def watch(world):
    return world.on_thread(watching.begin, world.ward)


def test_a_sign_becomes_a_record_once(world, watch):
    assert world.on_thread(watching.look, world.ward, watch) == ((), [])
    (world.path / keys.NAME).rename(world.path / "keys.json.locked")
    signs, written = world.on_thread(watching.look, world.ward, watch)
    assert signs == (Sign(FileSign.MISSING, keys.NAME),)
    assert [entry.record for entry in written] == [FileAlarm(FileSign.MISSING, keys.NAME)]
    wards_.fold(world.ward, written)
    assert world.on_thread(watching.look, world.ward, watch) == ((), [])


def test_it_is_told_even_where_it_cannot_be_recorded(world, watch):
    world.on_thread(watching.look, world.ward, watch)
    (world.path / keys.NAME).write_bytes(b"your files are encrypted")
    world.ward.journal.condemn()
    signs, written = world.on_thread(watching.look, world.ward, watch)
    assert (signs, written) == ((Sign(FileSign.MAGIC, keys.NAME),), [])


def test_a_segment_known_to_be_broken_is_no_news(world, watch):
    world.on_thread(opening.close_segment, world.ward)
    with (world.path / "A" / "ward.db").open("r+b") as file:
        file.write(bytes(16))
    assert world.on_thread(watching.look, world.ward, watch) == ((), [])


def test_the_files_are_let_go_of_with_the_ward(tmp_path):
    world = wards.make(tmp_path)
    watch = world.on_thread(watching.begin, world.ward)
    world.on_thread(watching.look, world.ward, watch)
    assert watch._held
    world.shut()
    assert not watch._held
