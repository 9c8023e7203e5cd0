# SPDX-License-Identifier: Apache-2.0
"""The program's own traces hold no secret and carry what was written elsewhere unchanged."""

from __future__ import annotations

import dataclasses

from logbook.core.model.codes import Part, Realm
from logbook.core.model.frame import Ref, part_of
from logbook.core.model.traces import Carried, Resume, SealedNote, SignOn, Start, WrongPin


def test_a_first_segment_names_no_earlier_one():
    start = Start("H", "UCI 2", Realm.REAL, "A", "0.1")
    assert (start.earlier_log, start.earlier_number, start.earlier_head) == ("", None, "")


def test_a_wrong_pin_says_whose_and_how_often_never_what_was_typed():
    assert [spec.name for spec in dataclasses.fields(WrongPin)] == ["user", "tries", "boot"]
    assert [spec.name for spec in dataclasses.fields(SignOn)] == ["user", "on"]
    assert [spec.name for spec in dataclasses.fields(Resume)] == ["program", "machine", "boot"]


def test_each_part_of_a_carried_record_travels_in_its_own_part():
    parts = {spec.name: part_of(spec) for spec in dataclasses.fields(Carried)}
    assert {name: parts[name] for name in parts if name.startswith("was_")} == {
        "was_act": Part.ACT, "was_text": Part.TEXT, "was_patient": Part.PATIENT, "was_person": Part.PERSON,
    }  # fmt: skip
    assert Carried(Ref("A", 1), "note", "p1", 0, 0).was_act == "{}"


def test_what_an_unknown_hand_typed_can_be_withheld():
    parts = {spec.name: part_of(spec) for spec in dataclasses.fields(SealedNote)}
    assert (parts["text"], parts["patient"], parts["name"]) == (Part.TEXT, Part.PATIENT, Part.PERSON)
