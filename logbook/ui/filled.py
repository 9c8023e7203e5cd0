# SPDX-License-Identifier: Apache-2.0
"""A sheet filled from the log, to a printer of this machine or into a file, with the checkpoint of the moment.

What is on it is gathered when it is asked for; it is drawn away from the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from logbook.core.actions.witnessing import Shown
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.core.model.traces import Printed, Start
from logbook.i18n import Words, resources
from logbook.ui import stamping
from logbook.ui.desk import Desk
from logbook.ui.print_form import PrintForm

if TYPE_CHECKING:
    from logbook.core.exchange.forms.engine import Form

Make = Callable[[ModuleType], "Form"]
"""From the module of filled forms to the one that is wanted: drawing is not paid for before it is needed."""


@dataclass(frozen=True)
class Filled:
    """What is to be drawn."""

    make: Make
    words: Words
    start: Start
    made: Now
    program: str
    incident: str

    def draw(self, stamp: Stamp) -> bytes:
        """Draw it, with the checkpoint of the open ward at the foot of each page."""
        from logbook.core.exchange.forms import engine, outside  # noqa: PLC0415 - drawing, not paid for at the start

        sheet = engine.Sheet(
            self.words, self.start.ward, self.start.hospital, self.made, self.program, self.incident, stamp
        )
        return engine.draw(self.make(outside), sheet, resources() / "fonts")


class FilledForm(PrintForm):
    """Asks where the sheet goes, puts it there, records that it was printed, and closes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.kit)
        self._desk = desk
        self._key = self._name = ""
        self._filled: Filled | None = None
        self.saving.connect(self._to_file)
        self.printing.connect(self._to_printer)

    def ask(self, key: str, title: str, make: Make) -> None:
        """Ask where the form of this key goes; `title` is its name for people."""
        ward = self._desk.session.ward
        period = ward.folds.shifts.period
        self._key, self._name = key, title
        self._filled = Filled(
            make, self._desk.words, ward.start, ward.machine.clock(), ward.machine.program,
            period.incident if period is not None else "",
        )  # fmt: skip
        self.start(self._desk.session.tasks, title)

    def _to_file(self) -> None:
        words, filled = self._desk.words, self._filled
        path = self._desk.messages.save_file(words("Save the pages"), f"{self._key}.pdf")
        if path is None or filled is None:
            return

        def done(shown: Shown) -> None:
            self._put(shown, words("Saved: {file}").format(file=path))

        stamping.put(self._desk.session, filled.draw, path, "", done, self._desk.messages.trouble)

    def _to_printer(self, printer: str) -> None:
        if self._filled is None:
            return

        def done(shown: Shown) -> None:
            self._put(shown, self._desk.words("Sent to {printer}.").format(printer=printer))

        stamping.put(self._desk.session, self._filled.draw, None, printer, done, self._desk.messages.trouble)

    def _put(self, shown: Shown, told: str) -> None:
        self._desk.messages.info(told)
        self._desk.session.record(Printed(self._key, number=shown.ref.number, code=shown.code))
        self.closed.emit()
