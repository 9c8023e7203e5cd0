# SPDX-License-Identifier: Apache-2.0
"""What the kinds of `model.shifts` say. Typed text is handed on as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook.core.model.shifts import Handover, Period
from logbook.i18n import moment
from logbook.telling.codes import word
from logbook.telling.tale import Tale, Teller

_ZONE = 0
"""A period's times are told in UTC where only the record is at hand; the page shows them in the ward's own."""


def _period(tale: Tale, record: Period, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Operational period {number}: {incident}").format(
        number=record.number, incident=record.incident or words("no name given")
    )
    for name, at in ((words("From"), record.since), (words("To"), record.until)):
        if at is not None:
            tale.details.append((name, f"{moment(words, at, _ZONE)} UTC"))


def _handover(tale: Tale, record: Handover, teller: Teller) -> None:
    words = teller.words
    receiver = teller.folds.people.name(record.receiver) if record.receiver else words("nobody named")
    tale.title = words("Shift handed over to {name}: records {first} to {last} are sealed").format(
        name=receiver, first=record.first, last=record.last
    )
    tale.body = record.text
    told = (
        (words("Level"), word(words, record.level) if record.level is not None else ""),
        (words("Beds walked"), ", ".join(record.beds)),
        (words("Devices not checked"), ", ".join(record.unchecked)),
        (words("Counted"), record.kit),
    )
    tale.details += [(name, text) for name, text in told if text]


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {Period: _period, Handover: _handover}
