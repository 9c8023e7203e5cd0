# SPDX-License-Identifier: Apache-2.0
"""One scan of a printed code teaches what a scanner sends, and what of it can never be told apart."""

import pytest

from logbook.ui.scanning.strokes import Stroke
from logbook.ui.scanning.teaching import BARS, CHECK, SQUARE, Teaching, from_text, is_lesson, learn, readings
from tests.ui.scanning.test_strokes import strokes

LAST = "01084350123456721728013110LOT7721SER0042"
HIBC = "+A99912345/$$52001510X3/16D20111212/S77DE1G45-"


@pytest.mark.parametrize("lesson", [BARS, SQUARE])
def test_a_us_scanner_on_a_spanish_keyboard_is_learnt_at_one_scan(lesson):
    taught = learn(strokes(lesson))
    assert taught.unknown == ""
    for code in ("AB-12/7", LAST, HIBC, CHECK):
        assert readings(strokes(code), taught) == (code,)
        assert readings(strokes(code, caps=True), taught) == (code,)


def without_places(code, swap):
    """A scanner on a system that tells no places: only what is typed, some of it swapped."""
    return [Stroke(text=swap.get(letter, letter)) for letter in code]


def test_without_places_what_is_typed_is_learnt():
    swap = dict(zip("yzYZ-/", "zyZY'-", strict=True))
    taught = learn(without_places(BARS, {"-": "'", "/": "-"}))
    assert taught.typed
    assert readings(without_places("AB-12/7", swap), taught) == ("AB-12/7",)


def test_characters_that_come_alike_or_not_at_all_are_said():
    taught = learn(without_places(SQUARE, {"-": "'", "\x1d": "", "~": ""}))
    assert set(taught.unknown) == {"-", "'", "\x1d", "~"}


@pytest.mark.parametrize("spelled", ["{GS}", "<GS>", "{FNC1}"])
def test_a_separator_spelled_out_is_one_character(spelled):
    taught = learn(strokes(SQUARE.replace("\x1d", spelled)))
    assert taught.unknown == ""
    assert readings(strokes(f"]d210L{spelled}21A"), taught) == ("]d210L\x1d21A",)


@pytest.mark.parametrize("code", ["", "AB-12/7", BARS[:-3], BARS.replace("C", "9"), "WCAL", CHECK])
def test_anything_else_teaches_nothing(code):
    assert learn(strokes(code)) is None


def test_untaught_both_readings_are_kept():
    assert readings(strokes("AB-12/7"), None) == ("AB-12/7", "AB'12-7")
    assert readings(strokes("AB-12/7", layout="us"), None) == ("AB-12/7",)
    assert readings([], None) == ()


def test_a_lesson_is_known_by_its_first_letters():
    assert is_lesson(BARS)
    assert is_lesson(SQUARE.lower())
    assert not is_lesson(CHECK)


def test_what_was_learnt_is_kept_as_a_line():
    taught = learn(strokes(SQUARE))
    assert from_text(taught.as_text()) == taught


@pytest.mark.parametrize("line", ["", "x", "[]", "{}", '{"keys": [], "typed": true, "unknown": ""}',
                                  '{"keys": {"1": "ab"}, "typed": true, "unknown": ""}',
                                  '{"keys": {}, "typed": 1, "unknown": ""}'])  # fmt: skip
def test_a_line_that_says_nothing_teaches_nothing(line):
    assert from_text(line) is None


def test_an_empty_teaching_reads_places():
    assert readings(strokes("AB-12/7"), Teaching()) == ("AB-12/7",)
