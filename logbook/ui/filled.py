# SPDX-License-Identifier: Apache-2.0
"""A sheet filled from the log, to a printer of this machine or into a file, with the checkpoint of the moment.

What is on it is gathered when it is asked for; it is drawn away from the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.core.model.shifts import Period
from logbook.core.model.traces import Start
from logbook.i18n import Words, resources
from logbook.ui.desk import Desk
from logbook.ui.paper_form import Pages, PaperForm

if TYPE_CHECKING:
    from logbook.core.exchange.forms.engine import Form

Make = Callable[[ModuleType], "Form"]
"""From a module of forms to the one that is wanted: drawing is not paid for before it is needed."""


@dataclass(frozen=True)
class Filled:
    """What is to be drawn; `room` is the module of forms that has it."""

    room: str
    make: Make
    words: Words
    start: Start
    made: Now
    program: str
    period: Period | None
    by: str

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of each page."""
        from logbook.core.exchange.forms import engine  # noqa: PLC0415 - drawing, not paid for at the start

        incident = self.period.incident if self.period is not None else ""
        sheet = engine.Sheet(
            self.words, self.start.ward, self.start.hospital, self.made, self.program, incident, stamp,
            period=self.period, by=self.by,
        )  # fmt: skip
        form = self.make(import_module(f"{engine.__package__}.{self.room}"))
        return engine.draw(form, sheet, resources() / "fonts")


class FilledForm(PaperForm):
    """Asks where the sheet goes, puts it there, and closes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.put.connect(self.closed)

    def fill(self, key: str, title: str, make: Make, room: str = "outside") -> None:
        """Ask where the form of this key goes; `title` is its name for people, `room` the module that has it."""
        ward = self._desk.session.ward
        filled = Filled(
            room, make, self._desk.words, ward.start, ward.machine.clock(), ward.machine.program,
            ward.folds.shifts.period, ward.people.name(self._desk.session.user),
        )  # fmt: skip
        self.ask(Pages(key, title, lambda: filled.draw))
