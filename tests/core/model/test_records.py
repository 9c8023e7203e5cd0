# SPDX-License-Identifier: Apache-2.0
"""The kinds: one name each, frozen, and no kind or field is ever taken away."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re

import pytest

from logbook.core import model
from logbook.core.model.codes import Part
from logbook.core.model.frame import Raw, Record, part_of
from logbook.core.model.records import KINDS, Device, Intervention, Move, Note, State

SETTLED = {
    "start", "resume", "person", "vouch", "sign-on", "wrong-pin", "note", "intervention", "completion", "device",
    "state", "move", "level", "procedure", "step", "acknowledge", "procedure-end", "correction", "witness",
    "clock-step", "clock-check", "export", "printed", "sealed-note", "carried", "anchor", "seen", "receipt", "trust",
    "pack", "bulletin", "stick", "keys", "erase", "approval", "close", "leaving", "file-alarm",
    "request", "request-step", "system", "contact", "call",
}  # fmt: skip


def test_no_settled_kind_is_missing():
    assert set(KINDS) >= SETTLED


def test_every_kind_that_is_defined_can_be_read():
    defined = {
        kind
        for found in pkgutil.iter_modules(model.__path__)
        for _, kind in inspect.getmembers(importlib.import_module(f"{model.__name__}.{found.name}"), inspect.isclass)
        if issubclass(kind, Record) and kind not in {Record, Raw}
    }
    assert set(KINDS.values()) == defined


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.KIND)
def test_a_kind_is_a_frozen_value_with_a_name_a_header_can_hold(kind):
    assert re.fullmatch(r"[a-z-]{1,24}", kind.KIND)
    assert kind.__dataclass_params__.frozen
    assert "__dict__" not in dir(kind)
    assert KINDS[kind.KIND] is kind


def of_part(part):
    return {
        (kind.KIND, spec.name) for kind in KINDS.values() for spec in dataclasses.fields(kind) if part_of(spec) is part
    }


def test_whatever_tells_the_patient_travels_in_the_patient_part():
    telling = {kind.KIND for kind in (Note, Intervention, Device, Move)} | {"sealed-note"}
    told = of_part(Part.PATIENT)
    assert told >= {(kind, "patient") for kind in telling} | {("carried", "was_patient")}
    assert all("patient" in name for kind, name in told if kind not in {"identity", "admission"})


def test_whatever_names_a_person_travels_in_the_person_part():
    assert of_part(Part.PERSON) >= {
        ("person", "name"), ("person", "number"), ("person", "badge"), ("intervention", "ordered_by"),
        ("intervention", "yes_by"), ("intervention", "witness"), ("intervention", "done_by"),
        ("intervention", "at_bed"), ("completion", "yes_by"), ("sealed-note", "name"), ("level", "authority"),
    }  # fmt: skip


def test_free_words_travel_in_the_text_part():
    assert of_part(Part.TEXT) >= {(kind, "text") for kind in ("note", "intervention", "state", "step", "sealed-note")}
    assert part_of(next(spec for spec in dataclasses.fields(State) if spec.name == "settings")) is Part.TEXT
