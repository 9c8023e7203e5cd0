# SPDX-License-Identifier: Apache-2.0
"""Change bytes of an export one at a time and name the changes that nobody noticed; the answer must be none."""

from __future__ import annotations

import random
from collections.abc import Iterable

from tests.attacks.exports import Exported, codes, flipped

MASKS = (0x01, 0x20, 0x80)
"""What a byte is changed by: the next letter, the other case, beyond ASCII."""


def unnoticed(data: bytes, places: Iterable[int], masks: Iterable[int] = (0x01,)) -> list[tuple[int, int]]:
    """The places (and masks) where a changed byte leads to no finding."""
    return [(place, mask) for place in places for mask in masks if not codes(flipped(data, place, mask))]


def elsewhere(made: Exported, count: int, seed: int) -> list[int]:
    """Some places that are neither in the log nor in the signature."""
    rest = [place for place in range(len(made.pdf)) if place not in made.log and place not in made.contents]
    return sorted(random.Random(seed).sample(rest, min(count, len(rest))))
