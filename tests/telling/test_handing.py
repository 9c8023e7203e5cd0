# SPDX-License-Identifier: Apache-2.0
"""A handover in words: ages everywhere, what was never read said to be so, nothing well by default."""

import pytest

from logbook.core.model.codes import Axis, ClockUsed, DeviceType, Level, Meaning, Role
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now, Ref
from logbook.core.model.handovers import brief
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.places import Admission, Bed
from logbook.core.model.records import (
    AxisReading,
    ClockCheck,
    Device,
    EndProcedure,
    FieldReading,
    InForce,
    LevelSet,
    Person,
    State,
    Witness,
)
from logbook.core.model.shifts import Handover
from logbook.core.model.traces import SignOn
from logbook.i18n import words_for
from logbook.telling.handing import Handing
from tests.core.model.acts import Night


@pytest.fixture
def night():
    made = Night()
    made.write(Person("p1", Role.NURSE, name="Anna Puig", pin_set=True))
    made.write(Person("p2", Role.NURSE, name="Joan Riera", pin_set=True))
    made.write(SignOn("p1"))
    made.write(LevelSet(Level.D3))
    made.write(Bed("7", order=1))
    made.write(Bed("8", order=2))
    made.write(Admission("7", 4, patient="K4", alias="ALFA"))
    made.write(Device("VM-7", DeviceType.VENTILATOR, bed="7", life_support=True))
    made.write(Device("M-7", DeviceType.MONITOR, bed="7"))
    readings = (AxisReading(Axis.FUNCTION, "works"), AxisReading(Axis.ALARMS, "heard-at-desk", "Joan"))
    made.write(State("VM-7", readings, settings="PEEP 8"))
    return made


def told(night, lang="en"):
    folds = Folds()
    folds.apply_all(night.entries)
    now = Now(night.wall, night.boot, 60, "b")
    return Handing(words_for(lang), folds, now).told(brief(folds, now.wall))


def fact(found, name):
    return dict(found.ward)[name]


def test_a_bed_says_patient_devices_settings_and_who_listens(night):
    night.pass_time(12)
    bed, empty = told(night).beds
    assert (bed.name, bed.patients) == ("Bed 7", ("7·K4 · ALFA · here 15 min",))
    ventilator, monitor = bed.devices
    assert (ventilator.name, ventilator.life_support) == ("Ventilator VM-7", True)
    assert ventilator.states[0] == "Function: works (12 min ago)"
    assert ventilator.states[1].startswith("not checked: Network, Trust")
    assert ventilator.settings == "PEEP 8 (12 min ago)"
    assert ventilator.alarms == "Alarms: heard at the desk (Joan, 12 min ago)"
    assert (monitor.settings, monitor.alarms) == ("settings not read", "alarms not checked")
    assert (empty.patients, empty.devices) == ((), ())


def test_undecided_values_are_both_said(night):
    at = night.wall + 60_000
    for value in ("works", "limited"):
        night.write(State("M-7", (AxisReading(Axis.FUNCTION, value),)), at=at)
    assert "works" in told(night).beds[0].devices[1].states[0]
    assert "works with limits" in told(night).beds[0].devices[1].states[0]


def test_the_ward_says_level_procedures_clocks_and_staff(night):
    found = told(night)
    assert fact(found, "Level")[0].startswith("D3 Full outage, since ")
    assert fact(found, "Procedures in force") == ("none",)
    assert fact(found, "Devices not checked") == ("Monitor M-7",)
    assert fact(found, "Open loops") == ("none",)
    assert fact(found, "Systems")[0].startswith("not checked: ")
    assert fact(found, "Staff on") == ("Anna Puig, nurse",)
    assert fact(found, "Clocks") == ("nobody has compared the clocks yet",)
    assert found.since == "There was no handover yet: the shift counts from the first record."
    assert found.sealed == "A·0 – A·9"


def test_changes_since_the_last_handover_are_named(night):
    old = night.write(InForce("P06", 2, "en", "d" * 64, "Alarms", sample=True))
    handed = night.write(Handover(Ref("A", 0), old.ref, receiver="p2"))
    assert "Anna Puig to Joan Riera" in told(night).since
    night.write(Witness(handed.ref, Meaning.RECEIVED), "p2")
    night.write(EndProcedure(old.ref))
    night.write(InForce("P09", 1, "en", "d" * 64, "Lab", sample=True))
    night.write(ClockCheck(ClockUsed.WALL, night.wall - 240_000, night.wall))
    night.write(ClockCheck(ClockUsed.DEVICE, night.wall + 240_000, night.wall, device="VM-7"))
    found = told(night)
    put, ended = fact(found, "Changed since the last handover")
    assert put.startswith("put in force: P09 Lab, version 1, since ")
    assert ended.startswith("ended: P06 Alarms, version 2")
    clocks = fact(found, "Clocks")
    assert "this PC is 4 min ahead of wall clock" in clocks
    assert any(line.startswith("this PC is") and line.endswith("behind VM-7") for line in clocks)


def test_paper_that_is_out_is_named(night):
    assert fact(told(night), "Paper forms out") == ("none",)
    night.write(Forms("mar", 7, 9))
    night.write(SheetFate(SheetEvent.USED, 7, 7, bed="7", place="desk"))
    night.write(SheetFate(SheetEvent.MISSING, 9, 9))
    assert fact(told(night), "Paper forms out") == (
        "Form no. 7, Drug chart · Bed 7 · desk · in use",
        "Form no. 9, Drug chart · MISSING",
    )


def test_a_handover_to_nobody_says_so(night):
    night.write(Handover(Ref("A", 0), Ref("A", 1)))
    assert "Anna Puig to nobody named" in told(night).since


def test_an_empty_log_has_words_too():
    folds = Folds()
    found = Handing(words_for("es"), folds, Now(0, 0, 0, "b")).told(brief(folds, 0))
    assert (found.sealed, found.beds) == ("", ())
    assert dict(found.ward)["Nivel"] == ("sin declarar",)


def test_what_a_check_read_is_said(night):
    night.write(State("VM-7", template="ventilator", fields=(FieldReading("vent-peep", "10"),)))
    device = told(night).beds[0].devices[0]
    assert device.settings.startswith("PEEP set: 10 (")
