# SPDX-License-Identifier: Apache-2.0
"""The ward as it was: the same folds, fed with the part of the log that counts for one moment.

Two questions, and they differ: what stood in the log by then (what anybody could have known), and what had happened by
then, as far as the log says today. Neither changes a record, and the second believes the times people declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry
from logbook.core.model.records import ClockCheck
from logbook.core.model.traces import ClockStep

_TURN = 500
"""Entries folded before it is asked whether anybody still wants them."""


class Asked(StrEnum):
    """Which of the two is asked for."""

    WRITTEN = "written"
    HAPPENED = "happened"


def as_it_was(entries: Sequence[Entry], at: int, asked: Asked, wanted: Callable[[], bool] = lambda: True) -> Folds:
    """Fold what counts for `at` (ms UTC); `entries` in chain order.

    `wanted` is asked now and then: once it says no, nobody will look, and what was folded so far comes back.
    """
    folds = Folds()
    for number, entry in enumerate(written_by(entries, at) if asked is Asked.WRITTEN else happened_by(entries, at)):
        if number % _TURN == 0 and not wanted():
            break
        folds.apply(entry)
    return folds


def all_written_by(entries: Sequence[Entry], at: int) -> bool:
    """Whether the whole log stood there by `at` (ms UTC): then it is as it is now, and need not be folded anew."""
    return not entries or entries[-1].written.wall <= at


def written_by(entries: Sequence[Entry], at: int) -> Sequence[Entry]:
    """Return the log up to its last record written while this PC's clock showed no more than `at`.

    Where the clock was put back in between, what was written before that counts too: the chain is the order.
    """
    for number in range(len(entries), 0, -1):
        if entries[number - 1].written.wall <= at:
            return entries[:number]
    return ()


def happened_by(entries: Sequence[Entry], at: int) -> Iterator[Entry]:
    """Go through what had happened by `at` as declared, and all that says how clocks went; corrections count."""
    always = (ClockStep, ClockCheck)
    for entry in entries:
        corrects = entry.frame.corrects is not None
        if corrects or entry.frame.happened.at <= at or isinstance(entry.record, always):
            yield entry
