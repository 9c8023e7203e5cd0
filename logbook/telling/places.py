# SPDX-License-Identifier: Apache-2.0
"""What the kinds of `model.places` say. A name on an identity card is never told here: only that there is a card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook.core.model.places import Admission, Bed, Departure, Identity, Leaving, NumberBlock, PatientMove
from logbook.core.model.topics import is_bed
from logbook.i18n import N_, Words
from logbook.telling.tale import Tale, Teller

_LEAVING = {
    Leaving.HOME: N_("home"),
    Leaving.WARD: N_("another ward"),
    Leaving.HOSPITAL: N_("another hospital"),
    Leaving.DIED: N_("died"),
    Leaving.OTHER: N_("elsewhere"),
}


def leaving(words: Words, to: Leaving) -> str:
    """Say where somebody went who left the ward."""
    return words(_LEAVING[to])


def _bed(tale: Tale, record: Bed, teller: Teller) -> None:
    words = teller.words
    if is_bed(record.bed):
        told = words("Bed {bed} belongs to the ward") if record.open else words("Bed {bed} is closed")
    else:
        told = words("The place {bed} belongs to the ward") if record.open else words("The place {bed} is closed")
    tale.title, tale.bed = told.format(bed=record.bed), record.bed


def _block(tale: Tale, record: NumberBlock, teller: Teller) -> None:
    told = teller.words("Numbers for new patients: {first} to {last}")
    tale.title = told.format(first=f"{record.prefix}{record.first}", last=f"{record.prefix}{record.last}")


def _admission(tale: Tale, record: Admission, teller: Teller) -> None:
    words = teller.words
    told = words("Patient {code} came to bed {bed}") if is_bed(record.bed) else words("Patient {code} came to {bed}")
    tale.title = told.format(code=record.patient or record.number, bed=record.bed)
    tale.body, tale.bed, tale.patient = record.text, record.bed, record.patient
    if record.alias:
        tale.details.append((words("Called"), record.alias))


def _move(tale: Tale, record: PatientMove, teller: Teller) -> None:
    words = teller.words
    told = words("Patient {code} moved to bed {bed}") if is_bed(record.bed) else words("Patient {code} moved to {bed}")
    tale.title = told.format(code=record.patient or record.stay, bed=record.bed)
    tale.before, tale.after = record.from_bed, record.bed if record.from_bed else ""
    tale.body, tale.bed, tale.patient = record.text, record.bed, record.patient


def _departure(tale: Tale, record: Departure, teller: Teller) -> None:
    told = teller.words("Patient {code} left the ward: {to}")
    tale.title = told.format(code=record.patient or record.stay, to=leaving(teller.words, record.to))
    tale.body, tale.bed, tale.patient = record.text, record.from_bed, record.patient


def _identity(tale: Tale, record: Identity, teller: Teller) -> None:
    told = teller.words("Identity card of patient {code} written")
    tale.title, tale.patient = told.format(code=record.patient or record.stay), record.patient


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {
    Bed: _bed, NumberBlock: _block, Admission: _admission, PatientMove: _move, Departure: _departure,
    Identity: _identity,
}  # fmt: skip
