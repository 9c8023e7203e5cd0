# SPDX-License-Identifier: Apache-2.0
"""Receipts on paper: one ward's square code and line each, to be cut apart and carried to the wards.

Whoever gets one can scan it or type it; that the team signed it is checked there. It tells nothing of what was written.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from logbook import i18n
from logbook.core.exchange import checkpoint
from logbook.core.exchange.collect.receipts import Given, place
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import Block, Figure, Footer, Heading, Meta, Para, Run, Space, say
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.plain import one_line
from logbook.i18n import Words

_SIDE = 42.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the sheet is made from; `team` is the name of who gives the receipts, `made` this machine's clock."""

    words: Words
    given: Sequence[Given]
    realm: Realm
    team: str
    made: Now
    program: str


def draw(wanted: Wanted, fonts: Path) -> bytes:
    """Draw the sheet."""
    words = wanted.words
    title = words("Receipts of {team}").format(team=one_line(wanted.team))
    at = datetime.fromtimestamp(wanted.made.wall // 1000, UTC).astimezone(timezone(timedelta(minutes=wanted.made.zone)))
    out = io.BytesIO()
    meta = Meta(title, wanted.program, words.lang, at)
    document(out, meta, _blocks(wanted, title), lambda page, pages: _footer(wanted, page, pages), fonts)
    return out.getvalue()


def _footer(wanted: Wanted, page: int, pages: int) -> Footer:
    words = wanted.words
    told = words("Page {page} of {pages}").format(page=page, pages=pages)
    made = i18n.moment(words, wanted.made.wall, wanted.made.zone)
    band = words("EXERCISE – not real") if wanted.realm is Realm.DRILL else ""
    return Footer((say(f"{told} · {made}"),), band=band)


def _blocks(wanted: Wanted, title: str) -> Iterator[Block]:
    words = wanted.words
    yield Heading(title, title=True)
    yield Para(say(words("The incident team holds each log up to the record named. Scan the code at the ward's PC.")))
    for one in wanted.given:
        number = words("Held up to {ref}, since {time}").format(
            ref=f"{one.log.segment}·{one.number}",
            time=i18n.moment(words, one.since * 1000, wanted.made.zone),
        )  # fmt: skip
        lines = ((Run(place(one.log), bold=True),), say(number), say(one.line))
        yield Figure(checkpoint.matrix(one.line), f"{place(one.log)}: {number}", lines, _SIDE)
        yield Space(6)
