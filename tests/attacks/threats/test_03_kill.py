# SPDX-License-Identifier: Apache-2.0
"""Killed at any moment, the program loses nothing it acknowledged (300 and 1,000 kills: `dev.py deep kills`)."""

from __future__ import annotations

import sys

import pytest

from tests.attacks.kills import campaign

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are the other systems'")


def test_no_acknowledged_record_is_lost_by_any_of_sixty_kills(tmp_path):
    toll = campaign(tmp_path, 60, seed=9)
    assert (toll.lost, toll.broken) == ([], [])
    assert toll.kills == 60
    assert toll.opened > 20, "hardly a writer lived long enough to write"
    assert toll.opened < 60, "no writer died while it was opening the ward"
    assert toll.acknowledged > 100
