# SPDX-License-Identifier: Apache-2.0
"""The shapes that stand in a text like letters: states of devices, arrows, ticks, and the box for what has no picture.

Drawn as paths, so that they look the same with any font; each carries its own character for readers and searches.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A path in thousandths of the type size, its advance, and whether it is filled or drawn as a line."""

    path: str
    advance: float
    filled: bool = True


def _circle(radius: int) -> str:
    x, y, bend = 400, 350, round(radius * 0.5523)
    left, right, bottom, top = x - radius, x + radius, y - radius, y + radius
    return (
        f"{left} {y} m {left} {y + bend} {x - bend} {top} {x} {top} c "
        f"{x + bend} {top} {right} {y + bend} {right} {y} c "
        f"{right} {y - bend} {x + bend} {bottom} {x} {bottom} c "
        f"{x - bend} {bottom} {left} {y - bend} {left} {y} c h"
    )


SHAPES = {
    "●": Shape(_circle(375), 850),
    "○": Shape(_circle(325), 850, filled=False),
    "▲": Shape("400 760 m 800 0 l 0 0 l h", 850),
    "■": Shape("50 0 700 700 re", 850),
    "◆": Shape("400 800 m 800 350 l 400 -100 l 0 350 l h", 850),
    "▬": Shape("0 230 800 240 re", 850),
    "□": Shape("70 20 480 640 re", 620, filled=False),
    "☐": Shape("70 0 660 660 re", 850, filled=False),
    "✓": Shape("90 330 m 320 80 l 740 640 l", 850, filled=False),
    "→": Shape("60 320 m 800 320 l 560 540 m 800 320 l 560 100 l", 880, filled=False),
    "↳": Shape("120 640 m 120 260 l 720 260 l 520 440 m 720 260 l 520 80 l", 820, filled=False),
}

UNKNOWN = "□"
"""What stands for a letter the font does not have."""
