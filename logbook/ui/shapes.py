# SPDX-License-Identifier: Apache-2.0
"""Which drawn mark stands for which mark of the device board."""

from __future__ import annotations

from logbook.core.model.marks import Mark
from logbook.ui.look.marks import State

SHAPES = {
    Mark.WORKS: State.WORKS,
    Mark.LIMITED: State.LIMITED,
    Mark.NOT_WORKING: State.BROKEN,
    Mark.SUSPECT: State.SUSPECT,
    Mark.NOT_CHECKED: State.UNCHECKED,
    Mark.OUT_OF_USE: State.OUT,
}
