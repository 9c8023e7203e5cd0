# SPDX-License-Identifier: Apache-2.0
"""The stick's thread answers with states, keeps up with the log, and never holds the writer."""

import errno
import os
import threading

import pytest

from logbook.core import ward as wards
from logbook.core.actions import mirroring, opening
from logbook.core.actions.mirroring import Mirror, Standing
from logbook.core.model.codes import Means, StickEvent
from logbook.core.model.errors import MirrorDamaged, MirrorDiffers, ReadOnlyMedium, Refused, StickGone
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Stick
from logbook.core.vault import folder as folders
from logbook.core.vault import keysticks, mirror
from logbook.core.vault.slots import Cost
from tests.wards import make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    yield made
    made.shut()


@pytest.fixture
def mount(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def copies(world):
    made = Mirror(world.ward)
    yield made
    made.stop()


def refused(*_args):
    raise OSError(errno.EROFS, "read-only")


def count(on):
    return mirror.count_lines(on.folder / "A.mirror")


def test_a_stick_becomes_the_wards_is_found_and_is_back(world, mount, tmp_path):
    assert mirroring.find(world.ward, [mount]) == ()
    on, record = mirroring.register(world.ward, mount, "A")
    wards.record(world.ward, record, Author(PROGRAM, Means.PROGRAM))
    assert mirroring.find(world.ward, [tmp_path, mount]) == (on,)
    assert mirroring.register(world.ward, mount, "Z") == (on, Stick(on.stick, StickEvent.BACK, "A"))
    assert world.ward.folds.sticks.get(on.stick).name == "A"


def test_a_key_stick_takes_no_copy(world, mount):
    keysticks.make(mount, "48051377", Cost(64 << 10, 1, 1))
    with pytest.raises(Refused):
        mirroring.register(world.ward, mount, "A")
    assert mirroring.find(world.ward, [mount]) == ()


def test_the_first_logs_id_names_the_folder_even_when_its_segment_does_not_open(world, mount):
    first = world.ward.journal.tail.log
    world.on_thread(opening.close_segment, world.ward)
    second = world.ward.journal.tail.log
    assert mirroring.ward_logs(world.ward) == (first, second)
    world.shut()
    folders.store_path(world.path, "A").write_bytes(b"not a database")
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    assert mirroring.ward_logs(world.ward)[:2] == (first, second)
    assert mirroring.register(world.ward, mount, "A")[0].log == first


def test_a_visit_then_each_record_then_leaving(world, mount, copies):
    on, _ = mirroring.register(world.ward, mount, "A")
    assert copies.follow().result().standing is Standing.NO_STICK
    state = copies.visit(on).result()
    assert (state.standing, state.on, state.trouble) == (Standing.CURRENT, on, None)
    anchor = world.record(state.visit.anchor)
    assert copies.follow().result().visit.copied == 1
    assert count(on) == anchor.ref.number + 1
    world.record(Note("last words"))
    left = copies.leave().result()
    assert left.visit.last.number == anchor.ref.number + 1
    assert copies.state.standing is Standing.NO_STICK
    world.record(Note("not on it"))
    copies.follow().result()
    assert count(on) == anchor.ref.number + 2


def test_asking_again_before_it_began_is_one_task(world, mount, copies):
    on, _ = mirroring.register(world.ward, mount, "A")
    gate = threading.Event()
    copies._worker.submit(gate.wait)
    copies.visit(on)
    asked = {copies.follow() for _ in range(5)}
    gate.set()
    assert len(asked) == 1
    assert asked.pop().result().standing is Standing.CURRENT
    assert copies.follow().result().standing is Standing.CURRENT


def test_writing_never_waits_for_a_slow_stick(world, mount, copies):
    """The copying thread stands still in the middle of a copy, and records are acknowledged all the same."""
    on, _ = mirroring.register(world.ward, mount, "A")
    gate = threading.Event()
    began = threading.Event()

    def slow(_done, _total):
        began.set()
        gate.wait()

    visit = copies.visit(on, slow)
    began.wait()
    for number in range(3):
        world.record(Note(f"while it stands still {number}"))
    assert not visit.done()
    assert copies.state.standing is Standing.WORKING
    gate.set()
    visit.result()
    copies.follow().result()
    assert count(on) == world.ward.journal.tail.number + 1


def test_a_pulled_stick_is_a_state_and_catches_up(world, mount, copies):
    on, _ = mirroring.register(world.ward, mount, "A")
    copies.visit(on).result()
    mount.rename(mount.with_name("pulled"))
    world.record(Note("while it is away"))
    state = copies.follow().result()
    assert state.standing is Standing.GONE
    assert isinstance(state.trouble, StickGone)
    assert copies.follow().result() is copies.state
    mount.with_name("pulled").rename(mount)
    assert copies.visit(on).result().visit.copied == 1


def test_an_alarm_is_a_state_too(world, mount, copies):
    on, _ = mirroring.register(world.ward, mount, "A")
    (on.folder / "A.mirror").write_bytes(b"photos")
    state = copies.visit(on).result()
    assert (state.standing, type(state.trouble)) == (Standing.ALARM, MirrorDamaged)
    assert copies.visit(on, anew=True).result().standing is Standing.CURRENT


def test_other_trouble_is_a_state_and_the_stick_is_tried_again(world, mount, copies, monkeypatch):
    on, _ = mirroring.register(world.ward, mount, "A")
    copies.visit(on).result()
    world.record(Note("one"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refused)
        state = copies.follow().result()
    assert (state.standing, type(state.trouble)) == (Standing.TROUBLE, ReadOnlyMedium)
    assert copies.follow().result().standing is Standing.CURRENT


def test_a_copy_that_proves_the_live_log_put_back_closes_it_and_gives_the_rest_back(world, mount, copies):
    database = folders.store_path(world.path, "A")
    world.shut()
    kept = database.read_bytes()
    open_again(world)
    on, _ = mirroring.register(world.ward, mount, "A")
    world.record(Note("only on the stick now"))
    first = Mirror(world.ward)
    visit = first.visit(on).result().visit
    first.stop()
    assert world.on_thread(mirroring.go_on, world.ward, visit) == []
    world.shut()
    database.write_bytes(kept)
    open_again(world)
    copies = Mirror(world.ward)
    ahead = copies.visit(on).result()
    assert (ahead.standing, type(ahead.trouble)) == (Standing.ALARM, MirrorDiffers)
    world.ward.folds.apply_all(world.on_thread(mirroring.go_on, world.ward, ahead.visit))
    assert (world.ward.start.segment, world.ward.start.reason, world.ward.broken) == ("B", "forked", ("A",))
    back = copies.visit(on).result()
    assert (back.standing, ["only on the stick" in entry.record.was_text for entry in back.carried]) == (
        Standing.CURRENT, [True],
    )  # fmt: skip
    copies.stop()


def open_again(world):
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
