# SPDX-License-Identifier: Apache-2.0
"""Words of hospitals and what they stand for."""

import pytest

from logbook.core.exchange.inventory_words import ANSWERS, COLUMNS, REMOVALS, TYPES, plain_word
from logbook.core.model.codes import DeviceType, Removal, YesNoUnknown
from logbook.core.model.records import Device


@pytest.mark.parametrize(
    ("text", "plain"), [("Nº de sèrie ", "n de serie"), ("RESPIRADOR", "respirador"), ("¿Sí?", "si"), ("✓", "✓")]
)
def test_accents_case_and_signs_do_not_matter(text, plain):
    assert plain_word(text) == plain


def test_every_table_leads_to_codes_that_exist():
    assert set(COLUMNS.values()) <= set(Device.__dataclass_fields__)
    assert set(TYPES.values()) == set(DeviceType)
    assert set(REMOVALS.values()) == set(Removal)
    assert set(ANSWERS.values()) == set(YesNoUnknown)


@pytest.mark.parametrize("kind", DeviceType)
def test_every_type_is_known_by_its_own_code(kind):
    assert TYPES[plain_word(kind)] == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Bomba de xeringa", "syringe-pump"), ("Bomba de jeringa", "syringe-pump"), ("Syringe pump", "syringe-pump")],
)
def test_three_languages_name_one_type(word, kind):
    assert TYPES[plain_word(word)] == kind
