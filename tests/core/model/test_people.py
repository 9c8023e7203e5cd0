# SPDX-License-Identifier: Apache-2.0
"""Who is who, who is here, and who may do what."""

from __future__ import annotations

import pytest

from logbook.core.model.codes import Role
from logbook.core.model.frame import PROGRAM
from logbook.core.model.people import HOLDERS, People, Right, who_may
from logbook.core.model.records import Correction, Note, Person, Vouch
from logbook.core.model.traces import SignOn, WrongPin
from tests.core.model.acts import MINUTE, T0, Night


def test_an_enrolled_person_is_known_by_every_field():
    night = Night()
    night.write(Person("p1", Role.NURSE, name="Anna", number="12", badge="B7", pin_set=True), user="p9", verified=False)
    view = night.into(People()).user("p1")
    assert (view.user, view.role, view.name, view.number, view.badge) == ("p1", Role.NURSE, "Anna", "12", "B7")
    assert (view.pin_set, view.listed, view.enrolled_by, view.enrolled_at) == (True, True, "p9", T0 + MINUTE)
    assert (view.vouched_by, view.signed_on_at, view.on_shift, view.wrong_tries) == ((), None, False, 0)
    assert not view.verified


def test_the_latest_standing_record_counts():
    night = Night()
    night.write(Person("p1", Role.NURSE, name="Ana"))
    night.write(Person("p1", Role.CHARGE_NURSE, name="Anna"))
    wrong = night.write(Person("p1", Role.IT, name="Anne"))
    night.write(Correction(), corrects=wrong.ref)
    people = night.into(People())
    assert people.user("p1").role is Role.CHARGE_NURSE
    assert [view.name for view in people.users()] == ["Anna"]


def test_who_is_struck_out_or_unknown_is_nobody():
    night = Night()
    wrong = night.write(Person("p1", Role.NURSE, name="Anna"))
    night.write(Correction(), corrects=wrong.ref)
    people = night.into(People())
    assert people.user("p1") is None
    assert people.users() == ()
    assert people.name("p1") == "p1"


def test_a_name_falls_back_to_the_id_and_the_program_has_none():
    night = Night()
    night.write(Person("p1", Role.NURSE, name="Anna"))
    night.write(Person("p2", Role.NURSE))
    people = night.into(People())
    assert [people.name(user) for user in ("p1", "p2", PROGRAM)] == ["Anna", "p2", ""]


def test_a_badge_names_one_person_or_nobody():
    night = Night()
    night.write(Person("p1", Role.NURSE, badge="B7"))
    night.write(Person("p2", Role.NURSE, badge="B8"))
    night.write(Person("p3", Role.NURSE, badge="B8"))
    night.write(Person("p4", Role.NURSE))
    people = night.into(People())
    assert people.by_badge("B7").user == "p1"
    assert people.by_badge("B8") is None
    assert people.by_badge("") is None
    assert people.by_badge("B9") is None


def test_standing_vouches_are_named_once_each():
    night = Night()
    night.write(Person("p5", Role.NURSE, listed=False))
    night.write(Vouch("p5"), user="p1")
    night.write(Vouch("p5"), user="p1")
    wrong = night.write(Vouch("p5"), user="p2")
    night.write(Correction(), corrects=wrong.ref)
    assert night.into(People()).user("p5").vouched_by == ("p1",)


def test_wrong_tries_count_in_a_row_until_a_success_or_a_new_pin():
    night = Night()
    night.write(Person("p1", Role.NURSE, pin_set=True))
    people = People()
    night.into(people)

    def after(record):
        people.apply(night.write(record))
        return people.user("p1").wrong_tries

    assert after(WrongPin("p1", 1)) == 1
    assert after(WrongPin("p1", 1)) == 2
    assert after(WrongPin("p1", 5)) == 5
    assert after(SignOn("p1", on=False)) == 5
    assert after(SignOn("p1")) == 0
    assert after(WrongPin("p1", 1)) == 1
    assert after(Person("p1", Role.NURSE)) == 1
    assert after(Person("p1", Role.NURSE, pin_set=True)) == 0


def test_on_shift_is_who_signed_on_and_not_off_the_latest_first():
    night = Night()
    for user in ("p1", "p2", "p3"):
        night.write(Person(user, Role.NURSE))
    for user in ("p1", "p2", "p3"):
        night.write(SignOn(user), user=user)
    night.write(SignOn("p2", on=False), user="p2")
    people = night.into(People())
    assert [view.user for view in people.on_shift()] == ["p3", "p1"]
    assert [view.user for view in people.on_shift(since=T0 + 6 * MINUTE)] == ["p3"]
    assert people.user("p2").signed_on_at == T0 + 5 * MINUTE


def test_the_next_id_was_never_used_not_even_by_somebody_struck_out():
    night = Night()
    assert People().next_id() == "p1"
    night.write(Person("anna", Role.NURSE), user=PROGRAM)
    wrong = night.write(Person("p4", Role.NURSE), user=PROGRAM)
    night.write(Correction(), corrects=wrong.ref)
    assert night.into(People()).next_id() == "p5"
    night.write(Note(), user="p8")
    assert night.into(People()).next_id() == "p9"


def people_of(**roles):
    night = Night()
    for user, role in roles.items():
        night.write(Person(user, role))
    return night


@pytest.mark.parametrize("right", list(Right))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_holds_its_rights_where_somebody_else_does_too(role, right):
    people = people_of(p1=role, p2=Role.CHARGE_NURSE).into(People())
    assert people.may("p1", right) is (role in HOLDERS[right])


def test_everybody_may_write_whoever_they_are():
    people = people_of(p1=Role.CHARGE_NURSE).into(People())
    assert people.may("stranger", Right.WRITE)
    assert not people.may("stranger", Right.EXPORT)


def test_a_right_nobody_holds_is_everybodys():
    assert People().may("p1", Right.SETTINGS)
    people = people_of(p1=Role.NURSE, p2=Role.CLERK).into(People())
    assert people.may("p2", Right.SETTINGS)
    assert not people.may("p2", Right.EXPORT)


def test_who_is_not_listed_holds_nothing_until_vouched_for():
    night = people_of(p1=Role.CHARGE_NURSE)
    night.write(Person("p2", Role.CHARGE_NURSE, listed=False))
    people = night.into(People())
    assert not people.may("p2", Right.PUT_IN_FORCE)
    people.apply(night.write(Vouch("p2")))
    assert people.may("p2", Right.PUT_IN_FORCE)
    assert not people.may("p2", Right.ENROL)
    assert not people.may("p2", Right.SETTINGS)


def test_what_cannot_be_taken_back_is_nobodys_until_a_listed_person_holds_it():
    assert not People().may("p1", Right.ERASE)
    assert not People().may("p1", Right.CLOSE)
    assert not People().may("p1", Right.APPROVE)
    night = people_of(p1=Role.CHARGE_NURSE)
    night.write(Person("p2", Role.INCIDENT_LEAD, listed=False))
    people = night.into(People())
    people.apply(night.write(Vouch("p2")))
    assert people.may("p1", Right.CLOSE)
    assert not people.may("p2", Right.ERASE)


def test_a_right_is_held_by_roles_in_a_fixed_order():
    assert who_may(Right.APPROVE) == (Role.CHARGE_NURSE, Role.DOCTOR)
