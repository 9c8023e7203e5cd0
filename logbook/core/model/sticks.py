# SPDX-License-Identifier: Apache-2.0
"""The ward's sticks: which there are, who has which, and how far the copy on each goes.

It knows what the log says, not what is plugged in; a stick may hold more than this if it was pulled without a word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from logbook.core.model.codes import KeyEvent, Place, StickEvent
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.safeguards import Anchor, Keys, Stick
from logbook.core.model.strikes import chain_order


@dataclass(frozen=True, slots=True)
class StickView:
    """One stick: `event` is what became of it last, at `since`, and who held it then.

    `copied` is the newest record the log says is on it, with its `head` (b64); both times are ms UTC by this PC.
    """

    stick: str
    name: str = ""
    event: StickEvent = StickEvent.KNOWN
    holder: str = ""
    since: int = 0
    copied: Ref | None = None
    head: str = ""
    copied_at: int | None = None


class Sticks:
    """All sticks the log has ever spoken of."""

    def __init__(self) -> None:
        self._views: dict[str, StickView] = {}
        self._rekeyed: Ref | None = None

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        record, at = entry.record, entry.written.wall
        if isinstance(record, Stick):
            known = self.get(record.stick)
            self._views[record.stick] = replace(
                known, name=record.name or known.name, event=record.event, holder=record.holder, since=at
            )
        elif isinstance(record, Anchor) and record.place is Place.STICK and record.stick:
            copied = Ref(record.segment or entry.ref.segment, record.number)
            self._views[record.stick] = replace(self.get(record.stick), copied=copied, head=record.head, copied_at=at)
        elif isinstance(record, Keys) and record.event is KeyEvent.CHANGED:
            self._rekeyed = entry.ref

    def get(self, stick: str) -> StickView:
        """Return a stick by its id; one never heard of has nothing on it."""
        return self._views.get(stick, StickView(stick))

    def __contains__(self, stick: str) -> bool:
        return stick in self._views

    def known(self) -> tuple[StickView, ...]:
        """Return the ward's sticks in the order of their names, lost ones too, forgotten ones not."""
        kept = (view for view in self._views.values() if view.event is not StickEvent.FORGOTTEN)
        return tuple(sorted(kept, key=lambda view: (view.name, view.stick)))

    def under_old_key(self) -> tuple[StickView, ...]:
        """Return the sticks whose copy is older than the last change of key: what opened the log then opens it yet."""
        changed = self._rekeyed
        if changed is None:
            return ()
        return tuple(view for view in self.known() if view.copied and chain_order(view.copied) < chain_order(changed))

    def newest(self) -> StickView | None:
        """Return the stick with the newest copy that is not lost; None where there is no copy at all."""
        copies = [view for view in self.known() if view.copied_at is not None and view.event is not StickEvent.LOST]
        return max(copies, key=lambda view: view.copied_at or 0, default=None)

    def name(self, stick: str) -> str:
        """Return what is written on a stick; its id where nothing is."""
        return self.get(stick).name or stick

    def next_name(self) -> str:
        """Propose the first letter no stick of this ward ever bore; a number once they have run out."""
        taken = {view.name for view in self._views.values()}
        letters = (chr(ord("A") + number) for number in range(26))
        return next((letter for letter in letters if letter not in taken), str(len(taken) + 1))
