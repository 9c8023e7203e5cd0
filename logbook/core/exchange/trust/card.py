# SPDX-License-Identifier: Apache-2.0
"""The card of the incident team: 16 letters that stand for its root, to be typed when a ward takes its first stick.

The program on the ward never shows the letters it reckons from a stick: whoever could read them off the screen would
not look at the card, and a forged stick would prove itself.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from logbook.core.exchange import checkpoint
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.i18n import Words

LETTERS = 16


def code(root: bytes, realm: Realm) -> str:
    """Return the card's letters for the bytes of a root, `547B-AWTQ-0KG7-2A0K`; stretched, about 0.15 s."""
    return checkpoint.stretched_code(hashlib.sha256(root).digest(), f"{realm} trust card")


def draw(letters: str, version: int, realm: Realm, words: Words, made: Now, program: str, fonts: Path) -> bytes:
    """Draw the card as a PDF of one page: the letters, what they are for, and what to do when they do not fit."""
    from logbook.core.exchange.draw import document, values  # noqa: PLC0415 - only printing needs the drawing library

    drill = words("EXERCISE – not real") if realm is Realm.DRILL else ""

    def blocks() -> Iterator[values.Block]:
        yield values.Heading(words("Card of the incident team"), title=True)
        yield values.Para(values.say(words("Type these letters when the ward takes its first trust stick:")))
        yield values.Callout(((values.Run(letters, bold=True),),), values.Ink.BLACK)
        told = [
            words("Give this card into people's hands. Never send it together with the stick."),
            words("Type what stands here, not what somebody says on the phone."),
            words("If the ward's PC refuses the letters, keep the stick apart and call the incident team."),
        ]
        yield values.Items(tuple(map(values.say, told)))
        yield values.Para(values.say(words("Root {version}").format(version=version)))

    at = datetime.fromtimestamp(made.wall // 1000, UTC).astimezone(timezone(timedelta(minutes=made.zone)))
    meta = values.Meta(words("Card of the incident team"), program, words.lang, at)
    out = io.BytesIO()
    document.document(out, meta, blocks(), lambda *_: values.Footer((values.say(program),), band=drill), fonts)
    return out.getvalue()
