# SPDX-License-Identifier: Apache-2.0
"""PINs, wrong tries and newcomers: slow for one name, never closed for the ward."""

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening, signing_on
from logbook.core.actions.signing_on import Hand
from logbook.core.model.codes import Means, Role
from logbook.core.model.errors import (
    BadInput,
    NotAllowed,
    PinGone,
    PinStopped,
    PinTooWeak,
    Refused,
    WrongKey,
    WrongPin,
)
from logbook.core.model.people import Right
from logbook.core.model.records import Note, Vouch
from logbook.core.model.traces import SignOn
from logbook.core.model.traces import WrongPin as WrongPinRecord
from logbook.core.vault.slots import Cost, Passphrase
from tests.wards import PINS, make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    yield made
    made.shut()


def hand(world, name, means=Means.PIN):
    return Hand(world.user(name), PINS[name], means)


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
    assert written[0].record == WrongPinRecord(world.user("Anna Puig"), 1, "boot-1")


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
        world.on_thread(signing_on.vouch, world.ward, view.user, Hand(view.user, "862049"))
    fits, written = world.on_thread(signing_on.vouch, world.ward, view.user, Hand(world.user("Anna Puig"), "555129"))
    assert (fits, written[0].record.KIND) == (False, WrongPinRecord.KIND)
    assert world.ward.people.user(view.user).vouched_by == ()
    by = hand(world, "Anna Puig", Means.BADGE_PIN)
    fits, written = world.on_thread(signing_on.vouch, world.ward, view.user, by)
    wards.fold(world.ward, written)
    assert (fits, written[0].frame.author.means) == (True, Means.BADGE_PIN)
    assert world.ward.people.user(view.user).vouched_by == (world.user("Anna Puig"),)


def test_a_new_pin_is_a_record_that_says_only_that_it_was_set(world):
    user = world.user("Marc Vidal")
    wards.fold(world.ward, world.on_thread(signing_on.set_pin, world.ward, user, "862049", world.by("Anna Puig")))
    assert world.on_thread(signing_on.check_pin, world.ward, user, "862049")[0]
    assert world.ward.people.user(user).name == "Marc Vidal"
    with pytest.raises(Refused):
        world.on_thread(signing_on.set_pin, world.ward, "p99", "862049", world.by("Anna Puig"))


def test_a_clock_set_forward_shortens_no_wait(world):
    wrong(world, "Anna Puig", 5)
    world.clock.pass_(3)
    world.clock.set_back(-7200)
    with pytest.raises(WrongPin) as caught:
        world.on_thread(signing_on.check_pin, world.ward, world.user("Anna Puig"), PINS["Anna Puig"])
    assert caught.value.facts["wait"] == 27
    world.reopen()  # killed and started again, the clock still wrong
    with pytest.raises(WrongPin):
        world.on_thread(signing_on.check_pin, world.ward, world.user("Anna Puig"), PINS["Anna Puig"])
    world.clock.pass_(28)
    assert world.on_thread(signing_on.check_pin, world.ward, world.user("Anna Puig"), PINS["Anna Puig"])[0]


def test_across_a_restart_of_the_pc_the_wall_clock_counts(world):
    wrong(world, "Anna Puig", 5)
    world.clock.pass_(20)
    world.clock.reboot()
    world.reopen()
    with pytest.raises(WrongPin) as caught:
        world.on_thread(signing_on.check_pin, world.ward, world.user("Anna Puig"), PINS["Anna Puig"])
    assert caught.value.facts["wait"] == 10


def stop(world, name):
    for _ in range(signing_on.MOST_TRIES):
        wrong(world, name)
        world.clock.pass_(signing_on.LONGEST_WAIT + 1)


def test_after_ten_wrong_tries_it_takes_another_persons_help(world):
    stop(world, "Marc Vidal")
    user = world.user("Marc Vidal")
    for _ in range(2):
        with pytest.raises(PinStopped):
            world.on_thread(signing_on.check_pin, world.ward, user, PINS["Marc Vidal"])
        world.reopen()
    wards.fold(world.ward, world.on_thread(signing_on.set_pin, world.ward, user, "862049", world.by("Anna Puig")))
    assert world.on_thread(signing_on.check_pin, world.ward, user, "862049")[0]
    assert world.ward.people.user(user).wrong_tries == 0


