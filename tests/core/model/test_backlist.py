# SPDX-License-Identifier: Apache-2.0
"""The back-entry worklist: pharmacy first, real time, verified only by another, and what people said is needed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.backlist import Area, BackList, Pile, area_of
from logbook.core.model.codes import Act, Level, YesNoUnknown
from logbook.core.model.coordination import Errand, Request
from logbook.core.model.frame import Ref
from logbook.core.model.records import Correction, Intervention, LevelSet, Note
from logbook.core.model.shifts import BackEntry, BackTask
from tests.core.model.acts import MINUTE, Night

YES = YesNoUnknown.YES


def step(night, target, task, user="p1", **more):
    return night.write(BackEntry(task, target, **more), user)


def listed(night):
    return night.into(BackList())


def test_pharmacy_comes_first_then_each_area_by_the_time_of_care():
    night = Night()
    late = night.write(Note("obs", bed="2", back_entry=YES))
    early = night.write(Note("late entry", back_entry=YES), at=night.wall - 60 * MINUTE)
    drug = night.write(Intervention(Act.DRUG, back_entry=YES))
    lab = night.write(Request(Errand.LAB, back_entry=YES))
    night.write(LevelSet(Level.D3))
    assert [item.ref for item in listed(night).items()] == [drug.ref, lab.ref, early.ref, late.ref]
    assert [item.area for item in listed(night).items()][:2] == [Area.PHARMACY, Area.LAB]


@pytest.mark.parametrize(
    ("record", "area"),
    [
        (Request(Errand.BLOOD), Area.LAB),
        (Request(Errand.IMAGING), Area.IMAGING),
        (Request(Errand.PHARMACY), Area.PHARMACY),
        (Request(Errand.MESSAGE), Area.NURSING),
        (Intervention(Act.SAMPLE), Area.LAB),
        (Intervention(Act.MOVE), Area.NURSING),
    ],
)
def test_each_record_is_somebody_s_work(record, area):
    assert area_of(record) is area


def test_entered_and_verified_by_another_is_finished():
    night = Night()
    note = night.write(Note("x", back_entry=YES))
    step(night, note.ref, BackTask.VERIFIED, "p2")
    assert listed(night).item(note.ref).steps == {}, "nothing was entered yet"
    entered = step(night, note.ref, BackTask.ENTERED, "p1", section="MAR")
    step(night, note.ref, BackTask.VERIFIED, "p1")
    item = listed(night).item(note.ref)
    assert (set(item.steps), item.finished) == ({BackTask.ENTERED}, False)
    assert item.steps[BackTask.ENTERED].ref == entered.ref
    step(night, note.ref, BackTask.VERIFIED, "p2")
    assert listed(night).item(note.ref).finished
    assert listed(night).count() == (1, 1)
    step(night, note.ref, BackTask.ENTERED, "p1", text="again")
    assert not listed(night).item(note.ref).finished, "what is entered anew is verified anew"


def test_on_behalf_of_is_kept():
    night = Night()
    note = night.write(Note("x", back_entry=YES))
    entered = step(night, note.ref, BackTask.ENTERED)
    author = replace(entered.frame.author, on_behalf_of="p7")
    night.entries[-1] = replace(entered, frame=replace(entered.frame, author=author))
    assert listed(night).item(note.ref).steps[BackTask.ENTERED].on_behalf_of == "p7"


def test_what_is_needed_is_what_was_said_last():
    night = Night()
    note = night.write(Note("x"))
    assert listed(night).item(note.ref).need is YesNoUnknown.UNKNOWN
    step(night, note.ref, BackTask.NEEDED)
    assert listed(night).item(note.ref).need is YES
    no = step(night, note.ref, BackTask.NOT_NEEDED)
    item = listed(night).item(note.ref)
    assert (item.need, item.finished) == (YesNoUnknown.NO, True)
    night.write(Correction(), corrects=no.ref)
    assert listed(night).item(note.ref).need is YES
    step(night, note.ref, BackTask.NOT_NEEDED)
    step(night, note.ref, BackTask.NEEDED)
    assert listed(night).item(note.ref).need is YES


def test_struck_records_and_steps_of_nothing_are_left_out():
    night = Night()
    note = night.write(Note("x", back_entry=YES))
    step(night, Ref("Z", 1), BackTask.ENTERED)
    night.write(BackEntry(BackTask.SCANNED, paper="0113"))
    night.write(Correction(), corrects=note.ref)
    found = listed(night)
    assert (found.items(), found.item(note.ref), found.count()) == ((), None, (0, 0))


def lies(found):
    return {pile: [item.ref for item in found.pile(pile)] for pile in Pile if found.pile(pile)}


def test_a_record_lies_in_one_pile_and_goes_from_pile_to_pile():
    night = Night()
    note = night.write(Note("x"))
    assert lies(listed(night)) == {Pile.DECIDE: [note.ref]}
    step(night, note.ref, BackTask.NEEDED)
    assert lies(listed(night)) == {Pile.ENTER: [note.ref]}
    entered = step(night, note.ref, BackTask.ENTERED, "p1")
    assert lies(listed(night)) == {Pile.VERIFY: [note.ref]}
    step(night, note.ref, BackTask.VERIFIED, "p2")
    assert lies(listed(night)) == {Pile.FINISHED: [note.ref]}
    wrong = night.write(Correction(), corrects=entered.ref)
    assert lies(listed(night)) == {Pile.ENTER: [note.ref]}, "nobody verifies what was never entered"
    night.write(Correction(), corrects=wrong.ref)
    assert lies(listed(night)) == {Pile.FINISHED: [note.ref]}
    struck = night.write(Correction(), corrects=note.ref)
    assert (lies(listed(night)), listed(night).count()) == ({}, (0, 0))
    night.write(Correction(), corrects=struck.ref)
    assert (lies(listed(night)), listed(night).count()) == ({Pile.FINISHED: [note.ref]}, (1, 1))


def test_what_need_not_be_entered_is_finished_and_not_counted():
    night = Night()
    note = night.write(Note("x"))
    step(night, note.ref, BackTask.NOT_NEEDED)
    assert (lies(listed(night)), listed(night).count()) == ({Pile.FINISHED: [note.ref]}, (0, 0))


@given(st.lists(st.tuples(st.sampled_from(["note", "drug", "strike", *BackTask]), st.integers(0, 12)), max_size=30))
def test_in_whatever_order_things_are_written_each_record_lies_once_where_it_belongs(acts):
    night = Night()
    for what, number in acts:
        if what in {"note", "drug"}:
            made = Note("x") if what == "note" else Intervention(Act.DRUG)
            night.write(made, at=night.wall - number * MINUTE)
        elif what == "strike":
            night.write(Correction(), corrects=Ref("A", number))
        else:
            step(night, Ref("A", number), what, f"p{number % 2}")
    found = listed(night)
    items = found.items()
    assert [item.ref for item in items] == sorted({item.ref for item in items}, key=lambda ref: place(found, ref))
    assert all([item for item in items if item.pile is pile] == list(found.pile(pile)) for pile in Pile)
    needed = [item for item in items if item.need is YES]
    assert found.count() == (len(needed), sum(item.finished for item in needed))


def place(found, ref):
    item = found.item(ref)
    return list(Area).index(item.area), item.at, ref.number
