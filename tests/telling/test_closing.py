# SPDX-License-Identifier: Apache-2.0
"""A close-down's step says what it reached, what stopped it, or what was missing."""

import pytest

from logbook.core.actions.closing import Step
from logbook.i18n import words_for
from logbook.telling import closing


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_every_step_of_the_core_has_words(lang):
    assert list(closing.TITLES) == list(closing.NOTHING_THERE) == [step.value for step in Step]


def test_an_outcome_is_said():
    words = words_for("en")
    assert closing.outcome(words, "export", ("a.pdf", "b.pdf"), "") == "Done: a.pdf, b.pdf"
    assert closing.outcome(words, "export", (), "The disk is full.") == "Not possible. The disk is full."
    assert closing.outcome(words, "copy", (), "") == "Not possible. No stick of this ward is plugged in."
