# SPDX-License-Identifier: Apache-2.0
"""Bulletins on paper: what they say, the devices they may be about, and what became of it at each."""

from __future__ import annotations

from logbook.core.exchange.forms import engine, filled
from logbook.core.exchange.forms.engine import Known
from logbook.core.model.codes import DeviceType, StepResult
from logbook.core.model.editions import BulletinStep
from logbook.core.model.folds import Folds
from logbook.core.model.records import Device
from logbook.core.model.safeguards import Bulletin
from logbook.i18n import words_for
from tests.core.exchange.forms.conftest import FONTS, flat
from tests.core.model.acts import Night

PUMP = DeviceType.INFUSION_PUMP


def told(night, sheet, lang="en"):
    made = sheet(lang, serial=None)
    form = filled.form("bulletins", Known(words_for(lang), night.into(Folds()), made.made))
    return flat(engine.draw(form, made, FONTS))


def test_each_device_it_may_be_about_is_listed_with_what_became_of_it(sheet):
    night = Night()
    night.write(Device("BI-3", PUMP, maker="Braun", model="Space", bed="7"))
    night.write(Device("BI-4", PUMP, bed="store"))
    night.write(Device("BI-5", PUMP, maker="Braun", model="Space", bed="2"))
    night.write(Device("VM-1", DeviceType.VENTILATOR, model="Space", bed="1"))
    bulletin = night.write(
        Bulletin("B7", 2, "d", "Wi-Fi off", "Pull nothing.\nLook at <b>each</b>.", (PUMP,), ("Space",))
    )
    night.write(BulletinStep(bulletin.ref, "BI-3"))
    night.write(BulletinStep(bulletin.ref, "BI-5", StepResult.NOT_DONE, "infusing"))
    said = told(night, sheet)
    for text in ("Bulletins of the incident team", "B7 Wi-Fi off", "version 2 · came 24 Nov 2026", "record A·4",
                 "Pull nothing. Look at <b>each</b>.", "It is about: Infusion pump, Space", "7 Infusion pump BI-3",
                 "Braun Space", "done A·5", "not done · infusing A·6", "Model not written down: look",
                 "Store"):  # fmt: skip
        assert text in said, text
    assert said.index("BI-5") < said.index("BI-3") < said.index("BI-4")
    assert "VM-1" not in said


def test_a_bulletin_that_means_no_device_here_says_so(sheet):
    night = Night()
    night.write(Bulletin("B8", 1, "e", "Press", "Say nothing."))
    night.write(Bulletin("B9", 1, "f", "Dialysis", "Look.", (DeviceType.DIALYSIS,)))
    said = told(night, sheet)
    assert "It names no devices." in said
    assert "It is about: Dialysis No device of this ward is meant." in said


def test_without_any_it_says_so(sheet):
    assert "No bulletin has come" in told(Night(), sheet)
