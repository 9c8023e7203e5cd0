# SPDX-License-Identifier: Apache-2.0
"""What every record has in common."""

from __future__ import annotations

import dataclasses

import pytest

from logbook.core.model.codes import Means, Part
from logbook.core.model.frame import Author, Entry, Frame, Happened, Raw, Record, Ref, Written, part_of
from logbook.core.model.records import Note, Person


def entry(happened):
    written = Written(wall=10_000, boot=1, zone=60, session=1)
    return Entry(Ref("A", 1), "L", "h", written, Frame(Author("p1", Means.PIN), happened), Note())


def test_a_reference_is_written_with_a_middle_dot_for_people():
    assert str(Ref("B", 214)) == "B·214"


def test_references_sort_by_segment_and_number():
    assert sorted([Ref("B", 0), Ref("A", 10), Ref("A", 9)]) == [Ref("A", 9), Ref("A", 10), Ref("B", 0)]


@pytest.mark.parametrize(
    ("happened", "delay"),
    [(Happened(4_000, 60), 6_000), (Happened(4_000, 60, until=7_000), 3_000), (Happened(12_000, 60), -2_000)],
)
def test_the_delay_runs_from_the_end_of_what_happened(happened, delay):
    assert entry(happened).delay == delay


def test_an_entry_is_its_authors():
    assert entry(Happened(0, 0)).user == "p1"


def test_a_field_says_in_which_part_it_travels():
    parts = {spec.name: part_of(spec) for spec in dataclasses.fields(Note)}
    assert parts["text"] is Part.TEXT
    assert parts["patient"] is Part.PATIENT
    assert parts["bed"] is Part.ACT
    assert {spec.name: part_of(spec) for spec in dataclasses.fields(Person)}["name"] is Part.PERSON


def test_records_and_what_is_around_them_cannot_be_changed():
    for value, field in ((Note(), "text"), (entry(Happened(0, 0)), "ref"), (Ref("A", 1), "number")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field, "x")
    assert (Record.KIND, Raw.KIND) == ("", "raw")
