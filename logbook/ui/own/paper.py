# SPDX-License-Identifier: Apache-2.0
"""One person's activity log, gathered in the window and drawn away from it."""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import Words, resources
from logbook.telling.activity import ActivityLog


@dataclass(frozen=True)
class Paper:
    """What is to be drawn, in words already; `sealed` says that the file gets the device's seal."""

    filled: ActivityLog
    words: Words
    start: Start
    made: Now
    program: str
    sealed: bool = False

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of each page."""
        from logbook.core.exchange.forms import activity, engine  # noqa: PLC0415 - drawing, not paid for at the start

        sheet = engine.Sheet(
            self.words, self.start.ward, self.start.hospital, self.made, self.program, self.filled.incident, stamp
        )
        return engine.draw(activity.form(self.filled, sealed=self.sealed), sheet, resources() / "fonts")
