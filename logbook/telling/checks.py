# SPDX-License-Identifier: Apache-2.0
"""What the fields of a bedside check are called, and what was read in them as one line."""

from __future__ import annotations

from collections.abc import Iterable

from logbook.core.model.checks import ANSWERS, FIELDS
from logbook.core.model.records import FieldReading
from logbook.i18n import N_, Words

TITLES = {
    "ventilator": N_("Ventilator check"),
    "pump": N_("Pump check"),
    "monitor": N_("Monitor check"),
    "circuit": N_("Check of the circuit"),
    "terminal": N_("Computer check"),
}

_FIELDS = {
    "vent-mode": N_("Mode"),
    "vent-fio2": N_("FiO2 set"),
    "vent-peep": N_("PEEP set"),
    "vent-rate": N_("Rate set"),
    "vent-volume": N_("Tidal volume or pressure set"),
    "vent-peak": N_("Peak / plateau measured"),
    "vent-minute-volume": N_("Minute volume measured"),
    "vent-spo2": N_("SpO2 / EtCO2 on the monitor"),
    "vent-limits": N_("Alarm limits as set"),
    "vent-alarm-heard": N_("Alarm tested and heard"),
    "vent-power": N_("Power source, battery"),
    "vent-cable": N_("Network cable"),
    "vent-bag": N_("Bag-valve-mask at the bed"),
    "vent-oxygen": N_("Oxygen cylinder at the bed"),
    "vent-suction": N_("Suction at the bed"),
    "vent-tube": N_("Tube: size, depth"),
    "vent-call-lead": N_("Alarm or nurse-call lead connected"),
    "pump-channel": N_("Pump or channel"),
    "pump-drug": N_("Drug"),
    "pump-concentration": N_("Concentration"),
    "pump-rate": N_("Rate as shown"),
    "pump-dose-rate": N_("Dose rate as shown"),
    "pump-volume": N_("Volume infused / left"),
    "pump-library": N_("Drug library"),
    "pump-library-version": N_("Library version shown"),
    "pump-limits": N_("Dose limits active"),
    "pump-second": N_("Second checker"),
    "pump-line": N_("Line traced to the patient"),
    "pump-battery": N_("Battery"),
    "mon-parameters": N_("Parameters on"),
    "mon-limits": N_("Alarm limits as set"),
    "mon-volume": N_("Alarm volume"),
    "mon-local": N_("Local mode on"),
    "mon-central": N_("Central link there"),
    "mon-pulse": N_("Pulse by hand agrees"),
    "circ-circuit": N_("Circuit"),
    "circ-flows": N_("Flows as shown"),
    "circ-anticoagulant": N_("Anticoagulant"),
    "circ-crank": N_("Hand crank or clamps at the bed"),
    "circ-battery": N_("Battery"),
    "pc-cable-out": N_("Network cable out"),
    "pc-note": N_("Wallpaper or note seen on it"),
    "pc-left": N_("Left on or switched off"),
    "pc-order": N_("By whose order"),
    "pc-photo": N_("Photographed"),
    "pc-tag": N_("Do-not-use tag on it"),
}

_ANSWERS = {
    "yes": N_("yes"),
    "no": N_("no"),
    "in-use": N_("in use"),
    "basic-mode": N_("basic mode"),
    "left-on": N_("left on"),
    "switched-off": N_("switched off"),
}


def title(words: Words, template: str) -> str:
    """Name a check; one this program does not know is shown by its code."""
    return words(TITLES[template]) if template in TITLES else template


def field_name(words: Words, field: str) -> str:
    """Name a field; one this program does not know is shown by its code."""
    return words(_FIELDS[field]) if field in _FIELDS else field


def value(words: Words, field: str, said: str) -> str:
    """Say what was read: the word of a code where the field has codes, else as it was typed."""
    known = FIELDS.get(field)
    return words(_ANSWERS[said]) if known is not None and said in ANSWERS[known.answer] else said


def line(words: Words, readings: Iterable[FieldReading]) -> str:
    """Say readings one after the other; one that was taken over and confirmed says so."""
    return " · ".join(_one(words, reading) for reading in readings)


def _one(words: Words, reading: FieldReading) -> str:
    said = f"{field_name(words, reading.field)}: {value(words, reading.field, reading.value)}"
    return words("{reading} (same as last)").format(reading=said) if reading.repeated else said
