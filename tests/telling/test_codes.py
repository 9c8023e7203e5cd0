# SPDX-License-Identifier: Apache-2.0
"""Every code has its word, in every language."""

import pytest

from logbook.core.model import codes
from logbook.core.model.codes import AXIS_VALUES, NOT_CHECKED, Axis
from logbook.i18n import words_for
from logbook.telling.codes import axis_value, short_word, word

NOT_FOR_PEOPLE = {codes.Part, codes.Realm}
SHOWN = [
    code
    for kind in vars(codes).values()
    if isinstance(kind, type) and issubclass(kind, codes.StrEnum) and kind not in {codes.StrEnum, *NOT_FOR_PEOPLE}
    for code in kind
]


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_every_code_has_a_word(lang):
    words = words_for(lang)
    assert all(word(words, code) for code in SHOWN)


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_a_tile_has_one_short_word_for_every_kind_of_device(lang):
    words = words_for(lang)
    told = [short_word(words, device) for device in codes.DeviceType]
    assert max(len(text) for text in told) <= 13
    assert len(set(told)) == len(told)


def test_every_axis_value_has_a_word_and_no_two_of_an_axis_the_same():
    words = words_for("es")
    for axis, values in AXIS_VALUES.items():
        told = [axis_value(words, axis, value) for value in values]
        assert len(set(told)) == len(values)


def test_two_codes_that_are_spelled_alike_keep_their_own_words():
    words = words_for("en")
    assert word(words, codes.How.PHONE) == "by phone"
    assert word(words, codes.DeviceType.PHONE) == "Telephone"
    assert word(words, codes.ClockUsed.PHONE) == "mobile phone"


def test_nobody_looked_is_never_good_news():
    assert axis_value(words_for("en"), Axis.FUNCTION, NOT_CHECKED) == "not checked"


def test_a_value_of_a_later_program_is_shown_as_it_is():
    assert axis_value(words_for("en"), Axis.MODE, "hovering") == "hovering"
