# SPDX-License-Identifier: Apache-2.0
"""Six states, six marks, told apart without colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from logbook.i18n import words_for
from logbook.ui.look.marks import State, colour, paint_mark
from logbook.ui.look.tokens import tokens_for


def grey(state, tokens, size, letter=""):
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, size, size), state, tokens, letter)
    painter.end()
    flat = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [flat.pixelColor(x, y).value() for x in range(size) for y in range(size)]


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("size", [12, 18])
@pytest.mark.usefixtures("look")
def test_any_two_marks_differ_in_grey(theme, size):
    tokens = tokens_for(theme, drill=False)
    marks = {state: grey(state, tokens, size) for state in State}
    for one, other in combinations(State, 2):
        different = sum(abs(a - b) > 48 for a, b in zip(marks[one], marks[other], strict=True))
        assert different >= size * size * 0.08, (one, other)


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_letters_tell_states_apart_and_follow_the_language(lang):
    words = words_for(lang)
    letters = [state.letter(words) for state in State]
    assert len(set(letters)) == len(State)
    assert State.SUSPECT.letter(words) == State.SUSPECT.word(words)[0].upper()


@pytest.mark.usefixtures("look")
def test_a_letter_stands_only_in_a_mark_that_has_room():
    tokens = tokens_for("day", drill=False)
    assert grey(State.WORKS, tokens, 18, "W") != grey(State.WORKS, tokens, 18)
    assert grey(State.WORKS, tokens, 12, "W") == grey(State.WORKS, tokens, 12)
    assert grey(State.OUT, tokens, 18, "O") == grey(State.OUT, tokens, 18)


def test_the_worst_state_comes_first():
    assert next(iter(State)) is State.BROKEN
    assert list(State)[-1] is State.OUT


def test_colours_are_blue_orange_black_and_grey():
    tokens = tokens_for("day", drill=False)
    assert colour(tokens, State.LIMITED) == colour(tokens, State.SUSPECT) == tokens.attention
    assert colour(tokens, State.UNCHECKED) == colour(tokens, State.OUT) == tokens.unknown
    assert (colour(tokens, State.WORKS), colour(tokens, State.BROKEN)) == (tokens.works, tokens.broken)
