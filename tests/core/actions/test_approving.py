# SPDX-License-Identifier: Apache-2.0
"""Approving a sample: a doctor and a charge nurse, each with the own PIN at that moment."""

import pytest

from logbook.core import ward as wards
from logbook.core.actions import approving, signing_on
from logbook.core.actions.signing_on import Hand
from logbook.core.model import library
from logbook.core.model.codes import Means, Role
from logbook.core.model.errors import NotAllowed, Refused
from logbook.core.model.safeguards import Approval
from logbook.core.model.traces import WrongPin as WrongPinRecord
from logbook.i18n import resources
from tests.wards import PINS, enrol, make

SAMPLE = library.read((resources() / "procedures" / "P06.toml").read_bytes())


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    yield made
    made.shut()


def hand(world, name, pin=None):
    return Hand(world.user(name), pin or PINS[name], Means.BADGE_PIN)


def approve(world, first, second, language="ca"):
    outcome = world.on_thread(approving.approve, world.ward, SAMPLE, language, first, second)
    wards.fold(world.ward, outcome.written)
    return outcome


@pytest.mark.parametrize(("first", "second"), [("Anna Puig", "Dr Ferrer"), ("Dr Ferrer", "Anna Puig")])
def test_both_sign_with_the_own_pin_and_this_text_is_no_sample_any_more(world, first, second):
    outcome = approve(world, hand(world, first), hand(world, second))
    assert outcome.trouble is None
    entry = outcome.written[-1]
    assert entry.record == Approval(SAMPLE.code, SAMPLE.version, "ca", SAMPLE.digest, world.user(second))
    assert (entry.user, entry.frame.author.means) == (world.user(first), Means.BADGE_PIN)
    assert not world.ward.folds.approvals.sample(SAMPLE, "ca")


@pytest.mark.parametrize("wrong", ["Anna Puig", "Dr Ferrer"])
def test_a_wrong_pin_of_either_approves_nothing_and_is_written(world, wrong):
    hands = [hand(world, name, "555129" if name == wrong else None) for name in ("Anna Puig", "Dr Ferrer")]
    outcome = approve(world, *hands)
    assert outcome.trouble.facts["user"] == world.user(wrong)
    assert [entry.record.KIND for entry in outcome.written] == [WrongPinRecord.KIND]
    assert world.ward.folds.approvals.sample(SAMPLE, "ca")


def test_it_takes_two_people_of_the_two_roles_and_a_language_it_is_written_in(world):
    enrol(world, "Laia Soler")
    anna, ferrer = hand(world, "Anna Puig"), hand(world, "Dr Ferrer")
    with pytest.raises(Refused) as caught:
        approve(world, anna, anna)
    assert caught.value.facts["rule"] == "same-person"
    for name in ("Marc Vidal", "Laia Soler"):
        with pytest.raises(NotAllowed) as denied:
            approve(world, anna, hand(world, name))
        assert denied.value.facts["act"] == "approve"
    with pytest.raises(Refused) as caught:
        approve(world, anna, ferrer, "xx")
    assert caught.value.facts["rule"] == "no-such-language"


def test_two_charge_nurses_are_not_enough(world):
    other = signing_on.Newcomer("Rosa Mas", Role.CHARGE_NURSE)
    written = world.on_thread(signing_on.enrol, world.ward, other, "862049", world.by("Anna Puig"))
    wards.fold(world.ward, written)
    with pytest.raises(Refused) as caught:
        approve(world, hand(world, "Anna Puig"), hand(world, "Rosa Mas", "862049"))
    assert caught.value.facts["rule"] == "one-of-each"


def test_no_page_records_an_approval_by_itself(world):
    with pytest.raises(Refused) as caught:
        world.record(Approval("P06", 1, "ca", "d" * 64, world.user("Dr Ferrer")))
    assert caught.value.facts["rule"] == "needs-its-own-act"
