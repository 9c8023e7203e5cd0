# SPDX-License-Identifier: Apache-2.0
"""Each kind of `model.coordination` has words."""

from logbook.core.model.coordination import COORDINATION
from logbook.telling.coordination import TELLERS


def test_every_kind_has_its_teller():
    assert set(TELLERS) == set(COORDINATION)
