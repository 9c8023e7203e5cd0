# SPDX-License-Identifier: Apache-2.0
"""Second signatures that were asked for and have not come yet. It reminds; it never keeps a record from counting."""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.model.codes import Meaning
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Witness
from logbook.core.model.strikes import Strikes


@dataclass(frozen=True, slots=True)
class Pending:
    """A record that waits for somebody's signature: which, whose it is, and who was asked (user ids)."""

    ref: Ref
    author: str
    asked: str


class Cosigning:
    """Who was asked to sign what, and what came of it."""

    def __init__(self) -> None:
        self._asked: dict[Ref, Pending] = {}
        self._answers: dict[Ref, list[Entry]] = {}
        self._strikes = Strikes()

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        author, record = entry.frame.author, entry.record
        if author.cosign and author.cosign not in {author.user, author.recorded_by}:
            self._asked[entry.ref] = Pending(entry.ref, author.user, author.cosign)
        if isinstance(record, Witness):
            self._answers.setdefault(record.target, []).append(entry)

    def pending(self, user: str = "") -> tuple[Pending, ...]:
        """List what waits for this person's signature, or for anybody's, in chain order."""
        waiting = (one for one in self._asked.values() if not user or one.asked == user)
        return tuple(one for one in waiting if self._strikes.stands(one.ref) and not self._answered(one))

    def _answered(self, one: Pending) -> bool:
        """Agreed or not, by whoever was not the author; or said to have had nobody for it."""
        standing = (entry for entry in self._answers.get(one.ref, ()) if self._strikes.stands(entry.ref))
        return any(entry.user != one.author or _meaning(entry) is Meaning.NOBODY_AVAILABLE for entry in standing)


def _meaning(entry: Entry) -> Meaning | None:
    return entry.record.meaning if isinstance(entry.record, Witness) else None
