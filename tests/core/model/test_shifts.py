# SPDX-License-Identifier: Apache-2.0
"""The kinds of `model.shifts` are known to the log."""

from logbook.core.model.records import KINDS
from logbook.core.model.shifts import SHIFTS


def test_every_kind_is_known():
    assert set(SHIFTS) <= set(KINDS.values())
