# SPDX-License-Identifier: Apache-2.0
"""An error at a read, a write, a sync, or a full disk at any write: typed trouble, nothing acknowledged is lost."""

from __future__ import annotations

from tests.attacks.bad_disk import campaign


def test_an_error_at_one_call_in_some_loses_nothing_and_is_told_in_words(tmp_path, tool):
    assert tool("strace")
    toll = campaign(tmp_path, every=17)
    assert toll.good, toll
    assert toll.faults > 10
    assert toll.refused > 5
    assert toll.acknowledged > 5
