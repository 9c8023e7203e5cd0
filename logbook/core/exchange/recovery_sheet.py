# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet: one page with the key that opens a ward's log when its six words are lost.

Whoever holds it opens the log. It is drawn in memory; where it may go is decided by whoever asks for it, and nothing
here keeps the key.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from logbook import i18n
from logbook.core.exchange import checkpoint
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import (
    Block,
    Figure,
    Footer,
    Heading,
    Items,
    Meta,
    Para,
    Run,
    Size,
    Space,
    say,
)
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import Words

_GROUP, _A_LINE = 4, 6


def draw(start: Start, secret: str, made: Now, words: Words, fonts: Path) -> bytes:
    """Draw the page; `secret` is an age identity (`AGE-SECRET-KEY-1…`, 74 characters)."""
    at = datetime.fromtimestamp(made.wall // 1000, UTC).astimezone(timezone(timedelta(minutes=made.zone)))
    out = io.BytesIO()
    meta = Meta(words("Recovery sheet of the ward log"), start.program, words.lang, at)
    document(out, meta, _blocks(start, secret, made, words), lambda *_: _footer(start, words), fonts)
    return out.getvalue()


def groups(secret: str) -> tuple[str, ...]:
    """Give the key in lines of groups that a hand can copy; spaces do not matter when it is typed."""
    head, mark, tail = secret.partition("KEY-1")
    fours = [tail[n : n + _GROUP] for n in range(0, len(tail), _GROUP)]
    return (head + mark, *("  ".join(fours[n : n + _A_LINE]) for n in range(0, len(fours), _A_LINE)))


def _blocks(start: Start, secret: str, made: Now, words: Words) -> Iterator[Block]:
    yield Heading(words("Recovery sheet of the ward log"), title=True)
    yield Para((Run(f"{start.ward} · {start.hospital}", bold=True),), Size.TITLE)
    at = i18n.moment(words, made.wall, made.zone)
    yield Para(say(words("Made {time}.").format(time=at)))
    yield Space(4)
    keep = words("Whoever holds this opens the log. Keep it in a sealed envelope, never beside the PC.")
    yield Para((Run(keep, bold=True),), Size.LARGE)
    yield Space(4)
    for line in groups(secret):
        yield Para((Run(line, bold=True),), Size.TITLE)
    yield Space(4)
    told = (
        say(words("The square holds the same key, for a scanner.")),
        say(words("The key has letters and digits; it never has the digit 1 after the first line, nor B, I or O.")),
    )
    yield Figure(checkpoint.matrix(secret), words("The recovery key as a square code"), told, 42)
    yield Heading(words("What to do with it"), 2)
    yield Items(
        (
            say(words("When the six words are lost: start the program, and type or scan this key in their place.")),
            say(words("Without the program: it is an age key. “age -d -i” opens the recovery slot of keys.json.")),
            say(words("If it may have been seen: take it away under “Safety · Ways in”, and make a new one.")),
        )
    )


def _footer(start: Start, words: Words) -> Footer:
    band = words("EXERCISE – not real") if start.realm is Realm.DRILL else ""
    return Footer(((Run(words("Secret"), bold=True), Run(f"   {start.ward} · {start.hospital}")),), band=band)
