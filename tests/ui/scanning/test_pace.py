# SPDX-License-Identifier: Apache-2.0
"""Fingers are never taken for a scanner, and a scanner at any usual pace is."""

import random
from bisect import bisect
from itertools import accumulate

import pytest

from logbook.ui.scanning.pace import GAP, is_scan

RECORDED = (
    (0.0, 16), (0.001, 31), (0.005, 47), (0.01, 62), (0.02, 78), (0.05, 109), (0.1, 140), (0.25, 187), (0.5, 235),
    (0.75, 328), (0.9, 453), (0.99, 781), (1.0, 1500),
)  # fmt: skip
"""How often people were so fast or faster (ms from key to key): measured over the 969 typings of Keystroke100."""

TYPINGS = 1_000


def times_of(gaps):
    return list(accumulate(gaps, initial=1_000))


def recorded(chance):
    """A gap as often as people were seen to leave it."""
    share = chance.random()
    n = bisect(RECORDED, (share, 0)) - 1
    (low, fast), (high, slow) = RECORDED[n], RECORDED[n + 1]
    return round(fast + (slow - fast) * (share - low) / (high - low))


def at_full_speed(chance):
    """The same hands three times as fast as anybody was seen to be."""
    return recorded(chance) // 3


def in_bursts(chance):
    """Bursts of 30 to 40 ms from key to key, as nobody keeps up for long."""
    return chance.randint(30, 40)


def typing(hand, chance):
    """The times of one text and Enter."""
    return times_of([hand(chance) for _ in range(chance.randint(4, 40))])


def rolling_over(chance):
    """Up to three keys and Enter nearly at once, as one hand rolls over them, and then the hand moves on."""
    gaps = []
    for _ in range(chance.randint(2, 14)):
        gaps += [*(chance.randint(3, 30) for _ in range(chance.randint(0, 2))), chance.randint(45, 160)]
    return times_of([*gaps, *(chance.randint(3, 30) for _ in range(chance.randint(0, 3)))])


HANDS = {
    "as recorded": lambda chance: typing(recorded, chance),
    "three times as fast": lambda chance: typing(at_full_speed, chance),
    "in bursts": lambda chance: typing(in_bursts, chance),
    "rolling over": rolling_over,
}


@pytest.mark.parametrize("hands", HANDS)
def test_fast_typing_is_never_taken_for_a_scan(hands):
    chance = random.Random(hands)
    typings = [HANDS[hands](chance) for _ in range(TYPINGS)]
    assert [times for times in typings for start in range(len(times)) if is_scan(times[start:])] == []


@pytest.mark.parametrize("gap", [1, 4, 8, 13, 20, 26, 30])
def test_a_scanner_is_heard_at_any_usual_pace(gap):
    assert is_scan(times_of([gap] * len("AB-12/7")))


@pytest.mark.parametrize(("gap", "heard"), [(1, True), (20, True), (26, False)])
def test_a_short_code_must_be_quicker(gap, heard):
    assert is_scan(times_of([gap] * 4)) is heard


@pytest.mark.parametrize(
    "times", [[], [1], times_of([1, 1, 1]), times_of([1] * 9 + [GAP + 1]), times_of([1, -5, 1, 1])]
)
def test_too_little_too_late_or_backwards_is_no_scan(times):
    assert not is_scan(times)
