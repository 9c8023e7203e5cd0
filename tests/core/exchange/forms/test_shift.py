# SPDX-License-Identifier: Apache-2.0
"""Handover, back-entry, count of paper and contacts (research, 3.17, 3.18 and section 9)."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import shift
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    shift.HANDOVER: (
        "From shift | To shift | Given by | Received by | Date / time | Level | Systems up | Systems down | "
        "Procedures in force, changes since last shift | Bed | Patient's code | Life-support devices | "
        "State: function, network, trust, mode | Settings last read, at | Infusions (pump no.) | "
        "Who hears alarms | Devices not checked | Still open: results, calls, loans, biomedical | "
        "Paper forms in use (nos.) | Staff on | Phone / radio | Oxygen | Batteries | Forms | Paper | Toner | "
        "Last record of the log | Clock: this PC / wall clock | Gives (name, signature, time) | "
        "Takes (name, signature, time)"
    ),
    shift.RECONCILIATION: (
        "Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Record / form no. | What | Real time | Needed Y/N | Target section | "
        "Pharmacy first Y/N | Entered by, for whom | Date, time | Verified by | Scan Y/N | Differs"
    ),
    shift.COUNT: ("Form | Nos. from – to | Printed | Used | Blank returned | MISSING (nos.)"),
    shift.CONTACTS: (
        "Valid from | Incident team | Crash team | Pharmacy | Laboratory | Blood bank | Imaging | "
        "Biomedical | Phone | Radio channel | Runner"
    ),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []
