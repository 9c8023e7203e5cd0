# SPDX-License-Identifier: Apache-2.0
"""The timeline: order, marks and search."""

from __future__ import annotations

import pytest

from logbook.core.model.codes import Act, DeviceType, Meaning, Missing, Role
from logbook.core.model.folds import Folds
from logbook.core.model.frame import PROGRAM, Raw, Ref
from logbook.core.model.records import Completion, Correction, Device, Intervention, Move, Note, Person, State, Witness
from logbook.core.model.timeline import LATE, Filter, Marks, Timeline
from logbook.core.model.traces import Export, Resume, SignOn
from tests.core.model.acts import MINUTE, T0, Night


def test_entries_stay_in_the_order_of_the_chain_over_segments():
    night = Night()
    night.write(Note(text="first"))
    night.write(Note(text="late"), at=T0 - 100 * MINUTE)
    night.next_segment("B")
    night.write(Note(text="after"))
    timeline = night.into(Timeline())
    assert [str(entry.ref) for entry in timeline.entries] == ["A·0", "A·1", "B·0"]
    assert timeline.entry(Ref("B", 0)).record == Note(text="after")
    assert timeline.row(Ref("B", 0)) == 2
    assert Ref("A", 1) in timeline
    assert Ref("C", 1) not in timeline


def test_an_entry_applied_twice_is_there_once():
    night, timeline = Night(), Timeline()
    entry = night.write(Note())
    timeline.apply(entry)
    timeline.apply(entry)
    assert len(timeline.entries) == 1


def test_an_unknown_reference_is_a_key_error():
    with pytest.raises(KeyError):
        Timeline().marks(Ref("A", 0))


def test_what_was_carried_over_is_known_by_its_old_number_though_it_is_no_entry_here():
    timeline, gone = Timeline(), Night()
    gone.next_segment("Z")
    old = gone.write(Intervention(Act.OTHER))
    assert not timeline.knows(old.ref)
    timeline.carry(old.ref, old)
    assert timeline.knows(old.ref)
    assert old.ref not in timeline
    assert timeline.entry(old.ref) is old
    here = gone.write(Note())
    timeline.apply(here)
    assert timeline.knows(here.ref)


def test_a_plain_entry_has_no_marks():
    night = Night()
    note = night.write(Note())
    assert night.into(Timeline()).marks(note.ref) == Marks()


def test_marks_tell_of_corrections_both_ways():
    night = Night()
    note = night.write(Note(text="bed 3"))
    better = night.write(Note(text="bed 5"), corrects=note.ref)
    timeline = night.into(Timeline())
    assert timeline.marks(note.ref).struck_by == better.ref
    assert timeline.marks(better.ref).corrects == note.ref


def test_marks_list_standing_witnesses_and_completions():
    night = Night()
    done = night.write(Intervention(Act.NETWORK_OUT, missing=(Missing.CLINICAL_YES, Missing.MANUAL_BACKUP)))
    first = night.write(Witness(done.ref, Meaning.REVIEWED), user="p2")
    second = night.write(Witness(done.ref, Meaning.NOT_AGREED), user="p3")
    supply = night.write(Completion(done.ref, supplies=(Missing.CLINICAL_YES,)))
    wrong = night.write(Completion(done.ref, supplies=(Missing.MANUAL_BACKUP,)))
    night.write(Correction(), corrects=wrong.ref)
    night.write(Correction(), corrects=second.ref)
    marks = night.into(Timeline()).marks(done.ref)
    assert marks.witnesses == (first.ref,)
    assert marks.completions == (supply.ref,)
    assert marks.still_missing == (Missing.MANUAL_BACKUP,)


@pytest.mark.parametrize(
    ("user", "meaning", "still"),
    [
        ("p2", Meaning.WITNESSED, ()),
        ("p2", Meaning.REVIEWED, ()),
        ("p1", Meaning.WITNESSED, (Missing.WITNESS,)),
        ("p2", Meaning.NOT_AGREED, (Missing.WITNESS,)),
        ("p2", Meaning.NOBODY_AVAILABLE, (Missing.WITNESS,)),
    ],
)
def test_a_second_person_who_agrees_supplies_the_missing_witness(user, meaning, still):
    night = Night()
    done = night.write(Intervention(Act.NETWORK_OUT, missing=(Missing.WITNESS,)))
    night.write(Witness(done.ref, meaning), user=user)
    assert night.into(Timeline()).marks(done.ref).still_missing == still


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (15, False), (16, True), (-15, False), (-16, True)])
def test_late_is_more_than_the_limit_after_or_ahead(minutes, late):
    night = Night()
    note = night.write(Note(), at=T0 + MINUTE - minutes * MINUTE)
    assert night.into(Timeline()).marks(note.ref).late is late


