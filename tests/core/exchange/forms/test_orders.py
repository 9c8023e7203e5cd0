# SPDX-License-Identifier: Apache-2.0
"""Orders and results by runner, and blood (research, 3.9 and 3.10)."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import orders
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    orders.LABORATORY: (
        "Form no. 7 | Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Tests | Priority | Specimen type | Collected by | Date / time | "
        "Clinical note | Ordering clinician (name, signature) | How to reach"
    ),
    orders.IMAGING: (
        "Form no. 7 | Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Priority | Examination | Clinical note | "
        "Ordering clinician (name, signature) | How to reach | Report as heard | Read back | "
        "Earlier images seen"
    ),
    orders.RUNNER: ("Item / form no. | From | To | Taken by | Time out | Received by | Time in"),
    orders.RESULT: (
        "Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Result | Units | Critical Y/N | Phoned to | Read back | At (time) | "
        "Delivered to | Seen by clinician at | Initials of the clinician"
    ),
    orders.BLOOD: (
        "Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Band no. | Sample taken by | Second person at the bedside | "
        "Second sample (by another person) | Urgency | Release without cross-match: the doctor's statement | "
        "Doctor: name, no., signature | Unit no. | Out of fridge | Start | End | First person | "
        "Second person | Observations | Reaction Y/N | Tag returned"
    ),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []
