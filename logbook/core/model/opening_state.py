# SPDX-License-Identifier: Apache-2.0
"""What a log is when it is opened, judged by what others remember of it: good, put back or cut, forked, seal broken.

Specification: the security research, 3.6. It reads nothing itself and repairs nothing. It must never call a log good
that somebody outside contradicts, and never call anybody a forger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The four states; the value is what `Start.reason` says of the segment before, where it is not GOOD."""

    GOOD = "good"
    PUT_BACK = "put-back"
    FORKED = "forked"
    SEAL_BROKEN = "seal-broken"


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody remembers: record `number` of `log` had this head (32 bytes). `line` is their proof, if any."""

    log: str
    number: int
    head: bytes
    line: str = ""

    @property
    def told(self) -> str:
        """How a record names it: the line itself, or else log, number and head (hex)."""
        return self.line or f"{self.log}:{self.number}:{self.head.hex()}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state, and what contradicts the log where something does."""

    state: State
    by: Known | None = None


def judge(last: int, head_at: Callable[[int], bytes | None], known: Iterable[Known], *, seal_ok: bool) -> Verdict:
    """Judge a log whose last record is `last`, by what is known of this same log.

    `head_at(n)` gives the head after record n, None where there is none or it cannot be read: such a record was
    witnessed and is not there, which contradicts as much as another one in its place. It is asked for the known
    numbers only. A fork weighs more than a cut: it also says that something else was written. Of several, the one with
    the highest number is named.
    """
    latest = sorted(known, key=lambda one: one.number, reverse=True)
    inside = [one for one in latest if one.number <= last]
    forked = next((one for one in inside if head_at(one.number) != one.head), None)
    if forked is not None:
        return Verdict(State.FORKED, forked)
    if latest and latest[0].number > last:
        return Verdict(State.PUT_BACK, latest[0])
    return Verdict(State.GOOD if seal_ok else State.SEAL_BROKEN)
