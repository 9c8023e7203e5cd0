# SPDX-License-Identifier: Apache-2.0
"""Typed text as it may be shown: nothing in it can hide, reorder or delete its neighbours.

Every mouth of the program (window, command line, paper) shows foreign text through `visible`. It changes what is
shown, never what is stored: records keep the bytes they were given.
"""

from __future__ import annotations

import unicodedata

BOX = "□"
"""What is shown in place of a character that has no honest picture."""

_NO_PICTURE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters, marks and symbols that draw nothing although Unicode does not call them control characters."""

_VARIATION = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Selectors (first, last) that change the letter before them and draw nothing themselves."""


def visible(text: str) -> str:
    """Return `text` with each control, direction or blank character as a box; line ends stay, a tab is a space."""
    return "".join(map(_picture, text))


def one_line(text: str) -> str:
    """Return `visible(text)` on one line: each run of white space is a single space, none at either end."""
    return " ".join(visible(text).split())


def _picture(char: str) -> str:
    if char == "\n" or " " <= char <= "~":
        return char
    if char == "\t":
        return " "
    return BOX if _hides(char) else char


def _hides(char: str) -> bool:
    if unicodedata.category(char) in _NO_PICTURE or char in _BLANK_LETTERS:
        return True
    return any(first <= ord(char) <= last for first, last in _VARIATION)
