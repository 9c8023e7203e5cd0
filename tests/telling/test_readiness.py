# SPDX-License-Identifier: Apache-2.0
"""Every check has its words in every language."""

import pytest

from logbook.core.model.readiness import Check, Code
from logbook.i18n import LANGUAGES, words_for
from logbook.telling.readiness import told


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_check_is_one_whole_sentence_or_two(code, lang):
    line = told(words_for(lang), Check(code, 245))
    assert line.endswith(".")
    assert "{" not in line


def test_an_age_is_said_in_hours():
    line = told(words_for("en"), Check(Code.COPY_OLD, 245)).replace("\u00a0", " ")
    assert line == "The newest copy on a stick is 4 h 05 min old. Plug a stick in."
