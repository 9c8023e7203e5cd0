# SPDX-License-Identifier: Apache-2.0
"""The published forms: every field of the research, 3.1 to 3.4, 3.6 and 3.7, stands on its sheet."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import hics
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    hics.ACTIVITY: (
        "HICS 214 | Incident name | Operational period no. | Date from | Date to | Time from | Time to | "
        "Name of the person whose activities are logged | Position in the team | Home unit | Date | Time (24 h) | "
        "Notable activity | Resources assigned | Name | Prepared by (name) | Signature | Date / time | Facility"
    ),
    hics.MESSAGE: (
        "HICS 213 | Incident name | To (name) | To (position) | From (name) | From (position) | Subject | "
        "Date | Time (24 h) | Priority | urgent – high | non-urgent – medium | informational – low | "
        "Message | Response required | Approved by (name) | Signature | Reply / action taken | "
        "Replied by (name) | Position | Facility | Date / time | Read back | the form returns to the sender"
    ),
    hics.BRIEFING: (
        "HICS 201 | Incident name | Operational period no. | Date from | Date to | Time from | Time to | "
        "Situation summary | Health and safety briefing | Map / sketch | Current incident management team | "
        "Incident commander | Public information | Safety | Liaison | Specialists | Operations | Planning | "
        "Logistics | Finance | Objectives | Current and planned actions | Time (24 h) | Action | Resource | "
        "Ordered (date / time) | Expected at | Arrived (date / time) | Notes: location, assignment, status | "
        "Prepared by (name) | Signature | Date / time | Facility | Briefing date / time | "
        "Command handed over to"
    ),
    hics.CONTACTS: (
        "HICS 205A | Sensitive | Incident name | Operational period no. | Date from | Date to | Time from | "
        "Time to | Assigned position | Name | Phone | Mobile | Pager | Radio channel | Other | "
        "Prepared by (name) | Signature | Date / time | Facility | Position"
    ),
    hics.RESOURCES: (
        "HICS 257 | Incident name | Operational period no. | Date from | Date to | Time from | Time to | "
        "Time (24 h) | Item / tracking ID | Condition | Received from | Dispensed to | "
        "Returned (date / time) | Condition on return | Initials | Certifying officer (name)"
    ),
    hics.EVACUATION: (
        "HICS 255 | Incident name | Operational period no. | Date from | Date to | Time from | Time to | "
        "Patient: label here, or full name | Record no. | Disposition | Triage | Accepting hospital | "
        "Report given at | Transfer started at | Record sent | Medication sent | Family told | "
        "Arrival confirmed | Destination"
    ),
    hics.CARD: (
        "HICS 260 | Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Accompanying equipment | IV pumps | Oxygen | Ventilator | Chest tubes | "
        "Isolette | Monitor | Arterial line | Urinary catheter | Other: | Device no. | Settings | "
        "Copy of the paper chart | Last drugs and times | Taken over by"
    ),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []
