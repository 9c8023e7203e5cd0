# SPDX-License-Identifier: Apache-2.0
"""What the kinds of `model.coordination` say. Typed text is handed on as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from logbook.core.model.codes import Level, YesNoUnknown
from logbook.core.model.coordination import (
    Call,
    Contact,
    Errand,
    Method,
    Priority,
    Reached,
    Request,
    RequestStep,
    Status,
    SystemStatus,
    Turn,
)
from logbook.i18n import N_, Words
from logbook.telling.systems import system_name
from logbook.telling.tale import Tale, Teller

_WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Errand: {
        Errand.LAB: N_("Laboratory"),
        Errand.BLOOD: N_("Blood"),
        Errand.IMAGING: N_("Imaging"),
        Errand.PHARMACY: N_("Pharmacy"),
        Errand.BIOMEDICAL: N_("Biomedical"),
        Errand.MESSAGE: N_("Message"),
        Errand.OTHER: N_("Other request"),
    },
    Priority: {
        Priority.URGENT: N_("urgent"),
        Priority.MEDIUM: N_("not urgent"),
        Priority.LOW: N_("for information"),
        Priority.NOT_STATED: N_("priority not stated"),
    },
    Turn: {
        Turn.TAKEN: N_("taken by the runner"),
        Turn.RECEIVED: N_("received there"),
        Turn.ANSWERED: N_("answered"),
        Turn.PHONED: N_("phoned"),
        Turn.READ_BACK: N_("read back"),
        Turn.GIVEN: N_("the answer is here"),
        Turn.CANCELLED: N_("cancelled"),
    },
    Status: {
        Status.WORKS: N_("works"),
        Status.LIMITED: N_("works with limits"),
        Status.DOWN: N_("does not work"),
        Status.NOT_APPLICABLE: N_("not applicable"),
        Status.NOT_CHECKED: N_("not checked"),
    },
    Method: {
        Method.PHONE: N_("telephone"),
        Method.MOBILE: N_("mobile phone"),
        Method.PAGER: N_("pager"),
        Method.RADIO: N_("radio"),
        Method.RUNNER: N_("runner"),
        Method.IN_PERSON: N_("in person"),
        Method.OTHER: N_("other way"),
    },
    Reached: {
        Reached.ANSWERED: N_("answered"),
        Reached.NO_ANSWER: N_("no answer"),
        Reached.BUSY: N_("busy"),
        Reached.LEFT_WORD: N_("left word"),
    },
}

_BY = {
    Turn.TAKEN: N_("taken by {name}"),
    Turn.RECEIVED: N_("received there by {name}"),
    Turn.ANSWERED: N_("answered by {name}"),
    Turn.PHONED: N_("phoned to {name}"),
    Turn.READ_BACK: N_("read back by {name}"),
    Turn.GIVEN: N_("answer given to {name}"),
    Turn.CANCELLED: N_("cancelled by {name}"),
}

MEANS = {
    Level.R0: N_("Normal. Shift check, drills, the box of paper is printed."),
    Level.D1: N_("The record can only be read, for less than 2 hours: hold what is not urgent, look things up."),
    Level.D2: N_("Record, laboratory or pharmacy are gone, 2 to 24 hours: paper charts and orders, runner."),
    Level.D3: N_("Several systems and telephones are gone, over 24 hours: runners, huddles, rounds of the devices."),
    Level.D4: N_("An attack is suspected: devices off the network as told, quarantine, rules of evidence."),
    Level.RR: N_("All clear was given by somebody named: type back, compare, bring devices back."),
}
"""What each level of the outage means here unless the hospital says otherwise (domain research 2.2)."""


def said(words: Words, code: StrEnum) -> str:
    """Say one code of `model.coordination` in the reader's language."""
    return words(_WORDS[type(code)][code])


def asked(words: Words, record: Request) -> str:
    """Say in one line what was asked for: "Laboratory: potassium", "Message: beds needed"."""
    told = record.subject or record.text.partition("\n")[0]
    kind = said(words, record.errand)
    return words("{what}: {text}").format(what=kind, text=told) if told else kind


def person(name: str, position: str = "") -> str:
    """Name somebody with their position, as far as either is known."""
    return ", ".join(filter(None, (name, position)))


def stepped(words: Words, record: RequestStep) -> str:
    """Say one step with whoever is named in it: "answer given to Anna Puig"."""
    who = person(record.person, record.position) or (words("name withheld") if record.named else "")
    return words(_BY[record.turn]).format(name=who) if who else said(words, record.turn)


