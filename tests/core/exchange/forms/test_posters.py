# SPDX-License-Identifier: Apache-2.0
"""Posters: few words in large letters, one page each."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import posters
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    posters.CRASH: ("Cardiac arrest | Shout: “ARREST, bed …!” | Runner to the team | Radio channel | UCI 2"),
    posters.WHO: ("Who is where | In charge | Name | Role | Beds / place | Radio / phone"),
    posters.TOUCH: (
        "Do not touch | Do not click. Do not answer. | Photograph the screen. | nobody pays | Spokesperson"
    ),
    posters.HOLDS: ("This computer holds the ward log | Do not wipe | Ask first"),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []
