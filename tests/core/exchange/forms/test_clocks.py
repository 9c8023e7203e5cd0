# SPDX-License-Identifier: Apache-2.0
"""The clocks on paper: how far each was, when it was compared and by whom, and room for the next time."""

from __future__ import annotations

from logbook.core.exchange.forms import engine, filled
from logbook.core.exchange.forms.engine import Known
from logbook.core.model.codes import ClockUsed, DeviceType
from logbook.core.model.folds import Folds
from logbook.core.model.records import ClockCheck, Device
from logbook.core.model.traces import ClockStep
from logbook.i18n import words_for
from tests.core.exchange.forms.conftest import FONTS, flat
from tests.core.model.acts import T0, Night


def told(night, sheet):
    made = sheet(serial=None)
    return flat(engine.draw(filled.form("clocks", Known(words_for("en"), night.into(Folds()), made.made)), made, FONTS))


def test_each_clock_is_told_with_its_difference_and_every_device_has_a_line(sheet):
    night = Night()
    night.write(Device("BI-3", DeviceType.INFUSION_PUMP, bed="7"))
    night.write(Device("VM-1", DeviceType.VENTILATOR, bed="2"))
    night.write(ClockCheck(ClockUsed.WALL, T0, T0 - 240_000, 30))
    night.write(ClockCheck(ClockUsed.DEVICE, T0, T0 + 1_440_000, 30, "BI-3"))
    night.write(ClockCheck(ClockUsed.DEVICE, T0, T0 - 60_000, 120, "X-9"))
    night.write(ClockStep(3_600_000))
    said = told(night, sheet)
    for text in ("Clocks compared", "No time in the log is changed", "the clock was set forward by 1 h",
                 "wall clock 4 min ahead, within 30 s", "2 Ventilator VM-1 7 Infusion pump BI-3 24 min behind",
                 "X-9 1 min ahead, within 2 min", "24 Nov 2026", "A·3", "It shows now"):  # fmt: skip
        assert text in said, text


def test_where_nobody_compared_a_clock_it_says_so(sheet):
    assert "Nobody has compared the clocks yet." in told(Night(), sheet)
