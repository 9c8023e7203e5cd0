# SPDX-License-Identifier: Apache-2.0
"""Procedures in force, their readers and their steps."""

from __future__ import annotations

from logbook.core.model.codes import Act, StepResult
from logbook.core.model.frame import Ref
from logbook.core.model.procedures import Procedures
from logbook.core.model.records import Acknowledge, Correction, EndProcedure, InForce, Intervention, Note, Step
from tests.core.model.acts import MINUTE, T0, Night


def p07(**more):
    return InForce("P07", 3, "es", "d", "Bombas", sample=True, **more)


def test_what_is_put_in_force_is_in_force():
    night = Night()
    put = night.write(p07(), user="p2", at=T0, verified=False)
    night.write(Note())
    procedures = night.into(Procedures())
    (view,) = procedures.in_force()
    assert (view.ref, view.record, view.since, view.by, view.ended) == (put.ref, p07(), T0, "p2", None)
    assert not view.verified
    assert procedures.view(put.ref) == view
    assert procedures.view(Ref("A", 9)) is None
    assert procedures.ended() == procedures.superseded() == ()


def test_a_struck_procedure_is_not_in_force():
    night = Night()
    put = night.write(p07())
    night.write(Correction(), corrects=put.ref)
    procedures = night.into(Procedures())
    assert procedures.all() == ()
    assert procedures.view(put.ref) is None


def test_an_ended_procedure_says_when_and_by_whom_and_a_struck_end_restores_it():
    night = Night()
    put = night.write(p07())
    end = night.write(EndProcedure(put.ref), user="p3", at=T0 + 90)
    (view,) = night.into(Procedures()).ended()
    assert (view.ended.at, view.ended.by, view.ended.ref, view.ended.superseded_by) == (T0 + 90, "p3", end.ref, None)
    night.write(Correction(), corrects=end.ref)
    assert len(night.into(Procedures()).in_force()) == 1


def test_a_superseded_procedure_names_its_successor():
    night = Night()
    old = night.write(p07())
    new = night.write(p07(supersedes=old.ref))
    procedures = night.into(Procedures())
    assert [view.ref for view in procedures.in_force()] == [new.ref]
    assert [view.ended.superseded_by for view in procedures.superseded()] == [new.ref]
    assert procedures.ended() == ()


def test_a_procedure_cannot_supersede_itself_or_what_is_not_there():
    night = Night()
    night.write(p07(supersedes=Ref("A", 0)))
    night.write(p07(supersedes=Ref("A", 7)))
    assert len(night.into(Procedures()).in_force()) == 2


def test_the_first_end_counts():
    night = Night()
    put = night.write(p07())
    night.write(EndProcedure(put.ref), at=T0 + 9 * MINUTE)
    night.write(EndProcedure(put.ref), at=T0 + 8 * MINUTE)
    assert night.into(Procedures()).ended()[0].ended.at == T0 + 8 * MINUTE


def test_readers_are_listed_by_their_latest_and_by_shift():
    night = Night()
    put = night.write(p07())
    for user, at in (("p1", 1), ("p2", 2), ("p1", 30)):
        night.write(Acknowledge(put.ref), user=user, at=T0 + at * MINUTE)
    (view,) = night.into(Procedures()).all()
    assert {user: at for user, (at, _) in view.acknowledged.items()} == {"p1": T0 + 30 * MINUTE, "p2": T0 + 2 * MINUTE}
    assert set(view.acknowledged_since(T0 + 3 * MINUTE)) == {"p1"}


def test_a_step_shows_what_happened_last_for_each_bed():
    night = Night()
    put = night.write(p07())
    late = night.write(Step(put.ref, "2", StepResult.NOT_DONE, bed="3"), at=T0)
    done = night.write(Step(put.ref, "2", bed="3", answer="52 %"), user="p2")
    earlier = night.write(Step(put.ref, "2", StepResult.NOT_APPLICABLE, bed="3"), at=T0 + 1)
    night.write(Step(put.ref, "2", StepResult.NOT_APPLICABLE))
    (view,) = night.into(Procedures()).all()
    step = view.steps["3", "2"]
    assert (step.result, step.by, step.ref, step.answer) == (StepResult.DONE, "p2", done.ref, "52 %")
    assert view.steps["", "2"].result is StepResult.NOT_APPLICABLE
    night.write(Correction(), corrects=done.ref)
    assert night.into(Procedures()).all()[0].steps["3", "2"].ref == earlier.ref
    assert late.ref != earlier.ref


def test_an_intervention_that_names_its_step_has_done_it():
    night = Night()
    put = night.write(p07())
    done = night.write(Intervention(Act.NETWORK_OUT, bed="3", procedure=put.ref, step="1"))
    night.write(Intervention(Act.NETWORK_OUT, bed="3", procedure=put.ref))
    night.write(Intervention(Act.NETWORK_OUT, bed="3", step="1"))
    (view,) = night.into(Procedures()).all()
    assert {key: (step.result, step.ref) for key, step in view.steps.items()} == {
        ("3", "1"): (StepResult.DONE, done.ref)
    }


def test_those_that_are_over_are_named_from_a_time_on_and_struck_ones_left_out():
    night = Night()
    first, wrong, running = (night.write(p07()).ref for _ in range(3))
    night.write(EndProcedure(first), at=T0 + MINUTE)
    night.write(EndProcedure(wrong), at=T0 + MINUTE)
    night.write(Correction(), corrects=wrong)
    replaced = night.write(p07()).ref
    night.write(p07(supersedes=replaced), at=T0 + 5 * MINUTE)
    procedures = night.into(Procedures())
    assert procedures.over() == (first, replaced)
    assert procedures.over(T0 + 2 * MINUTE) == (replaced,)
    assert running in [view.ref for view in procedures.in_force()]
