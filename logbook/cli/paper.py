# SPDX-License-Identifier: Apache-2.0
"""`logbook print forms` and `binder`: blank forms, posters, and the whole box in one act.

With a ward, serials are recorded before anything is drawn, so that no sheet is out that the log does not know.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from logbook import __version__, clock
from logbook.cli.context import Context, open_ward
from logbook.core import ward as wards
from logbook.core.actions import witnessing
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.codes import Means, Realm
from logbook.core.model.errors import BadInput, LogbookError
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.traces import Printed
from logbook.i18n import resources
from logbook.telling.paperwork import form_name, serials

if TYPE_CHECKING:
    from logbook.core.actions.witnessing import Shown
    from logbook.core.exchange.forms.order import Order
    from logbook.core.model.library import Procedure
    from logbook.core.ward import Ward

MOST = 200
"""Sheets of one form in one act."""

_BY = Author(PROGRAM, Means.PASSPHRASE)

Put = Callable[[Context, argparse.Namespace, bytes], None]
Texts = tuple[list["Procedure"], Mapping[str, str]]
TextsOf = Callable[[Context, argparse.Namespace, "Ward | None"], Texts]


def run(context: Context, options: argparse.Namespace, put: Put, texts: TextsOf) -> int:
    """Draw forms or the binder, then write or print; with a ward, numbered, stamped and recorded.

    `texts` knows the procedures of a ward, or of the program without one.
    """
    from logbook.core.exchange.draw.values import Paper  # noqa: PLC0415 - drawing, that --help must not load
    from logbook.core.exchange.forms import order as orders  # noqa: PLC0415 - as above
    from logbook.core.exchange.forms.engine import Sheet  # noqa: PLC0415 - as above

    program = f"Ward Logbook {__version__}"
    blank = Sheet(context.words, "", "", clock.read_clock(), program, paper=Paper[options.paper.upper()])
    if options.ward is None:
        put(context, options, orders.draw(_order(context, options, None, texts), (), blank, resources() / "fonts"))
        return 0
    options.folder = options.ward
    with open_ward(context, options) as ward:
        order = _order(context, options, ward, texts)
        sheet = replace(blank, ward=ward.start.ward, hospital=ward.start.hospital)
        reserved = orders.reserve(order, ward.folds.sheets.next, sheet, resources() / "fonts", options.place)
        for record in reserved:
            wards.record(ward, record, _BY)
        with _void_unless_printed(ward, reserved):
            shown = witnessing.show(ward.worker.submit(witnessing.take, ward).result())
            stamped = replace(sheet, stamp=stamp_of(ward, shown))
            put(context, options, orders.draw(order, reserved, stamped, resources() / "fonts"))
        if options.printer is not None:
            wards.record(ward, Printed(options.what, number=shown.ref.number, code=shown.code), _BY)
        for record in reserved:
            context.say(f"{form_name(context.words, record.form)}: {serials(record.first, record.last)}")
    return 0


def _order(context: Context, options: argparse.Namespace, ward: Ward | None, texts: TextsOf) -> Order:
    from logbook.core.exchange.forms import order, shelf  # noqa: PLC0415 - drawing, that --help must not load

    if options.copies is not None and not 1 <= options.copies <= MOST:
        raise BadInput(field="--copies", reason="how-many")
    if options.what == "binder":
        box = order.binder_of(*texts(context, options, ward))
        return box if options.copies is None else replace(box, copies=dict.fromkeys(shelf.BINDER, options.copies))
    return order.Order(dict.fromkeys(options.form or shelf.FORMS, options.copies or 1))


def stamp_of(ward: Ward, shown: Shown) -> Stamp:
    """Return what stands at the foot of pages that bear this checkpoint."""
    name = f"{ward.start.ward} · {ward.start.hospital}"
    return Stamp(name, str(shown.ref), shown.code, shown.line, ward.realm is Realm.DRILL)


@contextmanager
def _void_unless_printed(ward: Ward, reserved: Sequence[Forms]) -> Iterator[None]:
    """Declare the sheets void where they could not be drawn, written or printed."""
    try:
        yield
    except LogbookError:
        for record in reserved:
            wards.record(ward, SheetFate(SheetEvent.VOID, record.first, record.last), _BY)
        raise
