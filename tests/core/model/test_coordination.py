# SPDX-License-Identifier: Apache-2.0
"""The kinds of `model.coordination` are known to the log, and no code is ever taken away."""

import pytest

from logbook.core.model.coordination import COORDINATION, Errand, Method, Priority, Reached, Status, Turn
from logbook.core.model.records import KINDS


def test_every_kind_is_known():
    assert set(COORDINATION) <= set(KINDS.values())


@pytest.mark.parametrize(
    ("codes", "settled"),
    [
        (Errand, "lab blood imaging pharmacy biomedical message other"),
        (Priority, "urgent-high non-urgent-medium informational-low not-stated"),
        (Turn, "taken received answered phoned read-back given cancelled"),
        (Status, "works limited does-not-work not-applicable not-checked"),
        (Method, "phone mobile pager radio runner in-person other"),
        (Reached, "answered no-answer busy left-word"),
    ],
)
def test_codes_stay_what_they_are(codes, settled):
    assert set(settled.split()) <= {code.value for code in codes}
