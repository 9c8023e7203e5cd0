# SPDX-License-Identifier: Apache-2.0
"""Text as TOML spells it reads back as the same text."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.spelling import quoted


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_it_reads_back_as_it_was_on_one_line(text):
    spelled = quoted(text)
    assert tomllib.loads(f"x = {spelled}") == {"x": text}
    assert "\n" not in spelled
