# SPDX-License-Identifier: Apache-2.0
"""Struck records lose their effect, and get it back when the correction is struck."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.frame import Ref
from logbook.core.model.records import Correction, Note
from logbook.core.model.strikes import DEEPEST, Strikes, chain_order
from tests.core.model.acts import Night


def strikes_of(targets):
    """Entry n corrects entry targets[n], or nothing."""
    night, strikes = Night(), Strikes()
    for target in targets:
        corrects = None if target is None else Ref("A", target)
        strikes.apply(night.write(Note() if corrects is None else Correction(), corrects=corrects))
    return strikes


def test_a_correction_strikes_what_it_names():
    strikes = strikes_of([None, None, 0])
    assert not strikes.stands(Ref("A", 0))
    assert strikes.stands(Ref("A", 1))
    assert strikes.struck_by(Ref("A", 0)) == Ref("A", 2)
    assert strikes.struck_by(Ref("A", 1)) is None


def test_a_struck_correction_restores():
    strikes = strikes_of([None, 0, 1])
    assert strikes.stands(Ref("A", 0))
    assert not strikes.stands(Ref("A", 1))
    assert strikes.struck_by(Ref("A", 0)) is None


def test_a_second_standing_correction_keeps_it_struck():
    strikes = strikes_of([None, 0, 0, 1])
    assert strikes.struck_by(Ref("A", 0)) == Ref("A", 2)


def test_applying_names_the_records_whose_standing_changed():
    night, strikes = Night(), Strikes()
    note = night.write(Note())
    first = night.write(Correction(), corrects=note.ref)
    second = night.write(Correction(), corrects=first.ref)
    assert strikes.apply(note) == []
    assert strikes.apply(first) == [note.ref]
    assert strikes.apply(second) == [first.ref, note.ref]


def test_a_correction_of_itself_or_of_what_comes_later_strikes_nothing():
    strikes = strikes_of([2, 1, None])
    assert all(strikes.stands(Ref("A", number)) for number in range(3))


def test_segments_follow_each_other_as_a_to_z_and_then_aa():
    refs = [Ref("A", 9), Ref("B", 0), Ref("Z", 1), Ref("AA", 0), Ref("AA", 10)]
    assert sorted([*refs[2:], *refs[:2]], key=chain_order) == refs
    assert chain_order(Ref("Z", 1)) < chain_order(Ref("AA", 0))


@given(st.lists(st.integers(0, 12), max_size=13))
def test_a_record_stands_unless_a_standing_later_one_strikes_it(targets):
    strikes = strikes_of(targets)
    stands = {}
    for number in reversed(range(len(targets))):
        by = [n for n in range(number + 1, len(targets)) if targets[n] == number]
        stands[number] = not any(stands[n] for n in by)
    assert {number: strikes.stands(Ref("A", number)) for number in stands} == stands


def test_corrections_of_corrections_end_somewhere():
    """A chain of tens of thousands of them would hold its reader up for hours: each turns all before it over."""
    strikes = strikes_of([None, *range(DEEPEST + 1)])
    assert strikes.stands(Ref("A", DEEPEST))
    assert strikes.struck_by(Ref("A", DEEPEST - 1)) == Ref("A", DEEPEST)
    assert strikes.stands(Ref("A", 0)) is (DEEPEST % 2 == 0)
