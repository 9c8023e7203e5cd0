# SPDX-License-Identifier: Apache-2.0
"""What one shift hands to the next: beds in order, settings with their age, changes since, the records of the shift."""

from logbook.core.model.codes import Axis, DeviceType, Level
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.handovers import brief
from logbook.core.model.places import Admission, Bed
from logbook.core.model.records import (
    AxisReading,
    Correction,
    Device,
    EndProcedure,
    FieldReading,
    InForce,
    LevelSet,
    State,
)
from logbook.core.model.shifts import Handover
from tests.core.model.acts import Night, state


def folds(night):
    made = Folds()
    made.apply_all(night.entries)
    return made


def made(night):
    return brief(folds(night), night.wall)


def procedure(code):
    return InForce(code, 1, "en", "d" * 64, code, sample=True)


def test_an_empty_log_hands_over_nothing():
    found = brief(Folds(), 0)
    assert (found.first, found.last, found.beds, found.unchecked, found.before) == (None, None, (), (), None)


def test_beds_are_walked_in_order_life_support_first_and_the_store_is_left_out():
    night = Night()
    for bed, order in (("2", 2), ("1", 1)):
        night.write(Bed(bed, order=order))
    night.write(Admission("2", 1, patient="K1"))
    night.write(Device("BI-1", DeviceType.INFUSION_PUMP, bed="2"))
    night.write(Device("VM-1", DeviceType.VENTILATOR, bed="2", life_support=True))
    night.write(Device("M-9", DeviceType.MONITOR, bed="store"))
    found = made(night)
    assert [line.bed for line in found.beds] == ["1", "2"]
    assert [one.view.id for one in found.beds[1].devices] == ["VM-1", "BI-1"]
    assert [stay.key for stay in found.beds[1].stays] == ["2·K1"]
    assert found.unchecked == ("BI-1", "VM-1"), "in the store nobody waits for it"


def test_settings_are_the_last_standing_ones_and_the_listener_is_who_was_named():
    night = Night()
    night.write(Device("VM-1", DeviceType.VENTILATOR, bed="2"))
    first = night.write(State("VM-1", settings="PEEP 8"))
    wrong = night.write(State("VM-1", settings="PEEP 80"))
    night.write(Correction(), corrects=wrong.ref)
    night.write(State("VM-1", (AxisReading(Axis.ALARMS, "heard-at-desk", "Joan"),)))
    line = made(night).beds[0].devices[0]
    assert (line.settings, line.settings_ref, line.listener) == ("PEEP 8", first.ref, "Joan")
    assert line.settings_at == first.frame.happened.at
    assert made(night).unchecked == ()


def test_a_device_read_as_not_checked_is_not_checked():
    night = Night()
    night.write(Device("M-1", DeviceType.MONITOR, bed="2"))
    night.write(state("M-1", "not-checked"))
    assert made(night).unchecked == ("M-1",)


def test_the_shift_counts_from_the_last_handover():
    night = Night()
    night.write(LevelSet(Level.D3))
    old = night.write(procedure("P01"))
    kept = night.write(procedure("P02"))
    assert made(night).first == Ref("A", 0)
    handed = night.write(Handover(Ref("A", 0), kept.ref, receiver="p2"))
    night.write(EndProcedure(old.ref))
    new = night.write(procedure("P03"))
    found = made(night)
    assert (found.first, found.last) == (handed.ref, new.ref)
    assert [view.record.code for view in found.put] == ["P03"]
    assert [view.record.code for view in found.ended] == ["P01"]
    assert [view.record.code for view in found.in_force] == ["P02", "P03"]
    assert found.level.level is Level.D3
    assert found.before.ref == handed.ref


def test_a_handover_that_names_a_record_nobody_has_begins_at_the_first():
    night = Night()
    night.write(Handover(Ref("Z", 0), Ref("Z", 9)))
    assert made(night).first == Ref("A", 0)


def test_the_fields_of_a_check_are_settings_too():
    night = Night()
    night.write(Device("VM-1", DeviceType.VENTILATOR, bed="2"))
    night.write(State("VM-1", settings="PEEP 5"))
    fields = (FieldReading("vent-peep", "8"),)
    checked = night.write(State("VM-1", template="ventilator", fields=fields))
    line = made(night).beds[0].devices[0]
    assert (line.settings, line.fields, line.settings_ref) == ("", fields, checked.ref)
