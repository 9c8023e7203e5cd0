# SPDX-License-Identifier: Apache-2.0
"""Sheets of the shift: handover, what goes into the record later, count of paper, contacts.

Domain research, 3.17, 3.18 and section 9, no. 16 and 28.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, PageBreak, Para, Size, say
from logbook.core.exchange.forms.engine import Form, Sheet, choices, grid, listed, room, row, section
from logbook.i18n import N_, Words


def _handover(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("From shift"), 1), (words("To shift"), 1), (words("Date / time"), 1), (words("Level"), 0.8))
    yield row((words("Given by"), 1), (words("Received by"), 2))
    yield row((words("Systems up"), 1), (words("Systems down"), 1), height=17)
    yield row((words("Procedures in force, changes since last shift"), 1), height=17)
    yield from section(words("Bed by bed – walk it together"))
    yield grid(
        (words("Bed"), 0.6), (words("Patient's code"), 0.9), (words("Life-support devices"), 1.5), (
            words("State: function, network, trust, mode"), 1.9
        ), (words("Settings last read, at"), 1.5), (words("Infusions (pump no.)"), 1.4),
            (words("Who hears alarms"), 1.1),
        height=13,
    )  # fmt: skip
    yield PageBreak()
    yield room(words("Devices not checked"), 17)
    yield room(words("Still open: results, calls, loans, biomedical"), 32)
    yield room(words("Paper forms in use (nos.)"), 17)
    yield from section(words("Staff on"))
    yield grid((words("Name"), 2), (words("Role"), 1.4), (words("Phone / radio"), 1.4), (words("Beds"), 1), blank=6)
    yield row(
        (words("Oxygen"), 1), (words("Batteries"), 1), (words("Forms"), 1), (words("Paper"), 1), (words("Toner"), 1),
    )  # fmt: skip
    yield row(
        (words("Last record of the log"), 1.2), (words("Clock: this PC / wall clock"), 1.4),
            (words("Witness code copied"), 1.2, choices(
            words("yes"), words("no")
        )),
    )  # fmt: skip
    yield room(words("Anything else"), 14, to_end=True, keep=30)
    yield row((words("Gives (name, signature, time)"), 1), (words("Takes (name, signature, time)"), 1), height=22)


def _reconciliation(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield grid(
        (words("Record / form no."), 1.1), (words("What"), 1.8), (words("Real time"), 0.95), (
            words("Needed Y/N"), 0.95
        ), (words("Target section"), 1.15), (words("Pharmacy first Y/N"), 1.15),
            (words("Entered by, for whom"), 1.25), (
            words("Date, time"), 0.9
        ), (words("Verified by"), 1.2), (words("Scan Y/N"), 0.7), (words("Differs"), 0.95), height=12,
    )  # fmt: skip


def _count(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Ward"), 1.4, sheet.ward), (words("Counted by (two people)"), 2), (words("Date / time"), 1))
    yield grid(
        (words("Form"), 2), (words("Nos. from – to"), 1.4), (words("Printed"), 0.9), (words("Used"), 0.9), (
            words("Blank returned"), 1.1
        ), (words("Typed in"), 0.9), (words("Spoilt"), 0.9), (words("MISSING (nos.)"), 1.6), keep=38,
    )  # fmt: skip
    yield room(words("Missing sheets: who looked, where"), 22)
    yield row((words("Name, signature"), 1), (words("Name, signature"), 1), height=14)


def _contacts(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Valid from"), 1), (words("Written by"), 1.4), (words("Next to be checked on"), 1.2))
    yield listed(
        ((words("Who"), 2.2), (words("Name"), 1.8), (words("Phone"), 1.3), (words("Radio channel"), 1),
            (words("Place, runner"), 1.6)),
        ((name, "", "", "", "") for name in _services(words)), 8,
    )  # fmt: skip
    yield Para(say(words("Radio: say who you call, who you are, the message; the other repeats it.")), Size.SMALL)
    yield grid(
        (words("Runner"), 2.2), (words("From"), 1), (words("To"), 1), (words("Shift"), 1), (words("Radio channel"), 1)
    )


def _services(words: Words) -> tuple[str, ...]:
    return (
        words("Incident team"), words("Crash team"), words("Doctor on duty"), words("Charge nurse"), words("Pharmacy"),
        words("Laboratory"), words("Blood bank"), words("Imaging"), words("Biomedical"), words("Switchboard"),
        words("Oxygen, maintenance"), words("Security"), words("IT"), words("Theatre"), words("Porters"),
        words("Spokesperson"),
    )  # fmt: skip


HANDOVER = Form("handover", N_("Handover"), _handover)
RECONCILIATION = Form("back-entry", N_("Into the record later"), _reconciliation, patient=True)
COUNT = Form("paper-count", N_("Count of paper"), _count)
CONTACTS = Form("contacts", N_("Contact sheet"), _contacts)
