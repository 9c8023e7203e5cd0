# SPDX-License-Identifier: Apache-2.0
"""The kinds of `model.paperwork` are known to the log."""

from logbook.core.model.paperwork import PAPERWORK
from logbook.core.model.records import KINDS


def test_every_kind_is_known():
    assert set(PAPERWORK) <= set(KINDS.values())
