# SPDX-License-Identifier: Apache-2.0
"""The kinds of `model.coordination` are known to the log."""

from logbook.core.model.coordination import COORDINATION
from logbook.core.model.records import KINDS


def test_every_kind_is_known():
    assert set(COORDINATION) <= set(KINDS.values())
