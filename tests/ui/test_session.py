# SPDX-License-Identifier: Apache-2.0
"""The window's open ward: what is acknowledged is on the disk, what is refused keeps its words."""

import gc

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.codes import Meaning, Means
from logbook.core.model.errors import DiskFull, Refused, StorageTrouble
from logbook.core.model.records import Note, Witness
from logbook.core.vault.ballast import Ballast
from logbook.ui import session as sessions
from logbook.ui.session import Session
from logbook.ui.tasks import Tasks
from tests import wards as worlds


@pytest.fixture
def world(tmp_path):
    made = worlds.make(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.stop()


@pytest.fixture
def session(world, tasks):
    made = Session(world.ward, tasks)
    made.sign_on(world.user("Anna Puig"), Means.PIN)
    return made


def test_recorded_comes_after_the_disk_has_it_and_the_folds_know_it(session, world, qtbot):
    written = []
    with qtbot.waitSignal(session.recorded) as answer:
        session.record(Note(text="cable out"), written=written.append)
    entry = answer.args[0]
    assert written == [entry]
    assert entry.frame.author.means is Means.PIN
    assert world.ward.folds.timeline.entry(entry.ref) == entry
    assert world.on_thread(world.ward.journal.entries, entry.ref.number) == [entry]


def test_a_rule_broken_is_refused_at_once(session, world, qtbot):
    with qtbot.waitSignal(session.recorded) as answer:
        session.record(Note(text="mine"))
    told = []
    with qtbot.waitSignal(session.refused):
        session.record(Witness(answer.args[0].ref, Meaning.WITNESSED), refused=told.append)
    assert isinstance(told[0], Refused)


def test_a_full_disk_is_told_to_who_wrote_and_to_the_window(session, world, qtbot, monkeypatch):
    def full(*_):
        raise DiskFull(path="x")

    Ballast(wards.folders.ballast_path(world.path)).drop()
    monkeypatch.setattr(world.ward.journal, "append", full)
    told = []
    with qtbot.waitSignal(session.refused) as answer:
        session.record(Note(text="kept"), refused=told.append)
    assert isinstance(told[0], StorageTrouble)
    assert answer.args == told


def test_another_person_writes_under_the_own_name_for_one_record(session, world, qtbot):
    with qtbot.waitSignal(session.recorded) as answer:
        session.record(Note(text="x"), author=world.by("Marc Vidal"))
    assert answer.args[0].user == world.user("Marc Vidal")
    assert session.author().user == world.user("Anna Puig")


def test_locking_leaves_nobody_at_the_keyboard(session, qtbot):
    with qtbot.waitSignal(session.locked):
        session.lock()
    assert session.user == ""


def test_now_is_what_the_clock_shows(session, world):
    assert session.now().at == world.clock().wall


def test_a_loaded_ward_says_so_at_once(session, qtbot):
    with qtbot.waitSignal(session.loaded):
        session.start()


def test_a_long_log_streams_in_while_somebody_writes(world, tasks, qtbot):
    for number in range(wards.BATCH * 2):
        world.record(Note(text=str(number)))
    world.shut()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    session = Session(world.ward, tasks)
    session.sign_on(world.user("Anna Puig"), Means.PIN)
    steps = []
    session.progress.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(session.loaded):
        session.start()
        session.record(Note(text="meanwhile"))
    assert steps
    entries = world.ward.folds.timeline.entries
    assert [entry.ref.number for entry in entries] == list(range(len(entries)))
    assert Note(text="meanwhile") in [entry.record for entry in entries]


@pytest.mark.parametrize(("long", "frozen"), [(1, True), (1_000_000, False)])
def test_only_a_long_log_is_taken_out_of_the_search_for_rubbish(world, tasks, qtbot, monkeypatch, long, frozen):
    monkeypatch.setattr(sessions, "LONG", long)
    gc.unfreeze()
    world.shut()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    session = Session(world.ward, tasks)
    with qtbot.waitSignal(session.loaded):
        session.start()
    found = gc.get_freeze_count()
    session.stop()
    assert bool(found) is frozen
    assert gc.get_freeze_count() == 0


def test_a_log_that_cannot_be_read_on_is_told(world, tasks, qtbot):
    world.record(Note(text="x"))
    world.shut()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    world.on_thread(world.ward.store.close)
    session = Session(world.ward, tasks)
    told = []
    session.refused.connect(told.append)
    with qtbot.waitSignal(session.loaded):
        session.start()
    assert [type(trouble) for trouble in told] == [StorageTrouble]
    assert world.ward.loaded  # what is written from now on is shown
