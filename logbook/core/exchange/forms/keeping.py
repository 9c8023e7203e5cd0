# SPDX-License-Identifier: Apache-2.0
"""What is kept and passed on: custody of a device and its tag. Domain research, 3.15."""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, Box, Boxes, Callout, Ink, PageBreak, Para, Run, Size, Space, say
from logbook.core.exchange.forms.engine import Form, Sheet, choices, grid, room, row, section
from logbook.i18n import N_


def _custody(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield Callout(
        (
            (Run(words("Pull the network, leave the power – and only with clinical agreement."), bold=True),),
            say(
                words(
                    "Switched off or unplugged, a device loses what it stored. Against harm to the patient, switch off."
                )
            ),
        ),
        Ink.BLACK,
    )
    yield row((words("Item no."), 0.7), (words("Description"), 1.8), (words("Identifiers: device no., serial, UDI"), 2))
    yield row(
        (words("Found at (place)"), 1.3), (words("Date / time"), 1), (words("Found by"), 1.1), (words("Witness"), 1.1)
    )
    power = choices(words("switched on"), words("switched off"))
    yield row(
        (words("State when found"), 1.5, power), (words("On the screen"), 2), (words("Photo no."), 0.8), height=15
    )  # fmt: skip
    yield row((words("Connected to what"), 1), (words("Unplugged or switched off by, by whose order, at"), 1.5))
    yield row(
        (words("Kept with it"), 2, choices(words("disposables"), words("packaging"), words("memory card"),
            words("leads"))),
        (words("Sealed bag / tag no."), 1), (words("Settings kept"), 0.8, choices(words("yes"), words("no"))),
    )  # fmt: skip
    yield row((words("Stored at (place)"), 1.4), (words("Who has access"), 1.2), (words("Hash of files"), 1.4))
    yield from section(words("Every time it changes hands"))
    yield grid(
        (words("Date, time"), 1.1), (words("Released by (name, signature)"), 1.7),
            (words("Received by (name, signature)"), 1.7), (
            words("Purpose"), 1.3
        ), (words("Condition, seal"), 1.4), height=15, blank=4,
    )  # fmt: skip
    yield room(
        words("Checks done (by biomedical, by specialists): what, when, by whom, result"), 20, to_end=True, keep=13
    )
    yield row((words("Returned / disposed of (date, to whom, by whose order)"), 2), (words("Signature"), 1))


def _tag(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield Space(2)
    yield Para((Run(words("DO NOT USE"), bold=True),), Size.POSTER)
    yield Para((Run(words("Network OUT – power stays ON"), bold=True),), Size.TITLE)
    yield Para((Run(words("Do not switch off, restart, update, clean or repair."), bold=True),), Size.LARGE)
    yield Para(
        say(words("Leave cards, disposables and leads with it. Only biomedical and the incident team clear it."))
    )
    yield Boxes((Box(words("Device no.")), Box(words("Tag no.")), Box(words("Bed / place"))), 20)
    yield Boxes((Box(words("Since (date, time)")), Box(words("Tagged by")), Box(words("Witness"))), 20)
    yield Boxes((Box(words("Why")),), 28)
    yield Boxes((Box(words("Custodian")), Box(words("Ask first (phone, radio)"))), 20)
    yield Boxes((Box(words("Clock of the device / true time")), Box(words("Cleared by (name, date, signature)"))), 20)


def _dossier(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield row((words("Reporter: name, role, how to reach"), 2), (words("Contact of the facility"), 1.4))
    yield row(
        (words("Type"), 1.6, choices(words("adverse event"), words("product problem"))), (words("Date of event"), 1), (
            words("Date of report"), 1
        ),
    )  # fmt: skip
    yield row((words("Outcome"), 1, choices(
        words("death"), words("life-threatening"), words("hospitalisation"), words("disability"),
        words("intervention needed"), words("none"),
    )))  # fmt: skip
    yield room(
        words("What happened: how the device was involved, where, what treatment was given"), 50, to_end=True, keep=58
    )
    yield room(words("Relevant tests and history"), 24)
    yield row(
        (words("Patient: local code"), 1.2), (words("Age"), 0.6), (words("Sex"), 0.6), (words("Weight (kg)"), 0.8)
    )
    yield row((words("Other products in use, therapy dates"), 1), height=20)
    yield PageBreak()
    yield from section(words("Device"))
    yield row((words("Brand name"), 1.2), (words("Common name"), 1.2), (words("Manufacturer, city"), 1.6))
    yield row(
        (words("Model"), 1),
        (words("Catalogue no."), 1),
        (words("Serial no."), 1),
        (words("Lot"), 0.8),
        (words("Expires"), 0.8),
    )
    yield row(("UDI", 1.6), (words("Software version"), 1), (words("Implanted / explanted on"), 1.4))
    yield row(
        (words("Operator"), 1.6, choices(words("professional"), words("lay"), words("other"))), (
            words("Single-use reprocessed, by whom"), 1.6, choices(words("yes"), words("no"))
        ),
    )  # fmt: skip
    yield row(
        (words("Available for evaluation"), 1.2, choices(words("yes"), words("no"))), (
            words("Returned to the maker on"), 1.2
        ), (words("Settings and disposables kept"), 1.4, choices(words("yes"), words("no"))),
    )  # fmt: skip
    yield row((words("Custody sheet no., tag no."), 1), (words("Records in the log"), 1))
    yield from section(words("Reports already sent"))
    yield grid((words("To whom"), 2), (words("Date"), 1), (words("Report no."), 1.2), (words("Sent by"), 1.4), keep=26)
    yield room(words("Name, signature, date"), 24)


CUSTODY = Form("custody", N_("Custody of a device"), _custody)
TAG = Form("tag", N_("Tag: do not use"), _tag)
DOSSIER = Form("dossier", N_("Device incident dossier"), _dossier)
