# SPDX-License-Identifier: Apache-2.0
"""The reconciliation sheet, gathered in the window and drawn away from it; and the same as a table for a file."""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import Words, resources
from logbook.telling.backentry import ItemTold


@dataclass(frozen=True)
class Paper:
    """What is to be drawn, in words already."""

    items: tuple[ItemTold, ...]
    total: str
    rows: tuple[tuple[str, ...], ...]
    words: Words
    start: Start
    made: Now
    program: str
    incident: str = ""

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of each page."""
        from logbook.core.exchange.forms import engine, reconciliation  # noqa: PLC0415 - drawing, not paid at the start

        sheet = engine.Sheet(
            self.words, self.start.ward, self.start.hospital, self.made, self.program, self.incident, stamp
        )
        return engine.draw(reconciliation.form(self.items, self.total), sheet, resources() / "fonts")

    def table(self) -> bytes:
        """Return the sheet as CSV."""
        from logbook.core.exchange.forms import reconciliation  # noqa: PLC0415 - as above

        return reconciliation.table(self.rows)
