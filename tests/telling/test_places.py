# SPDX-License-Identifier: Apache-2.0
"""Each kind of `model.places` has words, and none of them is a patient's name."""

import pytest

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.places import (
    PLACES,
    Admission,
    Bed,
    Departure,
    Identity,
    Leaving,
    NumberBlock,
    PatientMove,
)
from logbook.i18n import words_for
from logbook.telling.places import TELLERS, leaving
from logbook.telling.tale import Tale, Teller

STAY = Ref("A", 4)
CASES = [
    (Bed("7"), "Bed 7 belongs to the ward"),
    (Bed("7", open=False), "Bed 7 is closed"),
    (Bed("control"), "The place control belongs to the ward"),
    (Bed("control", open=False), "The place control is closed"),
    (NumberBlock("K", 101, 200), "Numbers for new patients: K101 to K200"),
    (Admission("7", 4, patient="K4"), "Patient K4 came to bed 7"),
    (Admission("7", 4), "Patient 4 came to bed 7"),
    (Admission("Box 3", 4, patient="K4"), "Patient K4 came to Box 3"),
    (PatientMove(STAY, "Box 3", patient="K4"), "Patient K4 moved to Box 3"),
    (PatientMove(STAY, "5", from_bed="7", patient="K4"), "Patient K4 moved to bed 5"),
    (PatientMove(STAY, "5"), "Patient A·4 moved to bed 5"),
    (Departure(STAY, Leaving.WARD, patient="K4"), "Patient K4 left the ward: another ward"),
    (Identity(STAY, patient="K4", name="Rosa Gil"), "Identity card of patient K4 written"),
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
    assert set(TELLERS) == set(PLACES) == {type(record) for record, _ in CASES}


def test_a_move_shows_before_and_after_and_an_alias_is_told():
    moved = told(PatientMove(STAY, "5", from_bed="7", patient="K4"))
    assert (moved.before, moved.after) == ("7", "5")
    assert told(Admission("7", 4, alias="ALFA")).details == [("Called", "ALFA")]


def test_a_card_tells_no_name():
    assert "Rosa" not in str(told(CASES[-1][0]))


def test_every_way_to_leave_has_its_word():
    assert len({leaving(words_for("en"), to) for to in Leaving}) == len(Leaving)
