# SPDX-License-Identifier: Apache-2.0
"""What is said of a device wherever one acts on it."""

from logbook.core.model.codes import DeviceType, Removal, YesNoUnknown
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.people import People
from logbook.core.model.records import Device, State
from logbook.i18n import words_for
from logbook.telling.devices import last_look, removal, weight
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
