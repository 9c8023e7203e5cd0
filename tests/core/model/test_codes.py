# SPDX-License-Identifier: Apache-2.0
"""Codes are for ever: what is signed and stored, spelled one way."""

from __future__ import annotations

import enum
import inspect
import re

import pytest

from logbook.core.model import codes
from logbook.core.model.codes import AXIS_VALUES, NOT_CHECKED, PARTS, Axis, Part, Profile, Realm

ENUMS = [kind for _, kind in inspect.getmembers(codes, inspect.isclass) if issubclass(kind, enum.Enum)]


@pytest.mark.parametrize("kind", [kind for kind in ENUMS if kind is not enum.StrEnum], ids=lambda kind: kind.__name__)
def test_every_code_is_plain_ascii_and_prints_as_its_value(kind):
    for member in kind:
        assert re.fullmatch(r"[A-Za-z0-9/-]{1,24}", member.value)
        assert str(member) == member.value


def test_the_parts_keep_their_order():
    assert PARTS == (Part.ACT, Part.TEXT, Part.PATIENT, Part.PERSON)


def test_the_realms_are_the_ones_that_signatures_name():
    assert [str(realm) for realm in Realm] == ["wardlog/1", "wardlog-drill/1"]


def test_profiles_withhold_what_they_promise():
    assert Profile.CLINICAL.withholds == frozenset()
    assert Profile.INCIDENT.withholds == {Part.PATIENT}
    assert Profile.OUTSIDE.withholds == {Part.PATIENT, Part.PERSON, Part.TEXT}


def test_every_axis_has_values_each_once_and_can_be_not_checked():
    assert set(AXIS_VALUES) == set(Axis)
    for values in AXIS_VALUES.values():
        assert len(set(values)) == len(values)
        assert values[-1] == NOT_CHECKED
