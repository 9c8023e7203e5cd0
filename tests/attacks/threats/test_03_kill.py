# SPDX-License-Identifier: Apache-2.0
"""Threat 3: the power goes, or the program dies, in the middle of writing a record.

Prevents: a record, the next key and the end of its own are one transaction; nothing acknowledged is lost, and the log
opens as if nothing had been. The long campaign is `dev.py deep kills`; tests/attacks/test_power_cut.py builds what a
disk may hold after a cut at every write. Openly not protected: a disk that says it has written what it has not.
"""

from __future__ import annotations

import sys

import pytest

from tests.attacks.kills import campaign
from tests.attacks.told import begun, opened, strip, titles
from tests.wards import CHEAP_PIN, HandClock, Machine, World

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are the other systems'")


def test_no_acknowledged_record_is_lost_by_any_of_sixty_kills(tmp_path):
    toll = campaign(tmp_path, 60, seed=9)
    assert (toll.lost, toll.broken) == ([], [])
    assert toll.kills == 60
    assert toll.opened > 20, "hardly a writer lived long enough to write"
    assert toll.opened < 60, "no writer died while it was opening the ward"
    assert toll.acknowledged > 100
    machine = Machine(HandClock(), "machine-1", "Ward Logbook test", CHEAP_PIN)
    world = opened(World(None, machine.clock, tmp_path / "ward", machine))
    assert strip(world)["Log check"] == "all signatures good"
    assert (world.ward.broken, begun(world.ward), world.ward.journal.segment) == ((), {}, "A")
    assert titles(world.ward).count("Program started") > toll.opened
    world.shut()
