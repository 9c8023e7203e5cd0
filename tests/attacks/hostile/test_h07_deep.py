# SPDX-License-Identifier: Apache-2.0
"""Hostile input H07: JSON of 100,000 brackets, numbers of 5,000 digits, texts without an end.

Each is refused before it is followed into its depth, in a worker that could not take the machine with it. Openly not
protected: nothing.
"""

from __future__ import annotations

import time

import pytest

from logbook.core.exchange import apart
from logbook.core.exchange.verify import judge
from tests.attacks.lines import lines_of
from tests.attacks.said import MISSPELT, NOT_SIGNED, about
from tests.chains import Chain, note


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


@pytest.mark.parametrize(
    "header",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 5_000,
        b'{"v":' + b"9" * 5_000 + b"}",
        b'"' + b"x" * 4_000,
        b"\xff" * 90,
    ],
)
def test_nested_and_endless_json_is_refused_at_once(log, header):
    """In a record, in SLICE and in END; by the processor's time, whatever else the machine does."""
    for row in (1, 6, -2):
        lines = lines_of(log)
        words = lines[row].split(b" ")
        lines[row] = b" ".join([*words[:-1], header])
        begun = time.process_time()
        (told,) = about(b"\n".join(lines))
        assert told.partition(": ")[2] in {MISSPELT, NOT_SIGNED}
        assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("header", [b"[" * 100_000, b"9" * 5_000])
def test_the_worker_says_the_same_and_lives(log, header):
    lines = lines_of(log)
    lines[6] = b" ".join([*lines[6].split(b" ")[:-1], header])
    data = b"\n".join(lines)
    assert apart.judge(data) == judge(data)


def test_parts_fifty_deep_are_shown_as_they_are_and_break_nothing():
    """A part of a kind nobody knows is a text; it is bounded by its bytes, not followed."""
    log = Chain()
    log.add(note("[" * 50 + "x" + "]" * 50))
    assert about(log.text()) == []
