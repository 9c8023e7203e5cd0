# SPDX-License-Identifier: Apache-2.0
"""Which records are struck out by a standing correction, so that every fold agrees on it.

A record whose frame names an earlier one strikes it out; strike out the correction, and what it struck stands
again. A correction of itself or of a later record strikes nothing, so no circle can be built.
"""

from __future__ import annotations

from collections import Counter

from logbook.core.model.frame import Entry, Ref

DEEPEST = 100
"""Corrections of corrections of corrections: what goes deeper strikes nothing, so that no log can hold anybody up."""


def chain_order(ref: Ref) -> tuple[int, str, int]:
    """Sort key for the order of writing over all segments: A … Z, AA …, then by number."""
    return (len(ref.segment), ref.segment, ref.number)


class Strikes:
    """Corrections and what they strike out."""

    def __init__(self) -> None:
        self._by: dict[Ref, list[Ref]] = {}
        self._target: dict[Ref, Ref] = {}
        self._depth: dict[Ref, int] = {}
        self._standing: Counter[Ref] = Counter()

    def apply(self, entry: Entry) -> list[Ref]:
        """Take one entry; return the records whose standing changed by it (usually none)."""
        target = entry.frame.corrects
        if target is None or chain_order(target) >= chain_order(entry.ref):
            return []
        depth = self._depth.get(target, 0) + 1
        if depth > DEEPEST:
            return []
        self._depth[entry.ref] = depth
        self._by.setdefault(target, []).append(entry.ref)
        self._target[entry.ref] = target
        return self._settle(target)

    def stands(self, ref: Ref) -> bool:
        """Whether the record still has its effect."""
        return self._standing.get(ref, 0) == 0

    def struck_by(self, ref: Ref) -> Ref | None:
        """Return the latest standing correction of this record."""
        return next((by for by in reversed(self._by.get(ref, ())) if self.stands(by)), None)

    def _settle(self, first: Ref) -> list[Ref]:
        """Count one more correction of `first`, and follow what that changes."""
        changed: list[Ref] = []
        at: Ref | None = first
        more = 1
        while at is not None:
            stood = self.stands(at)
            self._standing[at] += more
            if stood == self.stands(at):
                break
            changed.append(at)
            at, more = self._target.get(at), -more
        return changed