def test_a_signature_with_the_own_pin_forgives_the_wrong_tries(world):
    wrong(world, "Marc Vidal", 3)
    assert world.ward.people.user(world.user("Marc Vidal")).wrong_tries == 3
    wards.record(world.ward, Note("x"), signing_on.signer(world.user("Marc Vidal"), Means.PIN, world.user("Anna Puig")))
    entry = world.ward.folds.timeline.entries[-1]
    assert (entry.user, entry.frame.author.recorded_by) == (world.user("Marc Vidal"), world.user("Anna Puig"))
    assert world.ward.people.user(world.user("Marc Vidal")).wrong_tries == 0


def test_who_signs_as_oneself_typed_it_oneself(world):
    assert signing_on.signer("p1", Means.BADGE_PIN, "p1").recorded_by == ""


def forget_pins(world, *names):
    """A restore brings the people back and no verifier."""
    for name in names:
        world.on_thread(world.ward.store.execute, "DELETE FROM secret WHERE name = ?", (f"pin:{world.user(name)}",))


def test_a_pin_that_a_restored_pc_does_not_hold_is_gone_and_no_wrong_try(world):
    forget_pins(world, "Marc Vidal")
    user = world.user("Marc Vidal")
    with pytest.raises(PinGone):
        world.on_thread(signing_on.sign_on, world.ward, user, PINS["Marc Vidal"])
    assert world.ward.people.user(user).wrong_tries == 0
    with pytest.raises(Refused) as caught:
        world.on_thread(signing_on.set_pin_with_secret, world.ward, user, "862049", Passphrase("x"))
    assert caught.value.facts["rule"] == "somebody-can-vouch"


def test_a_second_person_gives_a_new_pin_with_the_own_one(world):
    forget_pins(world, "Marc Vidal")
    user = world.user("Marc Vidal")
    assert world.on_thread(signing_on.without_pin, world.ward) == (user,)
    assert world.user("Anna Puig") in world.on_thread(signing_on.vouchers, world.ward, user)
    fits, written = world.on_thread(
        signing_on.renew_pin, world.ward, user, "862049", Hand(world.user("Anna Puig"), "555129")
    )
    assert (fits, written[0].record.KIND) == (False, WrongPinRecord.KIND)
    assert world.on_thread(signing_on.without_pin, world.ward) == (user,)
    fits, written = world.on_thread(signing_on.renew_pin, world.ward, user, "862049", hand(world, "Anna Puig"))
    wards.fold(world.ward, written)
    assert (fits, written[0].user, written[0].frame.author.means) == (True, world.user("Anna Puig"), Means.PIN)
    assert world.on_thread(signing_on.check_pin, world.ward, user, "862049")[0]
    with pytest.raises(Refused) as caught:
        world.on_thread(signing_on.renew_pin, world.ward, user, "862048", Hand(user, "862049"))
    assert caught.value.facts["rule"] == "same-person"
    with pytest.raises(PinTooWeak):
        world.on_thread(signing_on.renew_pin, world.ward, user, "111111", hand(world, "Anna Puig"))


def test_where_everybodys_pin_is_gone_the_wards_secret_vouches(tmp_path):
    cost = Cost(memory_kib=64 << 10, passes=1, lanes=1)
    world = make(tmp_path, locks=(Passphrase("amber basin canal dried early flint", cost),))
    forget_pins(world, *(view.name for view in world.ward.people.users()))
    user = world.user("Marc Vidal")
    renew = (signing_on.set_pin_with_secret, world.ward, user, "862049")
    with pytest.raises(WrongKey):
        world.on_thread(*renew, Passphrase("wrong", cost))
    wards.fold(world.ward, world.on_thread(*renew, Passphrase("amber basin canal dried early flint", cost)))
    assert world.ward.folds.timeline.entries[-1].frame.author.means is Means.PASSPHRASE
    assert world.on_thread(signing_on.check_pin, world.ward, user, "862049")[0]
    world.shut()


