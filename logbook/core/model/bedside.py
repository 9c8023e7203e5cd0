# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what is done at the bed beyond the first kinds: rounds, requests to act, custody, dossiers.

Field lists: the domain research, 3.13 to 3.15. A kind's fields are only ever added to, with a default, and a code is
never renamed. Nothing here is required, and nothing is judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from logbook.core.model.codes import Act, How, Removal, YesNoUnknown
from logbook.core.model.frame import Record, Ref, in_patient, in_person, in_text


class CustodyEvent(StrEnum):
    """What happened to a device that is kept as it was found."""

    FOUND = "found"
    TRANSFER = "transfer"
    CHECKED = "checked"
    RELEASED = "released"
    RETURNED = "returned"
    DISPOSED = "disposed"


class DossierEvent(StrEnum):
    """What a dossier is about, as vigilance forms ask it."""

    NOT_STATED = "not-stated"
    ADVERSE_EVENT = "adverse-event"
    PRODUCT_PROBLEM = "product-problem"
    BOTH = "both"
    NEAR_MISS = "near-miss"


class Outcome(StrEnum):
    """What became of the patient, as vigilance forms ask it; several may be true."""

    DEATH = "death"
    LIFE_THREATENING = "life-threatening"
    HOSPITALISATION = "hospitalisation"
    DISABILITY = "disability"
    INTERVENTION_NEEDED = "intervention-needed"
    OTHER = "other"
    NONE_SEEN = "none-seen"


class Operator(StrEnum):
    """Who worked with the device when it happened."""

    NOT_STATED = "not-stated"
    PROFESSIONAL = "professional"
    LAY = "lay"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Round(Record):
    """Somebody began to go from bed to bed, or with `over` said that the round which began as `begun` is over."""

    KIND: ClassVar[str] = "round"
    over: bool = False
    begun: Ref | None = None
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class ActRequest(Record):
    """Somebody asked that something be done to a device; nobody has done it by this."""

    KIND: ClassVar[str] = "act-request"
    act: Act
    device: str
    bed: str = ""
    asked_by: str = in_person()
    asked_how: How = How.NOT_STATED
    asked_read_back: bool = False
    reason: str = in_text()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class ActAnswer(Record):
    """What a clinician said to a request: yes, no, or (`unknown`) not now."""

    KIND: ClassVar[str] = "act-answer"
    target: Ref
    agreed: YesNoUnknown
    said_by: str = in_person()
    said_how: How = How.NOT_STATED
    said_read_back: bool = False
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Custody(Record):
    """One step in the custody of a device: found and set aside, handed on, looked into, given back (3.15).

    `photo` is the SHA-256 of a picture, hex; `files` tells the digests of what was copied off the device.
    """

    KIND: ClassVar[str] = "custody"
    event: CustodyEvent
    device: str
    tag: str = ""
    bag: str = ""
    bed: str = ""
    place: str = in_text()
    access: str = in_text()
    custodian: str = in_person()
    released_by: str = in_person()
    received_by: str = in_person()
    witness: str = in_person()
    removal: Removal | None = None
    powered: YesNoUnknown = YesNoUnknown.UNKNOWN
    network_out: YesNoUnknown = YesNoUnknown.UNKNOWN
    unplugged: YesNoUnknown = YesNoUnknown.UNKNOWN
    switched_off: YesNoUnknown = YesNoUnknown.UNKNOWN
    off_by_order_of: str = in_person()
    screen: str = in_text()
    connections: str = in_text()
    condition: str = in_text()
    kept: str = in_text()
    purpose: str = in_text()
    checks: str = in_text()
    files: str = in_text()
    photo: str = ""
    paper: str = ""
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Dossier(Record):
    """What vigilance officer, maker and authority ask after an incident with a device (3.14); all of it optional.

    `interventions` names the records that tell what was done. A later version names the one before as `earlier`.
    """

    KIND: ClassVar[str] = "dossier"
    device: str
    earlier: Ref | None = None
    event: DossierEvent = DossierEvent.NOT_STATED
    outcomes: tuple[Outcome, ...] = ()
    event_when: str = in_text()
    reporter: str = in_person()
    reporter_contact: str = in_person()
    facility: str = in_text()
    description: str = in_text()
    involvement: str = in_text()
    environment: str = in_text()
    treatment: str = in_text()
    history: str = in_text()
    brand: str = ""
    common_name: str = ""
    maker: str = ""
    maker_city: str = ""
    model: str = ""
    catalogue: str = ""
    serial: str = ""
    lot: str = ""
    expiry: str = ""
    udi: str = ""
    software: str = ""
    operator: Operator = Operator.NOT_STATED
    operator_name: str = in_person()
    persons: str = in_person()
    reprocessed: YesNoUnknown = YesNoUnknown.UNKNOWN
    reprocessed_by: str = in_text()
    implanted: str = in_text()
    explanted: str = in_text()
    available: YesNoUnknown = YesNoUnknown.UNKNOWN
    returned_to_maker: str = in_text()
    other_products: str = in_text()
    therapy_dates: str = in_text()
    patient: str = in_patient()
    patient_age: str = in_patient()
    patient_sex: str = in_patient()
    patient_weight: str = in_patient()
    reports_sent: str = in_text()
    settings: str = in_text()
    kept: str = in_text()
    custody: str = in_text()
    interventions: tuple[Ref, ...] = ()


BEDSIDE: tuple[type[Record], ...] = (Round, ActRequest, ActAnswer, Custody, Dossier)
