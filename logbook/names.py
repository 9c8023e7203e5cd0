# SPDX-License-Identifier: Apache-2.0
"""The words for the codes of the log, for window, command line and paper alike.

A code without words here is shown as it is: a newer program's code must never hide a record. Codes of two kinds
may share a value, so they are looked up kind by kind.
"""

from __future__ import annotations

from enum import StrEnum

from logbook.core.model.codes import (
    Act,
    Axis,
    Backup,
    ClockUsed,
    DeviceType,
    Effect,
    How,
    Level,
    Meaning,
    Means,
    Missing,
    Role,
)
from logbook.i18n import N_, Words

_NAMES: dict[type[StrEnum], dict[StrEnum, str]] = {
    Role: {
        Role.NURSE: N_("nurse"),
        Role.CHARGE_NURSE: N_("charge nurse"),
        Role.ASSISTANT: N_("assistant"),
        Role.DOCTOR: N_("doctor"),
        Role.BIOMEDICAL: N_("biomedical engineer"),
        Role.IT: N_("IT"),
        Role.CLERK: N_("ward clerk"),
        Role.INCIDENT_LEAD: N_("incident lead"),
        Role.OTHER: N_("other"),
    },
    Level: {
        Level.R0: N_("Normal running"),
        Level.D1: N_("Read-only"),
        Level.D2: N_("On paper"),
        Level.D3: N_("Full outage"),
        Level.D4: N_("Cyber isolation"),
        Level.RR: N_("Recovery"),
    },
    Act: {
        Act.NETWORK_OUT: N_("network cable pulled"),
        Act.NETWORK_BACK: N_("network connected again"),
        Act.STAND_ALONE: N_("switched to stand-alone"),
        Act.SETTING: N_("setting changed"),
        Act.SWAP: N_("device swapped"),
        Act.MANUAL_START: N_("manual method started"),
        Act.MANUAL_STOP: N_("manual method ended"),
        Act.ALARM_TEST: N_("alarm tested"),
        Act.POWER: N_("power changed"),
        Act.QUARANTINE: N_("put in quarantine"),
        Act.RELEASE: N_("released from quarantine"),
        Act.MOVE: N_("moved"),
        Act.CHECK: N_("checked"),
        Act.DRUG: N_("drug or infusion"),
        Act.SAMPLE: N_("sample or result"),
        Act.MESSAGE: N_("call or message"),
        Act.DECISION: N_("decision"),
        Act.NEAR_MISS: N_("near miss or harm"),
        Act.OTHER: N_("other act"),
    },
    How: {
        How.IN_PERSON: N_("in person"),
        How.PHONE: N_("by phone"),
        How.RADIO: N_("by radio"),
        How.WRITTEN: N_("in writing"),
        How.NOT_STATED: N_("not said how"),
    },
    Backup: {
        Backup.BAG_VALVE_MASK: N_("bag-valve-mask"),
        Backup.OXYGEN: N_("oxygen"),
        Backup.SUCTION: N_("suction"),
        Backup.SPARE_DEVICE: N_("spare device"),
        Backup.HAND_CRANK: N_("hand crank"),
        Backup.CLAMPS: N_("clamps"),
    },
    Missing: {
        Missing.CLINICAL_YES: N_("clinical yes"),
        Missing.MANUAL_BACKUP: N_("manual backup"),
        Missing.WITNESS: N_("witness"),
        Missing.PATIENT_AFTER: N_("patient afterwards"),
    },
    Meaning: {
        Meaning.WITNESSED: N_("I saw it"),
        Meaning.REVIEWED: N_("I read it and agree"),
        Meaning.NOT_AGREED: N_("I do not agree"),
        Meaning.NOBODY_AVAILABLE: N_("nobody was available"),
    },
    Effect: {
        Effect.NOT_STATED: N_("not said"),
        Effect.NONE_SEEN: N_("none seen"),
        Effect.SEEN: N_("change seen"),
        Effect.POSSIBLE_HARM: N_("possible harm"),
    },
    ClockUsed: {
        ClockUsed.PC: N_("this PC"),
        ClockUsed.WALL: N_("wall clock"),
        ClockUsed.WATCH: N_("watch"),
        ClockUsed.PHONE: N_("telephone"),
        ClockUsed.RADIO: N_("radio clock"),
        ClockUsed.DEVICE: N_("the device's clock"),
        ClockUsed.UNKNOWN: N_("clock not known"),
    },
    Axis: {
        Axis.FUNCTION: N_("function"),
        Axis.NETWORK: N_("network"),
        Axis.TRUST: N_("trust"),
        Axis.MODE: N_("mode"),
        Axis.ALARMS: N_("alarms"),
        Axis.POWER: N_("power"),
        Axis.QUARANTINE: N_("quarantine"),
    },
    DeviceType: {
        DeviceType.VENTILATOR: N_("Ventilator"),
        DeviceType.INFUSION_PUMP: N_("Infusion pump"),
        DeviceType.SYRINGE_PUMP: N_("Syringe pump"),
        DeviceType.PCA: N_("PCA pump"),
        DeviceType.MONITOR: N_("Monitor"),
        DeviceType.TELEMETRY: N_("Telemetry"),
        DeviceType.CENTRAL_STATION: N_("Central station"),
        DeviceType.DEFIBRILLATOR: N_("Defibrillator"),
        DeviceType.DIALYSIS: N_("Dialysis"),
        DeviceType.ECMO: N_("ECMO"),
        DeviceType.BALLOON_PUMP: N_("Balloon pump"),
        DeviceType.ANAESTHESIA: N_("Anaesthesia"),
        DeviceType.INCUBATOR: N_("Incubator"),
        DeviceType.BLOOD_GAS: N_("Blood gas"),
        DeviceType.ULTRASOUND: N_("Ultrasound"),
        DeviceType.XRAY: N_("X-ray"),
        DeviceType.DISPENSING_CABINET: N_("Drug cabinet"),
        DeviceType.BED: N_("Bed frame"),
        DeviceType.PC: N_("PC"),
        DeviceType.PACS_VIEWER: N_("Image viewer"),
        DeviceType.LABEL_PRINTER: N_("Label printer"),
        DeviceType.PHONE: N_("Telephone"),
        DeviceType.NURSE_CALL: N_("Nurse call"),
        DeviceType.OTHER: N_("Other device"),
    },
    Means: {
        Means.PROGRAM: N_("the program itself"),
        Means.PIN: N_("own PIN"),
        Means.BADGE_PIN: N_("badge and PIN"),
        Means.SESSION: N_("signed on"),
        Means.PASSPHRASE: N_("passphrase"),
        Means.NONE: N_("not checked who it was"),
        Means.SIMULATED: N_("simulated"),
    },
}

