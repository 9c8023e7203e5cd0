# SPDX-License-Identifier: Apache-2.0
"""`logbook print`: paper, as a file or straight to a printer. It needs no ward and no passphrase.

Given a ward, its pack's and its own texts are among them, each page bears the log's checkpoint, and what was printed is
recorded: such paper is a witness. Blank forms then bear a serial of the ward each, recorded before anything is printed;
void again where nothing was.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from logbook import __version__, clock, lp
from logbook.cli import labels, paper, shift_paper
from logbook.cli.context import Context, add_secret, open_ward, procedures
from logbook.core import ward as wards
from logbook.core.actions import trusting, witnessing
from logbook.core.exchange.stamp import Stamp
from logbook.core.model import shelf
from logbook.core.model.codes import Means
from logbook.core.model.errors import BadInput
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.library import Procedure
from logbook.core.model.traces import Printed
from logbook.core.vault import files
from logbook.core.ward import Ward
from logbook.i18n import Words, resources
from logbook.telling.paperwork import NAMES, POSTERS
from logbook.telling.safeguards import approved_by


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "print",
        help=words("put on paper"),
        description=words(
            "Puts procedures, blank forms or the whole binder on paper: into a PDF file, or to a printer."
        ),
        epilog=words("Example:") + " logbook --lang es print procedures --code P01 --out p01.pdf",
    )
    command.add_argument(
        "what", choices=["procedures", "forms", "binder", "labels", *shift_paper.SHEETS], help=words("what to print")
    )
    command.add_argument(
        "--form",
        action="append",
        metavar="mar",
        choices=[*NAMES, *POSTERS],
        help=words("only this form; may be repeated"),
    )
    command.add_argument("--copies", type=int, metavar="N", help=words("sheets of each form, 1 to 200"))
    command.add_argument("--paper", choices=["a4", "letter"], default="a4", help=words("size of the paper"))
    command.add_argument("--place", default="", metavar=words("PLACE"), help=words("where the sheets are kept"))
    command.add_argument("--code", action="append", metavar="P01", help=words("only this procedure; may be repeated"))
    command.add_argument(
        "--ward", type=Path, metavar=words("FOLDER"), help=words("a ward whose checkpoint every page shall bear")
    )
    add_secret(command, words)
    labels.add(command, words)
    command.add_argument("--library", type=Path, metavar=words("FOLDER"), help=words("the hospital's own procedures"))
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="F.pdf", help=words("where the PDF goes"))
    where.add_argument("--printer", metavar="P", help=words("name of a printer of this machine"))
    command.set_defaults(run=run)


def run(context: Context, options: argparse.Namespace) -> int:
    """Draw, then write or print; with a ward, stamped and recorded."""
    if options.what in shift_paper.SHEETS:
        return shift_paper.run(context, options, put)
    if options.what == "labels":
        return labels.run(context, options, put)
    if options.what != "procedures":
        return paper.run(context, options, put, _for_binder)
    here = procedures(options.library)
    if options.ward is None:
        _put(context, options, _chosen(options, here), None, {}, {})
        return 0
    options.folder = options.ward
    with open_ward(context, options) as ward:
        chosen = _chosen(options, _of_ward(context.words, ward, here))
        shown = witnessing.show(ward.worker.submit(witnessing.take, ward).result())
        stamp = paper.stamp_of(ward, shown)
        _put(context, options, chosen, stamp, _approved(context.words, ward, chosen), _pictures(ward))
        for one in chosen if options.printer is not None else ():
            record = Printed(one.code, one.version, number=shown.ref.number, code=shown.code)
            wards.record(ward, record, Author(PROGRAM, Means.PASSPHRASE))
    return 0


def _chosen(options: argparse.Namespace, library: Mapping[str, Procedure]) -> list[Procedure]:
    for code in options.code or ():
        if code not in library:
            raise BadInput(field=code, reason="unknown-procedure")
    chosen = [library[code] for code in options.code or sorted(library)]
    if not chosen:
        raise BadInput(path=str(options.library), reason="unknown-procedure")
    return chosen


def _of_ward(words: Words, ward: Ward, here: Mapping[str, Procedure]) -> dict[str, Procedure]:
    """Add what the ward's pack brought and what was written on it; of each code the text its window shows."""
    packed = ward.worker.submit(trusting.procedures, ward.store).result()
    known = (*packed, *ward.folds.own_texts.procedures(), *here.values())
    approvals = ward.folds.approvals

    def approved(one: Procedure) -> bool:
        return approvals.of(one, one.edition(words.lang).language) is not None

    return {one.code: one for one in shelf.newest(known, (one.digest for one in packed), approved)}


def _for_binder(context: Context, options: argparse.Namespace, ward: Ward | None) -> paper.Texts:
    """Return the procedures of the box, and by digest who approved them here."""
    here = procedures(options.library)
    if ward is None:
        return _chosen(options, here), {}
    chosen = _chosen(options, _of_ward(context.words, ward, here))
    return chosen, _approved(context.words, ward, chosen)


def _approved(words: Words, ward: Ward, chosen: list[Procedure]) -> dict[str, str]:
    """Say by digest who approved a text in the language it is printed in."""
    folds = ward.folds
    given = {one.digest: folds.approvals.of(one, one.edition(words.lang).language) for one in chosen}
    return {digest: approved_by(words, folds.people, one) for digest, one in given.items() if one is not None}


def _pictures(ward: Ward) -> dict[str, tuple[bytes, ...]]:
    """Fetch by digest the pictures that came with the pack's procedures."""

    def fetch() -> dict[str, tuple[bytes, ...]]:
        found = trusting.pictures(ward.store)
        return {digest: trusting.picture_files(ward.store, names) for digest, names in found.items()}

    return ward.worker.submit(fetch).result()


def _put(
    context: Context, options: argparse.Namespace, chosen: list[Procedure], stamp: Stamp | None,
    approved: Mapping[str, str], pictures: Mapping[str, Sequence[bytes]],
) -> None:  # fmt: skip
    from logbook.core.exchange import binder  # noqa: PLC0415 - drawing, that --help must not load

    program, fonts = f"Ward Logbook {__version__}", resources() / "fonts"
    pdf = binder.draw(
        chosen, context.words, clock.read_clock(), program, fonts, stamp, approved=approved, pictures=pictures
    )
    put(context, options, pdf)


def put(context: Context, options: argparse.Namespace, pdf: bytes) -> None:
    """Write the PDF, or print it, and say so."""
    if options.out is not None:
        files.write_file(options.out, pdf)
        context.say(context.words("Written: {file}").format(file=options.out))
    else:
        lp.print_pdf(pdf, options.printer, options.paper)
        context.say(context.words("Sent to {printer}.").format(printer=options.printer))
