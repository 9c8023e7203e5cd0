# SPDX-License-Identifier: Apache-2.0
"""Threat 20: the first stick a ward ever sees is the attacker's, with his key to open all exports.

It is believed only if the letters from the team's printed card are typed, and the program never shows the letters it
reckons itself. Openly not protected: a forged card delivered together with a forged stick.
"""

from __future__ import annotations

import pytest

from logbook.core.model.codes import Realm
from logbook.core.model.errors import NotTrusted
from tests.attacks.said import refused, untrusted
from tests.attacks.team_sticks import before, look, no_case, team
from tests.sticks import ROOTS, Stick

ATTACKERS = Stick(roots=[(ROOTS[3:6], ROOTS[3:5])], by=ROOTS[3:5])
CARD, HIS_CARD = Stick().card(), ATTACKERS.card()
UNFIT = "The letters of the card do not fit this stick."


@pytest.fixture
def his(tmp_path):
    return ATTACKERS.put(tmp_path / "his")


def test_the_teams_card_does_not_fit_the_attackers_stick(his, tmp_path):
    said = refused(NotTrusted, look, his, CARD)
    letters = [line for line in said.splitlines() if UNFIT in line]
    assert said == untrusted(*letters)
    apart = int(letters[0].removeprefix(f"{UNFIT} · ").split()[0])
    assert apart > 8
    with no_case(tmp_path):
        done = team(tmp_path, his, CARD)
    assert (done.code, done.err) == (1, said + "\n")


@pytest.mark.parametrize("typed", ["", CARD, "0000-0000-0000-0000", HIS_CARD[:-4]])
def test_the_letters_it_reckons_are_never_shown(typed, his, tmp_path):
    said = refused(NotTrusted, look, his, typed) + team(tmp_path, his, typed).err
    for part in HIS_CARD.split("-"):
        assert part not in said.upper().replace(typed, "")


def test_a_letter_mistyped_is_told_as_that(tmp_path):
    good = Stick().put(tmp_path / "good")
    typed = CARD[:-1] + ("0" if CARD[-1] != "0" else "1")
    assert refused(NotTrusted, look, good, typed) == untrusted(f"{UNFIT} · 1 letter differs")


def test_a_later_stick_of_another_team_is_refused_whatever_is_typed(his, tmp_path):
    known = before(tmp_path / "good")
    where = "1.root.json · It comes from another team, or the team began anew and gives out new cards."
    assert refused(NotTrusted, look, his, HIS_CARD, known) == untrusted(where)


def test_an_exercises_stick_says_nothing_to_a_real_ward(tmp_path):
    drill = Stick(realm=Realm.DRILL)
    given = drill.put(tmp_path / "drill")
    assert refused(NotTrusted, look, given, drill.card()) == untrusted("It is for exercises only.")


def test_a_forged_card_with_a_forged_stick_is_believed_and_that_is_said_openly(his):
    assert look(his, HIS_CARD).first
