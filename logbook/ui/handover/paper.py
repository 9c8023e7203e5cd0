# SPDX-License-Identifier: Apache-2.0
"""The handover sheet, gathered in the window and drawn away from it."""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import Words, resources
from logbook.telling.handing import HandoverTold


@dataclass(frozen=True)
class Paper:
    """What is to be drawn, in words already; `ref` is the handover's record, empty before it was signed."""

    told: HandoverTold
    words: Words
    start: Start
    made: Now
    program: str
    incident: str
    giver: str
    taker: str = ""
    kit: str = ""
    text: str = ""
    ref: str = ""

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of each page."""
        from logbook.core.exchange.forms import engine, handover  # noqa: PLC0415 - drawing, not paid for at the start

        signed = handover.Signed(self.giver, self.taker, self.kit, self.text, self.ref)
        sheet = engine.Sheet(
            self.words, self.start.ward, self.start.hospital, self.made, self.program, self.incident, stamp
        )
        return engine.draw(handover.form(self.told, signed), sheet, resources() / "fonts")
