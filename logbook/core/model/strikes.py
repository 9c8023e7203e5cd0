# SPDX-License-Identifier: Apache-2.0
"""Which records are struck out by a standing correction, so that every fold agrees on it.

A record whose frame names an earlier one strikes it out; strike out the correction, and what it struck stands
again. A correction of itself or of a later record strikes nothing, so no circle can be built.
"""

from __future__ import annotations

from logbook.core.model.frame import Entry, Ref


def chain_order(ref: Ref) -> tuple[int, str, int]:
    """Sort key for the order of writing over all segments: A … Z, AA …, then by number."""
    return (len(ref.segment), ref.segment, ref.number)


class Strikes:
    """Corrections and what they strike out."""

    def __init__(self) -> None:
        self._by: dict[Ref, list[Ref]] = {}
        self._target: dict[Ref, Ref] = {}
        self._struck: set[Ref] = set()

    def apply(self, entry: Entry) -> list[Ref]:
        """Take one entry; return the records whose standing changed by it (usually none)."""
        target = entry.frame.corrects
        if target is None or chain_order(target) >= chain_order(entry.ref):
            return []
        self._by.setdefault(target, []).append(entry.ref)
        self._target[entry.ref] = target
        changed: list[Ref] = []
        at: Ref | None = target
        while at is not None and self._settle(at):
            changed.append(at)
            at = self._target.get(at)
        return changed

    def stands(self, ref: Ref) -> bool:
        """Whether the record still has its effect."""
        return ref not in self._struck

    def struck_by(self, ref: Ref) -> Ref | None:
        """Return the latest standing correction of this record."""
        return next((by for by in reversed(self._by.get(ref, ())) if by not in self._struck), None)

    def _settle(self, ref: Ref) -> bool:
        struck = self.struck_by(ref) is not None
        if struck == (ref in self._struck):
            return False
        self._struck ^= {ref}
        return True
