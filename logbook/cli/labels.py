# SPDX-License-Identifier: Apache-2.0
"""`logbook print labels`: codes for the hand scanner, for beds, devices, people's badges and numbered forms of a ward.

As in the window, it records nothing: a label says no more than what it hangs on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from logbook.cli.context import Context, open_ward
from logbook.cli.paper import stamp_of
from logbook.core.actions import witnessing
from logbook.core.model.errors import BadInput
from logbook.core.model.topics import STORE
from logbook.i18n import Words, resources

if TYPE_CHECKING:
    from logbook.core.exchange.labels import Label
    from logbook.core.ward import Ward

Put = Callable[[Context, argparse.Namespace, bytes], None]

OF = ("beds", "devices", "badges", "forms")
CODES = ("square", "small-square", "bars")
SHEETS = ("a4-3x7", "a4-3x8", "a4-2x7", "letter-3x10", "letter-2x5")


def add(command: argparse.ArgumentParser, words: Words) -> None:
    """Describe what only labels have."""
    command.add_argument("--of", choices=OF, default=OF[0], help=words("labels: of what"))
    command.add_argument("--symbol", choices=CODES, default=CODES[0], help=words("labels: which code"))
    command.add_argument("--labels", choices=SHEETS, default=SHEETS[0], help=words("labels: which sheet of labels"))
    command.add_argument("--only", default="", metavar="TEXT", help=words("labels: only those that say this"))
    command.add_argument(
        "--used", type=int, default=0, metavar="N", help=words("labels: how many are missing on the first sheet")
    )


def run(context: Context, options: argparse.Namespace, put: Put) -> int:
    """Draw the labels of a ward, and write or print them."""
    from logbook.core.exchange import labels  # noqa: PLC0415 - drawing, that --help must not load

    if options.ward is None:
        raise BadInput(field="--ward", reason="missing-field")
    paper, grid = labels.SHEETS[labels.Sheet(options.labels)]
    if not 0 <= options.used < grid.columns * grid.rows:
        raise BadInput(field="--used", reason="out-of-range")
    options.folder, options.paper = options.ward, paper.name.lower()
    with open_ward(context, options) as ward:
        chosen = labels.only(_labels(context.words, ward, options.of), options.only)
        now = ward.machine.clock()
    if not chosen:
        raise BadInput(field="--only", reason="no-label")
    words, style = context.words, labels.Style(options.symbol)
    title, fonts = words("Labels for the scanner"), resources() / "fonts"
    sheet = labels.Sheet(options.labels)
    put(context, options, labels.draw(chosen, sheet, style, now, title, words, fonts, options.used))
    return 0


def _labels(words: Words, ward: Ward, of: str) -> tuple[Label, ...]:
    from logbook.core.exchange import labels  # noqa: PLC0415 - as above

    folds = ward.folds
    if of == "devices":
        return labels.devices(folds.devices.devices(), words)
    if of == "badges":
        return labels.badges(ward.people.users(), words)
    if of == "forms":
        shown = witnessing.show(ward.worker.submit(witnessing.take, ward).result())
        return labels.forms(folds.sheets.all(), stamp_of(ward, shown), words)
    return labels.beds([*folds.beds.walk(view.bed for view in folds.devices.beds()), STORE], ward.start.ward, words)
