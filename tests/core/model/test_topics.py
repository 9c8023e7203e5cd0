# SPDX-License-Identifier: Apache-2.0
"""What a record is about, and its words."""

from __future__ import annotations

import pytest

from logbook.core.model.codes import Act, Axis, ClockUsed, DeviceType, Meaning, Scope
from logbook.core.model.coordination import Call, Errand, Method, Reached, Request, RequestStep, Turn
from logbook.core.model.frame import Raw, Ref
from logbook.core.model.records import (
    AxisReading,
    ClockCheck,
    Completion,
    Correction,
    Device,
    InForce,
    Intervention,
    Move,
    Note,
    State,
    Step,
    Witness,
)
from logbook.core.model.topics import (
    STORE,
    beds_of,
    devices_of,
    is_bed,
    kind_of,
    places_of,
    plain_letters,
    spoken_of,
    words_of,
)
from tests.core.model.acts import Night


def in_force(scope, where):
    return InForce("P07", 3, "es", "d", "Bombas", sample=True, scope=scope, where=where)


@pytest.mark.parametrize(
    ("record", "devices", "beds"),
    [
        (Note(bed="3", devices=("BI-1", "BI-2")), ("BI-1", "BI-2"), ("3",)),
        (Intervention(Act.SWAP, bed="3", device="BI-1", second_device="BI-2"), ("BI-1", "BI-2"), ("3",)),
        (Intervention(Act.DECISION), (), ()),
        (Device("BI-1", DeviceType.PCA, bed="4"), ("BI-1",), ("4",)),
        (State("BI-1"), ("BI-1",), ()),
        (Move("BI-1", "4", from_bed="3", replaces="BI-2"), ("BI-1", "BI-2"), ("4", "3")),
        (ClockCheck(ClockUsed.DEVICE, 1, 2, device="VM-1"), ("VM-1",), ()),
        (Step(Ref("A", 1), "2", bed="6"), (), ("6",)),
        (in_force(Scope.BED, "6"), (), ("6",)),
        (in_force(Scope.DEVICE, "BI-1"), ("BI-1",), ()),
        (in_force(Scope.WARD, "6"), (), ()),
        (Request(Errand.BIOMEDICAL, device="BI-1", bed="6"), ("BI-1",), ("6",)),
        (Call(Method.PHONE, Reached.BUSY, bed="6"), (), ("6",)),
        (Raw("moon"), (), ()),
    ],
)
def test_a_record_names_its_devices_and_beds(record, devices, beds):
    assert devices_of(record) == devices
    assert beds_of(record) == beds


@pytest.mark.parametrize(
    ("record", "places"),
    [
        (Move("BI-1", "4"), (("BI-1", "4"),)),
        (Move("BI-1", "4", replaces="BI-2"), (("BI-1", "4"), ("BI-2", STORE))),
        (Move("BI-1", "4", replaces="BI-2", replaced_to="box"), (("BI-1", "4"), ("BI-2", "box"))),
        (Device("BI-1", DeviceType.PCA, bed="4"), (("BI-1", "4"),)),
        (Device("BI-1", DeviceType.PCA), ()),
        (Intervention(Act.MOVE, device="BI-1", bed="4"), (("BI-1", "4"),)),
        (Intervention(Act.MOVE, device="BI-1"), ()),
        (Intervention(Act.SWAP, device="BI-1", second_device="BI-2", bed="4"), (("BI-2", "4"), ("BI-1", STORE))),
        (Intervention(Act.SWAP, device="BI-1"), ()),
        (Intervention(Act.SWAP, second_device="BI-2"), ()),
        (Note(devices=("BI-1",), bed="4"), ()),
    ],
)
def test_a_record_puts_devices_somewhere(record, places):
    assert places_of(record) == places


def test_a_kind_is_named_as_in_the_header_even_if_unknown():
    assert kind_of(Note()) == "note"
    assert kind_of(Raw("moon")) == "moon"


def test_a_record_speaks_of_another():
    night, ref = Night(), Ref("A", 0)
    assert spoken_of(night.write(Witness(ref, Meaning.WITNESSED))) == ref
    assert spoken_of(night.write(Completion(ref))) == ref
    assert spoken_of(night.write(Correction(), corrects=ref)) == ref
    assert spoken_of(night.write(RequestStep(ref, Turn.TAKEN))) == ref
    assert spoken_of(night.write(Note())) is None


@pytest.mark.parametrize(
    ("typed", "plain"), [("NÚRIA", "nuria"), ("Pump", "pump"), ("Straße", "strasse"), ("Ç e\u0301", "c e"), ("", "")]
)
def test_letters_are_compared_without_case_and_accents(typed, plain):
    assert plain_letters(typed) == plain


def test_words_hold_every_text_field_and_no_code():
    readings = (AxisReading(Axis.ALARMS, "heard-at-bed", "Joan at the DOOR"),)
    record = Intervention(Act.SWAP, text="Cable Út", device="VM-7", readings=readings, procedure=Ref("B", 3))
    words = words_of(Night().write(record, why="hands busy"))
    assert words.split("\n") == ["hands busy", "cable ut", "vm-7", "joan at the door", "b·3"]


def test_words_of_several_devices_and_of_an_unknown_kind_are_found():
    assert words_of(Night().write(Note(text="x", devices=("A1", "B2")))) == "x\na1\nb2"
    assert "full moon" in words_of(Night().write(Raw("moon", (("text", '{"x":"Full moon"}'),))))


def test_a_bed_bears_a_number_in_its_first_word_and_a_place_has_a_name():
    assert all(map(is_bed, ("7", "12B", "UCI-7", "7 window")))
    assert not any(map(is_bed, ("", " ", "control", "Box 3", "store")))
