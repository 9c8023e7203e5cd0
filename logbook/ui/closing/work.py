# SPDX-License-Identifier: Apache-2.0
"""The work behind a close-down: look what there is to work with, then take the steps, all away from the window.

Drawing and signing are imported here and only when somebody closes down: starting the window must not pay for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from logbook import mounts
from logbook.core.model.frame import Author
from logbook.core.ward import Ward
from logbook.i18n import Words
from logbook.mounts import Mount
from logbook.ui import printer
from logbook.ui.printer import Printer

if TYPE_CHECKING:
    from logbook.core.actions.closing import Outcome


@dataclass(frozen=True)
class Around:
    """What is plugged in: places that can be written to, and printers, those on a cable first."""

    places: tuple[Mount, ...] = ()
    printers: tuple[Printer, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a person agreed to, and what there is."""

    words: Words
    by: Author
    by_name: str
    folder: Path | None
    recipients: tuple[str, ...]
    printer: str
    call: str
    copy: Callable[[], tuple[str, ...]] | None = None


def look() -> Around:
    """See what there is now, and load what draws and signs meanwhile."""
    from logbook.core.actions import closing  # noqa: F401, PLC0415 - see the module's docstring

    return Around(tuple(one for one in mounts.plugged() if one.writable), printer.printers())


def run(ward: Ward, plan: Plan, tell: Callable[[Outcome], None]) -> None:
    """Take all steps, telling each outcome; what one step meets never holds the next one up."""
    from logbook.core.actions import closing  # noqa: PLC0415 - loaded before

    def hand_over(sheet: bytes) -> str:
        printer.print_pdf(sheet, plan.printer)
        return plan.printer

    wanted = closing.Wanted(
        plan.words, plan.by, plan.by_name, plan.folder, plan.recipients, plan.copy,
        hand_over if plan.printer else None, plan.call,
    )  # fmt: skip
    for outcome in closing.close_down(ward, wanted):
        tell(outcome)


def matrix(line: str) -> tuple[tuple[bool, ...], ...]:
    """Return a checkpoint line as square code."""
    from logbook.core.exchange import checkpoint  # noqa: PLC0415 - loaded before

    return checkpoint.matrix(line)
