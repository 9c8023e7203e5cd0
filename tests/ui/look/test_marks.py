# SPDX-License-Identifier: Apache-2.0
"""Six states, six marks, told apart without colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from logbook.i18n import words_for
from logbook.ui.look.marks import State, colour, paint_mark
from logbook.ui.look.tokens import tokens_for
from tests.ui.ink import alike, drawn


def mark(state, tokens, size, letter=""):
    box = QRectF(0, 0, size, size)
    return drawn((size, size), tokens.surface, lambda painter: paint_mark(painter, box, state, tokens, letter))


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("size", [12, 18])
@pytest.mark.usefixtures("look")
def test_any_two_marks_differ_in_shape(theme, size):
    tokens = tokens_for(theme, drill=False)
    marks = {state: mark(state, tokens, size) for state in State}
    assert not [pair for pair in combinations(State, 2) if alike(marks[pair[0]], marks[pair[1]])]


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_letters_tell_states_apart_and_follow_the_language(lang):
    words = words_for(lang)
    letters = [state.letter(words) for state in State]
    assert len(set(letters)) == len(State)
    assert State.SUSPECT.letter(words) == State.SUSPECT.word(words)[0].upper()


@pytest.mark.usefixtures("look")
def test_a_letter_stands_only_in_a_mark_that_has_room():
    tokens = tokens_for("day", drill=False)
    assert mark(State.WORKS, tokens, 18, "W") != mark(State.WORKS, tokens, 18)
    assert mark(State.WORKS, tokens, 12, "W") == mark(State.WORKS, tokens, 12)
    assert mark(State.OUT, tokens, 18, "O") == mark(State.OUT, tokens, 18)


def test_the_worst_state_comes_first():
    assert next(iter(State)) is State.BROKEN
    assert list(State)[-1] is State.OUT


def test_colours_are_blue_orange_black_and_grey():
    tokens = tokens_for("day", drill=False)
    assert colour(tokens, State.LIMITED) == colour(tokens, State.SUSPECT) == tokens.attention
    assert colour(tokens, State.UNCHECKED) == colour(tokens, State.OUT) == tokens.unknown
    assert (colour(tokens, State.WORKS), colour(tokens, State.BROKEN)) == (tokens.works, tokens.broken)
