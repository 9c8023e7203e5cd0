# SPDX-License-Identifier: Apache-2.0
"""What each code of the log is called; codes are for ever, words may be improved.

Every code of `core.model.codes` that people meet has its word here, and a test says so.
"""

from __future__ import annotations

from enum import Enum

from logbook.core.model.codes import (
    NOT_CHECKED,
    Act,
    Axis,
    Backup,
    Certainty,
    ClockUsed,
    DeviceType,
    Effect,
    FileSign,
    How,
    KeyEvent,
    Level,
    Meaning,
    Means,
    Missing,
    Part,
    Place,
    Profile,
    Removal,
    Role,
    Scope,
    StepResult,
    StickEvent,
    YesNoUnknown,
)
from logbook.i18n import N_, Words
from logbook.telling import bedside_words

_WORDS: dict[type[Enum], dict[Enum, str]] = {
    Role: {
        Role.NURSE: N_("nurse"),
        Role.CHARGE_NURSE: N_("charge nurse"),
        Role.ASSISTANT: N_("nursing assistant"),
        Role.DOCTOR: N_("doctor"),
        Role.BIOMEDICAL: N_("biomedical engineer"),
        Role.IT: N_("IT technician"),
        Role.CLERK: N_("ward clerk"),
        Role.INCIDENT_LEAD: N_("incident lead"),
        Role.OTHER: N_("other role"),
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
        DeviceType.ANAESTHESIA: N_("Anaesthesia machine"),
        DeviceType.INCUBATOR: N_("Incubator"),
        DeviceType.BLOOD_GAS: N_("Blood gas analyser"),
        DeviceType.ULTRASOUND: N_("Ultrasound"),
        DeviceType.XRAY: N_("X-ray"),
        DeviceType.DISPENSING_CABINET: N_("Dispensing cabinet"),
        DeviceType.BED: N_("Bed"),
        DeviceType.PC: N_("Computer"),
        DeviceType.PACS_VIEWER: N_("Image viewer"),
        DeviceType.LABEL_PRINTER: N_("Label printer"),
        DeviceType.PHONE: N_("Telephone"),
        DeviceType.NURSE_CALL: N_("Nurse call"),
        DeviceType.OTHER: N_("Other device"),
    },
    Axis: {
        Axis.FUNCTION: N_("Function"),
        Axis.NETWORK: N_("Network"),
        Axis.TRUST: N_("Trust"),
        Axis.MODE: N_("Mode"),
        Axis.ALARMS: N_("Alarms"),
        Axis.POWER: N_("Power"),
        Axis.QUARANTINE: N_("Quarantine"),
    },
    Removal: {
        Removal.PATIENT_AND_NETWORK: N_("can leave patient and network"),
        Removal.NETWORK_ONLY: N_("can leave the network only"),
        Removal.NEITHER: N_("can leave neither patient nor network"),
        Removal.ASK_CLINICIAN: N_("ask the clinician"),
    },
    Act: {
        Act.NETWORK_OUT: N_("network disconnected"),
        Act.NETWORK_BACK: N_("network connected again"),
        Act.STAND_ALONE: N_("switched to stand-alone"),
        Act.SETTING: N_("setting changed"),
        Act.SWAP: N_("device swapped"),
        Act.MANUAL_START: N_("manual method started"),
        Act.MANUAL_STOP: N_("manual method ended"),
        Act.ALARM_TEST: N_("alarm tested"),
        Act.POWER: N_("power or battery"),
        Act.QUARANTINE: N_("put in quarantine"),
        Act.RELEASE: N_("released from quarantine"),
        Act.MOVE: N_("moved"),
        Act.CHECK: N_("checked"),
        Act.DRUG: N_("drug or infusion on the device"),
        Act.SAMPLE: N_("sample or result"),
        Act.MESSAGE: N_("call or message"),
        Act.DECISION: N_("decision"),
        Act.NEAR_MISS: N_("near miss or harm"),
        Act.OTHER: N_("other act"),
    },
    Effect: {
        Effect.NOT_STATED: N_("effect on the patient not stated"),
        Effect.NONE_SEEN: N_("no effect on the patient seen"),
        Effect.SEEN: N_("effect on the patient seen"),
        Effect.POSSIBLE_HARM: N_("possible harm"),
    },
    How: {
        How.IN_PERSON: N_("in person"),
        How.PHONE: N_("by phone"),
        How.RADIO: N_("by radio"),
        How.WRITTEN: N_("in writing"),
        How.NOT_STATED: N_("how: not stated"),
    },
    Backup: {
        Backup.BAG_VALVE_MASK: N_("bag-valve-mask"),
        Backup.OXYGEN: N_("oxygen cylinder"),
        Backup.SUCTION: N_("suction"),
        Backup.SPARE_DEVICE: N_("spare device"),
        Backup.HAND_CRANK: N_("hand crank"),
        Backup.CLAMPS: N_("clamps"),
    },
    Missing: {
        Missing.CLINICAL_YES: N_("clinical yes"),
        Missing.MANUAL_BACKUP: N_("manual backup at the bed"),
        Missing.WITNESS: N_("witness"),
        Missing.PATIENT_AFTER: N_("patient afterwards"),
    },
    YesNoUnknown: {
        YesNoUnknown.YES: N_("yes"),
        YesNoUnknown.NO: N_("no"),
        YesNoUnknown.UNKNOWN: N_("not known"),
    },
    Scope: {
        Scope.HOSPITAL: N_("whole hospital"),
        Scope.WARD: N_("whole ward"),
        Scope.BED: N_("one bed"),
        Scope.DEVICE: N_("one device"),
    },
    StepResult: {
        StepResult.DONE: N_("done"),
        StepResult.NOT_DONE: N_("not done"),
        StepResult.NOT_APPLICABLE: N_("does not apply"),
    },
    Meaning: {
        Meaning.WITNESSED: N_("witnessed"),
        Meaning.REVIEWED: N_("read and agreed"),
        Meaning.NOT_AGREED: N_("not agreed"),
        Meaning.NOBODY_AVAILABLE: N_("nobody available to sign"),
        Meaning.RECEIVED: N_("takes over"),
    },
    Level: {
        Level.R0: N_("R0 Ready"),
        Level.D1: N_("D1 Read-only"),
        Level.D2: N_("D2 Paper"),
        Level.D3: N_("D3 Full outage"),
        Level.D4: N_("D4 Cyber isolation"),
        Level.RR: N_("RR Recovery"),
    },
    ClockUsed: {
        ClockUsed.PC: N_("this PC"),
        ClockUsed.WALL: N_("wall clock"),
        ClockUsed.WATCH: N_("own watch"),
        ClockUsed.PHONE: N_("mobile phone"),
        ClockUsed.RADIO: N_("radio clock"),
        ClockUsed.DEVICE: N_("device clock"),
        ClockUsed.UNKNOWN: N_("clock not known"),
    },
    Means: {
        Means.PROGRAM: N_("written by the program"),
        Means.PIN: N_("own PIN for this record"),
        Means.BADGE_PIN: N_("badge and PIN"),
        Means.SESSION: N_("signed on with PIN"),
        Means.PASSPHRASE: N_("passphrase of the ward"),
        Means.NONE: N_("not signed in"),
        Means.SIMULATED: N_("simulated"),
    },
    Certainty: {
        Certainty.EXACT: N_("exact"),
        Certainty.ABOUT: N_("about"),
        Certainty.BETWEEN: N_("between"),
    },
    Profile: {
        Profile.CLINICAL: N_("clinical: everything"),
        Profile.INCIDENT: N_("incident team: no patient data"),
        Profile.OUTSIDE: N_("outside: no patients, no names, no free text"),
    },
    Place: {
        Place.STICK: N_("on a stick"),
        Place.PAPER: N_("on paper"),
        Place.PRINT: N_("on a printed page"),
        Place.EXPORT: N_("in an export"),
        Place.WARD: N_("at another ward"),
        Place.TEAM: N_("at the incident team"),
    },
    StickEvent: {
        StickEvent.KNOWN: N_("ours from now on"),
        StickEvent.TAKEN: N_("taken away"),
        StickEvent.BACK: N_("back"),
        StickEvent.LOST: N_("lost"),
        StickEvent.FORGOTTEN: N_("no longer ours"),
    },
    KeyEvent: {
        KeyEvent.ADDED: N_("added"),
        KeyEvent.REMOVED: N_("removed"),
        KeyEvent.CHANGED: N_("changed"),
    },
    FileSign: {
        FileSign.MAGIC: N_("no longer looks like ours"),
        FileSign.SIZE: N_("another size"),
        FileSign.HEAD: N_("other content"),
        FileSign.MISSING: N_("gone"),
        FileSign.LONGER: N_("longer than the log"),
    },
    Part: {
        Part.ACT: N_("what happened"),
        Part.TEXT: N_("free text"),
        Part.PATIENT: N_("patient"),
        Part.PERSON: N_("names of staff"),
    },
    **bedside_words.WORDS,
}

_SHORT: dict[DeviceType, str] = {
    DeviceType.INFUSION_PUMP: N_("Pump"),
    DeviceType.SYRINGE_PUMP: N_("Syringe"),
    DeviceType.PCA: N_("PCA"),
    DeviceType.CENTRAL_STATION: N_("Central"),
    DeviceType.DEFIBRILLATOR: N_("Defib."),
    DeviceType.BALLOON_PUMP: N_("Balloon"),
    DeviceType.ANAESTHESIA: N_("Anaesthesia"),
    DeviceType.BLOOD_GAS: N_("Blood gas"),
    DeviceType.DISPENSING_CABINET: N_("Cabinet"),
    DeviceType.PACS_VIEWER: N_("Images"),
    DeviceType.LABEL_PRINTER: N_("Printer"),
    DeviceType.NURSE_CALL: N_("Call bell"),
    DeviceType.OTHER: N_("Other"),
}
"""One word for a narrow tile, where the usual ones are longer."""

_AXIS_WORDS: dict[tuple[Axis, str], str] = {
    (Axis.FUNCTION, "works"): N_("works"),
    (Axis.FUNCTION, "limited"): N_("works with limits"),
    (Axis.FUNCTION, "does-not-work"): N_("does not work"),
    (Axis.FUNCTION, "out-of-use"): N_("out of use"),
    (Axis.NETWORK, "connected"): N_("connected"),
    (Axis.NETWORK, "cable-out"): N_("cable out by us"),
    (Axis.NETWORK, "wifi-off"): N_("Wi-Fi off by us"),
    (Axis.NETWORK, "no-link"): N_("no link"),
    (Axis.NETWORK, "never-networked"): N_("never networked"),
    (Axis.TRUST, "no-suspicion"): N_("no suspicion"),
    (Axis.TRUST, "suspect"): N_("suspect"),
    (Axis.TRUST, "confirmed"): N_("confirmed by specialists"),
    (Axis.TRUST, "cleared"): N_("cleared"),
    (Axis.MODE, "normal"): N_("normal"),
    (Axis.MODE, "stand-alone"): N_("stand-alone"),
    (Axis.MODE, "manual"): N_("manual method"),
    (Axis.MODE, "replaced"): N_("replaced"),
    (Axis.MODE, "out-of-service"): N_("out of service"),
    (Axis.ALARMS, "heard-at-desk"): N_("heard at the desk"),
    (Axis.ALARMS, "heard-at-bed"): N_("heard at the bed only"),
    (Axis.ALARMS, "not-heard"): N_("not heard"),
    (Axis.ALARMS, "not-tested"): N_("not tested"),
    (Axis.POWER, "emergency-outlet"): N_("emergency outlet"),
    (Axis.POWER, "normal-outlet"): N_("normal outlet"),
    (Axis.POWER, "battery"): N_("battery"),
    (Axis.POWER, "none"): N_("no power"),
    (Axis.QUARANTINE, "no"): N_("no quarantine"),
    (Axis.QUARANTINE, "tagged"): N_("tagged, stays here"),
    (Axis.QUARANTINE, "taken-away"): N_("tagged, taken away"),
}


def word(words: Words, code: Enum) -> str:
    """Say one code in the reader's language."""
    return words(_WORDS[type(code)][code])


def short_word(words: Words, device: DeviceType) -> str:
    """Say a kind of device in the one word that a narrow tile has room for."""
    return words(_SHORT.get(device, _WORDS[DeviceType][device]))


def axis_value(words: Words, axis: Axis, value: str) -> str:
    """Say what an axis was read as; a value this program does not know is shown as it is."""
    if value == NOT_CHECKED:
        return words("not checked")
    known = _AXIS_WORDS.get((axis, value))
    return words(known) if known else value
