# SPDX-License-Identifier: Apache-2.0
"""What the records of the crisis cabinet and of extortion contacts say. Typed text is handed on as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook import i18n
from logbook.core.model.cabinet import Cabinet, CabinetEvent, Contact, Extortion
from logbook.core.model.codes import How, YesNoUnknown
from logbook.i18n import N_, Words
from logbook.telling.codes import word
from logbook.telling.tale import Tale, Teller

EVENTS = {
    CabinetEvent.CONVENED: N_("Cabinet convened"),
    CabinetEvent.CALLED: N_("Somebody was called"),
    CabinetEvent.ANSWERED: N_("Answered"),
    CabinetEvent.NO_ANSWER: N_("No answer"),
    CabinetEvent.DECISION: N_("Decision handed down"),
    CabinetEvent.MEETING: N_("Next meeting"),
    CabinetEvent.STOOD_DOWN: N_("Cabinet stood down"),
}
CONTACTS = {
    Contact.SCREEN: N_("Message on a screen"),
    Contact.PAPER: N_("On paper, from a printer"),
    Contact.PHONE: N_("Telephone call"),
    Contact.MESSAGE: N_("E-mail or chat"),
    Contact.PERSON: N_("A person"),
    Contact.OTHER: N_("Other"),
}
TOLD = {YesNoUnknown.YES: N_("yes"), YesNoUnknown.NO: N_("no"), YesNoUnknown.UNKNOWN: N_("not known")}

RULES = (
    N_("Do not click, do not type, do not switch anything on or off. Photograph the screen."),
    N_("Nobody here answers or pays: an answer tells them that somebody is there, and the rest is not ours to decide."),
    N_("Tell the incident team; only they speak with anybody about it. Press and families: one spokesperson."),
)
"""Procedure P19 in three lines, on the screen and on the sheet."""


def whom(record: Cabinet) -> str:
    """Name the person and their position, as far as they are known."""
    return ", ".join(part for part in (record.name, record.position) if part)


def _cabinet(tale: Tale, record: Cabinet, teller: Teller) -> None:
    words = teller.words
    told = words(EVENTS[record.event])
    tale.title = words("{event}: {who}").format(event=told, who=whom(record)) if whom(record) else told
    tale.body = record.text
    if record.meeting is not None:
        tale.details.append((words("Next meeting"), i18n.moment(words, record.meeting, record.meeting_zone)))
    if record.how is not How.NOT_STATED:
        tale.details.append((words("How the word came"), word(words, record.how)))


def _extortion(tale: Tale, record: Extortion, teller: Teller) -> None:
    words = teller.words
    told = words(CONTACTS[record.contact])
    tale.title = words("Extortion contact: {how}").format(how=told)
    tale.body = record.text
    tale.bed, tale.devices = record.bed, tuple(filter(None, (record.device,)))
    if record.where:
        tale.details.append((words("Where"), record.where))
    for label, answer in answers(words, record):
        tale.details.append((label, answer))
    if record.told:
        how = f", {word(words, record.told_how)}" if record.told_how is not How.NOT_STATED else ""
        tale.details.append((words("Who was told"), record.told + how))
    if record.photo:
        tale.details.append((words("Photo"), record.photo[:16]))
    if record.paper:
        tale.details.append((words("Paper"), record.paper))


def answers(words: Words, record: Extortion) -> tuple[tuple[str, str], ...]:
    """Say what was touched, whether anybody answered, and whether the device was left on."""
    return (
        (words("Anything touched or clicked?"), words(TOLD[record.touched])),
        (words("Did anybody answer them?"), words(TOLD[record.answered])),
        (words("Device left on?"), words(TOLD[record.power_on])),
    )


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {Cabinet: _cabinet, Extortion: _extortion}
