# SPDX-License-Identifier: Apache-2.0
"""Each kind of `model.shifts` has words."""

import pytest

from logbook.core.model.codes import Level
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.shifts import SHIFTS, Handover, Period
from logbook.i18n import words_for
from logbook.telling.shifts import TELLERS
from logbook.telling.tale import Tale, Teller

A, B = Ref("A", 4), Ref("A", 9)
CASES = [
    (Period("Outage", 2), "Operational period 2: Outage"),
    (Period("", 1, since=0, until=3_600_000), "Operational period 1: no name given"),
    (Handover(A, B), "Shift handed over to nobody named: records A·4 to A·9 are sealed"),
    (Handover(A, B, "p7"), "Shift handed over to p7: records A·4 to A·9 are sealed"),
]


def told(record, lang="en"):
    tale = Tale()
    TELLERS[type(record)](tale, record, Teller(words_for(lang), Folds()))
    return tale


@pytest.mark.parametrize(("record", "title"), CASES)
def test_each_says_what_happened_in_every_language(record, title):
    assert told(record).title == title
    for lang in ("es", "ca"):
        assert told(record, lang).title not in {"", title}


def test_every_kind_has_its_teller():
    assert set(TELLERS) == set(SHIFTS) == {type(record) for record, _ in CASES}


def test_a_handover_tells_what_was_seen_and_counted():
    record = Handover(A, B, level=Level.D3, beds=("1", "2"), unchecked=("M-1",), kit="O2 2", text="quiet")
    assert told(record).body == "quiet"
    assert told(record).details == [
        ("Level", "D3 Full outage"), ("Beds walked", "1, 2"), ("Devices not checked", "M-1"), ("Counted", "O2 2"),
    ]  # fmt: skip


def test_a_period_tells_its_times():
    assert told(CASES[1][0]).details == [("From", "1 Jan 1970 00:00 UTC"), ("To", "1 Jan 1970 01:00 UTC")]
