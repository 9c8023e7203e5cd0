# SPDX-License-Identifier: Apache-2.0
"""Sheets about devices hold what the log says, and leave room for what it does not."""

from __future__ import annotations

import pytest

from logbook.core.exchange.draw.values import Paper
from logbook.core.exchange.forms import devices, engine
from logbook.core.model.bedside import Custody, CustodyEvent, Dossier, DossierEvent
from logbook.core.model.codes import Act, Axis, Certainty, ClockUsed, DeviceType, YesNoUnknown
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.records import AxisReading, ClockCheck, Device, Intervention, State
from logbook.core.model.topics import STORE
from tests.core.exchange.forms.conftest import FONTS, flat
from tests.core.model.acts import T0, Night
from tests.core.model.test_folds import carry


@pytest.fixture
def night():
    made = Night()
    made.write(Device("BI-3", DeviceType.INFUSION_PUMP, maker="Braun", serial="S-9", bed="7"))
    made.write(Device("VM-7", DeviceType.VENTILATOR, bed="7", life_support=True))
    made.write(State("BI-3", (AxisReading(Axis.TRUST, "suspect"), AxisReading(Axis.POWER, "battery", "40 %"))))
    made.write(Custody(CustodyEvent.FOUND, "BI-3", tag="T-1", bed="7", place="clean room", text="dose <b>wrong</b>",
                       network_out=YesNoUnknown.YES, custodian="Anna"))  # fmt: skip
    made.write(Custody(CustodyEvent.TRANSFER, "BI-3", released_by="Anna", received_by="Pau"))
    made.write(ClockCheck(ClockUsed.DEVICE, T0, T0 + 240_000, device="BI-3"))
    return made


def drawn(form, sheet, **more):
    return flat(engine.draw(form, sheet(serial=None, **more), FONTS))


@pytest.mark.parametrize("paper", list(Paper))
def test_custody_shows_every_step_and_room_for_the_next(sheet, night, paper):
    folds = night.into(Folds())
    text = drawn(devices.custody(folds, folds.custodies.of("BI-3")), sheet, paper=paper)
    for said in ("Infusion pump BI-3", "Braun", "S-9", "T-1", "clean room", "Pull the network, leave the power",
                 "found and set aside", "dose <b>wrong</b>", "handed over", "Received by: Pau", "A·3", "A·4",
                 "From here on by hand", "Network is out: yes"):  # fmt: skip
        assert said in text, said


def test_custody_of_a_device_nobody_described_has_its_number(sheet):
    night = Night()
    night.write(Custody(CustodyEvent.CHECKED, "X-1", checks="opened"))
    folds = night.into(Folds())
    text = drawn(devices.custody(folds, folds.custodies.of("X-1")), sheet)
    assert "X-1" in text
    assert "Checks done: opened" in text


def test_the_tag_says_not_to_use_it_and_that_power_stays_on(sheet, night):
    folds = night.into(Folds())
    text = drawn(devices.tag(folds, folds.devices.device("BI-3")), sheet)
    for said in ("DO NOT USE", "power stays ON", "Infusion pump BI-3", "T-1", "Bed 7", "Pau", "its clock is 4 min"):
        assert said in text, said
    bare = drawn(devices.tag(folds, folds.devices.device("VM-7")), sheet)
    assert "Life support" in bare
    assert "Removal: ask the clinician" in bare


def test_a_dossier_says_each_field_or_that_it_is_empty(sheet, night):
    act = night.write(Intervention(Act.SETTING, text="rate", before="4", after="40", device="BI-3"))
    plain = night.write(Intervention(Act.POWER, device="BI-3", text="mains"))
    night.write(Dossier("BI-3", event=DossierEvent.PRODUCT_PROBLEM, description="showed 40",
                        interventions=(act.ref, plain.ref, Ref("Z", 9))))  # fmt: skip
    night.write(Dossier("VM-7"))
    folds = night.into(Folds())
    text = drawn(devices.dossier(folds, folds.dossiers.of("BI-3")[0]), sheet)
    for said in ("product problem", "showed 40", "still empty", "setting changed", "mains", "Version", "A·6"):
        assert said in text, said
    assert "setting changed" not in drawn(devices.dossier(folds, folds.dossiers.of("VM-7")[0]), sheet)


def test_a_dossier_prints_what_was_carried_over_from_a_segment_that_is_gone(sheet, night):
    gone = Night()
    gone.next_segment("Z")
    act = gone.write(Intervention(Act.SETTING, text="rate", before="4", after="40", device="BI-3"))
    night.write(carry(act))
    night.write(Dossier("BI-3", interventions=(act.ref,)))
    folds = night.into(Folds())
    text = drawn(devices.dossier(folds, folds.dossiers.of("BI-3")[0]), sheet)
    assert "Records of what was done" in text
    for said in ("setting changed", "rate", "4 40", "Z·0", "24 Nov 2026"):
        assert said in text, said


def test_the_board_tells_each_axis_with_its_age_and_never_more(sheet, night):
    for value in ("works", "limited"):
        night.write(State("VM-7", (AxisReading(Axis.FUNCTION, value),)), at=night.wall, certainty=Certainty.ABOUT)
    text = drawn(devices.board(night.into(Folds())), sheet)
    for said in ("7 Infusion pump BI-3", "Trust: suspect", "Power: battery (40 %)", "ago", "or works (A·6)",
                 "Now, by hand"):  # fmt: skip
        assert said in text, said


def test_the_store_is_a_word_of_the_readers_language(sheet):
    night = Night()
    night.write(Device("M-1", DeviceType.MONITOR, bed=STORE))
    board = devices.board(night.into(Folds()))
    assert ["Store" in drawn(board, sheet), "Almacén" in drawn(board, sheet, lang="es")] == [True, True]


def test_an_empty_board_and_a_device_nobody_looked_at(sheet):
    assert "No device was recorded." in drawn(devices.board(Folds()), sheet)
    night = Night()
    night.write(Device("M-1", DeviceType.MONITOR, bed="2"))
    text = drawn(devices.board(night.into(Folds())), sheet)
    assert "not checked" in text
    assert "No check written yet" in text
