# SPDX-License-Identifier: Apache-2.0
"""The published forms of the hospital incident command system, blank: fields and their order as in the research.

Domain research, 3.1 to 3.7. A sheet of paper asks for what the form asks for, and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Boxes, Callout, Ink, PageBreak, Para, Size, say
from logbook.core.exchange.forms.engine import (
    Form,
    Sheet,
    choices,
    grid,
    listed,
    prepared,
    room,
    row,
    section,
)
from logbook.i18n import N_, Words


def period(sheet: Sheet) -> Iterator[Block]:
    """Yield the first rows of the published forms: incident name, and the operational period."""
    words, known = sheet.words, sheet.period
    number = str(known.number) if known is not None and known.number else ""
    since, until = (known.since, known.until) if known is not None else (None, None)
    yield row((words("Incident name"), 2.4, sheet.incident), (words("Operational period no."), 1.6, number))
    yield row(
        (words("Date from"), 1, _day(sheet, since)), (words("Date to"), 1, _day(sheet, until)),
        (words("Time from"), 1, _time(sheet, since)), (words("Time to"), 1, _time(sheet, until)),
    )  # fmt: skip


def _day(sheet: Sheet, at: int | None) -> str:
    return i18n.day(sheet.words, at, sheet.made.zone) if at is not None else ""


def _time(sheet: Sheet, at: int | None) -> str:
    return i18n.clock_time(at, sheet.made.zone) if at is not None else ""


def _activity(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield from period(sheet)
    yield row(
        (words("Name of the person whose activities are logged"), 2.4), (words("Position in the team"), 1.6),
        (words("Home unit"), 1.2),
    )  # fmt: skip
    yield grid((words("Date"), 1.1), (words("Time (24 h)"), 1), (words("Notable activity"), 7.2), keep=48)
    yield from section(words("Resources assigned"))
    yield grid((words("Name"), 2), (words("Position in the team"), 2), (words("Home unit"), 2), blank=2)
    yield prepared(sheet)


def _message(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Incident name"), 2.4, sheet.incident), (words("Date"), 1), (words("Time (24 h)"), 1))
    yield row((words("To (name)"), 1), (words("To (position)"), 1))
    yield row((words("From (name)"), 1), (words("From (position)"), 1))
    yield row((words("Subject"), 1))
    priority = choices(words("urgent – high"), words("non-urgent – medium"), words("informational – low"))
    yield row((words("Priority"), 2.6, priority), (words("Response required"), 1.1, _yes_no(words)))
    yield room(words("Message"), 52)
    yield row((words("Approved by (name)"), 1.4), (words("Signature"), 1))
    yield room(words("Reply / action taken"), 26, to_end=True, keep=36)
    yield row((words("Replied by (name)"), 1.4), (words("Signature"), 1), (words("Read back"), 0.7, _yes_no(words)))
    yield row((words("Position"), 1.4), (words("Facility"), 1.4), (words("Date / time"), 1))
    yield Para(say(words("The sender writes, the receiver replies, the form returns to the sender.")), Size.SMALL)


def _briefing(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield from period(sheet)
    yield room(words("Situation summary"), 46)
    yield room(words("Health and safety briefing"), 34)
    yield room(words("Map / sketch"), 60, to_end=True)
    yield PageBreak()
    yield from section(words("Current incident management team"))
    yield from _team(words)
    yield room(words("Objectives"), 30)
    yield from section(words("Current and planned actions"))
    yield grid((words("Time (24 h)"), 1), (words("Action"), 7))
    yield PageBreak()
    yield from section(words("Resources requested and assigned"))
    yield grid(
        (words("Resource"), 2), (words("Ordered (date / time)"), 1.3), (words("Expected at"), 1.1),
        (words("Arrived (date / time)"), 1.3), (words("Notes: location, assignment, status"), 3), keep=26,
    )  # fmt: skip
    yield prepared(sheet)
    yield row((words("Briefing date / time"), 1), (words("Command handed over to (name, signature, time)"), 2))


def _team(words: Words) -> Iterator[Boxes]:
    yield row((words("Incident commander"), 1))
    officers = (words("Public information"), words("Safety"), words("Liaison"), words("Specialists"))
    chiefs = (words("Operations"), words("Planning"), words("Logistics"), words("Finance"))
    for names in (officers, chiefs):
        yield row(*((name, 1) for name in names), height=15)


def _contacts(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield Callout((say(words("Sensitive: for staff only, and not where visitors read it.")),), Ink.BLACK)
    yield from period(sheet)
    yield grid(
        (words("Assigned position"), 2), (words("Name"), 2), (words("Phone"), 1.2), (words("Mobile"), 1.3),
        (words("Pager"), 0.9), (words("Radio channel"), 1), (words("Other"), 1), keep=26,
    )  # fmt: skip
    yield prepared(sheet)
    yield row((words("Position"), 1))


def _resources(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield from period(sheet)
    yield grid(
        (words("Time (24 h)"), 1), (words("Item / tracking ID"), 2.2), (words("Condition"), 1.5), (
            words("Received from"), 1.6
        ), (words("Dispensed to"), 1.6), (words("Returned (date / time)"), 1.4), (words("Condition on return"), 1.5),
        (words("Initials"), 1.1), keep=26,
    )  # fmt: skip
    yield row((words("Certifying officer (name)"), 2), (words("Signature"), 1.6), (words("Date / time"), 1.4))
    yield prepared(sheet)


def _evacuation(sheet: Sheet) -> Iterator[Block]:
    words, both = sheet.words, _yes_no(sheet.words)
    yield from period(sheet)
    for _ in range(3):
        yield from section(words("Patient"))
        yield row((words("Patient: label here, or full name"), 2.4), (words("Record no."), 1.2), (words("Triage"), 0.8))
        yield row((words("Disposition"), 1.2), (words("Accepting hospital"), 1.6), (words("Destination"), 1.4))
        yield row(
            (words("Report given at"), 1), (words("Transfer started at"), 1.1), (words("Record sent"), 0.9, both),
            (words("Medication sent"), 1.1, both), (words("Family told"), 0.9, both),
            (words("Arrival confirmed"), 1.2, both),
        )  # fmt: skip
    yield prepared(sheet)


def _card(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("From (ward, bed)"), 1), (words("To (ward, hospital)"), 1.4), (words("Left at"), 0.7))
    yield row((words("Allergy and reaction"), 2), (words("Isolation"), 1), (words("Mode of transport"), 1))
    yield Para(say(""), Size.TINY)
    kit = (
        words("IV pumps"), words("Oxygen"), words("Ventilator"), words("Chest tubes"), words("Isolette"),
        words("Monitor"), words("Arterial line"), words("Urinary catheter"), words("Other:"),
    )  # fmt: skip
    titles = (
        (words("Accompanying equipment"), 2), (words("With it"), 0.8), (words("Device no."), 1.3),
            (words("Settings"), 3)
    )  # fmt: skip
    yield listed(titles, ((name, "□", "", "") for name in kit), height=8.5)
    yield from section(words("Goes with the patient"))
    yield row(
        (words("Copy of the paper chart"), 1, _yes_no(words)), (words("Medication"), 1, _yes_no(words)),
        (words("Belongings"), 1, _yes_no(words)), (words("Family told"), 1, _yes_no(words)),
    )  # fmt: skip
    yield room(words("Last drugs and times"), 18, to_end=True, keep=14)
    yield row((words("Handed over by (name, time)"), 1), (words("Taken over by (name, time, signature)"), 1.2))


def _yes_no(words: Words) -> str:
    return choices(words("yes"), words("no"))


ACTIVITY = Form("hics-214", N_("Activity log"), _activity, "HICS 214")
MESSAGE = Form("hics-213", N_("General message"), _message, "HICS 213")
BRIEFING = Form("hics-201", N_("Incident briefing"), _briefing, "HICS 201")
CONTACTS = Form("hics-205a", N_("Communications list"), _contacts, "HICS 205A")
RESOURCES = Form("hics-257", N_("Resource accounting"), _resources, "HICS 257")
EVACUATION = Form("hics-255", N_("Evacuation of patients"), _evacuation, "HICS 255")
CARD = Form("hics-260", N_("Patient card with equipment"), _card, "HICS 260", patient=True)
