# SPDX-License-Identifier: Apache-2.0
"""`logbook print handover`, `back-entry`, `bed-list` and the like: sheets filled from a ward's log as it stands now."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.cli.context import Context, open_ward
from logbook.cli.paper import stamp_of
from logbook.core import ward as wards
from logbook.core.actions import witnessing
from logbook.core.model.board import natural_order
from logbook.core.model.codes import Means, YesNoUnknown
from logbook.core.model.errors import BadInput
from logbook.core.model.frame import PROGRAM, Author, Now
from logbook.core.model.handovers import brief
from logbook.core.model.traces import Printed
from logbook.i18n import Words, resources
from logbook.telling.backentry import item_told, totals
from logbook.telling.handing import Handing
from logbook.telling.paperwork import FILLED

if TYPE_CHECKING:
    from logbook.core.exchange.forms.engine import Form
    from logbook.core.ward import Ward

Put = Callable[[Context, argparse.Namespace, bytes], None]


@dataclass(frozen=True)
class _Asked:
    words: Words
    ward: Ward
    now: Now


def run(context: Context, options: argparse.Namespace, put: Put) -> int:
    """Draw one sheet with the log's checkpoint, write or print it, and record that it left."""
    from logbook.core.exchange.draw.values import Paper  # noqa: PLC0415 - drawing, that --help must not load
    from logbook.core.exchange.forms import engine  # noqa: PLC0415 - as above

    if options.ward is None:
        raise BadInput(field="--ward", reason="missing-field")
    options.folder = options.ward
    with open_ward(context, options) as ward:
        asked = _Asked(context.words, ward, ward.machine.clock())
        form = SHEETS[options.what](asked)
        shown = witnessing.show(ward.worker.submit(witnessing.take, ward).result())
        start, period = ward.start, ward.folds.shifts.period
        incident = period.incident if period is not None else ""
        sheet = engine.Sheet(
            context.words, start.ward, start.hospital, asked.now, ward.machine.program, incident, stamp_of(ward, shown),
            paper=Paper[options.paper.upper()], period=period,
        )  # fmt: skip
        put(context, options, engine.draw(form, sheet, resources() / "fonts"))
        if options.printer is not None:
            left = Printed(options.what, number=shown.ref.number, code=shown.code)
            wards.record(ward, left, Author(PROGRAM, Means.PASSPHRASE))
    return 0


def _handover(asked: _Asked) -> Form:
    from logbook.core.exchange.forms import handover  # noqa: PLC0415 - drawing, that --help must not load

    folds = asked.ward.folds
    told = Handing(asked.words, folds, asked.now).told(brief(folds, asked.now.wall))
    return handover.form(told, handover.Signed(""))


def _back_entry(asked: _Asked) -> Form:
    from logbook.core.exchange.forms import reconciliation  # noqa: PLC0415 - drawing, that --help must not load

    folds = asked.ward.folds
    items = [item for item in folds.back.items() if item.need is not YesNoUnknown.NO]
    items.sort(key=lambda item: natural_order(item.bed))
    told = tuple(item_told(item, folds, asked.words, asked.now.zone) for item in items)
    return reconciliation.form(told, totals(asked.words, folds))


def _filled(key: str) -> Callable[[_Asked], Form]:
    def make(asked: _Asked) -> Form:
        from logbook.core.exchange.forms import engine, filled  # noqa: PLC0415 - drawing, that --help must not load

        return filled.form(key, engine.Known(asked.words, asked.ward.folds, asked.now))

    return make


SHEETS = {"handover": _handover, "back-entry": _back_entry, **{key: _filled(key) for key in FILLED}}
"""What can be printed from a ward's log, by its name on the command line."""
