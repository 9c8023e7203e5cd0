# SPDX-License-Identifier: Apache-2.0
"""The check behind the window: good is said, broken is said at once, and nobody is kept from writing."""

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.records import Note
from logbook.core.vault import folder as folders
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Opening
from logbook.ui.session import Session
from logbook.ui.tasks import Tasks
from logbook.ui.verification import Verification
from tests import wards as worlds


@pytest.fixture
def world(tmp_path):
    made = worlds.make(tmp_path)
    for number in range(12):
        made.record(Note(text=f"note {number}"))
    yield made
    made.shut()


@pytest.fixture
def session(world, qapp):
    tasks = Tasks()
    yield Session(world.ward, tasks)
    tasks.stop()


def tampered(world):
    """Open the ward again with one word changed by somebody who has the key."""
    key = world.ward.unlocked.key
    world.shut()
    store = stores.open_store(folders.store_path(world.path, "A"), key)
    store.execute("UPDATE rec SET text = (SELECT text FROM rec WHERE i = 9) WHERE i = 8")
    store.close()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    wards.load(world.ward)


def test_a_good_log_is_found_good_in_pieces(session, qtbot, monkeypatch):
    monkeypatch.setattr(opening, "PIECE", 5)
    check = Verification(session)
    seen = []
    check.progress.connect(lambda *step: seen.append(step))
    with qtbot.waitSignal(check.finished) as answer:
        check.start()
    assert answer.args == [True]
    total = session.ward.journal.tail.number + 1
    assert [done for done, _ in seen] == [5, 10, 15, total][: len(seen)]
    assert {whole for _, whole in seen} == {total}


def test_a_record_is_written_between_two_pieces(session, world, qtbot, monkeypatch):
    monkeypatch.setattr(opening, "PIECE", 2)
    check = Verification(session)
    with qtbot.waitSignals([check.finished, session.recorded]):
        check.start()
        session.sign_on(world.user("Anna Puig"), worlds.Means.PIN)
        session.record(Note(text="while it checks"))


def test_a_broken_live_segment_is_named_and_the_ward_goes_on_in_the_next(world, qtbot, qapp):
    tampered(world)
    tasks = Tasks()
    session = Session(world.ward, tasks)
    mine = world.record(Note(text="written before the verdict"))
    check = Verification(session)
    named = []
    check.broken.connect(lambda segment, fault: named.append((segment, fault.facts)))
    with qtbot.waitSignals([session.segment_changed, check.finished]):
        check.start()
    assert named == [("A", {"number": 8, "code": "body"})]
    assert world.ward.journal.segment == "B"
    carried = [entry.record.origin for entry in world.ward.folds.timeline.entries if entry.record.KIND == "carried"]
    assert mine.ref in carried
    tasks.stop()


def test_an_older_segment_found_broken_is_condemned_without_a_new_one(world, qtbot, qapp):
    world.on_thread(opening._continue, world.ward, "")
    tampered(world)
    tasks = Tasks()
    check = Verification(Session(world.ward, tasks))
    with qtbot.waitSignal(check.finished) as answer:
        check.start()
    assert answer.args == [False]
    assert [one.journal.segment for one in world.ward.segments] == ["A", "B"]
    assert world.ward.segments[0].journal.opening is not Opening.GOOD
    tasks.stop()


def test_a_segment_that_cannot_be_read_is_told(world, qtbot, session):
    world.on_thread(world.ward.store.close)
    check = Verification(session)
    with qtbot.waitSignals([check.refused, check.finished]):
        check.start()
