# SPDX-License-Identifier: Apache-2.0
"""PINs, wrong tries and newcomers: slow for one name, never closed for the ward."""

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening, signing_on
from logbook.core.model.codes import Means, Role
from logbook.core.model.errors import NotAllowed, PinTooWeak, Refused, WrongPin
from logbook.core.model.traces import SignOn
from logbook.core.model.traces import WrongPin as WrongPinRecord
from tests.wards import make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    yield made
    made.shut()


def wrong(world, name, times=1):
    for _ in range(times):
        fits, written = world.on_thread(signing_on.check_pin, world.ward, world.user(name), "555129")
        assert not fits
        wards.fold(world.ward, written)


def test_the_own_pin_signs_on_and_is_a_record(world):
    user = world.user("Marc Vidal")
    fits, written = world.on_thread(signing_on.sign_on, world.ward, user, "719204")
    wards.fold(world.ward, written)
    assert fits
    assert written[0].record == SignOn(user)
    assert world.ward.people.user(user).on_shift
    wards.fold(world.ward, world.on_thread(signing_on.sign_on, world.ward, user, "719204")[1])
    off = world.on_thread(lambda: signing_on.sign_on(world.ward, user, "719204", on=False))
    wards.fold(world.ward, off[1])
    assert not world.ward.people.user(user).on_shift


def test_a_wrong_pin_is_a_record_and_signs_nobody_on(world):
    fits, written = world.on_thread(signing_on.sign_on, world.ward, world.user("Anna Puig"), "719204")
    assert not fits
    assert written[0].record == WrongPinRecord(world.user("Anna Puig"), 1)


def test_after_five_wrong_tries_the_name_waits_and_the_pin_is_not_looked_at(world):
    wrong(world, "Anna Puig", 5)
    with pytest.raises(WrongPin) as caught:
        world.on_thread(signing_on.check_pin, world.ward, world.user("Anna Puig"), "480513")
    assert caught.value.facts == {"user": world.user("Anna Puig"), "wait": 30}
    assert world.on_thread(signing_on.check_pin, world.ward, world.user("Marc Vidal"), "719204")[0]
    world.clock.pass_(31)
    assert world.on_thread(signing_on.check_pin, world.ward, world.user("Anna Puig"), "480513")[0]


def test_the_wait_survives_a_restart_even_before_the_log_has_loaded(world):
    wrong(world, "Anna Puig", 5)
    user = world.user("Anna Puig")
    world.shut()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    with pytest.raises(WrongPin):
        world.on_thread(signing_on.check_pin, world.ward, user, "480513")


def test_a_success_forgives_the_wrong_tries(world):
    wrong(world, "Anna Puig", 4)
    wards.fold(world.ward, world.on_thread(signing_on.sign_on, world.ward, world.user("Anna Puig"), "480513")[1])
    assert world.ward.people.user(world.user("Anna Puig")).wrong_tries == 0


@pytest.mark.parametrize(("tries", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (9, 480), (10, 900), (99, 900)])
def test_waits_double_up_to_a_quarter_of_an_hour(tries, seconds):
    assert signing_on.wait_after(tries) == seconds


def test_nobody_is_enrolled_with_a_weak_pin(world):
    with pytest.raises(PinTooWeak):
        world.on_thread(signing_on.enrol, world.ward, signing_on.Newcomer("X", Role.NURSE), "123456")
    assert len(world.ward.people.users()) == 3


def test_an_unlisted_newcomer_writes_the_own_record_and_can_be_vouched_for(world):
    newcomer = signing_on.Newcomer("Lucía Agencia", Role.NURSE, listed=False)
    wards.fold(world.ward, world.on_thread(signing_on.enrol, world.ward, newcomer, "862049"))
    view = world.ward.people.user(world.user("Lucía Agencia"))
    assert not view.listed
    assert view.enrolled_by == view.user
    assert world.ward.folds.timeline.entries[-1].frame.author.means is Means.NONE
    with pytest.raises(NotAllowed):
        world.on_thread(signing_on.vouch, world.ward, view.user, world.by("Lucía Agencia"))
    wards.fold(world.ward, world.on_thread(signing_on.vouch, world.ward, view.user, world.by("Anna Puig")))
    assert world.ward.people.user(view.user).vouched_by == (world.user("Anna Puig"),)


def test_a_new_pin_is_a_record_that_says_only_that_it_was_set(world):
    user = world.user("Marc Vidal")
    wards.fold(world.ward, world.on_thread(signing_on.set_pin, world.ward, user, "862049", world.by("Anna Puig")))
    assert world.on_thread(signing_on.check_pin, world.ward, user, "862049")[0]
    assert world.ward.people.user(user).name == "Marc Vidal"
    with pytest.raises(Refused):
        world.on_thread(signing_on.set_pin, world.ward, "p99", "862049", world.by("Anna Puig"))
