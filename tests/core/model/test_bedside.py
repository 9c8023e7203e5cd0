# SPDX-License-Identifier: Apache-2.0
"""The kinds of `model.bedside` are known to the log."""

from logbook.core.model.bedside import BEDSIDE
from logbook.core.model.records import KINDS


def test_every_kind_is_known():
    assert set(BEDSIDE) <= set(KINDS.values())
