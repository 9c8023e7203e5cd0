# SPDX-License-Identifier: Apache-2.0
"""The journal and a clock that jumps, creeps, sleeps and is started again: told, and never what orders anything."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logbook.core.model.codes import Realm
from logbook.core.model.records import Note
from logbook.core.model.traces import ClockStep, Resume
from logbook.core.vault import journal as journals
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Journal
from tests.core.vault.damage import KEY, NOW, begin, frame, later


def test_a_clock_that_creeps_is_told_as_soon_as_it_is_two_seconds_off(store):
    journal = begin(store)
    written = [journal.append(Note(text="x"), frame(), later(60 * n, slip=1000 * n)) for n in range(1, 13)]
    told = [entry.record.step for entries in written for entry in entries if isinstance(entry.record, ClockStep)]
    assert told == [3000, 3000, 3000, 3000]
    slept = [journal.append(Note(text="x"), frame(), later(3600 * n, slip=12_000)) for n in range(1, 9)]
    assert all(len(entries) == 1 for entries in slept), "what was told is not told again, however long the PC sleeps"


MOVES = st.lists(
    st.tuples(st.sampled_from(["pass", "sleep", "set", "creep", "restart", "reboot"]), st.integers(-(10**11), 10**12)),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(MOVES)
def test_whatever_the_clock_does_the_order_stays_and_no_larger_difference_is_untold(tmp_path, moves):
    folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    store = stores.create(folder / "ward.db", KEY)
    journal, now, off = begin(store), NOW, 0
    for move, by in moves:
        now, off, journal = moved(store, journal, now, off, move, by)
        for entry in journal.append(Note(text=move), frame(now), now):
            off -= entry.record.step if isinstance(entry.record, ClockStep) else 0
        assert abs(off) <= journals.CLOCK_STEP
    entries = Journal(store, Realm.REAL, "A").entries()
    assert [entry.ref.number for entry in entries] == list(range(len(entries)))
    assert journal.verify() == journal.tail
    store.close()


def moved(store, journal, now, off, move, by):
    """Do to a clock what people, batteries and thieves do; `off` is what it strayed since that was told."""
    if move == "reboot":  # what happened while it was off is told only where the clock went back
        now = replace(now, wall=max(0, now.wall + by), boot=500, boot_id=f"{now.boot_id}'")
        journal = Journal(store, Realm.REAL, "A")
        journal.resume(Resume("t", "m", now.boot_id), now)
        return now, by if -journals.CLOCK_STEP <= by < 0 else 0, journal
    slip = {"set": by, "creep": by % 1500}.get(move, 0)
    passed = abs(by) % 10_000_000 if move in {"pass", "sleep"} else 60_000
    slip = max(slip, -now.wall - passed)
    now = replace(now, wall=now.wall + passed + slip, boot=now.boot + passed)
    if move == "restart":
        journal = Journal(store, Realm.REAL, "A")
        journal.resume(Resume("t", "m", now.boot_id), now)
        off = 0  # less than a step was left untold, and a session reckons from where it began
    return now, off + slip, journal
