# SPDX-License-Identifier: Apache-2.0
"""How a ratio is measured: ours and its yardstick by turns in one run, the medians divided. No absolute times."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table; `most` is DESIGN section 6's target, where it names one."""

    what: str
    yardstick: str
    ratio: float
    most: float | None = None
    unit: str = "time"

    def line(self) -> str:
        """As a line of a Markdown table."""
        target = "" if self.most is None else f"≤ {self.most:g}"
        verdict = "" if self.most is None else ("yes" if self.ratio <= self.most else "**no**")
        return f"| {self.what} | {self.yardstick} | {self.unit} | {self.ratio:.2f} | {target} | {verdict} |"


HEAD = "| what | against | of | ratio | target | met |\n| --- | --- | --- | --- | --- | --- |"


def seconds(act: Callable[[], object]) -> float:
    """How long one act takes, in seconds."""
    gc.collect()
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def by_turns(ours: Callable[[], float], bare: Callable[[], float], rounds: int) -> float:
    """Measure one after the other so many times, after one round that does not count; the ratio of the medians."""
    ours(), bare()
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        took[0].append(ours())
        took[1].append(bare())
    return statistics.median(took[0]) / statistics.median(took[1])
