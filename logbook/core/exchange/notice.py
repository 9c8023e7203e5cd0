# SPDX-License-Identifier: Apache-2.0
"""The paper of a close-down: a notice to pin to the PC, and the sheet that two people sign for the log.

The notice says only whose PC this is and whom to call: it hangs where anybody walks by. What it must never do is
promise that a copy exists; the sheet lists what was really made.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from logbook import i18n
from logbook.core.exchange import checkpoint
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import (
    Block,
    Column,
    Figure,
    Footer,
    Heading,
    Items,
    Meta,
    PageBreak,
    Para,
    Row,
    Run,
    Size,
    Space,
    Table,
    say,
)
from logbook.core.exchange.stamp import Stamp, stamped
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import Words

_BLANK = "_" * 24
_SIGNERS = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """What both pages say: `number` is the last record, `code` and `line` its checkpoint by hand and signed.

    `copied` names the sticks that hold the log now, `files` what was exported; none where there is none. `call` is a
    telephone number, or empty for a line to write one on.
    """

    start: Start
    number: int
    code: str
    line: str
    copied: tuple[str, ...]
    files: tuple[str, ...]
    call: str
    made: Now

    @property
    def last(self) -> str:
        """The last record as people call it."""
        return f"{self.start.segment}·{self.number}"


def draw(notice: Notice, words: Words, fonts: Path) -> bytes:
    """Draw both pages in the language of `words`; `fonts` is the folder of the font files."""
    made = notice.made
    at = datetime.fromtimestamp(made.wall // 1000, UTC).astimezone(timezone(timedelta(minutes=made.zone)))
    out = io.BytesIO()
    meta = Meta(words("Close-down of the ward log"), notice.start.program, words.lang, at)
    blocks = (*_notice(notice, words), PageBreak(), *_sheet(notice, words))
    document(out, meta, blocks, lambda page, pages: _footer(notice, words, page, pages), fonts)
    return out.getvalue()


def _notice(notice: Notice, words: Words) -> Iterator[Block]:
    start = notice.start
    yield Space(24)
    yield Para((Run(words("Do not wipe"), bold=True),), Size.POSTER)
    yield Space(6)
    yield Para((Run(words("This computer holds the ward log."), bold=True),), Size.TITLE)
    yield Space(6)
    yield Para(say(f"{start.ward} · {start.hospital}"), Size.TITLE)
    yield Space(10)
    lines = (
        words("Do not reinstall it, do not repair it, do not give it away."),
        words("It may be switched off. Keep it together with its disk."),
    )
    for line in lines:
        yield Para((Run(line, bold=True),), Size.HEADING)
        yield Space(2)
    yield Space(6)
    yield Para((Run(words("Ask first:") + f"  {notice.call or _BLANK}", bold=True),), Size.TITLE)
    yield Space(10)
    at = i18n.moment(words, notice.made.wall, notice.made.zone)
    yield Para(say(words("Closed {time}. Last record {ref}.").format(time=at, ref=notice.last)), Size.LARGE)


def _sheet(notice: Notice, words: Words) -> Iterator[Block]:
    yield Heading(words("Close-down of the ward log"), title=True)
    yield Para(
        (Run(words("Last record {ref}").format(ref=notice.last) + f"   {notice.code}", bold=True),), Size.HEADING
    )
    told = (
        say(words("This code and the square are the witness of this record: whoever has this sheet can show later that "
                  "nothing up to it was changed.")),
        say(words("Two people sign below and take one copy each.")),
    )  # fmt: skip
    yield Figure(checkpoint.matrix(notice.line), words("Signed checkpoint of the last record"), told, 42)
    yield Heading(words("Where the log is now"), 2)
    yield Items(tuple(say(line) for line in _places(notice, words)))
    yield Heading(words("Who took what"), 2)
    yield Table(
        (Column(words("What was taken"), 2), Column(words("Name"), 2), Column(words("Time"), 1), Column(
            words("Signature"), 2
        )),
        (Row(tuple((say("\u00a0"), say("\u00a0")) for _ in range(4))) for _ in range(_SIGNERS)),
        size=Size.LARGE,
    )  # fmt: skip
    yield Heading(words("How to go on"), 2)
    yield Items(
        (
            say(words("Write on paper from here, with the time of each entry.")),
            say(words("On another PC: start the program, plug in the stick, choose “Bring a log back”, and type "
                      "the six words. It goes on in the next part of the log.")),
            say(words("Then enter from paper what was written meanwhile.")),
        ), ordered=True,
    )  # fmt: skip


def _places(notice: Notice, words: Words) -> Iterator[str]:
    yield words("On this PC.")
    for name in notice.copied:
        yield words("On stick {name}, encrypted, up to the last record.").format(name=name)
    for name in notice.files:
        yield words("In the file {file}.").format(file=name)
    if not notice.copied and not notice.files:
        yield words("Nowhere else: this PC is the only place.")


def _footer(notice: Notice, words: Words, page: int, pages: int) -> Footer:
    place = words("Page {page} of {pages}").format(page=page, pages=pages)
    at = i18n.moment(words, notice.made.wall, notice.made.zone)
    stamp = Stamp(
        f"{notice.start.ward} · {notice.start.hospital}", notice.last, notice.code, notice.line,
        drill=notice.start.realm is Realm.DRILL,
    )  # fmt: skip
    return stamped(words, ((Run(place, bold=True), Run(f"   {at}")),), stamp)
