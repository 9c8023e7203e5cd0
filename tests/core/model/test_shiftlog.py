# SPDX-License-Identifier: Apache-2.0
"""Handovers and who signed for them, and the operational period: struck records have no effect."""

from logbook.core.model.codes import Meaning
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.records import Correction, Note, Witness
from logbook.core.model.shifts import Handover, Period, Readiness
from tests.core.model.acts import Night


def folds(night):
    made = Folds()
    made.apply_all(night.entries)
    return made


def test_whoever_takes_over_signs_and_the_giver_s_own_signature_is_none():
    night = Night()
    note = night.write(Note("x"))
    handed = night.write(Handover(Ref("A", 0), note.ref, receiver="p2"))
    night.write(Witness(handed.ref, Meaning.RECEIVED), "p1")
    night.write(Witness(note.ref, Meaning.WITNESSED), "p2")
    assert folds(night).shifts.latest.taken is None
    signed = night.write(Witness(handed.ref, Meaning.RECEIVED), "p2")
    view = folds(night).shifts.latest
    assert (view.by, view.taken_by, view.taken, view.meaning) == ("p1", "p2", signed.ref, Meaning.RECEIVED)
    night.write(Correction(), corrects=signed.ref)
    assert folds(night).shifts.latest.taken_by == ""
    night.write(Correction(), corrects=handed.ref)
    assert folds(night).shifts.latest is None


def test_the_period_is_the_last_standing_one():
    night = Night()
    assert folds(night).shifts.period is None
    night.write(Period("Outage", 1))
    second = night.write(Period("Outage", 2))
    assert folds(night).shifts.period.number == 2
    night.write(Correction(), corrects=second.ref)
    assert folds(night).shifts.period.number == 1


def test_the_readiness_check_is_the_last_standing_one():
    night = Night()
    assert folds(night).shifts.readiness is None
    first = night.write(Readiness(text="first"))
    second = night.write(Readiness(text="second"))
    assert folds(night).shifts.readiness.ref == second.ref
    night.write(Correction(), corrects=second.ref)
    assert folds(night).shifts.readiness.ref == first.ref
