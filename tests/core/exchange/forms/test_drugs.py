# SPDX-License-Identifier: Apache-2.0
"""The drug chart: head, orders, administration, infusions, foot (research, 3.8)."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import drugs
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    drugs.CHART: (
        "Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Weight (kg) | measured | estimated | On (date) | "
        "ALLERGY and reaction – never blank | none known | Renal or other alert | Consultant | Form no. 7 | "
        "Page 1 of 5 | Ordered (date / time) | Drug (approved name, CAPITALS) | Dose + unit | 5, never 5.0 | "
        "“units” and “micrograms” in full | Route | Frequency / times | Start | Stop / review | Indication | "
        "Minimum interval | Maximum in 24 h | Prescriber: name, signature, no. | Verbal order read back by | "
        "Pharmacist | Date, time | Dose given, site | Initials, 2nd initials, or code | "
        "R refused, N nil by mouth, A absent, V vomited, S see note | Reason | Amount in volume | "
        "Concentration | Diluent | Line / lumen | Pump no. | Rate (mL/h) | Dose rate as ordered | "
        "Volume given | Start, change, bag, handover, stop | 2nd initials | Professional no. | "
        "Into the record: entered by | On behalf of | Date / time | Verified by"
    ),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []


def test_once_only_regular_and_as_required_have_areas_of_their_own(sheet):
    text = asked(drugs.CHART, sheet())
    for area in ("once only", "regular", "as required", "infusions"):
        assert f"Drug chart: {area}" in text
    assert text.count("Date of birth") == 5
