# SPDX-License-Identifier: Apache-2.0
"""The readiness check on paper, gathered in the window and drawn away from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.core.model.shifts import Looked, ReadyItem
from logbook.core.model.traces import Start
from logbook.i18n import Words, resources


@dataclass(frozen=True)
class Paper:
    """What is to be drawn; `who` names the record it was filled from, if it was recorded."""

    said: Mapping[ReadyItem, Looked]
    told: Mapping[ReadyItem, str]
    words: Words
    start: Start
    made: Now
    program: str
    text: str = ""
    who: str = ""

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of the page."""
        from logbook.core.exchange.forms import engine, readiness  # noqa: PLC0415 - drawing, not paid for at the start

        sheet = engine.Sheet(self.words, self.start.ward, self.start.hospital, self.made, self.program, stamp=stamp)
        return engine.draw(readiness.form(self.said, self.told, self.text, self.who), sheet, resources() / "fonts")
