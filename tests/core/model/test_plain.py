# SPDX-License-Identifier: Apache-2.0
"""Shown text hides nothing."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.plain import BOX, one_line, visible


@pytest.mark.parametrize(
    "text", ["", "Núria · bomba BI-05 → llit 5", "\N{MINUS SIGN}5 ½ l·l €", "Łódź", "日本", "a\u0301", "two\nlines"]
)
def test_readable_text_stays_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    "char",
    [
        *"\x00\x07\x08\x0b\x1b\x7f\x85\r",
        *"\u200b\u200e\u202a\u202e\u2066\u2069\u2028\u2029\ufeff\u00ad",
        *"\u034f\u115f\u2800\u3164\uffa0\ufe0f\u180b\U000e0100\U000e0041",
        *"\ud800\ue000\uffff\U0010ffff",
    ],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_a_character_without_a_picture_becomes_a_box(char):
    assert visible(f"a{char}b") == f"a{BOX}b"


def test_a_tab_becomes_one_space():
    assert visible("a\tb") == "a b"


def test_markup_is_only_letters():
    assert visible("<b>x</b> & <script>") == "<b>x</b> & <script>"


def test_one_line_joins_lines_and_trims():
    assert one_line("  bed 7\n\n pump\tBI-05 \n") == "bed 7 pump BI-05"


@given(st.text(st.characters(max_codepoint=sys.maxunicode)))
def test_nothing_shown_is_a_control_or_direction_character(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"} or c == "\n" for c in shown)
    assert visible(shown) == shown


@given(st.text())
def test_one_line_has_no_line_end(text):
    assert not set(one_line(text)) & set("\n\r\t\v\f\x85\u2028\u2029")
