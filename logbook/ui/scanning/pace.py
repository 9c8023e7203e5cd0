# SPDX-License-Identifier: Apache-2.0
"""Whether keys came from a scanner or from fingers, by their times alone.

A scanner sends each key 1 to 30 ms after the last and ends with Enter or Tab at the same pace. Of 969 recorded
typings of a hundred people none had two gaps below 35 ms in a row (Keystroke100; Loy, Lai and Lim 2007). Fingers that
roll over three keys do, but they do not go on so, and do not reach Enter at that pace.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

GAP = 35
"""Milliseconds between two keys of a scanner at most."""

LEAST = 4
"""Keys before the end of a scan at least."""

_LONG = 6
_MEAN_SHORT, _MEAN_LONG = 24.0, 30.0
"""Mean milliseconds between keys at most: the fewer there are, the more a scan must stand out."""


def is_scan(times: Sequence[int]) -> bool:
    """Tell from the times of the keys (ms), the last one that of Enter or Tab, whether a scanner pressed them."""
    gaps = [later - earlier for earlier, later in pairwise(times)]
    if len(gaps) < LEAST or max(gaps) > GAP or min(gaps) < 0:
        return False
    return sum(gaps) / len(gaps) <= (_MEAN_LONG if len(gaps) >= _LONG else _MEAN_SHORT)
