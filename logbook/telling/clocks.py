# SPDX-License-Identifier: Apache-2.0
"""What is said of the clocks, in the window and on paper alike: steps, comparisons, and whether one is due."""

from __future__ import annotations

from logbook import i18n
from logbook.core.model.clocks import Clocks, Offset, Step
from logbook.i18n import Words
from logbook.telling.codes import word


def step_line(step: Step, at: str, words: Words) -> str:
    """Say that the PC's clock stepped; `at` is when, as that page says times."""
    forward = words("{time} ({ref}): the clock was set forward by {span}.")
    back = words("{time} ({ref}): the clock was set back by {span}.")
    return (forward if step.step > 0 else back).format(time=at, ref=step.ref, span=i18n.span(words, step.step))


def check_line(check: Offset, at: str, words: Words) -> str:
    """Say how far the PC was from another clock; `at` is when, as that page says times."""
    ahead = words("{time} ({ref}): this PC was {span} ahead of {clock}, within {error}.")
    behind = words("{time} ({ref}): this PC was {span} behind {clock}, within {error}.")
    return (ahead if check.offset >= 0 else behind).format(
        time=at, ref=check.ref, span=i18n.span(words, check.offset), clock=check.device or word(words, check.clock),
        error=i18n.span(words, check.error),
    )  # fmt: skip


def due_line(clocks: Clocks, wall: int, words: Words) -> str:
    """Say in a few words whether somebody should compare the clocks."""
    if not clocks.checks:
        return words("nobody has compared the clocks yet")
    if clocks.due(wall):
        return words("compare the clocks now")
    return words("compared {ago}").format(ago=i18n.ago(words, wall - clocks.checks[-1].wall))
