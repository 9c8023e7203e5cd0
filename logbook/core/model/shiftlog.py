# SPDX-License-Identifier: Apache-2.0
"""Which shifts were handed over and sealed, by whom to whom, and which operational period it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core.model.codes import Meaning
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Witness
from logbook.core.model.shifts import Handover, Period, Readiness
from logbook.core.model.strikes import Strikes


@dataclass(frozen=True, slots=True)
class HandoverView:
    """One handover: when (ms UTC), who gave, who signed for taking over (empty: nobody yet), and what they said."""

    ref: Ref
    record: Handover
    at: int
    by: str
    taken_by: str = ""
    taken: Ref | None = None
    meaning: Meaning | None = None


class ShiftLog:
    """Handovers and operational periods; struck records have no effect."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._handovers: dict[Ref, Entry] = {}
        self._answers: dict[Ref, list[Entry]] = {}
        self._periods: list[Entry] = []
        self._checks: list[Entry] = []

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record = entry.record
        if isinstance(record, Handover):
            self._handovers[entry.ref] = entry
        elif isinstance(record, Witness):
            if record.target in self._handovers:
                self._answers.setdefault(record.target, []).append(entry)
        elif isinstance(record, Period):
            self._periods.append(entry)
        elif isinstance(record, Readiness):
            self._checks.append(entry)

    @property
    def handovers(self) -> tuple[HandoverView, ...]:
        """List every standing handover, in the order of writing."""
        return tuple(self._view(entry) for ref, entry in self._handovers.items() if self._strikes.stands(ref))

    @property
    def latest(self) -> HandoverView | None:
        """The handover that ended the shift before this one; None if there was none."""
        handovers = self.handovers
        return handovers[-1] if handovers else None

    @property
    def period(self) -> Period | None:
        """The operational period as last written; None if nobody did."""
        entry = _last(entry for entry in self._periods if self._strikes.stands(entry.ref))
        return entry.record if entry is not None and isinstance(entry.record, Period) else None

    @property
    def readiness(self) -> Entry | None:
        """The last readiness check; None if there was none."""
        return _last(entry for entry in self._checks if self._strikes.stands(entry.ref))

    def _view(self, entry: Entry) -> HandoverView:
        record = entry.record
        assert isinstance(record, Handover)
        answers = (one for one in self._answers.get(entry.ref, ()) if self._strikes.stands(one.ref))
        answer = _last(one for one in answers if one.user != entry.user)
        said = answer.record if answer is not None else None
        return HandoverView(
            ref=entry.ref,
            record=record,
            at=entry.frame.happened.at,
            by=entry.user,
            taken_by=answer.user if answer is not None else "",
            taken=answer.ref if answer is not None else None,
            meaning=said.meaning if isinstance(said, Witness) else None,
        )


def _last(entries: Iterable[Entry]) -> Entry | None:
    return next(reversed(list(entries)), None)
