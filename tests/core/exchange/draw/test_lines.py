# SPDX-License-Identifier: Apache-2.0
"""Wrapping: no line too wide, no letter lost, no letter an order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from logbook.core.exchange.draw.fonts import Fonts
from logbook.core.exchange.draw.lines import CHIP_PAD, Setter
from logbook.core.exchange.draw.shapes import SHAPES
from logbook.core.exchange.draw.values import Run, Size, say
from logbook.i18n import resources

SETTER = Setter(Fonts(resources() / "fonts"))
WORDS = st.text(alphabet=st.sampled_from("abc ii W\n●→é□"), max_size=80)


def texts(laid):
    return ["".join(piece.text for piece in line.pieces).rstrip() for line in laid]


def wrap(line, width=100.0, size=Size.BODY):
    return SETTER.wrap(line, size, width)


@settings(max_examples=150)
@given(st.lists(st.tuples(WORDS, st.booleans(), st.booleans()), max_size=5), st.floats(30, 300))
def test_no_line_is_too_wide_and_no_letter_is_lost(parts, width):
    line = tuple(Run(text, bold=bold, chip=chip) for text, bold, chip in parts)
    laid = wrap(line, width)
    for row in laid:
        assert all(piece.x + piece.width <= width + 0.1 for piece in row.pieces)
    assert "".join("".join(texts(laid)).split()) == "".join("".join(text for text, _, _ in parts).split())


@settings(max_examples=150)
@given(st.text())
def test_any_text_becomes_letters_of_the_font_or_shapes(text):
    known = SETTER.face(Run("")).letters | set(SHAPES)
    assert set("".join(texts(wrap(say(text), 1000)))) <= known


def test_words_stay_whole_where_they_can():
    assert texts(wrap(say("one two three four five six"), 60)) == ["one two", "three four", "five six"]


def test_a_word_too_long_is_cut_and_nothing_lost():
    laid = texts(wrap(say("x" * 100), 60))
    assert len(laid) > 5
    assert "".join(laid) == "x" * 100


def test_a_word_of_two_styles_is_one_word():
    line = (Run("bed "), Run("sev"), Run("en", bold=True))
    assert texts(wrap(line, 45)) == ["bed", "seven"]


def test_a_word_of_two_styles_too_long_for_a_line_breaks_between_them():
    assert texts(wrap((Run("xxxxxxx"), Run("yyyyyyy", bold=True)), 60)) == ["xxxxxxx", "yyyyyyy"]


def test_a_line_end_ends_the_line_and_an_empty_one_stays():
    assert texts(wrap(say("a\n\nb"))) == ["a", "", "b"]


def test_nothing_makes_one_empty_line():
    assert texts(wrap(())) == [""]
    assert texts(wrap(say("   "))) == [""]


def test_spaces_between_words_are_kept_as_typed():
    assert texts(wrap(say("a   b"))) == ["a   b"]


def test_a_chip_stays_on_one_line_with_room_around_it():
    laid = wrap((Run("word word "), Run("late entry", chip=True)), 90)
    assert texts(laid) == ["word word", "late entry"]
    (piece,) = laid[1].pieces
    assert piece.width == SETTER.width(piece.run, "late entry", 10.5) + 2 * CHIP_PAD


def test_a_chip_wider_than_the_line_breaks_like_words():
    assert len(wrap((Run("very late entry", chip=True),), 50)) > 1


def test_a_line_end_in_a_chip_is_a_space():
    assert texts(wrap((Run("a\nb", chip=True),))) == ["a b"]


def test_what_hides_or_turns_letters_around_is_a_box():
    assert texts(wrap(say("a\u202eb\u200bc\x07d"))) == ["a□b□c□d"]


def test_what_the_font_lacks_is_a_box():
    assert texts(wrap(say("a李b"))) == ["a□b"]


def test_shapes_have_the_width_they_are_drawn_with():
    assert SETTER.width(Run(""), "●a", 10) == SHAPES["●"].advance / 100 + SETTER.width(Run(""), "a", 10)


def test_lines_have_the_height_of_their_size():
    (laid,) = wrap(say("a"), size=Size.LARGE)
    assert (laid.size, laid.height) == Size.LARGE.value
    assert 0 < laid.depth < laid.height - laid.size / 2
