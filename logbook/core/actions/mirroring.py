# SPDX-License-Identifier: Apache-2.0
"""Copies of the ward's log on its sticks: brought up to date at a visit, then fed after each record.

A copy follows the acknowledgement and never delays it: everything here runs on a thread of its own and asks the
store's thread for a few records at a time. A stick that is gone is a state, never an error of whoever writes. It must
never overwrite a copy that knows more than the log, or other things.

The window's way: `find` or `register` gives an `OnStick`; `Mirror(ward)` holds the thread; `visit(on)` when a stick is
plugged in, `follow()` after each record, `leave()` before it is pulled or handed over, `stop()` before the ward is
shut. Each answers with a `State`; what `state.visit.anchor` gives after `visit` and `leave` is to be recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from logbook.core.actions import opening, recall, taking_over
from logbook.core.actions.copying import Copy, Progress, Visit, ask
from logbook.core.model import chain
from logbook.core.model.codes import StickEvent
from logbook.core.model.errors import LogbookError, MirrorAhead, MirrorDiffers, Refused, StickGone
from logbook.core.model.frame import Entry
from logbook.core.model.opening_state import Known
from logbook.core.model.safeguards import Stick
from logbook.core.model.traces import Start
from logbook.core.vault import keysticks
from logbook.core.vault import stick as sticks
from logbook.core.vault.stick import OnStick
from logbook.core.vault.worker import Worker
from logbook.core.ward import Ward


class Standing(StrEnum):
    """How the copying stands."""

    NO_STICK = "no-stick"
    WORKING = "working"
    CURRENT = "current"
    ALARM = "alarm"
    GONE = "gone"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class State:
    """How the copying stands, with which stick, what the last copying said, and what is in the way.

    `carried` is what a visit took over into the log, to be folded: the stick knew more of an earlier segment.
    """

    standing: Standing
    on: OnStick | None = None
    visit: Visit | None = None
    trouble: LogbookError | None = None
    carried: tuple[Entry, ...] = ()


def ward_logs(ward: Ward) -> tuple[str, ...]:
    """Give the ids of the ward's logs, its first before all: that one names its folder on a stick."""
    starts = (ask(ward, segment.journal.entries, 0, 0)[0].record for segment in ward.segments)
    named = [start.earlier_log for start in starts if isinstance(start, Start) and start.earlier_log]
    own = [segment.journal.tail.log for segment in ward.segments]
    return tuple(dict.fromkeys((*(log for log in named[:1] if log not in own), *own, *named)))


def find(ward: Ward, mounts: Iterable[Path]) -> tuple[OnStick, ...]:
    """Give the sticks of this ward among the folders where media are mounted; never fails."""
    return sticks.find(mounts, frozenset(ward_logs(ward)))


def register(ward: Ward, mount: Path, name: str) -> tuple[OnStick, Stick]:
    """Make a stick one of the ward's, or take back one that is; returns it and the record to write.

    Raises Refused for a key stick (whoever found the two together would have only its PIN to guess), and the storage
    errors; nothing is to be recorded then.
    """
    if keysticks.has_any(mount):
        raise Refused(rule="mirror-is-key-stick")
    there = sticks.find([mount], frozenset(ward_logs(ward)))
    on = there[0] if there else sticks.make(mount, ward_logs(ward)[0], name)
    known = on.stick in ward.folds.sticks
    return on, Stick(on.stick, StickEvent.BACK if known else StickEvent.KNOWN, on.name)


def caught_up(
    ward: Ward, copy: Copy, progress: Progress | None = None, *, anew: bool = False
) -> tuple[Visit, tuple[Entry, ...]]:
    """Visit a stick, take over what it knows more of earlier segments, and copy that too; entries are to be folded.

    Never on the store's thread. Raises as `Copy.visit`.
    """
    visit = copy.visit(progress, anew=anew)
    if not copy.others():
        return visit, ()
    carried = taking_over.catch_up(ward, copy)
    more = copy.follow()
    return replace(more, copied=visit.copied + more.copied), carried


def go_on(ward: Ward, visit: Visit) -> list[Entry]:
    """Close the live segment if a copy proves that it was put back or forked, and go on in a new one (D6).

    On the store's thread; returns what was written, nothing where no copy contradicts. Visit the stick once more then:
    what it knows more is taken over.
    """
    live = ward.journal
    known = [
        Known(live.tail.log, int(str(alarm.facts["number"])), chain.un64(str(alarm.facts["head"])))
        for alarm in visit.alarms
        if isinstance(alarm, (MirrorAhead, MirrorDiffers)) and alarm.facts["segment"] == live.segment
        if alarm.facts["head"]
    ]
    verdict = recall.judge_by(live, known)
    if verdict.by is None:
        return []
    return opening.close_segment(ward, verdict.state, verdict.by.told)


class Mirror:
    """Keeps the stick that is plugged in up to date, on a thread of its own; one stick at a time.

    `state` may be read on any thread. Every answer is a `State`, whatever became of the stick.
    """

    def __init__(self, ward: Ward) -> None:
        self._ward = ward
        self._worker = Worker("mirror")
        self._copy: Copy | None = None
        self._asked: Future[State] | None = None
        self.state = State(Standing.NO_STICK)

    def visit(self, on: OnStick, progress: Progress | None = None, *, anew: bool = False) -> Future[State]:
        """Bring a stick up to date and stay with it; with `anew` a damaged copy is put aside and written anew."""
        return self._worker.submit(self._visit, on, progress, anew=anew)

    def follow(self) -> Future[State]:
        """Add what was just written; asking again before it began changes nothing."""
        asked = self._asked
        if asked is None or asked.running() or asked.done():
            asked = self._asked = self._worker.submit(self._follow)
        return asked

    def leave(self) -> Future[State]:
        """Add the last records and let go of the stick: it may be pulled when this answers."""
        return self._worker.submit(self._leave)

    def stop(self) -> None:
        """Finish what was asked for, then end the thread; to be called before the ward is shut."""
        self._worker.stop()

    def _visit(self, on: OnStick, progress: Progress | None, *, anew: bool) -> State:
        self._copy = copy = Copy(self._ward, on)
        self.state = State(Standing.WORKING, on)
        brought: list[Entry] = []

        def work() -> Visit:
            visit, carried = caught_up(self._ward, copy, progress, anew=anew)
            brought.extend(carried)
            return visit

        return replace(self._kept(on, work), carried=tuple(brought))

    def _follow(self) -> State:
        copy = self._copy
        return self.state if copy is None else self._kept(copy.on, copy.follow)

    def _leave(self) -> State:
        left = self._follow()
        self._copy = None
        self.state = State(Standing.NO_STICK)
        return left

    def _kept(self, on: OnStick, work: Callable[[], Visit]) -> State:
        """Do it, and say how it stands then; a stick that is gone is let go of."""
        try:
            visit = work()
        except StickGone as trouble:
            self._copy = None
            self.state = State(Standing.GONE, on, trouble=trouble)
        except LogbookError as trouble:
            self.state = State(Standing.TROUBLE, on, trouble=trouble)
        else:
            alarm = next(iter(visit.alarms), None)
            self.state = State(Standing.ALARM if alarm else Standing.CURRENT, on, visit, alarm)
        return self.state
