# SPDX-License-Identifier: Apache-2.0
"""What the kinds of `model.bedside` say. Typed text is handed on as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from logbook.core.model.bedside import (
    ActAnswer,
    ActRequest,
    Custody,
    Dossier,
    DossierEvent,
    Operator,
    Round,
)
from logbook.core.model.codes import How, YesNoUnknown
from logbook.core.model.dossiers import still_open
from logbook.i18n import N_, Words
from logbook.telling.codes import word
from logbook.telling.tale import Tale, Teller

ANSWERS = {
    YesNoUnknown.YES: N_("yes, it may be done"),
    YesNoUnknown.NO: N_("no, it is not done"),
    YesNoUnknown.UNKNOWN: N_("not now"),
}
"""What can be said to a request."""

CUSTODY_FIELDS = (
    ("tag", N_("Tag no.")),
    ("bag", N_("Bag or seal no.")),
    ("place", N_("Kept at")),
    ("access", N_("Who can get at it")),
    ("custodian", N_("Custodian")),
    ("released_by", N_("Handed over by")),
    ("received_by", N_("Received by")),
    ("witness", N_("Witness")),
    ("removal", N_("Removal class")),
    ("powered", N_("Was on when found")),
    ("network_out", N_("Network is out")),
    ("unplugged", N_("Unplugged from power")),
    ("switched_off", N_("Switched off")),
    ("off_by_order_of", N_("By whose order")),
    ("screen", N_("What its screen showed")),
    ("connections", N_("What was connected")),
    ("condition", N_("Condition")),
    ("kept", N_("Kept with it: disposables, packaging, cards")),
    ("purpose", N_("What for")),
    ("checks", N_("Checks done")),
    ("files", N_("Fingerprints of files")),
    ("photo", N_("Photo")),
    ("paper", N_("Paper")),
)
"""The fields of a custody record in the order of a form, by what they are called."""

DOSSIER_FIELDS = (
    ("event", N_("Kind of event")),
    ("event_when", N_("When it happened")),
    ("outcomes", N_("Outcome for the patient")),
    ("reporter", N_("Reporter")),
    ("reporter_contact", N_("How to reach the reporter")),
    ("facility", N_("Hospital and ward")),
    ("description", N_("What happened")),
    ("involvement", N_("How the device was involved")),
    ("environment", N_("Surroundings: what else was on or failing")),
    ("treatment", N_("Treatment given")),
    ("history", N_("Relevant tests and history")),
    ("brand", N_("Brand name")),
    ("common_name", N_("Common name")),
    ("maker", N_("Manufacturer")),
    ("maker_city", N_("City of the manufacturer")),
    ("model", N_("Model")),
    ("catalogue", N_("Catalogue no.")),
    ("serial", N_("Serial number")),
    ("lot", N_("Lot")),
    ("expiry", N_("Expiry date")),
    ("udi", N_("UDI")),
    ("software", N_("Software version")),
    ("operator", N_("Who worked with it")),
    ("operator_name", N_("Name of who worked with it")),
    ("persons", N_("Persons involved")),
    ("reprocessed", N_("Single use, reprocessed")),
    ("reprocessed_by", N_("Reprocessed by")),
    ("implanted", N_("Implanted on")),
    ("explanted", N_("Explanted on")),
    ("available", N_("Kept for evaluation")),
    ("returned_to_maker", N_("Returned to the maker on")),
    ("other_products", N_("Other products in use")),
    ("therapy_dates", N_("Their therapy dates")),
    ("patient", N_("Patient, by the ward's code")),
    ("patient_age", N_("Age")),
    ("patient_sex", N_("Sex")),
    ("patient_weight", N_("Weight")),
    ("reports_sent", N_("Reports sent: to whom, date, no.")),
    ("settings", N_("Settings as read")),
    ("kept", N_("Disposables and packaging kept")),
    ("custody", N_("Custody so far")),
    ("interventions", N_("Records of what was done")),
)
"""The fields of a dossier in the order of the vigilance forms, by what they are called."""

_SHORT = 16


def _round(tale: Tale, record: Round, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Round from bed to bed is over") if record.over else words("Round from bed to bed begun")
    tale.body = record.text


def _request(tale: Tale, record: ActRequest, teller: Teller) -> None:
    words = teller.words
    name = teller.device(record.device)
    tale.title = words("Asked for: {device} – {act}").format(device=name, act=word(words, record.act))
    tale.body, tale.bed, tale.devices = record.text, record.bed, (record.device,)
    given = _given(words, record.asked_by, record.asked_how, read_back=record.asked_read_back)
    tale.details += [(name, text) for name, text in ((words("Asked by"), given), (words("Why"), record.reason)) if text]


def _answer(tale: Tale, record: ActAnswer, teller: Teller) -> None:
    words = teller.words
    said = words(ANSWERS[record.agreed])
    tale.title = words("Answer to {ref}: {said}").format(ref=record.target, said=said)
    tale.body = record.text
    given = _given(words, record.said_by, record.said_how, read_back=record.said_read_back)
    if given:
        tale.details.append((words("Said by"), given))


def _given(words: Words, name: str, how: How, *, read_back: bool) -> str:
    told = [name, word(words, how) if how is not How.NOT_STATED else "", words("read back") if read_back else ""]
    return ", ".join(filter(None, told))


def _custody(tale: Tale, record: Custody, teller: Teller) -> None:
    words = teller.words
    name = teller.device(record.device)
    tale.title = words("{device} – custody: {event}").format(device=name, event=word(words, record.event))
    tale.body, tale.bed, tale.devices = record.text, record.bed, (record.device,)
    tale.details += said_in(words, record, CUSTODY_FIELDS)


def _dossier(tale: Tale, record: Dossier, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Incident dossier: {device}").format(device=teller.device(record.device))
    tale.body, tale.devices = record.description, (record.device,)
    tale.patient = record.patient
    if record.earlier is not None:
        tale.details.append((words("Version before"), str(record.earlier)))
    left = [pair for pair in DOSSIER_FIELDS if pair[0] not in {"description", "patient"}]
    tale.details += said_in(words, record, left)
    empty = words.n("{n} field", "{n} fields", len(still_open(record))).format(n=len(still_open(record)))
    tale.details.append((words("Still empty"), empty))


def said_in(words: Words, record: Any, fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (name, text) of what a record says in these fields, in their order; what it leaves unsaid is left out."""
    told = ((words(name), field_text(words, record, field)) for field, name in fields)
    return [(name, text) for name, text in told if text]


def field_text(words: Words, record: Any, field: str) -> str:
    """Say one field of a custody record or a dossier; empty where it says nothing."""
    value = getattr(record, field)
    if value in {"", None, YesNoUnknown.UNKNOWN, DossierEvent.NOT_STATED, Operator.NOT_STATED, ()}:
        return ""
    if field == "interventions":
        return ", ".join(str(ref) for ref in value)
    if isinstance(value, tuple):
        return ", ".join(word(words, code) for code in value)
    if field == "photo":
        return str(value)[:_SHORT]
    return value if type(value) is str else word(words, value)


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {
    Round: _round,
    ActRequest: _request,
    ActAnswer: _answer,
    Custody: _custody,
    Dossier: _dossier,
}
