# SPDX-License-Identifier: Apache-2.0
"""Each kind of `model.paperwork` has words."""

from logbook.core.model.paperwork import PAPERWORK
from logbook.telling.paperwork import TELLERS


def test_every_kind_has_its_teller():
    assert set(TELLERS) == set(PAPERWORK)