def test_the_ward_may_set_another_limit():
    night = Night()
    note = night.write(Note(), at=T0 - 4 * MINUTE)
    assert night.into(Timeline(limit=4 * MINUTE)).marks(note.ref).late
    assert LATE == 15 * MINUTE


def found(night, query="", **only):
    return [ref.number for ref in night.into(Timeline()).search(query, Filter(**only))]


def test_search_ignores_case_and_accents_and_wants_every_word():
    night = Night()
    night.write(Note(text="Núria llamó al técnico"))
    night.write(Note(text="tecnico en camino"))
    assert found(night, "TECNICO") == [0, 1]
    assert found(night, "nuria técnico") == [0]
    assert found(night, "nuria camino") == []
    assert found(night) == [0, 1]


def test_search_finds_devices_names_reasons_and_numbers():
    night = Night()
    night.write(Person("p7", Role.NURSE, name="Núria Ferrer"), user="pc")
    night.write(Note(text="x", bed="UCI-7", devices=("VM-07",)), user="p7", why="hands busy")
    night.write(Note(text="y", devices=("BI-5",)), user="p2", recorded_by="p7")
    assert found(night, "vm-07") == [1]
    assert found(night, "uci-7") == [1]
    assert found(night, "busy") == [1]
    assert found(night, "ferrer") == [0, 1, 2]
    assert found(night, "ferrer bi-5") == [2]
    for number in ("1", "A·1", "a.1", "a1"):
        assert 1 in found(night, number)
    assert found(night, "b·1") == []


def test_search_sees_entries_that_came_after_the_first_search():
    night = Night()
    timeline = night.into(Timeline())
    assert timeline.search("pump") == []
    entry = night.write(Note(text="pump"))
    timeline.apply(entry)
    assert timeline.search("pump") == [entry.ref]


def test_a_few_rows_at_a_time_find_the_same_in_the_order_that_is_asked_for():
    night = Night()
    for number in range(7):
        night.write(Note(text="pump" if number % 2 else "monitor"))
    timeline = night.into(Timeline())
    assert [ref.number for ref in timeline.search("pump", rows=range(6, 2, -1))] == [5, 3]
    assert [ref.number for ref in timeline.search("pump", rows=range(2, -1, -1))] == [1]
    assert timeline.search(rows=range(0)) == []


def test_filters_are_bed_device_kind_and_author():
    night = Night()
    night.write(Note(text="a", bed="3"))
    night.write(State("BI-1"), user="p2")
    night.write(Note(text="b", bed="4", devices=("BI-1",)))
    assert found(night, bed="3") == [0]
    assert found(night, device="BI-1") == [1, 2]
    assert found(night, kinds=frozenset({"state"})) == [1]
    assert found(night, author="p2") == [1]
    assert found(night, author="p2", bed="3") == []


def test_the_programs_own_traces_are_quiet_but_reachable():
    night = Night()
    night.write(Resume("0.1", "pc1", "boot"), user=PROGRAM)
    night.write(SignOn("p1"))
    night.write(Export("incident", "00", 0, 1))
    night.write(Note(text="a"))
    assert found(night) == [3]
    assert found(night, quiet=True) == [0, 1, 2, 3]
    assert found(night, kinds=frozenset({"export"})) == [2]


def test_an_unknown_kind_is_shown_and_found():
    night = Night()
    night.write(Raw("moon", (("text", '{"x":"eclipse"}'),)))
    assert found(night, "eclipse") == [0]
    assert found(night, kinds=frozenset({"moon"})) == [0]


