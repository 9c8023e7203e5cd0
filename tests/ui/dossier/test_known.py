# SPDX-License-Identifier: Apache-2.0
"""A dossier begins with what somebody already wrote, and with nothing else."""

from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.core.model.codes import Act, DeviceType, YesNoUnknown
from logbook.core.model.folds import Folds
from logbook.core.model.records import Correction, Device, FieldReading, Intervention, State
from logbook.i18n import words_for
from logbook.ui.dossier.known import BEFORE, acts_of, known
from tests.core.model.acts import T0, Night

WORDS = words_for("en")


def fill(night, device="BI-1", now=T0):
    folds = night.into(Folds())
    return known(folds, WORDS, folds.devices.device(device), now)


def test_a_device_nobody_described_brings_nothing():
    night = Night()
    night.write(State("BI-1"))
    assert fill(night) == {}


def test_identity_settings_custody_and_persons_are_copied():
    night = Night()
    night.write(Device("BI-1", DeviceType.INFUSION_PUMP, maker="Braun", serial="9", patient="K4"))
    night.write(State("BI-1", settings="old"))
    struck = night.write(State("BI-1", settings="wrong"))
    night.write(Correction(), corrects=struck.ref)
    night.write(State("BI-1", template="pump", fields=(FieldReading("pump-rate", "4 ml/h"),)))
    night.write(Custody(CustodyEvent.FOUND, "BI-1", tag="T-1", kept="syringe, line"))
    night.write(Intervention(Act.SETTING, device="BI-1", done_by="Pau", yes_by="Dr Ferrer"))
    night.write(Intervention(Act.CHECK, device="BI-1", witness="Pau"))
    assert fill(night) == {
        "common_name": "Infusion pump", "maker": "Braun", "serial": "9", "patient": "K4",
        "custody": "In custody · Tag no. T-1", "kept": "syringe, line", "available": YesNoUnknown.YES,
        "settings": "Rate as shown: 4 ml/h · old", "persons": "p1, Pau, Dr Ferrer",
    }  # fmt: skip


def test_acts_are_those_that_stand_and_are_not_too_long_ago():
    night = Night()
    old = night.write(Intervention(Act.SETTING, device="BI-1"))
    struck = night.write(Intervention(Act.SETTING, device="BI-1"))
    night.write(Correction(), corrects=struck.ref)
    last = night.write(Intervention(Act.POWER, device="BI-1"))
    folds = night.into(Folds())
    assert acts_of(folds, "BI-1", T0) == (old.ref, last.ref)
    assert acts_of(folds, "BI-1", last.frame.happened.at + BEFORE) == (last.ref,)
    assert "persons" not in known(folds, WORDS, folds.devices.device("BI-1"), T0 + 10 * BEFORE)


def test_custody_that_is_over_says_so():
    night = Night()
    night.write(Custody(CustodyEvent.DISPOSED, "BI-1"))
    assert fill(night) == {"custody": "No longer in custody"}