_VALUES = {
    "works": N_("works"),
    "limited": N_("limited"),
    "does-not-work": N_("does not work"),
    "out-of-use": N_("out of use"),
    "not-checked": N_("not checked"),
    "connected": N_("connected"),
    "cable-out": N_("cable out by us"),
    "wifi-off": N_("Wi-Fi off by us"),
    "no-link": N_("network dead"),
    "never-networked": N_("never networked"),
    "no-suspicion": N_("no suspicion"),
    "suspect": N_("suspect"),
    "confirmed": N_("confirmed by specialists"),
    "cleared": N_("cleared"),
    "normal": N_("normal"),
    "stand-alone": N_("stand-alone"),
    "manual": N_("manual method"),
    "replaced": N_("replaced"),
    "out-of-service": N_("out of service"),
    "heard-at-desk": N_("heard at the desk"),
    "heard-at-bed": N_("heard at the bed only"),
    "not-heard": N_("not heard"),
    "not-tested": N_("not tested"),
    "emergency-outlet": N_("emergency outlet"),
    "normal-outlet": N_("normal outlet"),
    "battery": N_("battery"),
    "none": N_("no power"),
    "no": N_("not in quarantine"),
    "tagged": N_("tagged"),
    "taken-away": N_("taken away"),
}

_KINDS = {
    "note": N_("Note"),
    "intervention": N_("Intervention"),
    "completion": N_("Completed"),
    "device": N_("Device"),
    "state": N_("Check"),
    "move": N_("Move"),
    "level": N_("Level"),
    "procedure": N_("Procedure"),
    "step": N_("Step"),
    "acknowledge": N_("Read"),
    "procedure-end": N_("Procedure ended"),
    "person": N_("Person"),
    "vouch": N_("Vouched"),
    "sign-on": N_("Signed on"),
    "wrong-pin": N_("Wrong PIN"),
    "correction": N_("Struck out"),
    "witness": N_("Witness"),
    "clock-step": N_("Clock moved"),
    "clock-check": N_("Clock check"),
    "export": N_("Export"),
    "printed": N_("Printed"),
    "sealed-note": N_("Sealed note"),
    "carried": N_("Carried over"),
    "start": N_("Log begun"),
    "resume": N_("Program started"),
}


def name_of(words: Words, code: StrEnum) -> str:
    """Return the words for a code."""
    text = _NAMES.get(type(code), {}).get(code, code.value)
    return words(text)


def value_of(words: Words, value: str) -> str:
    """Return the words for a value of a device's state axis."""
    text = _VALUES.get(value, value)
    return words(text)


def kind_name(words: Words, kind: str) -> str:
    """Return the words for a kind of record."""
    text = _KINDS.get(kind, kind)
    return words(text)
