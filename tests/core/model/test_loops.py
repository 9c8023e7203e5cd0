# SPDX-License-Identifier: Apache-2.0
"""A request is open until a named person has its answer, whatever else happened to it."""

import pytest

from logbook.core.model.coordination import Errand, Request, RequestStep, Turn
from logbook.core.model.frame import Ref
from logbook.core.model.loops import Loops
from logbook.core.model.records import Correction, Note
from tests.core.model.acts import MINUTE, T0, Night


def asked(night, errand=Errand.LAB, **more):
    return night.write(Request(errand, "K"), **more)


def test_a_ward_that_asked_for_nothing_has_nothing_open():
    loops = Night().into(Loops())
    assert (loops.count, loops.oldest, loops.open(), loops.closed(), loops.loop(Ref("A", 0))) == (0, None, (), (), None)


def test_the_oldest_request_comes_first_by_when_it_happened():
    night = Night()
    young = asked(night, user="p2")
    old = asked(night, Errand.BLOOD, at=T0 - 9 * MINUTE)
    night.write(Note())
    loops = night.into(Loops())
    assert [view.ref for view in loops.open()] == [old.ref, young.ref]
    assert (loops.count, loops.oldest) == (2, T0 - 9 * MINUTE)
    view = loops.loop(young.ref)
    assert (view.by, view.at, view.record.errand, view.last, view.ended) == ("p2", T0 + MINUTE, Errand.LAB, None, None)


@pytest.mark.parametrize("turn", [Turn.TAKEN, Turn.RECEIVED, Turn.ANSWERED, Turn.PHONED, Turn.READ_BACK])
def test_a_step_on_the_way_closes_nothing(turn):
    night = Night()
    step = night.write(RequestStep(asked(night).ref, turn, person="Pau"))
    loops = night.into(Loops())
    assert loops.count == 1
    assert loops.open()[0].last.ref == step.ref
    assert loops.open()[0].did(turn).by == "p1"
    assert loops.open()[0].did(Turn.GIVEN) is None


@pytest.mark.parametrize("named", [{"person": "Anna Puig"}, {"named": True}])
def test_an_answer_that_a_named_person_has_closes_it(named):
    night = Night()
    ref = asked(night).ref
    given = night.write(RequestStep(ref, Turn.GIVEN, **named))
    loops = night.into(Loops())
    assert loops.open() == ()
    assert [view.ended.ref for view in loops.closed()] == [given.ref]


def test_an_answer_that_nobody_named_has_leaves_it_open():
    night = Night()
    night.write(RequestStep(asked(night).ref, Turn.GIVEN, text="on the desk"))
    assert night.into(Loops()).count == 1


def test_cancelled_needs_no_name_and_the_latest_end_comes_first():
    night = Night()
    first, second = asked(night).ref, asked(night).ref
    night.write(RequestStep(second, Turn.CANCELLED, text="not needed"))
    night.write(RequestStep(first, Turn.GIVEN, person="Anna"))
    asked(night)
    loops = night.into(Loops())
    assert [view.ref for view in loops.closed()] == [first, second]
    assert loops.count == 1


def test_a_struck_end_opens_it_again_and_a_struck_request_is_gone():
    night = Night()
    ref = asked(night).ref
    given = night.write(RequestStep(ref, Turn.GIVEN, person="Anna"))
    wrong = night.write(Correction(), corrects=given.ref)
    assert night.into(Loops()).count == 1
    night.write(Correction(), corrects=wrong.ref)
    assert night.into(Loops()).count == 0
    night.write(Correction(), corrects=ref)
    loops = night.into(Loops())
    assert (loops.count, loops.closed()) == (0, ())
    assert loops.loop(ref) is not None


def test_a_late_step_goes_where_it_happened():
    night = Night()
    ref = asked(night).ref
    answered = night.write(RequestStep(ref, Turn.ANSWERED))
    taken = night.write(RequestStep(ref, Turn.TAKEN), at=T0)
    assert [step.ref for step in night.into(Loops()).loop(ref).steps] == [taken.ref, answered.ref]


def test_a_step_of_what_is_no_request_is_nobodys():
    night = Night()
    night.write(RequestStep(night.write(Note()).ref, Turn.GIVEN, person="Anna"))
    night.write(RequestStep(Ref("Q", 9), Turn.TAKEN))
    assert night.into(Loops()).count == 0


def test_a_step_that_came_before_its_request_counts():
    night = Night()
    night.write(RequestStep(Ref("A", 1), Turn.GIVEN, person="Anna"))
    asked(night)
    assert night.into(Loops()).count == 0
