# SPDX-License-Identifier: Apache-2.0
"""What this PC has learnt of its scanner: which keys mean which characters, from one scan of a printed code.

The printed text is known, so what came in between its letters is what the scanner sends for the characters between
them. Letters and digits need no teaching: they are the same for every Latin keyboard, but for the place of a few.
Nothing here is a record: it lies with the PC's preferences.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from logbook.ui.scanning.strokes import GROUP_SEPARATOR, Stroke, as_typed, as_us, us_letter

_HEAD = "WCAL"
_SHORT = "-./+$% :"
_FULL = "-./+$% :!\"&'()*,;<=>?_@#[\\]^`{|}~" + GROUP_SEPARATOR
_ANCHORS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_REACH = 9
"""Keys at most that a scanner sends for one character, spelled out as in `{FNC1}`, and the letter after it."""

CHECK_HEAD = "WCHK"
CHECK = CHECK_HEAD + "1 AB-12/7 +H1$ 50% 1.5"
"""What the second code says, to see whether the first one was learnt."""


def lesson(specials: str, mark: str) -> str:
    """Return the text of a code that teaches `specials`, each between two letters."""
    return _HEAD + mark + "".join(map("".join, zip(_ANCHORS, specials, strict=False))) + _ANCHORS[len(specials)]


BARS = lesson(_SHORT, "1")
"""For scanners that read bars only: the characters of Code 39, HIBC and asset numbers."""
SQUARE = lesson(_FULL, "2")
"""For scanners that read square codes: all of ASCII that is printed, and the group separator of GS1."""
LESSONS = {BARS: _SHORT, SQUARE: _FULL}


@dataclass(frozen=True)
class Teaching:
    """What was learnt. `keys` maps the keys of one character (their units, joined by blanks) to the character.

    `typed` says that the letters are right as the PC types them, not by their US places. `unknown` are characters
    that the scanner did not send or that came as others do: these cannot be told apart.
    """

    keys: dict[str, str] = field(default_factory=dict)
    typed: bool = False
    unknown: str = ""

    def as_text(self) -> str:
        """Return it as one line for the preferences."""
        return json.dumps({"keys": self.keys, "typed": self.typed, "unknown": self.unknown}, ensure_ascii=True)


def from_text(text: str) -> Teaching | None:
    """Return what a line of the preferences says; None if it says nothing that can be used."""
    try:
        found = json.loads(text)
        keys, typed, unknown = found["keys"], found["typed"], found["unknown"]
    except (ValueError, TypeError, KeyError):
        return None
    sound = isinstance(keys, dict) and isinstance(typed, bool) and isinstance(unknown, str)
    if not sound or not all(isinstance(value, str) and len(value) == 1 for value in keys.values()):
        return None
    return Teaching(keys, typed, unknown)


def readings(strokes: Sequence[Stroke], teaching: Teaching | None) -> tuple[str, ...]:
    """Return what was scanned, the likeliest first: what was taught decides; else US keys, then what was typed."""
    if teaching is not None:
        return (_taught(strokes, teaching),)
    return tuple(dict.fromkeys(filter(None, (as_us(strokes), as_typed(strokes)))))


def learn(strokes: Sequence[Stroke]) -> Teaching | None:
    """Learn from the scan of a printed lesson; None if this was none of them, or too much of it was lost."""
    for text, specials in LESSONS.items():
        for typed in (False, True):
            letters = [_letter(stroke, typed=typed) for stroke in strokes]
            between = _between(letters, text, specials)
            if between is not None:
                return _teaching([strokes[start:end] for start, end in between], specials, typed=typed)
    return None


def is_lesson(text: str) -> bool:
    """Whether a scanned text begins like a printed lesson, however the rest of it came through."""
    return text[: len(_HEAD)].upper() == _HEAD


def _between(letters: Sequence[str], text: str, specials: str) -> list[tuple[int, int]] | None:
    """Find the letters of the lesson in their order; return what lies between each two of them, as (start, end)."""
    head = text[: len(_HEAD) + 1]
    if "".join(letters[: len(head)]).upper() != head:
        return None
    at, found = len(head), []
    for anchor in _ANCHORS[: len(specials) + 1]:
        here = next(
            (n for n in range(at, min(at + _REACH, len(letters))) if letters[n].upper() == anchor.upper()), None
        )
        if here is None:
            return None
        found.append(here)
        at = here + 1
    return [(before + 1, after) for before, after in pairwise(found)]


def _teaching(sent: Sequence[Sequence[Stroke]], specials: str, *, typed: bool) -> Teaching:
    units = [" ".join(stroke.unit for stroke in part) for part in sent]
    known = {unit: special for unit, special in zip(units, specials, strict=True) if unit and units.count(unit) == 1}
    unknown = "".join(special for special in specials if special not in known.values())
    return Teaching(known, typed, unknown)


def _letter(stroke: Stroke, *, typed: bool) -> str:
    return as_typed([stroke]) if typed else us_letter(stroke)


def _taught(strokes: Sequence[Stroke], teaching: Teaching) -> str:
    longest = max((unit.count(" ") + 1 for unit in teaching.keys), default=0)
    said, at = [], 0
    while at < len(strokes):
        for length in range(min(longest, len(strokes) - at), 0, -1):
            unit = " ".join(stroke.unit for stroke in strokes[at : at + length])
            if unit in teaching.keys:
                said.append(teaching.keys[unit])
                at += length
                break
        else:
            said.append(_letter(strokes[at], typed=teaching.typed))
            at += 1
    return "".join(said)
