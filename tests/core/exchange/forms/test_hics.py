# SPDX-License-Identifier: Apache-2.0
"""The published forms: one page each on both papers, every field of the research on it."""

from __future__ import annotations

import pytest

from logbook.core.exchange.draw.values import Paper
from logbook.core.exchange.forms import engine, hics
from tests.core.exchange.forms.conftest import FONTS, texts


@pytest.mark.parametrize("paper", list(Paper))
def test_the_activity_log_asks_for_all_it_must(sheet, paper):
    (text,) = texts(engine.draw(hics.ACTIVITY, sheet(paper=paper), FONTS))
    for field in ("Incident name", "Operational period no.", "Date from", "Time to", "Notable activity", "Prepared by"):
        assert field in text
