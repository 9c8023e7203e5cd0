# SPDX-License-Identifier: Apache-2.0
"""Pages of the database spoilt in every way: the ward goes on, nothing crashes, nothing goes unnoticed."""

from __future__ import annotations

from tests.attacks.bad_pages import WAYS, campaign


def test_a_spoilt_page_shuts_nobody_out_and_is_told(tmp_path):
    toll = campaign(tmp_path, every=5)
    assert toll.good, toll
    assert toll.told.total() > 4 * len(WAYS)
    assert {"said at opening", "said by the check of all signatures"} <= set(toll.told)
