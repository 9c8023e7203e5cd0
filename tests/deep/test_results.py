# SPDX-License-Identifier: Apache-2.0
"""The long campaigns were run on the very code that is here, and found nothing."""

from __future__ import annotations

import pytest

from tests.deep import results, rules
from tests.deep.campaigns import CAMPAIGNS


@pytest.mark.parametrize("name", [name for name, campaign in CAMPAIGNS.items() if campaign.demanded])
def test_a_campaign_was_run_on_this_code_and_is_good(name):
    told = results.complaint(name, CAMPAIGNS[name].trusted, results.read())
    assert not told, told


def test_a_missing_a_stale_and_a_bad_result_are_told_apart():
    trusted = CAMPAIGNS["kills-1000"].trusted
    code = results.fingerprint(trusted)
    assert "never run" in results.complaint("kills-1000", trusted, {})
    assert "has changed" in results.complaint("kills-1000", trusted, {"kills-1000": {"code": "", "good": True}})
    assert "found faults" in results.complaint("kills-1000", trusted, {"kills-1000": {"code": code, "good": False}})
    assert results.complaint("kills-1000", trusted, {"kills-1000": {"code": code, "good": True}}) == ""


@pytest.mark.parametrize("file", rules.GUARDED)
def test_rules_are_found_in_each_file_of_the_verification(file):
    found = rules.changes(file)
    assert len(found) > 15
    source = (rules.ROOT / file).read_bytes()
    assert all(source[one.start : one.stop].decode() == one.was for one in found)
