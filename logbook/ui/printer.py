# SPDX-License-Identifier: Apache-2.0
"""Printers of this machine, through the system's own `lp`: the file goes as it is. Work for the task pool.

Windows takes no PDF; there the pages go as dots (`pixel_printer`). Printers on a cable are offered first: a network
printer may be down, or be where the attacker is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

from logbook import lp
from logbook.ui import pixel_printer

_SECONDS = 60
_ON_A_CABLE = ("usb:", "parallel:", "serial:", "hp:/usb", "file:", "ippusb:")


@dataclass(frozen=True)
class Printer:
    """A printer as the system calls it; `cable` says that no network is between."""

    name: str
    cable: bool


def printers() -> tuple[Printer, ...]:
    """List the printers of this machine, those on a cable first; none where the system tells of none."""
    if pixel_printer.WINDOWS:
        return in_order([Printer(name, cable) for name, cable in pixel_printer.printers()])
    program = shutil.which("lpstat")
    if program is None:
        return ()
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program, by its full path
            [program, "-v"], capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False,
            env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return read_list(done.stdout)


def read_list(told: str) -> tuple[Printer, ...]:
    """Read what `lpstat -v` says: one `device for NAME: URI` a line."""
    found = []
    for line in told.splitlines():
        name, colon, uri = line.removeprefix("device for ").partition(": ")
        if colon and line.startswith("device for "):
            found.append(Printer(name, uri.startswith(_ON_A_CABLE)))
    return in_order(found)


def in_order(found: Iterable[Printer]) -> tuple[Printer, ...]:
    """Put those on a cable first, then by name."""
    return tuple(sorted(found, key=lambda printer: (not printer.cable, printer.name)))


def print_pdf(pdf: bytes, printer: str, paper: str = "", pages: str = "") -> None:
    """Hand a PDF to a printer; raises `PrinterTrouble` where nothing takes it, or it refuses.

    `paper` is a key of `lp.MEDIA`, empty for what the printer holds; `pages` a range such as "3-5", empty for all.
    """
    if pixel_printer.WINDOWS:
        pixel_printer.print_pdf(pdf, printer, pages)
    else:
        lp.print_pdf(pdf, printer, paper, pages)
