# SPDX-License-Identifier: Apache-2.0
"""The test page: one page that shows edges, letters and a square, and asks who looked."""

from __future__ import annotations

import pytest

from logbook.core.exchange.draw.values import Paper
from logbook.core.exchange.forms import engine, trial
from tests.core.exchange.forms.conftest import FONTS, texts


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_it_is_one_page(sheet, lang, paper):
    (text,) = texts(engine.draw(trial.TEST, sheet(lang, serial=None, paper=paper), FONTS))
    assert "0123456789" in text
    assert text.count(sheet(lang).words("Small letters")) == 2
