# SPDX-License-Identifier: Apache-2.0
"""Hostile input H06: a header is spelt in another way that some reader would take for the same.

Doubled keys, `1.0`, `1e0`, `NaN`, `-0`, spaces, escapes, a byte order mark, UTF-16, other line ends: each is refused,
whoever signed the END, for a record has one spelling. Openly not protected: nothing.
"""

from __future__ import annotations

import pytest

from tests.attacks.lines import joined, lines_of
from tests.attacks.said import MISSPELT, NO_LOG, NOT_SIGNED, about
from tests.chains import Chain


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


SPELLINGS = [
    (b'"v":1', b'"v":1.0'),
    (b'"v":1', b'"v":1e0'),
    (b'"v":1', b'"v":true'),
    (b'"v":1', b'"v":01'),
    (b'"v":1', b'"v":1,"v":1'),
    (b'"v":1', b'"v": 1'),
    (b'"v":1', b'"v":1 '),
    (b'"s":1', b'"s":-0'),
    (b'"s":1', b'"s":NaN'),
    (b'"s":1', b'"s":Infinity'),
    (b'"k":"note"', b'"k":"\\u006eote"'),
    (b'"k":"note"', b'"\\u006b":"note"'),
    (b'"k":"note"', '"k":"n\u043ete"'.encode()),
    (b'"z":60', b'"z":"60"'),
    (b'"z":60', b'"z":+60'),
]


@pytest.mark.parametrize(("was", "to"), SPELLINGS)
@pytest.mark.parametrize("again", [False, True])
def test_a_second_spelling_of_the_same_is_refused(log, was, to, again):
    """With the END as it was, and with an END the device itself made for it."""
    lines = lines_of(log)
    assert was in lines[6]
    lines[6] = lines[6].replace(was, to)
    (told,) = about(joined(lines, log, log.device) if again else b"\n".join(lines))
    assert told.partition(": ")[2] == (MISSPELT if again else NOT_SIGNED)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-7"])
def test_another_encoding_is_refused(log, codec):
    assert len(about(log.text().decode().encode(codec))) == 1


@pytest.mark.parametrize("ends", [b"\r\n", b"\r", b"\n\n", b"\x0b\n", "\u2028".encode()])
def test_other_line_ends_are_refused(log, ends):
    assert len(about(log.text().replace(b"\n", ends))) == 1


def test_what_does_not_begin_like_a_log_is_none(log):
    assert about(log.text().decode().encode("utf-16")) == [NO_LOG]