def test_a_bed_has_also_what_names_only_a_device_there():
    night = Night()
    night.write(Device("BI-1", DeviceType.PCA, bed="3"))
    night.write(State("BI-1"))
    night.write(Move("BI-1", "4"))
    night.write(State("BI-1"))
    night.write(State("BI-9"))
    timeline = night.into(Folds()).timeline
    assert [ref.number for ref in timeline.of_bed("3")] == [0, 1]
    assert [ref.number for ref in timeline.of_bed("4")] == [2, 3]
    assert [ref.number for ref in timeline.of_device("BI-1")] == [0, 1, 2, 3]
    assert timeline.of_bed("9") == ()
    assert timeline.of_device("") == ()


def test_a_swap_told_as_an_intervention_moves_the_bed_along():
    night = Night()
    night.write(Device("BI-1", DeviceType.PCA, bed="3"))
    night.write(Intervention(Act.SWAP, device="BI-1", second_device="BI-2"))
    night.write(State("BI-2"))
    night.write(State("BI-1"))
    timeline = night.into(Folds()).timeline
    assert [ref.number for ref in timeline.of_bed("3")] == [0, 1, 2]
    assert [ref.number for ref in timeline.of_bed("store")] == [3]


def test_a_struck_move_and_a_repeated_description_put_a_check_nowhere_else():
    night = Night()
    night.write(Device("BI-1", DeviceType.PCA, bed="3"))
    night.write(Move("BI-1", "4"))
    night.write(Device("BI-1", DeviceType.PCA, bed="3", model="A"))
    there = night.write(State("BI-1"))
    wrong = night.write(Move("BI-1", "5"))
    night.write(Correction(), corrects=wrong.ref)
    back = night.write(State("BI-1"))
    timeline = night.into(Folds()).timeline
    assert {there.ref, back.ref} <= set(timeline.of_bed("4"))
    assert back.ref not in timeline.of_bed("5")


def test_a_place_is_found_by_how_people_call_it():
    night = Night()
    night.write(Device("VM-07", DeviceType.PCA, bed="1"))
    night.write(State("VM-07"))
    night.write(Note(text="Bed 1 sleeps"))
    night.write(Device("BI-1", DeviceType.PCA, bed="11"))
    night.write(State("BI-1"))
    night.write(Move("VM-07", "control", from_bed="1"))
    night.write(State("VM-07"))
    night.write(Note(text="pump at bed 1", bed="1"))
    timeline = night.into(Folds()).timeline
    places = {"bed 1": "1", "bed 11": "11", "control": "control", "": "x"}

    def found(query, rows=None):
        return [ref.number for ref in timeline.search(query, rows=rows, places=places)]

    assert found("BED 1") == [0, 1, 2, 5, 7]
    assert found("bed 11") == [3, 4]
    assert found("bed 1 pump") == found("pump bed 1") == [7]
    assert found("bed 1 bed 11") == []
    assert found("Control") == [5, 6]
    assert found("bed 1", range(1, 0, -1)) == [1]
    assert found("bed") == [2, 7]
    assert found("bed 12") == []
    assert sorted(timeline.beds) == ["1", "11", "control"]


def test_a_device_is_found_by_what_it_is():
    night = Night()
    night.write(Device("VM-07", DeviceType.VENTILATOR, bed="1"))
    night.write(State("VM-07"))
    night.write(Note(text="ventilator noise in the corridor"))
    night.write(Device("BI-1", DeviceType.PCA, bed="1"))
    timeline = night.into(Folds()).timeline
    meant = {"ventilator": frozenset({"VM-07"})}

    def found(query):
        return [ref.number for ref in timeline.search(query, devices=meant)]

    assert found("Ventilator") == [0, 1, 2]
    assert found("ventilator corridor") == [2]
    assert found("ventilator pump") == []


def test_what_speaks_of_an_entry_belongs_to_its_bed_and_device():
    night = Night()
    note = night.write(Note(bed="3", devices=("BI-1",)))
    night.write(Witness(note.ref, Meaning.WITNESSED), user="p2")
    night.write(Correction(), corrects=note.ref)
    night.write(Correction(), corrects=Ref("Z", 9))
    night.write(Note(bed="7"), corrects=Ref("A", 4))
    timeline = night.into(Timeline())
    assert [ref.number for ref in timeline.of_bed("3")] == [0, 1, 2]
    assert [ref.number for ref in timeline.of_device("BI-1")] == [0, 1, 2]
