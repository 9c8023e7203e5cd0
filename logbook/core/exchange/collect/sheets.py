# SPDX-License-Identifier: Apache-2.0
"""Evidence sheets: signed statements that cannot all be true, side by side, and codes typed from paper.

A sheet shows the signed bytes themselves, so that anybody can check them without this program. It names the device and
the branch, never a person, and never says which of the two is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from logbook.core.exchange.collect.logs import Compared, Sheet, Side
from logbook.core.exchange.collect.paper import NEAR
from logbook.core.exchange.draw.values import (
    Block,
    Callout,
    Column,
    Heading,
    Items,
    Line,
    PageBreak,
    Para,
    Row,
    Run,
    Table,
    say,
)
from logbook.i18n import N_, Words

KINDS = {
    "record": N_("Record, signed by the log"),
    "slice": N_("What another file says this record is"),
    "line": N_("Checkpoint, signed by the device"),
    "receipt": N_("Receipt, signed by the incident team"),
}

_MOST_FILES = 20
_ACROSS = 2
"""Statements side by side; more go below."""


def codes(words: Words, compared: Iterable[Compared], places: Mapping[str, str]) -> Iterator[Block]:
    """Tell what came of codes copied by hand; nothing where none were."""
    lines = [say(code(words, one, places)) for one in compared]
    if lines:
        yield Heading(words("Codes from paper"))
        yield Items(tuple(lines))
        yield Para(say(words("A code copied by hand proves agreement only. A difference may be handwriting.")))


def code(words: Words, one: Compared, places: Mapping[str, str]) -> str:
    """Say how far a code is from the record's own: fits, so many letters differ, does not match."""
    if one.letters == 0:
        result = words("✓ matches")
    elif one.letters <= NEAR:
        letters = words.n("{n} letter differs: check the handwriting", "{n} letters differ: check the handwriting",
                          one.letters)  # fmt: skip
        result = letters.format(n=one.letters)
    else:
        result = words("does not match: check number, ward and handwriting")
    place = places.get(one.log, one.log)
    second = words("second name: {name}").format(name=one.witness) if one.witness else words("no second name")
    number = words("record {number}").format(number=one.number)
    return " · ".join(part for part in (place, number, one.code, second) if part) + f": {result}"


def sheets(words: Words, every: Iterable[Sheet], places: Mapping[str, str]) -> Iterator[Block]:
    """Lay each dispute out on a page of its own."""
    for sheet in every:
        yield PageBreak()
        yield Heading(words("Evidence: record {number} of {place}").format(
            number=sheet.number, place=places.get(sheet.log, sheet.log)
        ))  # fmt: skip
        yield Callout(
            (
                say(words("These signed statements are about one record and cannot all be of one log.")),
                say(
                    words("They prove that the log was copied, put back or changed, not by whom. Nothing was deleted.")
                ),
            )
        )
        for first in range(0, len(sheet.sides), _ACROSS):
            yield _beside(words, sheet.sides[first : first + _ACROSS], places, first)


def _beside(words: Words, sides: tuple[Side, ...], places: Mapping[str, str], first: int) -> Table:
    facts = [_facts(words, side, places) for side in sides]
    columns = [Column("", 1.1, heads=True)]
    columns += [Column(words("Statement {n}").format(n=first + n), 4) for n in range(1, len(sides) + 1)]
    titles = (words("What"), words("Held by"), words("Head"), words("Signature"), words("Signed bytes"))
    rows = (
        Row(((say(title),), *((fact[place],) for fact in facts)))
        for place, title in enumerate(titles)
    )  # fmt: skip
    return Table(tuple(columns), rows)


def _facts(words: Words, side: Side, places: Mapping[str, str]) -> tuple[Line, ...]:
    mark = [Run("  "), Run(words("✓ witnessed first"), chip=True)] if side.witnessed else []
    what: Line = (Run(words(KINDS[side.kind]), bold=True), *mark)
    return what, say(_holder(words, side, places)), say(side.head), say(side.signature), say(side.signed)


def _holder(words: Words, side: Side, places: Mapping[str, str]) -> str:
    if side.holder is not None:
        log, number = side.holder
        return f"{places.get(log, log)}, " + words("record {number}").format(number=number)
    if not side.files:
        return words("typed in, or held by the incident team")
    more = len(side.files) - _MOST_FILES
    listed = ", ".join(name[:16] for name in side.files[:_MOST_FILES])
    return listed if more <= 0 else f"{listed} … +{more}"
