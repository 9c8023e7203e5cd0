# SPDX-License-Identifier: Apache-2.0
"""The power goes at any write: what was acknowledged is there, and the next record's key fits the last record."""

from __future__ import annotations

import pytest

from logbook.core.model.errors import LogbookError
from tests.attacks.power_cut import campaign, lost, states


def test_a_power_cut_at_any_write_loses_nothing_acknowledged(tmp_path, tool):
    assert tool("strace")
    found = campaign(tmp_path, 12)
    assert found["good"], found


def test_the_same_search_finds_the_losses_of_a_store_that_does_not_sync(tmp_path, tool):
    assert tool("strace")
    found = 0
    for state, acknowledged in states(tmp_path, 12, "synchronous=OFF"):
        try:
            found += lost(state, acknowledged)
        except (LogbookError, IndexError):
            found += 1
        if found > 20:
            return
    pytest.fail("a store that does not sync seems to lose nothing: the search is blind")
