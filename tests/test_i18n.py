# SPDX-License-Identifier: Apache-2.0
"""One catalogue: complete, fresh, and times and numbers as people say them."""

import sys

import pytest

from logbook.i18n import (
    LANGUAGES,
    N_,
    ago,
    clock_time,
    day,
    language_of,
    lasting,
    moment,
    next_language,
    number,
    offset,
    resources,
    span,
    weekday,
    words_for,
)

NIGHT = 1_795_398_000_000  # 2026-11-23 01:40 UTC
MINUTE = 60_000
HOUR = 60 * MINUTE


def test_english_is_the_text_itself():
    words = words_for("en")
    assert words.lang == "en"
    assert words("{span} ago") == "{span} ago"
    assert words.n("{n} entry", "{n} entries", 1) == "{n} entry"
    assert words.n("{n} entry", "{n} entries", 0) == "{n} entries"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_opens_and_the_empty_text_stays_empty(lang):
    words = words_for(lang)
    assert words.lang == lang
    assert words("") == ""
    assert words("a text nobody translated") == "a text nobody translated"


def test_an_unknown_language_is_english():
    assert words_for("tlh").lang == "en"


def test_a_missing_catalogue_is_a_broken_build(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources() == tmp_path / "resources"
    with pytest.raises(FileNotFoundError):
        words_for("es")


def test_resources_are_found_in_a_checkout():
    assert (resources() / "translations" / "es" / "LC_MESSAGES" / "logbook.mo").is_file()


def test_a_marked_text_is_itself():
    assert N_("works") == "works"


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ("ca_ES.UTF-8@valencia", "ca"),
        ("ca-ES-valencia", "ca"),
        ("es.UTF-8", "es"),
        ("ES", "es"),
        ("en_GB", "en"),
        ("de_DE", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_the_system_locale_names_a_language_we_have(locale, lang):
    assert language_of(locale) == lang


def test_the_languages_go_round():
    assert [next_language(lang) for lang in LANGUAGES] == [*list(LANGUAGES)[1:], "en"]


def test_a_time_has_24_hours_and_follows_its_own_zone():
    assert clock_time(NIGHT, 60) == "02:40"
    assert clock_time(NIGHT, 0) == "01:40"
    assert clock_time(NIGHT, -1440) == "01:40"


@pytest.mark.parametrize(
    ("lang", "date", "heading"),
    [
        ("en", "23 Nov 2026", "Mon 23 Nov"),
        ("es", "23 nov 2026", "lun 23 nov"),
        ("ca", "23 nov 2026", "dl 23 nov"),
    ],
)
def test_a_date_cannot_be_read_the_wrong_way_round(lang, date, heading):
    words = words_for(lang)
    assert day(words, NIGHT, 60) == date
    assert weekday(words, NIGHT, 60) == heading
    assert moment(words, NIGHT, 60) == f"{date} 02:40"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_twelve_months_and_seven_days(lang):
    words = words_for(lang)
    months = {day(words, month * 31 * 86_400_000, 0).split()[1] for month in range(12)}
    days = {weekday(words, n * 86_400_000, 0).split()[0] for n in range(7)}
    assert (len(months), len(days)) == (12, 7)


def test_the_offset_tells_two_autumn_hours_apart():
    assert [offset(zone) for zone in (120, 60, 0, -210)] == ["+02:00", "+01:00", "+00:00", "-03:30"]


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0 s"),
        (59_999, "59 s"),
        (MINUTE, "1 min"),
        (HOUR - 1, "59 min"),
        (HOUR, "1 h 00 min"),
        (6 * HOUR + 42 * MINUTE, "6 h 42 min"),
        (24 * HOUR - 1, "23 h 59 min"),
        (51 * HOUR, "2 d 3 h"),
        (-12 * MINUTE, "12 min"),
    ],
)
def test_a_span_has_its_two_largest_units(ms, text):
    assert span(words_for("en"), ms) == text


@pytest.mark.parametrize(
    ("lang", "past", "future", "lasts"),
    [
        ("en", "12 min ago", "in 12 min", "for 12 min"),
        ("es", "hace 12 min", "dentro de 12 min", "desde hace 12 min"),
        ("ca", "fa 12 min", "d'ací a 12 min", "des de fa 12 min"),
    ],
)
def test_an_age_is_said_as_people_say_it(lang, past, future, lasts):
    words = words_for(lang)
    assert ago(words, 12 * MINUTE) == past
    assert ago(words, -12 * MINUTE) == future
    assert lasting(words, 12 * MINUTE) == lasts


def test_the_decimal_sign_is_the_language_s_own():
    assert number(words_for("en"), 7.26, 1) == "7.3"
    assert number(words_for("es"), 1234.5, 2) == "1234,50"
    assert number(words_for("ca"), -3) == "-3"


@pytest.mark.parametrize("ms", [2**53, -(2**53), 253_402_300_799_999])
@pytest.mark.parametrize("zone", [-1440, 0, 1440, 10**9])
def test_a_time_in_no_calendar_is_shown_and_no_crash(ms, zone):
    assert moment(words_for("en"), ms, zone)
