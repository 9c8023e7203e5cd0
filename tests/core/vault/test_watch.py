# SPDX-License-Identifier: Apache-2.0
"""Signs of something else that writes to our files, done by a second process; what the program does is never one."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from logbook.core.actions import opening, protecting
from logbook.core.model.codes import FileSign, Realm
from logbook.core.model.errors import DamagedFile
from logbook.core.model.records import Note
from logbook.core.vault import folder, keys, settings
from logbook.core.vault.slots import Cost
from logbook.core.vault.store import PAGE, SALT
from logbook.core.vault.watch import Sign, Watch
from tests import wards

DB = "A/ward.db"


@pytest.fixture
def world(tmp_path):
    made = wards.make(tmp_path)
    for number in range(30):
        made.record(Note(f"{number} " * 100))
    yield made
    made.shut()


@pytest.fixture
def watch(world):
    made = Watch(world.path, world.ward.realm)
    assert look(world, made) == ()
    yield made
    world.ward.held.callback(made.close)


def look(world, watch):
    ward = world.ward
    return world.on_thread(watch.look, [segment.store for segment in ward.segments], ward.unlocked.key)


def elsewhere(code, *arguments):
    """Let a second process do something to a file, as a program that encrypts the disk would."""
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True)


OVERWRITE = """import sys
with open(sys.argv[1], "r+b") as file:
    file.seek(int(sys.argv[2]))
    file.write(bytes(range(1, 33)))
"""
RENAME = "import os, sys; os.rename(sys.argv[1], sys.argv[1] + '.locked')"
REPLACE = """import os, shutil, sys
shutil.copy(sys.argv[1], sys.argv[1] + "x")
os.replace(sys.argv[1] + "x", sys.argv[1])
"""
GROW = "import sys; open(sys.argv[1], 'ab').write(bytes(100))"
SHORTEN = "import os, sys; os.truncate(sys.argv[1], os.path.getsize(sys.argv[1]) - 4096)"
REMOVE = "import os, sys; os.remove(sys.argv[1])"
SCRAMBLE = "import sys; data = open(sys.argv[1], 'rb').read(); open(sys.argv[1], 'wb').write(data[::-1])"


@pytest.mark.parametrize(
    ("code", "more", "sign"),
    [
        (OVERWRITE, [0], FileSign.MAGIC),
        (OVERWRITE, [PAGE - 200], FileSign.HEAD),
        (RENAME, [], FileSign.MISSING),
        (REMOVE, [], FileSign.MISSING),
        (REPLACE, [], FileSign.HEAD),
        (GROW, [], FileSign.SIZE),
        (SHORTEN, [], FileSign.SIZE),
        (SCRAMBLE, [], FileSign.MAGIC),
    ],
)
def test_what_a_second_process_does_to_the_database_is_a_sign_told_once(world, watch, code, more, sign):
    elsewhere(code, world.path / DB, *more)
    assert look(world, watch) == (Sign(sign, DB),)
    assert look(world, watch) == ()


def test_a_page_in_the_middle_is_found_in_time(world, watch):
    pages = world.on_thread(world.ward.store.pages)
    elsewhere(OVERWRITE, world.path / DB, (pages // 2) * PAGE + 100)
    found = [sign for _ in range(pages) for sign in look(world, watch)]
    assert found == [Sign(FileSign.HEAD, DB)]


def test_the_last_page_is_looked_at_each_time(world, watch):
    pages = world.on_thread(world.ward.store.pages)
    elsewhere(OVERWRITE, world.path / DB, (pages - 1) * PAGE + 100)
    assert look(world, watch) == (Sign(FileSign.HEAD, DB),)


@pytest.mark.parametrize("name", [keys.NAME, folder.MARKER])
@pytest.mark.parametrize(
    ("code", "more", "sign"),
    [(RENAME, [], FileSign.MISSING), (OVERWRITE, [0], FileSign.MAGIC), (SCRAMBLE, [], FileSign.MAGIC)],
)
def test_key_file_and_marker_are_watched_too(world, watch, name, code, more, sign):
    elsewhere(code, world.path / name, *more)
    assert look(world, watch) == (Sign(sign, name),)


def test_a_key_file_somebody_else_sealed_is_a_sign(world, watch, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    other = wards.make(tmp_path / "elsewhere", people=())
    other.shut()
    (world.path / keys.NAME).write_bytes((other.path / keys.NAME).read_bytes())
    assert look(world, watch) == (Sign(FileSign.HEAD, keys.NAME),)


def test_a_marker_of_the_other_realm_is_a_sign(world, watch):
    folder.mark(world.path, Realm.DRILL)
    assert look(world, watch) == (Sign(FileSign.HEAD, folder.MARKER),)


def test_several_signs_are_told_together(world, watch):
    for name in (DB, keys.NAME, folder.MARKER):
        elsewhere(RENAME, world.path / name)
    assert {sign.file for sign in look(world, watch)} == {DB, keys.NAME, folder.MARKER}


def test_what_the_program_does_itself_is_never_a_sign(world, watch):
    seen = []
    for number in range(40):
        world.record(Note("x" * 500 * (number % 5)))
        seen += look(world, watch)
    world.on_thread(settings.write, world.ward.store, "recipients", "age1")
    seen += look(world, watch)
    wards.enrol(world, "Joan Riera")
    seen += look(world, watch)
    world.on_thread(protecting.protect, world.ward, "one two three four five six", Cost())
    seen += look(world, watch)
    world.on_thread(opening.close_segment, world.ward)
    for _ in range(40):
        seen += look(world, watch)
    world.on_thread(world.ward.store.check)
    seen += look(world, watch)
    assert seen == []


def test_the_stores_own_lock_holds_while_it_is_watched(world, watch):
    code = """import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    sys.stdout.write(str(error))
except sqlite3.DatabaseError:
    sys.stdout.write("went in")
"""
    look(world, watch)
    done = subprocess.run([sys.executable, "-c", code, world.path / DB], capture_output=True, text=True, check=True)
    assert done.stdout == "database is locked"


def test_a_disk_that_does_not_answer_is_no_sign(world, watch, monkeypatch):
    def refuse(*_args, **_more):
        raise OSError(errno.EIO, "no answer")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "stat", refuse)
        broken.setattr(Path, "open", refuse)
        broken.setattr(Path, "exists", refuse)
        assert look(world, watch) == ()
    with monkeypatch.context() as broken:
        broken.setattr(os, "fstat", refuse)
        assert look(world, watch) == ()


def test_a_store_that_cannot_say_its_size_says_so_itself(world, watch, monkeypatch):
    def poisoned():
        raise DamagedFile(detail="poisoned")

    monkeypatch.setattr(world.ward.store, "pages", poisoned)
    assert look(world, watch) == ()


def test_nothing_is_held_after_closing(world):
    watch = Watch(world.path, world.ward.realm)
    look(world, watch)
    watch.close()
    watch.close()
    assert watch._held == {}


def test_every_page_of_a_database_bears_a_seal_of_its_own(world):
    store = world.ward.store
    data = store.path.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    assert (world.on_thread(store.pages), data[:SALT]) == (len(pages), store.salt)
    assert all(store.sealed(number, page) for number, page in enumerate(pages, 1))
    assert not store.sealed(2, pages[2])
    assert not store.sealed(2, bytes([pages[1][0] ^ 1]) + pages[1][1:])