def ways(record: Contact) -> list[tuple[Method, str]]:
    """List the ways to reach somebody, each with its number or words."""
    found = (
        (Method.PHONE, record.phone), (Method.MOBILE, record.mobile), (Method.PAGER, record.pager),
        (Method.RADIO, record.radio), (Method.RUNNER, record.runner),
    )  # fmt: skip
    there = [(method, number) for method, number in found if number]
    return [*there, (Method.IN_PERSON, record.place)] if record.place else there


def _details(tale: Tale, pairs: tuple[tuple[str, str], ...]) -> None:
    tale.details += [(label, text) for label, text in pairs if text]


def _request(tale: Tale, record: Request, teller: Teller) -> None:
    words = teller.words
    tale.title = asked(words, record)
    tale.body = record.text if record.subject or "\n" in record.text else ""
    tale.bed, tale.patient = record.bed, record.patient
    tale.devices = (record.device,) if record.device else ()
    tale.chips.append(words("Message came in") if record.incoming else words("Request"))
    if record.priority is not Priority.NOT_STATED:
        tale.chips.append(said(words, record.priority))
    if record.response:
        tale.chips.append(words("Answer wanted"))
    if record.back_entry is YesNoUnknown.YES:
        tale.chips.append(words("Back-entry needed"))
    _details(
        tale,
        (
            (words("Goes to"), person(record.to_name, record.to)),
            (words("Comes from"), person(record.asked_by, record.sender)),
            (words("To be reached at"), record.reach),
            (words("Approved by"), record.approved_by),
            (words("Runner"), record.runner),
            (words("Specimen"), record.specimen),
            (words("Collected by"), person(record.collected_by, record.collected)),
            (words("Wristband no."), record.patient_band),
            (words("Second person at the bed"), record.checked_by),
            (words("Clinical note"), record.note),
            (words("Paper"), record.paper),
        ),
    )


def _step(tale: Tale, record: RequestStep, teller: Teller) -> None:
    words = teller.words
    loop = teller.folds.loops.loop(record.target)
    of = asked(words, loop.record) if loop else str(record.target)
    tale.title = words("{request} – {step}").format(request=of, step=stepped(words, record))
    tale.body = record.text
    if loop:
        tale.bed, tale.patient = loop.record.bed, loop.record.patient
    if record.critical is YesNoUnknown.YES:
        tale.chips.append(words("Critical result"))
    _details(tale, ((words("Where"), record.place), (words("Paper"), record.paper)))


def _system(tale: Tale, record: SystemStatus, teller: Teller) -> None:
    words = teller.words
    name = record.name or teller.folds.systems.system(record.system).name
    told = words("{system}: {status}")
    tale.title = told.format(system=system_name(words, record.system, name), status=said(words, record.status))
    tale.body = record.text
    tale.chips.append(words("System"))
    _details(tale, ((words("Tested by"), record.tested_by), (words("What is said of its repair"), record.outlook)))


def _contact(tale: Tale, record: Contact, teller: Teller) -> None:
    words = teller.words
    name = person(record.name, record.position) or record.contact
    told = words("Contact taken off the list: {name}") if record.gone else words("Contact: {name}")
    tale.title = told.format(name=name)
    tale.body = record.remark
    if record.sensitive:
        tale.chips.append(words("Sensitive"))
    reach = tuple((said(words, method), number) for method, number in ways(record))
    _details(tale, (*reach, (words("List of"), record.dated)))


def _call(tale: Tale, record: Call, teller: Teller) -> None:
    words = teller.words
    line = teller.folds.contacts.contact(record.contact)
    name, position = record.name, record.position
    if line is not None and not (name or position):
        name, position = line.record.name, line.record.position
    told = words("Call from {name}: {result}") if record.incoming else words("Call to {name}: {result}")
    who = person(name, position) or record.number or words("somebody not named")
    tale.title = told.format(name=who, result=said(words, record.reached))
    tale.body, tale.bed = record.text, record.bed
    tale.chips.append(said(words, record.method))
    if record.read_back:
        tale.chips.append(words("Read back"))
    about = teller.folds.loops.loop(record.request) if record.request is not None else None
    _details(tale, ((words("Number"), record.number), (words("About"), asked(words, about.record) if about else "")))


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {
    Request: _request, RequestStep: _step, SystemStatus: _system, Contact: _contact, Call: _call,
}  # fmt: skip
