# SPDX-License-Identifier: Apache-2.0
"""The status of a facility's systems on paper, HICS 251, with the rows a ward of today misses in it.

Domain research, 3.5. The rows are in the published order; ours come first, because a ward asks for them first.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, Column, Para, Row, Run, Size, Table, say
from logbook.core.exchange.forms.engine import Form, Sheet, room, row
from logbook.core.exchange.forms.hics import period
from logbook.i18n import N_, Words

WARD = (
    N_("Electronic record"), N_("Read-only copy of the record"), N_("Laboratory system"), N_("Blood bank system"),
    N_("Images (PACS)"), N_("Pharmacy, dispensing cabinets"), N_("Central monitoring"), N_("Pump server, drug library"),
    N_("Ventilator data link"), N_("Wi-Fi of devices"), N_("Label and wristband printers"), N_("Badge readers"),
    N_("Identity, login"), N_("Time service"), N_("Telephone directory"), N_("Crash call"),
)  # fmt: skip

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("On the ward"), WARD),
    (N_("Communication"), (
        N_("Fax"), N_("IT: e-mail, registration, records, intranet"), N_("Nurse call"), N_("Paging, public address"),
        N_("Radio"), N_("Satellite"), N_("Telephone, external"), N_("Telephone, internal"), N_("Video, TV, internet"),
        N_("Other:"),
    )),
    (N_("Infrastructure"), (
        N_("Roadways"), N_("Fire detection and suppression"), N_("Food preparation"), N_("Ice"), N_("Laundry"),
        N_("Structure"), N_("Other:"),
    )),
    (N_("Patient care"), (
        N_("Decontamination"), N_("Digital radiography"), N_("Sterilisers"), N_("Isolation rooms"), N_("Other:"),
    )),
    (N_("Security"), (N_("Door lockdown"), N_("Cameras"), N_("Other:"))),
    (N_("Utilities, external"), (N_("Power"), N_("Sanitation"), N_("Water"), N_("Gas"))),
    (N_("Utilities, internal"), (
        N_("Air compressor"), N_("Generator"), N_("Lifts"), N_("Hazardous waste"), N_("Heating, ventilation, cooling"),
        N_("Medical gases"), N_("Oxygen"), N_("Pneumatic tube"), N_("Boiler"), N_("Sump"), N_("Well"), N_("Vacuum"),
        N_("Water heater"),
    )),
)  # fmt: skip
"""Headings and rows, English."""

_SHORT = N_("Short for the radio: power, lighting, water, sewer, nurse call, medical gas, communications and IT.")


def _blocks(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield from period(sheet)
    yield row((words("Facility / building"), 1, f"{sheet.hospital} · {sheet.ward}"))
    told = words("Fully: 100 %, no limits. Partly: with limits. Comment: where, why, repaired when, who looked.")
    yield Para(say(told + " " + words(_SHORT)), Size.TINY)
    yield Table(_columns(words), _rows(words), lined=7.2)
    yield room(words("Remarks"), 24)
    yield row(
        (words("Prepared / certified by (name)"), 2), (words("Signature"), 1.4), (words("Date / time"), 1.3),
        (words("Facility"), 1.7, sheet.hospital),
    )  # fmt: skip


def _columns(words: Words) -> tuple[Column, ...]:
    ticks = (words("Fully functional"), words("Partly functional"), words("Not functional"), words("N/A"))
    return (
        Column(words("System"), 3.4, heads=True), *(Column(title, 1.45) for title in ticks[:3]), Column(ticks[3], 0.7),
        Column(words("Comments"), 3.8),
    )  # fmt: skip


def _rows(words: Words) -> Iterator[Row]:
    for title, names in GROUPS:
        yield Row((((Run(words(title), bold=True),),),), section=True)
        for name in names:
            yield Row(((say(words(name)),), *((say("□"),) for _ in range(4)), ()))


STATUS = Form("hics-251", N_("Facility system status, extended"), _blocks, "HICS 251")
