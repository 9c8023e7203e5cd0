# SPDX-License-Identifier: Apache-2.0
"""Hand a PDF to a printer through the system's own `lp`: the file goes as it is, from a pipe, and never through a file.

Known to the window and the command line only. It waits for `lp`, so the window asks it from the task pool.
"""

from __future__ import annotations

import shutil
import subprocess

from logbook.core.model.errors import PrinterTrouble

MEDIA = {"a4": "iso_a4_210x297mm", "letter": "na_letter_8.5x11in"}
"""Sizes of paper by their names in `Forms.paper`, as PWG 5101.1 has them: printers without a driver know no others."""

_SECONDS = 60


def print_pdf(pdf: bytes, printer: str, paper: str = "", pages: str = "") -> None:
    """Hand over a PDF; raises `PrinterTrouble` where there is no `lp`, or it refuses.

    `paper` is a key of `MEDIA`, empty for what the printer holds; `pages` a range such as "3-5", empty for all.
    """
    program = shutil.which("lp")
    if program is None:
        raise PrinterTrouble(printer=printer, detail="no-lp")
    options = [*(("-o", f"media={MEDIA[paper]}") if paper else ()), *(("-P", pages) if pages else ())]
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program, by its full path
            [program, "-d", printer, *options, "-"], input=pdf, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrinterTrouble(printer=printer, detail=type(error).__name__) from error
    if done.returncode != 0:
        raise PrinterTrouble(printer=printer, detail=f"lp {done.returncode}")
