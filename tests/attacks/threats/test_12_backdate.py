# SPDX-License-Identifier: Apache-2.0
"""Threat 12: an entry is written later and said to have happened earlier.

Prevents: the time of writing is the program's; nobody types it. The time it happened is a field of its own, shown with
its delay on the screen, in the PDF and in the team's table. Openly not protected: a lie about when it happened.
"""

from __future__ import annotations

import csv
import io
import subprocess

import pytest

from logbook.core.model.codes import Realm
from logbook.core.model.records import Note
from logbook.telling.entry import happened, late, tell
from logbook.ui.log.row import Rows
from tests.attacks.told import WORDS, collect, leave, opened, this_pc
from tests.cli.conftest import run
from tests.wards import make

HOUR = 3600


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    made.record(Note("in time"))
    made.clock.pass_(3 * HOUR)
    yield made
    made.shut()


def test_both_times_and_the_delay_stand_on_the_screen(world):
    entry = world.record(Note("pump stopped"), ago=1.5 * HOUR, why="hands full")
    folds = world.ward.folds
    assert happened(entry, WORDS) == "04:10"
    assert late(entry, folds, WORDS) == "Written 05:40, 1 h 30 min afterwards."
    assert tell(entry, folds, WORDS).chips[0] == "Late entry"
    row = Rows(WORDS, folds).row(entry.ref)
    assert row.time == "04:10"
    assert row.late.startswith("Written 05:40, 1 h 30 min afterwards.")
    in_time = next(one for one in folds.timeline.entries if isinstance(one.record, Note))
    assert late(in_time, folds, WORDS) == ""


def test_whoever_reads_it_later_sees_both_times_too(world, tmp_path, tool):
    world.record(Note("pump stopped"), ago=1.5 * HOUR, why="hands full")
    pdf = leave(world, tmp_path / "night.pdf")
    drawn = subprocess.run([tool("pdftotext"), "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    lines = drawn.splitlines()
    (place,) = [number for number, one in enumerate(lines) if "pump stopped" in one]
    around = " ".join(lines[place - 2 : place + 4])
    assert "04:10" in around
    assert "05:40" in around
    told, _ = collect(tmp_path / "case", [pdf])
    assert told.code == 0
    text = (tmp_path / "case" / "timeline.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ","))
    (row,) = [one for one in rows if "pump stopped" in one.values()]
    assert (row["occurred"][:19], row["recorded"][:19]) == ("2026-11-23T03:10:00", "2026-11-23T04:40:00")  # UTC


def test_a_scenario_cannot_set_the_time_of_writing_of_a_real_log(world, tmp_path):
    """In an exercise the clock is simulated; into a real log every line goes as a late entry, written now."""
    assert world.ward.realm is Realm.REAL
    (tmp_path / "s.jsonl").write_text(
        '{"scenario": 1}\n{"at": "2020-01-01T00:00:00+01:00", "as": "Anna Puig", "kind": "note", "text": "long ago"}\n'
    )
    before = world.clock().wall
    world.shut()
    done = run("replay", world.path, tmp_path / "s.jsonl")
    assert done.code == 0, done.err
    world.ward = opened(this_pc(world)).ward
    (entry,) = [one for one in world.ward.folds.timeline.entries if getattr(one.record, "text", "") == "long ago"]
    assert entry.frame.happened.at < before
    assert entry.written.wall > 1_600_000_000_000
    assert tell(entry, world.ward.folds, WORDS).chips[0] == "Late entry"
