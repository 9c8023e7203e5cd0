# SPDX-License-Identifier: Apache-2.0
"""Which exact texts two people approved for this ward; everything else stays the sample it is.

An approval reaches one language of one digest: who read the one did not read the other. What stands in a segment that
does not hold approves nothing, and striking the record out withdraws it.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.model.frame import Entry, Ref
from logbook.core.model.library import Procedure
from logbook.core.model.records import InForce
from logbook.core.model.safeguards import Approval
from logbook.core.model.strikes import Strikes

_Text = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Approved:
    """Which record approves a text, whose two hands are in it (user ids), and when it was written (ms UTC)."""

    ref: Ref
    first: str
    second: str
    at: int


class Approvals:
    """The fold."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._given: dict[_Text, list[Approved]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record = entry.record
        if not isinstance(record, Approval) or not entry.verified or record.second in {"", entry.user}:
            return
        given = Approved(entry.ref, entry.user, record.second, entry.written.wall)
        text = (record.code, record.version, record.language, record.digest)
        self._given.setdefault(text, []).append(given)

    def of(self, what: Procedure | InForce, language: str) -> Approved | None:
        """Return the latest standing approval of this very text in this language; None if there is none."""
        given = self._given.get((what.code, what.version, language, what.digest), ())
        return next((one for one in reversed(given) if self._strikes.stands(one.ref)), None)

    def sample(self, procedure: Procedure, language: str) -> bool:
        """Whether every page must still say that no hospital approved this text."""
        return procedure.sample and self.of(procedure, language) is None