def test_who_may_not_enrol_gives_nobody_a_pin_or_a_badge(world):
    assistant = signing_on.Newcomer("Pep Auxiliar", Role.ASSISTANT)
    wards.fold(world.ward, world.on_thread(signing_on.enrol, world.ward, assistant, "862049", world.by("Anna Puig")))
    by = world.by("Pep Auxiliar")
    for act in (
        (signing_on.enrol, world.ward, assistant, "862048", by),
        (signing_on.set_pin, world.ward, world.user("Anna Puig"), "862048", by),
        (signing_on.set_badge, world.ward, world.user("Anna Puig"), "B-0001", by),
    ):
        with pytest.raises(NotAllowed) as caught:
            world.on_thread(*act)
        assert caught.value.facts == {"act": "enrol", "role": "assistant"}
    wards.fold(world.ward, world.on_thread(signing_on.set_badge, world.ward, by.user, "B-0001", by))
    wards.fold(world.ward, world.on_thread(signing_on.set_pin, world.ward, by.user, "862047", by))
    assert world.ward.people.user(by.user).badge == "B0001"


def test_a_badge_is_known_however_the_scanner_spells_it_and_belongs_to_one(world):
    user, by = world.user("Marc Vidal"), world.by("Anna Puig")
    wards.fold(world.ward, world.on_thread(signing_on.set_badge, world.ward, user, "hv-00417", by))
    for scanned in ("HV-00417", "hv'00417", "HV00417"):
        assert world.ward.people.by_badge(scanned).user == user
    for badge, reason in (("HV/00417", "badge-taken"), ("-1-", "badge-too-short")):
        with pytest.raises(BadInput) as caught:
            world.on_thread(signing_on.set_badge, world.ward, world.user("Anna Puig"), badge, by)
        assert caught.value.facts["reason"] == reason
    newcomer = signing_on.Newcomer("Núria", Role.NURSE, badge="9999")
    wards.fold(world.ward, world.on_thread(signing_on.enrol, world.ward, newcomer, "862049"))
    assert world.ward.people.by_badge("9999").name == "Núria"
    wards.fold(world.ward, world.on_thread(signing_on.set_badge, world.ward, user, "", by))
    assert world.ward.people.by_badge("HV00417") is None


def test_signing_on_with_a_badge_says_so(world):
    user = world.user("Marc Vidal")
    fits, written = world.on_thread(
        lambda: signing_on.sign_on(world.ward, user, PINS["Marc Vidal"], means=Means.BADGE_PIN)
    )
    assert (fits, written[-1].frame.author.means) == (True, Means.BADGE_PIN)


def test_who_is_not_listed_vouches_for_nobody(world):
    for name, pin in (("Lucía", "862049"), ("Pau", "862048")):
        newcomer = signing_on.Newcomer(name, Role.NURSE, listed=False)
        wards.fold(world.ward, world.on_thread(signing_on.enrol, world.ward, newcomer, pin))
    with pytest.raises(NotAllowed):
        world.on_thread(signing_on.vouch, world.ward, world.user("Pau"), Hand(world.user("Lucía"), "862049"))
    with pytest.raises(NotAllowed):
        world.record(Vouch(world.user("Pau")), "Pau")


def test_two_people_are_two_and_both_may_and_both_pins_fit(world):
    anna, marc = hand(world, "Anna Puig"), hand(world, "Marc Vidal")
    signing_on.two_people(world.ward, Right.EXPORT, (anna, marc))
    with pytest.raises(Refused):
        signing_on.two_people(world.ward, Right.EXPORT, (anna, anna))
    with pytest.raises(NotAllowed):
        signing_on.two_people(world.ward, Right.APPROVE, (anna, marc))
    assert world.on_thread(signing_on.own_pins, world.ward, (anna, marc)) == (None, [])
    trouble, written = world.on_thread(signing_on.own_pins, world.ward, (anna, Hand(marc.user, "555129")))
    assert trouble.facts["user"] == marc.user
    assert [entry.record.KIND for entry in written] == [WrongPinRecord.KIND]
