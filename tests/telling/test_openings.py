# SPDX-License-Identifier: Apache-2.0
"""Every reason to begin after another log has its words in every language; an ordinary one has none."""

import pytest

from logbook.core.actions.opening import BROKEN, OTHER_MACHINE
from logbook.i18n import words_for
from logbook.telling.openings import REASONS, reason


def test_every_reason_the_program_writes_has_words():
    assert BROKEN | {OTHER_MACHINE} == REASONS


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_they_differ_from_each_other(lang):
    words = words_for(lang)
    assert len({reason(words, code) for code in REASONS}) == len(REASONS)


def test_nothing_is_said_where_nothing_was_found():
    assert reason(words_for("en"), "") == reason(words_for("en"), "moved") == ""
