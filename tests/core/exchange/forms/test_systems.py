# SPDX-License-Identifier: Apache-2.0
"""HICS 251 extended: the published rows in their order, and the rows a ward of today misses (research, 3.5)."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import systems
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    systems.STATUS: (
        "HICS 251 | Incident name | Operational period no. | Date from | Date to | Time from | Time to | "
        "Facility / building | Fully functional | Partly functional | Not functional | N/A | Comments | "
        "where, why, repaired when, who looked | Remarks | Prepared / certified by (name) | Facility"
    ),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []


def test_every_row_is_there_in_order(sheet):
    text, at = asked(systems.STATUS, sheet()), 0
    for title, names in systems.GROUPS:
        for name in (title, *names):
            at = text.index(name, at)
    assert sum(len(names) for _, names in systems.GROUPS) == 16 + 10 + 7 + 5 + 3 + 4 + 13
