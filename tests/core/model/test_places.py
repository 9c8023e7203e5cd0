# SPDX-License-Identifier: Apache-2.0
"""The kinds of `model.places` are known to the log, and a card is wholly in the patient part."""

import dataclasses

from logbook.core.model.codes import Part
from logbook.core.model.frame import part_of
from logbook.core.model.places import PLACES, Admission, Identity
from logbook.core.model.records import KINDS


def test_every_kind_is_known():
    assert set(PLACES) <= set(KINDS.values())


def test_a_card_says_nothing_outside_the_patient_part():
    parts = {spec.name: part_of(spec) for spec in dataclasses.fields(Identity)}
    assert {name for name, part in parts.items() if part is not Part.PATIENT} == {"stay"}


def test_a_number_stays_when_the_code_is_withheld():
    parts = {spec.name: part_of(spec) for spec in dataclasses.fields(Admission)}
    assert (parts["number"], parts["patient"], parts["alias"]) == (Part.ACT, Part.PATIENT, Part.PATIENT)
