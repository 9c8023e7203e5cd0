# SPDX-License-Identifier: Apache-2.0
"""What was done, what was asked before, and what the record lacks: pure values behind the life-support gate.

Nothing here forbids anything. Care comes first; the record says honestly what was missing (D13).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from logbook.core.model.codes import (
    NOT_CHECKED,
    Act,
    Axis,
    Backup,
    DeviceType,
    Effect,
    How,
    Missing,
)
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.frame import Ref
from logbook.core.model.records import AxisReading, Intervention
from logbook.i18n import Words
from logbook.telling.codes import axis_value, word

ON_DEVICES = (
    Act.NETWORK_OUT, Act.NETWORK_BACK, Act.STAND_ALONE, Act.SETTING, Act.SWAP, Act.MANUAL_START, Act.MANUAL_STOP,
    Act.POWER, Act.QUARANTINE, Act.RELEASE, Act.MOVE, Act.DRUG, Act.ALARM_TEST, Act.CHECK, Act.OTHER,
)  # fmt: skip
GATED = frozenset(ON_DEVICES) - {Act.ALARM_TEST, Act.CHECK}
"""Acts that ask for the two steps on life support; testing and looking do not."""

_READINGS = {
    Act.NETWORK_OUT: (Axis.NETWORK, "cable-out"),
    Act.NETWORK_BACK: (Axis.NETWORK, "connected"),
    Act.STAND_ALONE: (Axis.MODE, "stand-alone"),
    Act.MANUAL_START: (Axis.MODE, "manual"),
    Act.MANUAL_STOP: (Axis.MODE, "normal"),
    Act.QUARANTINE: (Axis.QUARANTINE, "tagged"),
    Act.RELEASE: (Axis.QUARANTINE, "no"),
}
_BREATHING = (Backup.BAG_VALVE_MASK, Backup.OXYGEN, Backup.SUCTION)
_EXPECTED = {
    DeviceType.VENTILATOR: _BREATHING,
    DeviceType.ANAESTHESIA: _BREATHING,
    DeviceType.ECMO: (Backup.HAND_CRANK, Backup.CLAMPS, Backup.SPARE_DEVICE),
    DeviceType.DIALYSIS: (Backup.CLAMPS, Backup.SPARE_DEVICE),
    DeviceType.BALLOON_PUMP: (Backup.SPARE_DEVICE,),
}


@dataclass(frozen=True)
class Deed:
    """What is done to which device; `left` is where a swapped device goes.

    `request` is the record in which somebody asked for it, `restores` the act that this one takes back.
    """

    act: Act
    device: str = ""
    bed: str = ""
    text: str = ""
    second: str = ""
    left: str = ""
    readings: tuple[AxisReading, ...] = ()
    request: Ref | None = None
    restores: Ref | None = None

    def gated(self, board: DeviceBoard) -> bool:
        """Whether the two steps are asked for."""
        view = board.device(self.device)
        return view is not None and view.life_support and self.act in GATED


@dataclass(frozen=True)
class Asked:
    """What was asked and seen before and after: the clinical yes, the manual means, the patient."""

    yes_by: str = ""
    how: How = How.NOT_STATED
    read_back: bool = False
    yes_at: int | None = None
    backups: tuple[Backup, ...] = ()
    at_bed: str = ""
    effect: Effect = Effect.NOT_STATED
    effect_text: str = ""


def deed_of(fields: Mapping[str, object], board: DeviceBoard) -> Deed | None:
    """Return the deed another page asks for; None where it leaves the act open."""
    try:
        act = Act(str(fields.get("act", "")))
    except ValueError:
        return None
    said = {key: str(fields.get(key, "")) for key in ("device", "bed", "text", "second", "left", "to", "detail")}
    readings = readings_of(act)
    if fields.get("readings"):
        given: Any = fields["readings"]
        readings = tuple(AxisReading(Axis(str(axis)), str(value), str(detail)) for axis, value, detail in given)
    elif fields.get("axis"):
        readings = (AxisReading(Axis(str(fields["axis"])), str(fields.get("value", "")), said["detail"]),)
    second = said["second"]
    if act is Act.SWAP and not second and board.device(said["detail"]) is not None:
        second = said["detail"]
    bed = said["to"] if act is Act.MOVE and said["to"] else said["bed"]
    links = (_ref(fields.get(name)) for name in ("request", "restores"))
    return Deed(act, said["device"], bed, said["text"], second, said["left"], readings, *links)


def _ref(value: object) -> Ref | None:
    """Read a record's name as `fields_of` writes it; None where there is none."""
    segment, _, number = str(value or "").partition(".")
    return Ref(segment, int(number)) if number else None


def fields_of(deed: Deed) -> dict[str, object]:
    """Return a deed as another page would ask for it, for a draft; `deed_of` reads it back."""
    kept: dict[str, object] = {
        "act": deed.act.value,
        "device": deed.device,
        "bed": deed.bed,
        "text": deed.text,
        "second": deed.second,
    }
    kept["left"] = deed.left
    for name, ref in (("request", deed.request), ("restores", deed.restores)):
        kept[name] = f"{ref.segment}.{ref.number}" if ref is not None else ""
    kept["readings"] = [[reading.axis.value, reading.value, reading.detail] for reading in deed.readings]
    return kept


def readings_of(act: Act) -> tuple[AxisReading, ...]:
    """Return what the board shows after an act that says it by itself."""
    return (AxisReading(*_READINGS[act]),) if act in _READINGS else ()


def expected(kind: DeviceType) -> tuple[Backup, ...]:
    """Return the manual means to be seen at the bed before such a device is touched."""
    return _EXPECTED.get(kind, (Backup.SPARE_DEVICE,))


def lacking(asked: Asked, wanted: tuple[Backup, ...], *, witness: bool) -> tuple[Missing, ...]:
    """Return what will be recorded as missing."""
    found = (
        (Missing.CLINICAL_YES, bool(asked.yes_by)),
        (Missing.MANUAL_BACKUP, set(wanted) <= set(asked.backups)),
        (Missing.WITNESS, witness),
        (Missing.PATIENT_AFTER, asked.effect is not Effect.NOT_STATED),
    )
    return tuple(item for item, there in found if not there)


def change(deed: Deed, board: DeviceBoard, words: Words) -> tuple[str, str]:
    """Return before and after in words, as the board shows them."""
    view = board.device(deed.device)
    if view is None or not deed.readings:
        return "", ""
    told = [(reading, view.axes[reading.axis].value) for reading in deed.readings]
    before = (f"{word(words, r.axis)}: {axis_value(words, r.axis, was)}" for r, was in told if was != NOT_CHECKED)
    after = (f"{word(words, r.axis)}: {axis_value(words, r.axis, r.value)}" for r, _ in told)
    return " · ".join(before), " · ".join(after)


def life_record(
    deed: Deed, asked: Asked, missing: tuple[Missing, ...], told: tuple[str, str], witness: str, *, emergency: bool
) -> Intervention:
    """Return the record of an act on life support; `witness` is the name of who signs next, if anybody."""
    return Intervention(
        deed.act, text=deed.text, before=told[0], after=told[1], bed=deed.bed, device=deed.device,
        second_device=deed.second, readings=deed.readings, witness=witness, life_support=True, emergency=emergency,
        yes_by=asked.yes_by, yes_how=asked.how, yes_read_back=asked.read_back, yes_at=asked.yes_at,
        backups=asked.backups, at_bed=asked.at_bed, missing=missing, effect=asked.effect,
        effect_text=asked.effect_text, request=deed.request, restores=deed.restores,
    )  # fmt: skip
