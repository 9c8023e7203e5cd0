# SPDX-License-Identifier: Apache-2.0
"""The drug chart for when the electronic one is gone: allergy first, once-only, regular, as-required, infusions.

Domain research, 3.8. Nothing is worked out: no dose, no rate, no time is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, Column, PageBreak, Para, Row, Run, Size, Space, Table, say
from logbook.core.exchange.forms.engine import Form, Sheet, choices, grid, room, row, section
from logbook.i18n import N_, Words

_BLOCKS, _TIMES, _INFUSIONS = 3, 8, 2


def _blocks(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield from _first(words)
    for part in (_regular, _as_required, _infusions):
        yield PageBreak()
        yield from part(words)
    yield PageBreak()
    yield from _last(words)


def _first(words: Words) -> Iterator[Block]:
    none = choices(words("none known"))
    yield room(words("ALLERGY and reaction – never blank") + f"      {none}", 18)
    weight = choices(words("measured"), words("estimated"))
    yield row((words("Weight (kg)"), 1), (words("Weight is"), 1.5, weight), (words("On (date)"), 0.9), (
        words("Consultant"), 1.6
    ))  # fmt: skip
    yield row((words("Renal or other alert"), 1))
    yield from section(words("Drug chart: once only"))
    yield _rules(words)
    yield grid(
        (words("Ordered (date / time)"), 1.3), (words("Drug (approved name, CAPITALS)"), 2.3), (
            words("Dose + unit"), 1.1
        ), (words("Route"), 0.9), (words("Give at"), 0.9), (words("Prescriber: name, signature, no."), 2), (
            words("Given (date / time)"), 1.2
        ), (words("Initials (2nd if high-alert)"), 1.3), height=13, keep=5,
    )  # fmt: skip
    yield _codes(words)


def _regular(words: Words) -> Iterator[Block]:
    yield from section(words("Drug chart: regular"))
    yield _rules(words)
    for _ in range(_BLOCKS):
        yield row(
            (words("Drug (approved name, CAPITALS)"), 3), (words("Dose + unit"), 1.2), (words("Route"), 0.9),
            (words("Frequency / times"), 1.7), (words("Ordered (date / time)"), 1.4),
        )  # fmt: skip
        yield row((words("Start"), 0.9), (words("Stop / review"), 1.1), (words("Indication"), 1.5), *_who(words))
        yield _given(words)
        yield Space(1)
    yield _codes(words)


def _as_required(words: Words) -> Iterator[Block]:
    yield from section(words("Drug chart: as required"))
    yield _rules(words)
    for _ in range(_BLOCKS):
        yield row(
            (words("Drug (approved name, CAPITALS)"), 2.6), (words("Dose + unit"), 1.1), (words("Route"), 0.8),
            (words("Minimum interval"), 1.3), (words("Maximum in 24 h"), 1.3), (words("Ordered (date / time)"), 1.4),
        )  # fmt: skip
        yield row((words("Start"), 0.9), (words("Stop / review"), 1.1), (words("Indication"), 1.5), *_who(words))
        yield _given(words)
        yield Space(1)
    yield _codes(words)


def _who(words: Words) -> tuple[tuple[str, float], ...]:
    return (
        (words("Prescriber: name, signature, no."), 2.4), (words("Verbal order read back by"), 1.5),
        (words("Pharmacist"), 1),
    )  # fmt: skip


def _given(words: Words) -> Table:
    names = (words("Date, time"), words("Dose given, site"), words("Initials, 2nd initials, or code"))
    columns = (Column("", 2.2, heads=True), *(Column("", 1) for _ in range(_TIMES)))
    rows = (Row(((say(name),), *(() for _ in range(_TIMES)))) for name in names)
    return Table(columns, rows, titled=False, size=Size.TINY, lined=8)


def _infusions(words: Words) -> Iterator[Block]:
    yield from section(words("Drug chart: infusions"))
    yield _rules(words)
    for _ in range(_INFUSIONS):
        yield row(
            (words("Drug (approved name, CAPITALS)"), 2.6), (words("Amount in volume"), 1.3), (
                words("Concentration"), 1.3
            ), (words("Diluent"), 1.2), (words("Route"), 0.8),
        )  # fmt: skip
        yield row(
            (words("Line / lumen"), 1), (words("Pump no."), 1), (words("Rate (mL/h)"), 1), (
                words("Dose rate as ordered"), 1.4
            ), (words("Ordered (date / time)"), 1.3),
        )  # fmt: skip
        yield row(*_who(words))
        yield grid(
            (words("Date, time"), 1.2), (words("Start, change, bag, handover, stop"), 2), (words("Rate (mL/h)"), 1), (
                words("Dose rate"), 1
            ), (words("Volume given"), 1), (words("Initials"), 0.9), (words("2nd initials"), 0.9), blank=4, height=8,
        )  # fmt: skip
        yield Space(1.5)
    yield Para(say(words("Two initials at each start, bag, change of rate and handover.")), Size.TINY)


def _last(words: Words) -> Iterator[Block]:
    yield from section(words("Not given: why"))
    yield grid(
        (words("Date, time"), 1.3), (words("Drug"), 2.2), (words("Code"), 0.7), (words("Reason"), 4), (
            words("Initials"), 0.9
        ), blank=6, height=8,
    )  # fmt: skip
    yield from section(words("Who signed here"))
    yield grid((words("Name"), 2.4), (words("Initials"), 0.9), (words("Professional no."), 1.5), (
        words("Signature"), 2
    ), height=8, keep=16)  # fmt: skip
    yield back_entry(words)


def _rules(words: Words) -> Para:
    told = words("Write “units” and “micrograms” in full; 5, never 5.0; 0.5, never .5. Give, then sign.")
    return Para(say(told), Size.TINY)


def _codes(words: Words) -> Para:
    told = words("Not given: R refused, N nil by mouth, A absent, V vomited, S see note (why: last page).")
    return Para((Run(told, bold=True),), Size.TINY)


def back_entry(words: Words) -> Block:
    """Return the last row of paper that goes into the record later: entered by, when, verified by."""
    return row(
        (words("Into the record: entered by"), 1.6), (words("On behalf of"), 1.2), (words("Date / time"), 1),
        (words("Verified by"), 1.2),
    )  # fmt: skip


CHART = Form("mar", N_("Drug chart"), _blocks, patient=True)
