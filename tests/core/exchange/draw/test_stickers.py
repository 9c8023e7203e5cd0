# SPDX-License-Identifier: Apache-2.0
"""Bars are as wide as the standard says, and labels are tagged for who cannot see them."""

import pytest

from logbook.core.exchange.draw.stickers import bars
from logbook.core.exchange.draw.values import NO_FOOTER, Bars, Grid, Para, Sticker, Stickers, say

GRID = Grid(2, 2, 90, 40, 10, 20, 95, 45)
MATRIX = ((True, False), (False, True))


def test_code_128_has_eleven_modules_a_letter_and_ends_as_it_must():
    widths = bars("AB-X/Y")
    assert sum(widths) == 11 * (1 + 6 + 1) + 13
    assert widths[:6] == (2, 1, 1, 2, 1, 4)  # start B
    assert widths[-7:] == (2, 3, 3, 1, 1, 1, 2)  # stop


@pytest.mark.parametrize("text", ["", "Ñ", "€"])
def test_what_it_cannot_say_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - it says the text itself, which may be empty
        bars(text)


def test_bars_in_the_flow_are_a_figure_with_their_text(paged):
    made = paged(Bars(bars("A1"), "asset A1", "A1"), Bars(bars("A2"), "asset A2"))
    assert "A1" in made.texts()[0]
    assert made.tags() == ["Document", ["Figure"], ["P"], ["Figure"]]


def test_labels_fill_sheets_without_a_footer(paged):
    some = (
        *(Sticker(MATRIX, f"C{n}", (f"Bed {n}", "UCI")) for n in range(4)),
        Sticker(Bars(bars("C4"), "C4"), "C4", ()),
    )
    made = paged(Para(say("before")), Stickers(some, GRID, 1), footer=lambda *_: NO_FOOTER)
    assert made.pages == 3
    assert "Bed 2" in made.texts()[1]
    assert "C4" in made.texts()[2]
    assert "page" not in "".join(made.texts())


def test_words_that_do_not_fit_their_label_are_left_out(paged):
    low = Grid(1, 1, 60, 12, 10, 20, 60, 12)
    made = paged(Stickers((Sticker(MATRIX, "C", ("a " * 80, "second", "third")),), low), footer=lambda *_: NO_FOOTER)
    assert "third" not in made.texts()[0]
