# SPDX-License-Identifier: Apache-2.0
"""Shapes stay inside their advance, and are told apart without colour."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from logbook.core.exchange.draw.shapes import SHAPES, UNKNOWN
from logbook.core.exchange.draw.values import Para, Run, Size


@pytest.mark.parametrize("char", SHAPES)
def test_a_shape_stays_within_its_advance(char):
    shape = SHAPES[char]
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", shape.path)]
    if shape.path.endswith("re"):
        left, bottom, width, height = numbers
        numbers = [left, bottom, left + width, bottom + height]
    assert min(numbers[::2]) >= 0
    assert max(numbers[::2]) <= shape.advance
    assert min(numbers[1::2]) >= -150
    assert max(numbers[1::2]) <= 850


def test_the_six_states_differ_in_grey(paged):
    pictures = set()
    for char in "●▲■◆○▬":
        with pypdfium2.PdfDocument(paged(Para((Run(char),), Size.TITLE)).data) as pdf:
            pictures.add(pdf[0].render(scale=0.5, grayscale=True).to_pil().tobytes())
    assert len(pictures) == 6


def test_the_box_for_unknown_letters_is_a_shape():
    assert UNKNOWN in SHAPES


def test_a_shape_reads_as_its_character(paged):
    with paged(Para((Run("● works → ◆ suspect"),))).open() as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert re.findall(rb"ActualText <FEFF(....)>", content) == [b"25CF", b"2192", b"25C6"]
