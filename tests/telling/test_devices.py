# SPDX-License-Identifier: Apache-2.0
"""What is said of a device wherever one acts on it."""

from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.core.model.clocks import Clocks
from logbook.core.model.codes import ClockUsed, DeviceType, Removal, YesNoUnknown
from logbook.core.model.custody import Custodies
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.people import People
from logbook.core.model.records import ClockCheck, Device, State
from logbook.i18n import words_for
from logbook.telling.devices import clock_line, last_look, removal, standing, weight
from tests.core.model.acts import MINUTE, T0, Night

WORDS = words_for("en")


def view_of(night, device="VM-1"):
    return night.into(DeviceBoard()).device(device)


def test_a_life_and_a_dependent_patient_are_said():
    night = Night()
    night.write(Device("VM-1", DeviceType.VENTILATOR, life_support=True, dependent=YesNoUnknown.YES))
    night.write(Device("M-1", DeviceType.MONITOR, removal=Removal.NETWORK_ONLY))
    assert weight(WORDS, view_of(night)) == "Life support · patient depends on it now"
    assert removal(WORDS, view_of(night)) == "Removal: ask the clinician"
    assert weight(WORDS, view_of(night, "M-1")) == ""
    assert removal(WORDS, view_of(night, "M-1")) == "Removal: can leave the network only"


def test_the_last_look_has_its_age_and_nobody_having_looked_has_one_too():
    night = Night()
    night.write(Device("VM-1", DeviceType.VENTILATOR))
    people = night.into(People())
    assert last_look(WORDS, view_of(night), people, T0 + 6 * MINUTE) == "No check written yet · for 5 min"
    night.write(State("VM-1", as_before=True))
    assert last_look(WORDS, view_of(night), people, T0 + 6 * MINUTE) == "Last written check 4 min ago · p1"


def test_the_clock_of_a_device_is_said_with_its_age():
    night = Night()
    assert clock_line(WORDS, night.into(Clocks()), "VM-1", T0) == ""
    night.write(ClockCheck(ClockUsed.DEVICE, T0 - 4 * MINUTE, T0, device="VM-1"))
    assert clock_line(WORDS, night.into(Clocks()), "VM-1", T0 + 2 * MINUTE) == (
        "its clock is 4 min behind this PC, compared 2 min ago"
    )
    night.write(ClockCheck(ClockUsed.DEVICE, T0 + MINUTE, T0, device="VM-1"))
    assert clock_line(WORDS, night.into(Clocks()), "VM-1", T0).startswith("its clock is 1 min ahead of this PC")


def test_custody_is_said_as_it_stands():
    night = Night()
    night.write(Custody(CustodyEvent.FOUND, "VM-1", tag="T-1", place="shelf", custodian="Anna"))
    assert standing(WORDS, night.into(Custodies()).of("VM-1")) == (
        "In custody · Tag no. T-1 · Kept at shelf · Custodian Anna"
    )
    night.write(Custody(CustodyEvent.RELEASED, "VM-1"))
    assert standing(WORDS, night.into(Custodies()).of("VM-1")).startswith("No longer in custody")
