# SPDX-License-Identifier: Apache-2.0
"""Open loops: every request of the ward, the steps it went, and whether a named person has its answer.

Nothing closes by itself, and nothing is urgent because the program thinks so: it says since when, and what was done.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass

from logbook.core.model.coordination import Request, RequestStep, Turn
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.strikes import Strikes, chain_order


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: when it happened (ms UTC, as declared), who wrote it, in which record."""

    turn: Turn
    at: int
    by: str
    ref: Ref
    record: RequestStep


@dataclass(frozen=True, slots=True)
class LoopView:
    """One request with its standing steps in the order they happened; `ended` is the step that closed it."""

    ref: Ref
    at: int
    by: str
    record: Request
    steps: tuple[StepView, ...]
    ended: StepView | None
    verified: bool = True

    @property
    def last(self) -> StepView | None:
        """The latest step; None if nobody did anything yet."""
        return self.steps[-1] if self.steps else None

    def did(self, turn: Turn) -> StepView | None:
        """Return the latest step of this kind; None if there is none."""
        return next((step for step in reversed(self.steps) if step.turn is turn), None)


class Loops:
    """The fold."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._asked: dict[Ref, Entry] = {}
        self._steps: dict[Ref, list[StepView]] = {}
        self._target: dict[Ref, Ref] = {}
        self._views: dict[Ref, LoopView] = {}
        self._open: set[Ref] = set()

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain; a step may come before its request where a segment was carried over."""
        changed = self._strikes.apply(entry)
        record = entry.record
        if isinstance(record, Request):
            self._asked[entry.ref] = entry
            changed.append(entry.ref)
        elif isinstance(record, RequestStep):
            view = StepView(record.turn, entry.frame.happened.at, entry.user, entry.ref, record)
            insort(self._steps.setdefault(record.target, []), view, key=lambda step: step.at)
            self._target[entry.ref] = record.target
            changed.append(entry.ref)
        for ref in changed:
            self._settle(self._target.get(ref, ref))

    def open(self) -> tuple[LoopView, ...]:
        """List what no named person has an answer to, the oldest first."""
        return tuple(sorted((self._views[ref] for ref in self._open), key=by_age))

    def closed(self) -> tuple[LoopView, ...]:
        """List what was answered or cancelled, the latest end first."""
        ended = (view for ref, view in self._views.items() if view.ended and self._strikes.stands(ref))
        return tuple(sorted(ended, key=_end, reverse=True))

    def loop(self, ref: Ref) -> LoopView | None:
        """Return one request, also a struck one; None if there is no request of this number."""
        return self._views.get(ref)

    @property
    def count(self) -> int:
        """How many are open."""
        return len(self._open)

    @property
    def oldest(self) -> int | None:
        """Since when the oldest is open (ms UTC); None if none is."""
        return min((self._asked[ref].frame.happened.at for ref in self._open), default=None)

    def _settle(self, ref: Ref) -> None:
        """See anew how a request stands, and whether it is open."""
        entry = self._asked.get(ref)
        if entry is None:
            return
        view = self._views[ref] = self._view(entry)
        if self._strikes.stands(ref) and view.ended is None:
            self._open.add(ref)
        else:
            self._open.discard(ref)

    def _view(self, entry: Entry) -> LoopView:
        assert isinstance(entry.record, Request)
        steps = tuple(step for step in self._steps.get(entry.ref, ()) if self._strikes.stands(step.ref))
        ended = next((step for step in steps if _ends(step)), None)
        return LoopView(
            entry.ref, entry.frame.happened.at, entry.user, entry.record, steps, ended, verified=entry.verified
        )


def by_age(view: LoopView) -> tuple[int, tuple[int, str, int]]:
    """Sort key: the oldest first, and as they were written where two were asked at one moment."""
    return view.at, chain_order(view.ref)


def _ends(step: StepView) -> bool:
    """Whether a step closes its request: an answer that no named person has is still on its way."""
    named = step.record.named or bool(step.record.person)
    return step.turn is Turn.CANCELLED or (step.turn is Turn.GIVEN and named)


def _end(view: LoopView) -> int:
    assert view.ended is not None
    return view.ended.at
