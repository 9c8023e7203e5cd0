# SPDX-License-Identifier: Apache-2.0
"""What people, batteries and thieves do to a PC's clock, as moves a property test draws."""

from dataclasses import replace

from hypothesis import strategies as st

from logbook.core.model.codes import Realm
from logbook.core.model.traces import Resume
from logbook.core.vault import journal as journals
from logbook.core.vault.journal import Journal

MOVES = st.lists(
    st.tuples(st.sampled_from(["pass", "sleep", "set", "creep", "restart", "reboot"]), st.integers(-(10**11), 10**12)),
    max_size=8,
)


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
