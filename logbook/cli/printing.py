# SPDX-License-Identifier: Apache-2.0
"""`logbook print procedures`: paper, as a file or straight to a printer. It needs no ward and no passphrase."""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path

from logbook import __version__, clock
from logbook.cli.context import Context, procedures
from logbook.core.model.errors import BadInput, PrinterTrouble
from logbook.core.vault import files
from logbook.i18n import Words, resources

_SECONDS = 60


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "print",
        help=words("put on paper"),
        description=words("Puts fallback procedures on paper: into a PDF file, or to a printer of this machine."),
        epilog=words("Example:") + " logbook --lang es print procedures --code P01 --out p01.pdf",
    )
    command.add_argument("what", choices=["procedures"], help=words("what to print"))
    command.add_argument("--code", action="append", metavar="P01", help=words("only this procedure; may be repeated"))
    command.add_argument("--library", type=Path, metavar=words("FOLDER"), help=words("the hospital's own procedures"))
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="F.pdf", help=words("where the PDF goes"))
    where.add_argument("--printer", metavar="P", help=words("name of a printer of this machine"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Draw, then write or print."""
    from logbook.core.exchange import binder  # noqa: PLC0415 - drawing, that --help must not load

    library = procedures(options.library)
    for code in options.code or ():
        if code not in library:
            raise BadInput(field=code, reason="unknown-procedure")
    chosen = [library[code] for code in options.code or sorted(library)]
    if not chosen:
        raise BadInput(path=str(options.library), reason="unknown-procedure")
    pdf = binder.draw(
        chosen, context.words, clock.read_clock(), f"Ward Logbook {__version__}", resources() / "fonts"
    )  # fmt: skip
    if options.out is not None:
        files.write_file(options.out, pdf)
        context.say(context.words("Written: {file}").format(file=options.out))
    else:
        print_pdf(pdf, options.printer)
        context.say(context.words("Sent to {printer}.").format(printer=options.printer))
    return 0


def print_pdf(pdf: bytes, printer: str) -> None:
    """Hand a PDF to the system's `lp`; raises `PrinterTrouble` where there is none, or it refuses."""
    program = shutil.which("lp")
    if program is None:
        raise PrinterTrouble(printer=printer, detail="no-lp")
    order = [program, "-d", printer, "-o", "media=A4", "-"]
    try:
        done = subprocess.run(order, input=pdf, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrinterTrouble(printer=printer, detail=type(error).__name__) from error
    if done.returncode != 0:
        raise PrinterTrouble(printer=printer, detail=f"lp {done.returncode}")
