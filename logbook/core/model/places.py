# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell who lies where: the ward's beds, number blocks, patients by code, and their identity cards.

A patient is a number of this ward's block and a bed, never a name. Whose number it is stands in a card of its own,
wholly in the patient part, so that it can be withheld, erased and shown only on demand. Domain research: 2.1, 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from logbook.core.model.frame import Record, Ref, in_patient, in_text


class Leaving(StrEnum):
    """Where a patient went who left the ward."""

    HOME = "home"
    WARD = "ward"
    HOSPITAL = "hospital"
    DIED = "died"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Bed(Record):
    """A bed belongs to the ward, or no longer does; `order` is its place in the walk, beds of one order by name."""

    KIND: ClassVar[str] = "bed"
    bed: str
    open: bool = True
    order: int = 0


@dataclass(frozen=True, slots=True)
class NumberBlock(Record):
    """From now on new patients get numbers `first` to `last` after `prefix`: this ward's own, never used twice."""

    KIND: ClassVar[str] = "number-block"
    prefix: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Admission(Record):
    """A patient came to a bed, with the next number of a block (None: the ward's own first one).

    The number itself is a code and stays when words are erased, so that it is never given again; `patient` is the
    whole code as people write it, `alias` a name for somebody nobody knows yet.
    """

    KIND: ClassVar[str] = "admission"
    bed: str
    number: int
    block: Ref | None = None
    patient: str = in_patient()
    alias: str = in_patient()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class PatientMove(Record):
    """A patient lies in another bed of this ward; the code stays. `stay` is the admission."""

    KIND: ClassVar[str] = "patient-move"
    stay: Ref
    bed: str
    from_bed: str = ""
    patient: str = in_patient()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Departure(Record):
    """A patient left the ward; `stay` is the admission, `text` says where to."""

    KIND: ClassVar[str] = "departure"
    stay: Ref
    to: Leaving
    from_bed: str = ""
    patient: str = in_patient()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Identity(Record):
    """Who a patient is: name, date of birth, record number, GSRN (8018). All of it is in the patient part."""

    KIND: ClassVar[str] = "identity"
    stay: Ref
    patient: str = in_patient()
    name: str = in_patient()
    birth: str = in_patient()
    record_no: str = in_patient()
    gsrn: str = in_patient()


PLACES: tuple[type[Record], ...] = (Bed, NumberBlock, Admission, PatientMove, Departure, Identity)
