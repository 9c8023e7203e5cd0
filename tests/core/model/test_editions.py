# SPDX-License-Identifier: Apache-2.0
"""The kinds keep words out of the part that is always open."""

import dataclasses

import pytest

from logbook.core.model.codes import Part
from logbook.core.model.editions import EDITIONS, BulletinStep, Edition
from logbook.core.model.frame import part_of
from logbook.core.model.records import KINDS


@pytest.mark.parametrize("kind", EDITIONS)
def test_each_is_known_by_its_name(kind):
    assert KINDS[kind.KIND] is kind


@pytest.mark.parametrize(("kind", "free"), [(Edition, {"title", "file", "text"}), (BulletinStep, {"text"})])
def test_free_words_and_only_they_travel_as_text(kind, free):
    assert {spec.name for spec in dataclasses.fields(kind) if part_of(spec) is Part.TEXT} == free
