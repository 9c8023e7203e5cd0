# SPDX-License-Identifier: Apache-2.0
"""Each kind of `model.bedside` has words."""

from logbook.core.model.bedside import BEDSIDE
from logbook.telling.bedside import TELLERS


def test_every_kind_has_its_teller():
    assert set(TELLERS) == set(BEDSIDE)
