# SPDX-License-Identifier: Apache-2.0
"""Each kind of `model.shifts` has words."""

from logbook.core.model.shifts import SHIFTS
from logbook.telling.shifts import TELLERS


def test_every_kind_has_its_teller():
    assert set(TELLERS) == set(SHIFTS)
