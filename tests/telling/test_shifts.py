# SPDX-License-Identifier: Apache-2.0
"""Each kind of `model.shifts` has words."""

import pytest

from logbook.core.model.codes import Level
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.shifts import (
    SHIFTS,
    BackEntry,
    BackTask,
    Handover,
    InjectAnswer,
    InjectPlan,
    InjectResult,
    Looked,
    Period,
    Readiness,
    ReadyAnswer,
    ReadyItem,
)
from logbook.i18n import words_for
from logbook.telling.shifts import TELLERS, item_word, looked_word, result_word, task_word
from logbook.telling.tale import Tale, Teller

A, B = Ref("A", 4), Ref("A", 9)
CASES = [
    (Period("Outage", 2), "Operational period 2: Outage"),
    (Period("", 1, since=0, until=3_600_000), "Operational period 1: no name given"),
    (Handover(A, B), "Shift handed over to nobody named: records A·4 to A·9 are sealed"),
    (Handover(A, B, "p7"), "Shift handed over to p7: records A·4 to A·9 are sealed"),
    (Readiness((ReadyAnswer(ReadyItem.TONER, Looked.YES),)), "Readiness check: 1 of 1 in order"),
    (BackEntry(BackTask.ENTERED, A, section="MAR"), "Back-entry of A·4: Entered"),
    (BackEntry(BackTask.SCANNED, paper="0113"), "Back-entry of form 0113: Paper scanned"),
    (InjectPlan(0, 4, name="Night drill"), "Drill begins: Night drill, injects: 4"),
    (InjectPlan(0, 1), "Drill begins: no name given, injects: 1"),
    (InjectAnswer(A, 2, InjectResult.DONE), "Inject 2: done"),
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


def test_a_check_names_what_was_not_in_order_and_what_nobody_looked_at():
    answers = (
        ReadyAnswer(ReadyItem.TONER, Looked.YES), ReadyAnswer(ReadyItem.FORMS, Looked.NO),
        ReadyAnswer(ReadyItem.DRILL, Looked.NOT_LOOKED),
    )  # fmt: skip
    assert told(Readiness(answers)).details == [
        ("no", "Blank forms in the box"), ("not looked", "Last drill within the hospital's limit"),
    ]  # fmt: skip
    assert told(BackEntry(BackTask.ENTERED, A, section="MAR", text="dose")).details == [("Section", "MAR")]


def test_every_code_has_its_word():
    words = words_for("es")
    for say, codes in (
        (item_word, ReadyItem), (looked_word, Looked), (task_word, BackTask), (result_word, InjectResult),
    ):  # fmt: skip
        assert len({say(words, code) for code in codes}) == len(codes)
