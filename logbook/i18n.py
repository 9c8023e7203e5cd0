# SPDX-License-Identifier: Apache-2.0
"""The words of the window, the command line and the paper, in one catalogue; and times and numbers as people say them.

English text is the key. A `Words` is handed to whoever speaks; nothing here is global and nothing asks the machine
for its language. Text is looked up first and filled with `.format(...)` afterwards, never the other way round.
"""

from __future__ import annotations

import gettext
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

LANGUAGES = {"en": "English", "es": "Castellano", "ca": "Valencià"}
"""The languages there are, each under its own name."""

DOMAIN = "logbook"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND, _MINUTE, _HOUR, _DAY = 1_000, 60_000, 3_600_000, 86_400_000
_DAY_MINUTES = 1_440
_EARLIEST, _LATEST = -62_135_510_400_000, 253_402_128_000_000
"""A day inside the years 1 and 9999, in ms since 1970."""


def resources() -> Path:
    """Return the folder of icons, fonts, translations and procedures, in a checkout and in a built program alike."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources"


def N_(text: str) -> str:  # noqa: N802 - the name gettext users know
    """Mark `text` for the catalogue where no `Words` is at hand, as in a table; look it up later."""
    return text


class Words:
    """One language: call it with an English text, get that text in the language."""

    def __init__(self, lang: str, catalogue: gettext.NullTranslations) -> None:
        self.lang = lang
        self._catalogue = catalogue

    def __call__(self, text: str) -> str:
        """Return `text` in this language, or `text` itself where the catalogue has nothing."""
        # gettext answers the empty text with its own header
        return self._catalogue.gettext(text) if text else ""

    def n(self, singular: str, plural: str, n: int) -> str:
        """Return the form for `n` things, still to be filled: `words.n("{n} bed", "{n} beds", n).format(n=n)`."""
        return self._catalogue.ngettext(singular, plural, n)


def words_for(lang: str) -> Words:
    """Return the words of "en", "es" or "ca"; any other code gets English, so that a wrong setting opens a window.

    Raises FileNotFoundError when the catalogue of a language we have is missing: a broken build, not a preference.
    """
    if lang not in LANGUAGES or lang == "en":
        return Words("en", gettext.NullTranslations())
    return Words(lang, gettext.translation(DOMAIN, resources() / "translations", [lang]))


def language_of(locale: str) -> str:
    """Return the language we have for a system locale such as "ca_ES.UTF-8@valencia"; English for any other."""
    code = locale.replace("-", "_").split("_", maxsplit=1)[0].split(".", maxsplit=1)[0].lower()
    return code if code in LANGUAGES else "en"


def next_language(lang: str) -> str:
    """Return the language after this one, going round."""
    known = list(LANGUAGES)
    return known[(known.index(lang) + 1) % len(known)]


def clock_time(ms: int, zone: int) -> str:
    """Return "02:40" for wall milliseconds UTC and a zone offset in minutes; a day has 24 hours."""
    return f"{_local(ms, zone):%H:%M}"


def day(words: Words, ms: int, zone: int) -> str:
    """Return "23 Nov 2026", "23 nov 2026": a date nobody can read the wrong way round."""
    at = _local(ms, zone)
    return f"{at.day} {_month(words, at)} {at.year:04}"


def weekday(words: Words, ms: int, zone: int) -> str:
    """Return "Mon 23 Nov", for the heading of a day in the log."""
    at = _local(ms, zone)
    name = words("Mon Tue Wed Thu Fri Sat Sun").split()[at.weekday()]
    return f"{name} {at.day} {_month(words, at)}"


def moment(words: Words, ms: int, zone: int) -> str:
    """Return "23 Nov 2026 02:40"."""
    return f"{day(words, ms, zone)} {clock_time(ms, zone)}"


def instant(ms: int, zone: int) -> datetime:
    """Return the moment with its zone, to the second, for the dates in files; never past a calendar's end."""
    inside = min(max(zone, 1 - _DAY_MINUTES), _DAY_MINUTES - 1)
    return _local(ms, inside).replace(microsecond=0, tzinfo=timezone(timedelta(minutes=inside)))


def offset(zone: int) -> str:
    """Return "+01:00" for a zone offset in minutes: it tells the two 02:30 of an autumn night apart."""
    hours, minutes = divmod(abs(zone), 60)
    return f"{'-' if zone < 0 else '+'}{hours:02}:{minutes:02}"


def span(words: Words, ms: int) -> str:
    """Return a duration of `ms` milliseconds in its two largest units: "45 s", "12 min", "6 h 42 min", "2 d 3 h"."""
    ms = abs(ms)
    if ms < _MINUTE:
        return words("{s} s").format(s=ms // _SECOND)
    if ms < _HOUR:
        return words("{min} min").format(min=ms // _MINUTE)
    if ms < _DAY:
        return words("{h} h {min:02} min").format(h=ms // _HOUR, min=ms % _HOUR // _MINUTE)
    return words("{d} d {h} h").format(d=ms // _DAY, h=ms % _DAY // _HOUR)


def ago(words: Words, ms: int) -> str:
    """Return "12 min ago" for an age of `ms` milliseconds; a time to come reads "in 12 min"."""
    text = words("in {span}") if ms < 0 else words("{span} ago")
    return text.format(span=span(words, ms))


def lasting(words: Words, ms: int) -> str:
    """Return "for 6 h 42 min": what has gone on all the while."""
    return words("for {span}").format(span=span(words, ms))


def number(words: Words, value: float, digits: int = 0) -> str:
    """Return `value` with `digits` decimals behind the language's decimal sign; thousands are not grouped."""
    return f"{value:.{digits}f}".replace(".", "." if words.lang == "en" else ",")


def _local(ms: int, zone: int) -> datetime:
    # a signed record may hold any number: a time that no calendar has is shown as the nearest that one has
    return _EPOCH + timedelta(
        milliseconds=min(max(ms, _EARLIEST), _LATEST), minutes=min(max(zone, -_DAY_MINUTES), _DAY_MINUTES)
    )


def _month(words: Words, at: datetime) -> str:
    return words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[at.month - 1]
