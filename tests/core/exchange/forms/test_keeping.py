# SPDX-License-Identifier: Apache-2.0
"""Custody, its tag, and the dossier of an incident with a device (research, 3.14 and 3.15)."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import keeping
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    keeping.CUSTODY: (
        "leave the power | Item no. | Description | Identifiers: device no., serial, UDI | Found at (place) | "
        "Date / time | Found by | Witness | State when found | switched on | switched off | "
        "On the screen | Connected to what | "
        "Photo no. | Unplugged or switched off by, by whose order | disposables | packaging | memory card | "
        "Sealed bag / tag no. | Stored at (place) | Who has access | Released by (name, signature) | "
        "Received by (name, signature) | Date, time | Purpose | Condition, seal | Checks done | "
        "Hash of files | Returned / disposed of"
    ),
    keeping.TAG: (
        "DO NOT USE | Network OUT – power stays ON | Device no. | Tag no. | Since (date, time) | Tagged by | "
        "Custodian | Cleared by"
    ),
    keeping.DOSSIER: (
        "Reporter: name, role, how to reach | Contact of the facility | adverse event | product problem | "
        "Date of event | Date of report | death | life-threatening | hospitalisation | disability | "
        "intervention needed | none | how the device was involved | Relevant tests and history | Brand name | "
        "Common name | Manufacturer, city | Model | Catalogue no. | Serial no. | Lot | Expires | UDI | "
        "Software version | professional | lay | other | Single-use reprocessed, by whom | "
        "Implanted / explanted on | Available for evaluation | Returned to the maker on | "
        "Other products in use, therapy dates | Patient: local code | Age | Sex | Weight (kg) | "
        "Reports already sent | To whom | Date | Report no. | Settings and disposables kept | "
        "Custody sheet no., tag no."
    ),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []
