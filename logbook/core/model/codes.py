# SPDX-License-Identifier: Apache-2.0
"""The vocabulary of the log: every code a record may hold, for ever.

Values are what is signed and stored; a value is never renamed or given another meaning, only added.
Words for people are looked up from these codes elsewhere. Field lists: the domain research, 3.11 to 3.17.
"""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """The four separately salted parts of a record, in their fixed order."""

    ACT = "act"
    TEXT = "text"
    PATIENT = "patient"
    PERSON = "person"


PARTS: tuple[Part, ...] = tuple(Part)


class Realm(StrEnum):
    """What a signature says it is for; no drill byte may verify as real."""

    REAL = "wardlog/1"
    DRILL = "wardlog-drill/1"


class Profile(StrEnum):
    """Which parts an export opens."""

    CLINICAL = "clinical"
    INCIDENT = "incident"
    OUTSIDE = "outside"

    @property
    def withholds(self) -> frozenset[Part]:
        """The parts that leave as bare hashes."""
        return _WITHHELD[self]


_WITHHELD = {
    Profile.CLINICAL: frozenset[Part](),
    Profile.INCIDENT: frozenset({Part.PATIENT}),
    Profile.OUTSIDE: frozenset({Part.PATIENT, Part.PERSON, Part.TEXT}),
}


class Certainty(StrEnum):
    """How sure the writer is of the time it happened."""

    EXACT = "exact"
    ABOUT = "about"
    BETWEEN = "between"


class ClockUsed(StrEnum):
    """Which clock the time was read from."""

    PC = "pc"
    WALL = "wall"
    WATCH = "watch"
    PHONE = "phone"
    RADIO = "radio"
    DEVICE = "device"
    UNKNOWN = "unknown"


class Means(StrEnum):
    """How the author was authenticated when the record was written."""

    PROGRAM = "program"
    PIN = "pin"
    BADGE_PIN = "badge-pin"
    SESSION = "session"
    PASSPHRASE = "passphrase"  # noqa: S105 - the word, not a secret
    NONE = "none"
    SIMULATED = "simulated"


class Role(StrEnum):
    """What a person is on this ward tonight."""

    NURSE = "nurse"
    CHARGE_NURSE = "charge-nurse"
    ASSISTANT = "assistant"
    DOCTOR = "doctor"
    BIOMEDICAL = "biomedical"
    IT = "it"
    CLERK = "clerk"
    INCIDENT_LEAD = "incident-lead"
    OTHER = "other"


class DeviceType(StrEnum):
    """Kinds of device in a ward."""

    VENTILATOR = "ventilator"
    INFUSION_PUMP = "infusion-pump"
    SYRINGE_PUMP = "syringe-pump"
    PCA = "pca"
    MONITOR = "monitor"
    TELEMETRY = "telemetry"
    CENTRAL_STATION = "central-station"
    DEFIBRILLATOR = "defibrillator"
    DIALYSIS = "dialysis"
    ECMO = "ecmo"
    BALLOON_PUMP = "balloon-pump"
    ANAESTHESIA = "anaesthesia"
    INCUBATOR = "incubator"
    BLOOD_GAS = "blood-gas"
    ULTRASOUND = "ultrasound"
    XRAY = "xray"
    DISPENSING_CABINET = "dispensing-cabinet"
    BED = "bed"
    PC = "pc"
    PACS_VIEWER = "pacs-viewer"
    LABEL_PRINTER = "label-printer"
    PHONE = "phone"
    NURSE_CALL = "nurse-call"
    OTHER = "other"


class Axis(StrEnum):
    """The independent state axes of a device; none of them is ever OK by default."""

    FUNCTION = "function"
    NETWORK = "network"
    TRUST = "trust"
    MODE = "mode"
    ALARMS = "alarms"
    POWER = "power"
    QUARANTINE = "quarantine"


NOT_CHECKED = "not-checked"

AXIS_VALUES: dict[Axis, tuple[str, ...]] = {
    Axis.FUNCTION: ("works", "limited", "does-not-work", "out-of-use", NOT_CHECKED),
    Axis.NETWORK: ("connected", "cable-out", "wifi-off", "no-link", "never-networked", NOT_CHECKED),
    Axis.TRUST: ("no-suspicion", "suspect", "confirmed", "cleared", NOT_CHECKED),
    Axis.MODE: ("normal", "stand-alone", "manual", "replaced", "out-of-service", NOT_CHECKED),
    Axis.ALARMS: ("heard-at-desk", "heard-at-bed", "not-heard", "not-tested", NOT_CHECKED),
    Axis.POWER: ("emergency-outlet", "normal-outlet", "battery", "none", NOT_CHECKED),
    Axis.QUARANTINE: ("no", "tagged", "taken-away", NOT_CHECKED),
}


class Removal(StrEnum):
    """Whether a device may leave the patient or the network (tiered removal class)."""

    PATIENT_AND_NETWORK = "patient-and-network"
    NETWORK_ONLY = "network-only"
    NEITHER = "neither"
    ASK_CLINICIAN = "ask-clinician"


class Act(StrEnum):
    """Types of intervention."""

    NETWORK_OUT = "network-out"
    NETWORK_BACK = "network-back"
    STAND_ALONE = "stand-alone"
    SETTING = "setting"
    SWAP = "swap"
    MANUAL_START = "manual-start"
    MANUAL_STOP = "manual-stop"
    ALARM_TEST = "alarm-test"
    POWER = "power"
    QUARANTINE = "quarantine"
    RELEASE = "release"
    MOVE = "move"
    CHECK = "check"
    DRUG = "drug"
    SAMPLE = "sample"
    MESSAGE = "message"
    DECISION = "decision"
    NEAR_MISS = "near-miss"
    OTHER = "other"


class Effect(StrEnum):
    """What was seen of the patient afterwards; recorded, never judged."""

    NOT_STATED = "not-stated"
    NONE_SEEN = "none-seen"
    SEEN = "seen"
    POSSIBLE_HARM = "possible-harm"


class How(StrEnum):
    """How an order or a clinical yes was given."""

    IN_PERSON = "in-person"
    PHONE = "phone"
    RADIO = "radio"
    WRITTEN = "written"
    NOT_STATED = "not-stated"


class Backup(StrEnum):
    """Manual means seen at the bed before a life-support device is touched."""

    BAG_VALVE_MASK = "bag-valve-mask"
    OXYGEN = "oxygen"
    SUCTION = "suction"
    SPARE_DEVICE = "spare-device"
    HAND_CRANK = "hand-crank"
    CLAMPS = "clamps"


class Missing(StrEnum):
    """What a life-support record was written without; it can be completed later."""

    CLINICAL_YES = "clinical-yes"
    MANUAL_BACKUP = "manual-backup"
    WITNESS = "witness"
    PATIENT_AFTER = "patient-after"


class YesNoUnknown(StrEnum):
    """An honest answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """How far a procedure reaches."""

    HOSPITAL = "hospital"
    WARD = "ward"
    BED = "bed"
    DEVICE = "device"


class StepResult(StrEnum):
    """What became of one step."""

    DONE = "done"
    NOT_DONE = "not-done"
    NOT_APPLICABLE = "not-applicable"


class Meaning(StrEnum):
    """What a second person's signature says (21 CFR 11.50)."""

    WITNESSED = "witnessed"
    REVIEWED = "reviewed"
    NOT_AGREED = "not-agreed"
    NOBODY_AVAILABLE = "nobody-available"
    RECEIVED = "received"


class Level(StrEnum):
    """Downtime level of the ward."""

    R0 = "R0"
    D1 = "D1"
    D2 = "D2"
    D3 = "D3"
    D4 = "D4"
    RR = "RR"


class Place(StrEnum):
    """Where the log's state was put, so that somebody outside can say what it was."""

    STICK = "stick"
    PAPER = "paper"
    PRINT = "print"
    EXPORT = "export"
    WARD = "ward"
    TEAM = "team"


class StickEvent(StrEnum):
    """What became of a stick."""

    KNOWN = "known"
    TAKEN = "taken"
    BACK = "back"
    LOST = "lost"
    FORGOTTEN = "forgotten"


class KeyEvent(StrEnum):
    """What became of a way to open the log."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class FileSign(StrEnum):
    """Signs that something else writes to our files."""

    MAGIC = "magic"
    SIZE = "size"
    HEAD = "head"
    MISSING = "missing"
    LONGER = "longer"
