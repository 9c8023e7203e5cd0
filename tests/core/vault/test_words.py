# SPDX-License-Identifier: Apache-2.0
"""Six generated words, read back however they are typed."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.errors import DamagedFile
from logbook.core.vault.words import COUNT, Mistyped, WordList, normal, read_words

LIST = Path(__file__).parents[3] / "resources" / "wordlist" / "eff-large-no-yz.txt"


@pytest.fixture(scope="module")
def words() -> WordList:
    return read_words(LIST)


def test_the_list_gives_75_bits_and_no_word_hides_on_another_keyboard(words):
    assert COUNT * math.log2(len(set(words.words))) >= 75
    assert len(set(words.words)) == len(words.words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words.words)
    assert not any(letter in word for word in words.words for letter in "yz-")


def test_a_passphrase_is_six_words_of_the_list_and_never_the_same(words):
    seen = {words.new_passphrase() for _ in range(20)}
    assert len(seen) == 20
    assert all(len(phrase.split(" ")) == 6 and not words.mistyped(phrase) for phrase in seen)


def test_words_are_drawn_by_the_chooser_handed_in(words):
    assert words.new_passphrase(lambda known: known[0]) == " ".join(["abacus"] * 6)


@pytest.mark.parametrize(
    "typed",
    [
        "abacus abdomen",
        " Abacus  ABDOMEN\n",
        "abacus-abdomen",
        "abacus_abdomen",
        "abacus, abdomen.",
        "\uff41bacus\u00a0abdomen",
    ],
)
def test_case_spaces_and_hyphens_do_not_matter(typed):
    assert normal(typed) == "abacus abdomen"


@given(st.text())
def test_the_spelling_is_stable(typed):
    assert normal(normal(typed)) == normal(typed)


def test_a_mistyped_word_is_named_with_its_place_and_the_nearest(words):
    assert words.mistyped("abacus abdomen abomen") == (Mistyped(3, "abomen", "abdomen"),)
    assert words.mistyped("abacus qqqqqq") == (Mistyped(2, "qqqqqq", ""),)


@pytest.mark.parametrize("content", [None, b"", b"one two three", b"same\n" * 7000])
def test_a_missing_or_short_list_is_damaged(tmp_path, content):
    if content is not None:
        (tmp_path / "list").write_bytes(content)
    with pytest.raises(DamagedFile):
        read_words(tmp_path / "list")


def test_the_attribution_lies_beside_the_list():
    text = (LIST.parent / "ATTRIBUTION.txt").read_text(encoding="utf-8")
    assert "Electronic Frontier Foundation" in text
    assert "CC BY 3.0" in text
