# SPDX-License-Identifier: Apache-2.0
"""The bedside checks: which fields a look at a kind of device may fill in (domain research 3.12).

Free fields, none of them required, no limits: whatever is read is written down as it was read, and nothing is judged.
The codes are signed with the readings, so they are never renamed, only added to; their words are told elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from logbook.core.model.codes import DeviceType


class Answer(StrEnum):
    """How a field is answered: in free words, or with one of a few codes."""

    FREE = "free"
    YES_NO = "yes-no"
    LIBRARY = "library"
    ON_OFF = "on-off"


ANSWERS: dict[Answer, tuple[str, ...]] = {
    Answer.FREE: (),
    Answer.YES_NO: ("yes", "no"),
    Answer.LIBRARY: ("in-use", "basic-mode"),
    Answer.ON_OFF: ("left-on", "switched-off"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to read; its code is unique over all checks."""

    code: str
    answer: Answer = Answer.FREE


@dataclass(frozen=True, slots=True)
class Template:
    """The check for some kinds of device; a `placeholder` is what specialists of the hospital have yet to define."""

    code: str
    types: frozenset[DeviceType]
    fields: tuple[Field, ...]
    placeholder: bool = False


_D = DeviceType
_YES = Answer.YES_NO

TEMPLATES: tuple[Template, ...] = (
    Template(
        "ventilator",
        frozenset({_D.VENTILATOR, _D.ANAESTHESIA}),
        (
            Field("vent-mode"), Field("vent-fio2"), Field("vent-peep"), Field("vent-rate"), Field("vent-volume"),
            Field("vent-peak"), Field("vent-minute-volume"), Field("vent-spo2"), Field("vent-limits"),
            Field("vent-alarm-heard", _YES), Field("vent-power"), Field("vent-cable"), Field("vent-bag", _YES),
            Field("vent-oxygen", _YES), Field("vent-suction", _YES), Field("vent-tube"), Field("vent-call-lead", _YES),
        ),
    ),
    Template(
        "pump",
        frozenset({_D.INFUSION_PUMP, _D.SYRINGE_PUMP, _D.PCA}),
        (
            Field("pump-channel"), Field("pump-drug"), Field("pump-concentration"), Field("pump-rate"),
            Field("pump-dose-rate"), Field("pump-volume"), Field("pump-library", Answer.LIBRARY),
            Field("pump-library-version"), Field("pump-limits", _YES), Field("pump-second"), Field("pump-line", _YES),
            Field("pump-battery"),
        ),
    ),
    Template(
        "monitor",
        frozenset({_D.MONITOR, _D.TELEMETRY, _D.CENTRAL_STATION}),
        (
            Field("mon-parameters"), Field("mon-limits"), Field("mon-volume"), Field("mon-local", _YES),
            Field("mon-central", _YES), Field("mon-pulse", _YES),
        ),
    ),
    Template(
        "circuit",
        frozenset({_D.DIALYSIS, _D.ECMO, _D.BALLOON_PUMP}),
        (
            Field("circ-circuit"), Field("circ-flows"), Field("circ-anticoagulant"), Field("circ-crank", _YES),
            Field("circ-battery"),
        ),
        placeholder=True,
    ),
    Template(
        "terminal",
        frozenset({_D.PC, _D.PACS_VIEWER, _D.LABEL_PRINTER, _D.DISPENSING_CABINET}),
        (
            Field("pc-cable-out", _YES), Field("pc-note"), Field("pc-left", Answer.ON_OFF), Field("pc-order"),
            Field("pc-photo", _YES), Field("pc-tag", _YES),
        ),
    ),
)  # fmt: skip

FIELDS: dict[str, Field] = {field.code: field for template in TEMPLATES for field in template.fields}


def template_for(kind: DeviceType) -> Template | None:
    """Return the check for a kind of device; None where there is none, and readings go into free words."""
    return next((template for template in TEMPLATES if kind in template.types), None)
