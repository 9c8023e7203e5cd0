# SPDX-License-Identifier: Apache-2.0
"""Killed in the middle of copying, the PC wiped while one stick is away: what was on a stick is there, whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from logbook.core import ward as wards
from logbook.core.actions import mirroring, opening, restoring
from logbook.core.actions.copying import Copy
from logbook.core.model.codes import Means
from logbook.core.model.frame import Author, Ref
from logbook.core.model.records import Note
from logbook.core.vault import mirror
from logbook.core.vault.slots import Cost, Passphrase
from tests.wards import CHEAP_PIN, HandClock, make

SECRET = Passphrase("amber basin canal dried early flint", Cost(64 << 10, 1, 1))
ROUNDS = 6
WRITER = """
import sys
from pathlib import Path
from tests.attacks.test_stick import copy_for_ever
copy_for_ever(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def copy_for_ever(path: Path, mount: Path) -> None:
    """Write and copy until killed, telling each record that is on the stick."""
    machine = wards.Machine(HandClock(), "machine-1", "Ward Logbook test", CHEAP_PIN)
    ward = opening.open_ward(path, opening.unlock(path, SECRET), machine)
    wards.load(ward)
    (on,) = mirroring.find(ward, [mount])
    copy = Copy(ward, on)
    copy.visit()
    by = Author(ward.people.users()[0].user, Means.SESSION)
    while True:
        wards.record(ward, Note("x" * 3000), by)
        visit = copy.follow()
        print(visit.last.number if visit.last is not None else -1, flush=True)  # noqa: T201 - the parent counts


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",), locks=(SECRET,))
    for name in ("A", "B"):
        (tmp_path / name).mkdir()
        _, stick = mirroring.register(made.ward, tmp_path / name, name)
        made.record(stick)
    return made


def test_kills_in_the_middle_of_copying_lose_nothing_that_was_on_the_stick(world, tmp_path):
    world.shut()
    for round_ in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(world.path), str(tmp_path / "A")],
            stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        ) as child:  # fmt: skip
            assert child.stdout is not None
            told = [child.stdout.readline() for _ in range(2 + round_ * 3)]
            child.kill()
            last = int((told + child.stdout.read().splitlines())[-1])
        ward = opening.open_ward(world.path, opening.unlock(world.path, SECRET), world.machine)
        (on,) = mirroring.find(ward, [tmp_path / "A"])
        with mirror.reading(on.folder / "A.mirror", ward.unlocked.key) as reader:
            assert len(list(reader)) > last
        visit = Copy(ward, on).visit()
        assert (visit.alarms, visit.last) == ((), Ref("A", ward.journal.tail.number))
        wards.shut(ward)


def test_ransom_and_wipe_cost_what_was_written_since_the_stick_was_pulled(world, tmp_path):
    """Threats 1 and 2: everything within reach is overwritten or gone; the stick in the drawer brings the log back."""
    (drawer,) = mirroring.find(world.ward, [tmp_path / "B"])
    Copy(world.ward, drawer).visit()
    pulled = world.ward.journal.tail
    plugged = Copy(world.ward, mirroring.find(world.ward, [tmp_path / "A"])[0])
    plugged.visit()
    for number in range(20):
        world.record(Note(f"since the swap {number}"))
        plugged.follow()
    world.shut()
    for file in [*world.path.rglob("*"), *(tmp_path / "A").rglob("*")]:
        if file.is_file():
            file.write_bytes(b"pay us" * 1000)
    shutil.rmtree(world.path)
    ward, back = restoring.restore(drawer, restoring.unlock(drawer, SECRET), tmp_path / "bare", world.machine)
    assert (back.last, back.next) == (Ref("A", pulled.number), "B")
    assert ward.start.earlier_head == restoring.chain.b64(pulled.head)
    assert ward.start.earlier_number == pulled.number
    wards.shut(ward)
