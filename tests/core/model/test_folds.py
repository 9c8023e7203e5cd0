# SPDX-License-Identifier: Apache-2.0
"""All folds together: the same entries, the same pictures, and nothing breaks them."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.codes import Axis, DeviceType, Level, Part, Role
from logbook.core.model.folds import Folds, unfold
from logbook.core.model.frame import PROGRAM, Raw, Ref
from logbook.core.model.parts import to_bytes, to_words
from logbook.core.model.records import Correction, Device, InForce, LevelSet, Move, Note, Person, State, Step
from logbook.core.model.traces import Carried
from tests.core.model.acts import MINUTE, T0, Night, state


def carry(entry, **changes):
    """What the next segment writes down of an entry of a closed one."""
    act, text, patient, person = (data.decode() for data in to_bytes(to_words(entry.frame, entry.record)).values())
    made = Carried(entry.ref, entry.record.KIND, entry.user, entry.written.wall, 60, act, text, patient, person)
    return replace(made, **changes)


def picture(folds):
    """Everything the folds can be asked, as comparable values."""
    refs = [entry.ref for entry in folds.timeline.entries]
    return (
        refs,
        [folds.timeline.marks(ref) for ref in refs],
        folds.devices.beds(),
        folds.procedures.all(),
        folds.people.users(),
        folds.outage.history,
        folds.clocks.statement(),
    )


def night_of_everything():
    night = Night()
    night.write(Person("p1", Role.NURSE, name="Anna"))
    night.write(LevelSet(Level.D3))
    put = night.write(InForce("P07", 3, "es", "d", "Bombas", sample=True))
    night.write(Step(put.ref, "1"))
    reading = night.write(state("BI-1", "works"))
    night.write(Note(text="x", bed="3"), at=T0)
    night.write(Correction(), corrects=reading.ref)
    return night


def test_what_was_carried_over_is_known_by_its_old_number():
    night, folds = Night(), Folds()
    old = replace(night.write(state("BI-1", "works")), ref=Ref("Z", 5))
    folds.apply(night.write(carry(old)))
    assert old.ref not in folds.timeline
    assert folds.timeline.entry(old.ref).record == old.record
    assert folds.timeline.marks(old.ref).struck_by is None
    (ref,) = folds.devices.device("BI-1").axes[Axis.FUNCTION].history
    assert folds.timeline.entry(ref).record == old.record


def test_every_fold_is_fed():
    folds = Folds()
    folds.apply_all(night_of_everything().entries)
    assert len(folds.timeline.entries) == 7
    assert folds.people.name("p1") == "Anna"
    assert folds.outage.current.level is Level.D3
    assert len(folds.procedures.in_force()[0].steps) == 1
    assert folds.devices.devices() == ()
    assert len(folds.clocks.sessions) == 1


def test_an_entry_applied_twice_counts_once():
    night = night_of_everything()
    once, twice = Folds(), Folds()
    once.apply_all(night.entries)
    twice.apply_all([entry for entry in night.entries for _ in range(2)])
    assert picture(once) == picture(twice)


@given(st.integers(0, 7))
def test_the_picture_does_not_depend_on_when_one_looks(stop):
    night = night_of_everything()
    once, looked = Folds(), Folds()
    once.apply_all(night.entries)
    looked.apply_all(night.entries[:stop])
    picture(looked)
    looked.timeline.search("x")
    looked.apply_all(night.entries[stop:])
    assert picture(once) == picture(looked)


def test_unknown_kinds_and_closed_parts_break_no_fold():
    night = Night()
    night.write(Raw("moon", (("act", "{}"),)), corrects=Ref("A", 0))
    entry = night.write(Raw("state"))
    person = night.write(Person("p1", Role.NURSE))
    night.entries[1] = replace(entry, closed=frozenset(Part))
    night.entries[2] = replace(person, closed=frozenset({Part.PERSON}))
    folds = Folds()
    folds.apply_all(night.entries)
    assert folds.people.name("p1") == "p1"
    assert len(folds.timeline.entries) == 3


def closed_segment():
    """Three records of segment A that segment B may carry over."""
    night = Night()
    kept = [
        night.write(InForce("P07", 3, "es", "d", "Bombas", sample=True)),
        night.write(Step(Ref("A", 0), "1")),
        night.write(state("BI-1", "limited"), user="p2"),
    ]
    night.entries.clear()
    night.next_segment("B")
    return night, kept


def test_carried_records_have_their_old_effect_under_their_old_number():
    night, kept = closed_segment()
    for entry in kept:
        night.write(carry(entry), user=PROGRAM)
    folds = Folds()
    folds.apply_all(night.entries)
    shown = folds.devices.device("BI-1").axes[Axis.FUNCTION]
    assert (shown.value, shown.ref, shown.by, shown.verified) == ("limited", Ref("A", 2), "p2", False)
    assert shown.at == T0 + 3 * MINUTE
    assert len(folds.procedures.view(Ref("A", 0)).steps) == 1
    assert [str(entry.ref) for entry in folds.timeline.entries] == ["B·0", "B·1", "B·2"]


def test_what_is_here_itself_or_was_carried_already_is_not_counted_again():
    night, kept = closed_segment()
    folds = Folds()
    folds.apply_all(kept)
    before = folds.devices.device("BI-1")
    folds.apply(night.write(carry(kept[2]), user=PROGRAM))
    assert folds.devices.device("BI-1") == before
    once = Folds()
    once.apply_all([night.write(carry(kept[2]), user=PROGRAM) for _ in range(2)])
    assert len(once.devices.device("BI-1").history) == 1


def test_a_carried_record_that_cannot_be_read_has_no_effect():
    night, kept = closed_segment()
    broken = night.write(carry(kept[2], was_act="{"), user=PROGRAM)
    other = night.write(carry(kept[2], was_act='{"v":9}'), user=PROGRAM)
    closed = replace(night.write(carry(kept[2]), user=PROGRAM), closed=frozenset({Part.TEXT}))
    assert unfold(broken, broken.record) is broken
    assert unfold(other, other.record) is other
    assert unfold(closed, closed.record).record == kept[2].record


def test_there_is_one_fold_of_each():
    assert [spec.name for spec in dataclasses.fields(Folds)][:6] == [
        "timeline", "devices", "procedures", "people", "outage", "clocks",
    ]  # fmt: skip


def test_a_device_without_an_id_is_nowhere_and_stops_nothing():
    """The window asks for an id; a log from outside may leave it empty."""
    night = Night()
    for record in (Device("", DeviceType.PC, bed="7"), Device("", DeviceType.PC), Move("", "7"), Move("", "")):
        night.write(record)
    night.write(Move("", "7", replaces="D1"))
    night.write(State(""))
    folds = night.into(Folds())
    assert [(view.id, view.bed) for view in folds.devices.devices()] == [("D1", "store")]
    assert len(folds.timeline.of_bed("7")) == 3
