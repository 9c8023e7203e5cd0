# SPDX-License-Identifier: Apache-2.0
"""Drawing and printing away from the window: pure work on values, that says how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from logbook.core.actions import witnessing
from logbook.core.actions.witnessing import Point, Shown
from logbook.core.vault import files
from logbook.i18n import resources
from logbook.ui import stamping
from logbook.ui.printer import print_pdf

if TYPE_CHECKING:
    from logbook.core.exchange.forms.engine import Sheet
    from logbook.core.exchange.forms.order import Order
    from logbook.core.model.paperwork import Forms


@dataclass(frozen=True)
class Job:
    """What is printed: the order with its serials, how a sheet looks, and where it goes; perhaps only to the screen."""

    order: Order
    sheet: Sheet
    reserved: tuple[Forms, ...]
    path: Path | None
    printer: str
    screen: bool = False


@dataclass(frozen=True)
class Made:
    """What came of a job: the pages, the checkpoint they bear, or that somebody stopped it before it was printed."""

    pdf: bytes
    shown: Shown
    stopped: bool = False


class Progress(QObject):
    """How far the drawing is. Signals: `moved(int)` with the sheets taken up so far, from the work's own thread."""

    moved = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()

    def begin(self) -> None:
        """Forget that something was stopped."""
        self._stop.clear()

    def stop(self) -> None:
        """Ask the work to stop; it does at the next sheet."""
        self._stop.set()

    def tick(self, sheets: int) -> None:
        """Take how far the work is; ends it where somebody asked for that."""
        if self._stop.is_set():
            raise _Stopped
        self.moved.emit(sheets)


class _Stopped(Exception):
    """Somebody pressed Cancel."""


def reserve(order: Order, first: int, sheet: Sheet, place: str) -> tuple[Forms, ...]:
    """Return the records that give the serials away."""
    from logbook.core.exchange.forms import order as orders  # noqa: PLC0415 - drawing, which starting must not pay (D20)

    return orders.reserve(order, first, sheet, resources() / "fonts", place)


def make(job: Job, point: Point, ward: str, tick: Callable[[int], None]) -> Made:
    """Draw everything with the log's checkpoint, then write or print it."""
    from logbook.core.exchange.forms import order as orders  # noqa: PLC0415 - as above

    shown = witnessing.show(point)
    sheet = replace(job.sheet, stamp=stamping.stamp_of(shown, ward, point.realm))
    try:
        pdf = orders.draw(job.order, job.reserved, sheet, resources() / "fonts", tick)
    except _Stopped:
        return Made(b"", shown, stopped=True)
    if job.screen:
        return Made(pdf, shown)
    if job.path is not None:
        files.write_file(job.path, pdf)
    else:
        print_pdf(pdf, job.printer, _paper(sheet))
    return Made(pdf, shown)


def print_again(pdf: bytes, printer: str, sheet: Sheet, pages: str) -> None:
    """Print some pages of what was drawn already."""
    print_pdf(pdf, printer, _paper(sheet), pages)


def test_page(sheet: Sheet, printer: str) -> None:
    """Print one sheet that shows whether the printer does: a frame to the edges, letters, squares."""
    from logbook.core.exchange.forms import engine, trial  # noqa: PLC0415 - as above

    print_pdf(engine.draw(trial.TEST, sheet, resources() / "fonts"), printer, _paper(sheet))


def _paper(sheet: Sheet) -> str:
    return sheet.paper.name.lower()
