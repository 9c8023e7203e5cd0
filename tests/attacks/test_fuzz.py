# SPDX-License-Identifier: Apache-2.0
"""Each reader of foreign bytes takes or refuses what is nearly right, and falls over nothing."""

from __future__ import annotations

from tests.attacks.fuzz import READERS, campaign


def test_no_reader_falls_over_what_is_nearly_right():
    toll = campaign(1_000)
    assert toll.crashed == []
    assert all(toll.tried[name] == 1_000 for name in READERS)
