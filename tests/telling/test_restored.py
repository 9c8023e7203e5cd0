# SPDX-License-Identifier: Apache-2.0
"""What is not back has words in every language, and what a text leaves open is said."""

import pytest

from logbook.core.model.frame import Ref
from logbook.core.model.restored import Back, Gap, Lost
from logbook.i18n import LANGUAGES, words_for
from logbook.telling.restored import LOST, more


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_everything_that_is_not_back_has_words(lang):
    words = words_for(lang)
    said = [words(LOST[one]) for one in Lost]
    assert all(said)
    assert len(set(said)) == len(Lost)


def test_what_a_text_leaves_open_is_said_and_nothing_else():
    words = words_for("en")
    whole = Back(3, ("A",), Ref("A", 2), 0, 0, "B")
    assert list(more(words, whole)) == []
    part = Back(3, (), Ref("A", 9), 0, 0, "B", carried=3, withheld=2, missing=(Gap("A", 0, 6),))
    assert list(more(words, part)) == [
        "Of these, 3 stand in the new part under their old numbers, marked as carried over.",
        "Records of which a part was withheld: 2. It is shown as closed.",
        "Not in the files: records A·0 to A·6.",
    ]
