# SPDX-License-Identifier: Apache-2.0
"""Threat 8: the whole database is put back to an older copy.

Detects: the local memory at once; a stick when it is plugged in; exports, paper, other wards and the team when it is
collected. The program never goes on in the same log: it opens a new segment that names the old head and what
contradicts it. Openly not protected: everything put back at once, with no witness outside newer than the copy.
"""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from logbook.core import ward as wards
from logbook.core.actions import mirroring, taking_over
from logbook.core.actions.copying import Copy
from logbook.core.model.records import Note
from logbook.core.model.traces import Carried
from logbook.core.vault import folder as folders
from logbook.core.vault import memory
from logbook.telling.entry import tell
from tests.attacks.told import (
    FORKED,
    PUT_BACK,
    WORDS,
    begun,
    collect,
    evidence,
    finding,
    findings,
    leave,
    line,
    opened,
    said,
    strip,
    texts,
)
from tests.wards import make


@pytest.fixture
def world(tmp_path):
    """A ward with a local memory and a stick that is brought up to date at the end of the night."""
    made = make(tmp_path, people=("Anna Puig",))
    made.machine = replace(made.machine, memory=tmp_path / "settings" / "last.json")
    made.reopen()
    (tmp_path / "stick").mkdir()
    made.record(mirroring.register(made.ward, tmp_path / "stick", "A")[1])
    made.record(Note("before"))
    return made


def put_back(world, *, remember=False):
    """Copy database and memory, write on, copy to the stick, and put the old files back.

    Returns the true tail and the line that somebody outside took down of it.
    """
    world.shut()
    database, kept = folders.store_path(world.path, "A"), world.machine.memory
    old = [(path, path.read_bytes()) for path in (database, *([kept] if remember else []))]
    world.ward = opened(world).ward
    for text in ("bed 4 moved", "pump swapped"):
        world.clock.pass_(60)
        world.record(Note(text))
    on_stick(world).visit()
    tail, seen = world.ward.journal.tail, line(world)
    world.shut()
    for path, data in old:
        path.write_bytes(data)
    return tail, seen


def on_stick(world):
    (on,) = mirroring.find(world.ward, [world.path.with_name("stick")])
    return Copy(world.ward, on)


def test_the_database_alone_is_contradicted_by_the_local_memory(world):
    tail, _ = put_back(world)
    (kept,) = memory.read(world.machine.memory).lines
    world.ward = opened(world).ward
    told = begun(world.ward)
    assert (told["Why"], told["Contradicted by"]) == (PUT_BACK, kept.line)
    assert told["Earlier log"].startswith("goes on after part A of UCI 2, record ")
    assert told["Earlier log"].endswith(f" · log {tail.log}")
    assert strip(world)["Log check"] == "broken: A"
    assert world.record(Note("the ward writes on")).ref.segment == "B"
    world.shut()


def test_database_and_memory_are_contradicted_by_the_stick_which_gives_the_records_back(world):
    put_back(world, remember=True)
    world.ward = opened(world).ward
    assert world.ward.journal.segment == "A"
    copy = on_stick(world)
    visit = copy.visit()
    (alarm,) = visit.alarms
    assert said(alarm) == [
        "The copy on this stick and this log went different ways.", "Both are kept as they are.",
        "Keep the stick apart, use another one, and call the incident team.",
    ]  # fmt: skip
    old = world.ward.journal.tail
    wards.fold(world.ward, world.on_thread(mirroring.go_on, world.ward, visit))
    told = begun(world.ward)
    assert (told["Why"], world.ward.journal.segment) == (FORKED, "B")
    assert told["Earlier log"].startswith(f"goes on after part A of UCI 2, record {old.number}, written ")
    assert told["Contradicted by"].startswith(f"{old.log}:{alarm.facts['number']}:")
    assert strip(world)["Log check"] == "broken: A"
    assert copy.visit().alarms == ()  # the new segment is copied beside what the stick knew
    assert "bed 4 moved" not in texts(world.ward)
    done = taking_over.take_over(world.ward, taking_over.on_stick(world.ward, copy.on))
    carried = [one for one in done.entries if isinstance(one.record, Carried)]
    world.shut()
    world.ward = opened(world).ward
    told = [tell(world.ward.folds.timeline.entry(one.ref), world.ward.folds, WORDS) for one in carried]
    assert [one.title for one in told] == [f"Carried over from {one.record.origin}" for one in carried]
    assert {text for one in told for text in ("bed 4 moved", "pump swapped") if text in one.body} == {
        "bed 4 moved", "pump swapped",
    }  # fmt: skip
    world.shut()


def test_everything_put_back_is_noticed_by_nobody_here_and_by_whoever_saw_it_outside(world, tmp_path):
    tail, seen = put_back(world, remember=True)
    shutil.rmtree(tmp_path / "stick")
    world.ward = opened(world).ward
    assert (world.ward.journal.segment, strip(world)["Log check"]) == ("A", "all signatures good")  # as we say openly
    pdf, log = leave(world, tmp_path / "night.pdf"), tail.log
    world.shut()
    told, report = collect(tmp_path / "alone", [pdf])
    assert (told.code, findings(told)) == (0, [])
    assert set(evidence(report, log)) <= {"B", "C"}
    (tmp_path / "seen").write_text(f"{seen}\n")
    told, _ = collect(tmp_path / "case", [pdf], "--seen", tmp_path / "seen")
    assert (told.code, findings(told)) == (1, [finding("seen-beyond", log, tail.number)])
