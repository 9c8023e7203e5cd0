# SPDX-License-Identifier: Apache-2.0
"""Twelve real wards, one night: each took its neighbour's checkpoint down, one was cloned, one was put back.

Their sealed PDFs come in any order, some twice; the case is the same, and it says what happened to which log.
"""

import random
import shutil

import pytest

from logbook.core import ward as wards
from logbook.core.actions import export, opening
from logbook.core.actions.export import Order
from logbook.core.exchange.checkpoint import Checkpoint, write_line
from logbook.core.model import logtext
from logbook.core.model.codes import ClockUsed, Realm
from logbook.core.model.records import ClockCheck, Note
from logbook.core.model.safeguards import Seen
from logbook.i18n import words_for
from tests.cli.conftest import run
from tests.wards import World, make

CLONED, PUT_BACK = 3, 7
RADIO_ERROR = 30


def line(world):
    """The checkpoint that a ward shows its neighbour."""
    tail, key = world.ward.journal.tail, world.ward.journal.device
    return write_line(Checkpoint(Realm.REAL, tail.log, tail.number, tail.head, world.clock().wall // 1000), key.sign)


def copied(world, folder):
    """Copy a ward's folder as an image of the disk would, and leave the ward open again."""
    world.shut()
    shutil.copytree(world.path, folder)
    world.ward = opened(world, world.path).ward
    return folder


def opened(world, folder):
    ward = wards.load(opening.open_ward(folder, opening.unlock(folder), world.machine))
    return World(ward, world.clock, folder, world.machine)


def leave(world, path):
    list(export.export(world.ward, Order(path, words_for("en"), world.by("Anna Puig"), "Anna Puig")))
    world.shut()


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """The sticks with everything that left the wards, and the logs by ward."""
    place = tmp_path_factory.mktemp("night")
    for number in range(12):
        (place / str(number)).mkdir()
    worlds = [make(place / str(number), name=f"Ward {number + 1}", people=("Anna Puig",)) for number in range(12)]
    for world in worlds:
        wall = world.clock().wall
        world.record(ClockCheck(ClockUsed.RADIO, wall, wall, RADIO_ERROR))
        world.clock.pass_(60)
        world.record(Note(text="alarm heard"))
    old = copied(worlds[PUT_BACK], place / "old")
    worlds[PUT_BACK].record(Note(text="written after the image was made"))
    worlds[PUT_BACK].record(Note(text="and this"))
    for number, world in enumerate(worlds):
        world.clock.pass_(60)
        world.record(Seen(line(worlds[number - 1])))
    logs = [world.ward.journal.tail.log for world in worlds]
    clone = opened(worlds[CLONED], copied(worlds[CLONED], place / "clone"))
    clone.record(Note(text="on the other PC"))
    worlds[PUT_BACK].shut()
    worlds[PUT_BACK] = opened(worlds[PUT_BACK], old)
    (place / "stick").mkdir()
    for number, world in enumerate([*worlds, clone]):
        leave(world, place / "stick" / f"{number}.pdf")
    return place / "stick", logs


def everything(folder):
    """All that a case says, but for what names the time it was made."""
    files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pdf"}
    return {name: path.read_bytes() for name, path in files.items()}


def test_the_case_says_what_happened_and_nothing_about_the_others(night, tmp_path):
    stick, logs = night
    done = run("collect", stick, "--into", tmp_path / "case", "--json")
    found = {(one["code"], one["log"]) for one in done.json["findings"]}
    assert found == {("fork", logs[CLONED]), ("seen-beyond", logs[PUT_BACK])}
    evidence = {one["log"]: one["evidence"] for one in done.json["logs"]}
    assert set(evidence) == set(logs)
    for number, log in enumerate(logs):
        # what the ward put back had taken down of its neighbour was put back with it
        assert (evidence[log]["A"] > 0) is (number not in {PUT_BACK, PUT_BACK - 1})
        assert (evidence[log]["D"] > 0) is (number == CLONED)
    assert not done.json["clocks_contradict"]
    (sheet,) = done.json["disputes"]
    assert (sheet["log"], len(sheet["sides"])) == (logs[CLONED], 2)


def test_any_order_and_any_repetition_give_the_same_case(night, tmp_path):
    files = []
    for pdf in sorted(night[0].iterdir()):
        files.append(tmp_path / f"{pdf.stem}.wlog")
        files[-1].write_bytes(logtext.find(pdf.read_bytes())[1])  # the logs alone: seals are slow, and not asked about
    run("collect", *files, "--into", tmp_path / "one")
    random.Random(7).shuffle(files)
    for some in (files[:5], files[3:]):
        run("collect", *some, "--into", tmp_path / "two")
    assert everything(tmp_path / "one") == everything(tmp_path / "two")
