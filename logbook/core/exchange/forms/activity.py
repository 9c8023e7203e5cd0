# SPDX-License-Identifier: Apache-2.0
"""The activity log of one person, filled from the log: the fields of HICS 214, and what ICS 214 adds.

Domain research, 3.1 and 3.2. The page says itself what the seal of its file proves, and what it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Para, Row, Run, Size, Space, Table, say
from logbook.core.exchange.forms.engine import Form, Sheet, row, section
from logbook.core.exchange.forms.hics import period
from logbook.i18n import N_
from logbook.telling.activity import Activity, ActivityLog


def form(filled: ActivityLog, *, sealed: bool = False) -> Form:
    """Return the form to draw; `sealed` says that the file gets the device's seal."""
    title = N_("Activity log")
    return Form("my-record", title, lambda sheet: _blocks(sheet, filled, sealed=sealed), "HICS 214", about=filled.name)


def _blocks(sheet: Sheet, filled: ActivityLog, *, sealed: bool) -> Iterator[Block]:
    words = sheet.words
    yield from period(replace(sheet, incident=filled.incident, period=filled.period))
    yield row(
        (words("Name of the person whose activities are logged"), 2.4, filled.name),
        (words("Position in the team"), 1.6, filled.position), (words("Home unit"), 1.6, sheet.ward),
    )  # fmt: skip
    yield Space(2)
    columns = (
        Column(words("Date"), 1.2), Column(words("Time (24 h)"), 1.1), Column(words("Notable activity"), 6.6),
        Column(words("Entry no."), 1),
    )  # fmt: skip
    yield Table(columns, (_row(one) for one in filled.rows))
    if filled.resources:
        yield from section(words("Resources assigned"))
        people = (Row(((say(name),), (say(position),), (say(sheet.ward),))) for name, position in filled.resources)
        names = (words("Name"), words("Position in the team"), words("Home unit"))
        yield Table(tuple(Column(name, 2) for name in names), people)
    yield Space(3)
    made = sheet.made
    yield row(
        (words("Prepared by (name)"), 2, filled.name), (words("Position in the team"), 1.5, filled.position),
        (words("Professional no."), 1.2, filled.number), (words("Signature"), 1.6),
    )  # fmt: skip
    yield row(
        (words("Date / time"), 1.6, i18n.moment(words, made.wall, made.zone)),
        (words("Facility"), 3, f"{sheet.hospital} · {sheet.ward}"),
    )  # fmt: skip
    if sealed:
        told = words(
            "The file bears the seal of this ward's log: it shows that these pages left this PC and were not changed. "
            "It is not a personal signature; each entry was signed in the log under the person's own PIN or session."
        )
        yield Space(2)
        yield Para(say(told), Size.SMALL)


def _row(one: Activity) -> Row:
    text = Run(one.text, struck=one.struck)
    return Row(((say(one.date),), (say(one.time),), ((text,),), (say(one.ref),)))
