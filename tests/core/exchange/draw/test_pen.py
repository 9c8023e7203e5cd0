# SPDX-License-Identifier: Apache-2.0
"""Drawing orders, seen through a program that draws them."""

from __future__ import annotations

import pypdfium2
import pytest

from logbook.core.exchange.draw.pen import Pen, quiet_zone
from logbook.core.exchange.draw.values import Figure, Ink, Para, Run, Size, say


def dark(made):
    """Return the share of dark pixels of the first page."""
    with pypdfium2.PdfDocument(made.data) as pdf:
        picture = pdf[0].render(scale=2, grayscale=True).to_pil()
    return sum(picture.histogram()[:128])


@pytest.mark.parametrize("count", [21, 25])
def test_every_module_of_a_code_is_drawn_in_its_place(paged, count):
    matrix = tuple(tuple((i * 7 + j * j) % 5 < 2 for j in range(count)) for i in range(count))
    with pypdfium2.PdfDocument(paged(Figure(matrix, "code", side=100)).data) as pdf:
        picture = pdf[0].render(scale=3, grayscale=True).to_pil()
        height = pdf[0].get_height()
    left, top, side = 18 * 72 / 25.4, height - 19 * 72 / 25.4, 100 * 72 / 25.4
    step, edge = side / (count + 8), quiet_zone(matrix, side)
    for i, row in enumerate(matrix):
        for j, module in enumerate(row):
            x, y = left + (j + 0.5) * step, height - top + edge + (i + 0.5) * step
            assert (picture.getpixel((int(x * 3), int(y * 3))) < 128) is module


def test_struck_words_have_a_line_more(paged):
    assert dark(paged(Para((Run("x" * 30, struck=True),), Size.TITLE))) > dark(paged(Para(say("x" * 30), Size.TITLE)))


def test_a_chip_has_a_frame_and_its_words_stay_readable(paged):
    made = paged(Para((Run("late entry", chip=True, ink=Ink.FAINT),)))
    assert "late entry" in made.texts()[0]
    with made.open() as pdf:
        assert b" re S" in pdf.pages[0].Contents.read_bytes()


def test_inks_become_colours(paged):
    with paged(Para((Run("x", ink=Ink.BLUE),))).open() as pdf:
        assert b"0.1 0.35 0.66 rg" in pdf.pages[0].Contents.read_bytes()


def test_a_silent_pen_gives_shapes_no_words(setter):
    for aloud in (False, True):
        pen = Pen(setter, aloud=aloud)
        pen.line(setter.wrap(say("●"), Size.BODY, 100)[0], 0, 0)
        assert (b"ActualText" in pen.content()) is aloud


def test_words_are_copied_with_their_spaces(paged):
    line = (Run("one "), Run("two", bold=True), Run(" three"))
    assert "one two three" in paged(Para(line)).texts()[0]


@pytest.mark.parametrize("ink", [ink for ink in Ink if ink not in {Ink.WHITE, Ink.RULE}])
def test_inks_can_be_read_on_white(ink):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in ink.value]
    light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    assert 1.05 / (light + 0.05) >= 4.5


def test_a_rule_is_drawn_to_the_right(setter):
    pen = Pen(setter, aloud=False)
    pen.rule(10, 20, 30, Ink.BLACK)
    assert pen.content().endswith(b"10.00 20.00 m 40.00 20.00 l S")


def test_a_bar_is_filled_from_its_lower_left_corner(setter):
    pen = Pen(setter, aloud=False)
    pen.bar(10, 20, 3, 40, Ink.BLACK)
    assert pen.content().endswith(b"10.00 20.00 3.00 40.00 re f")
