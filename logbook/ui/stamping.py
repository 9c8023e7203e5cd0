# SPDX-License-Identifier: Apache-2.0
"""Paper out of an open ward: every page bears the checkpoint of the moment, so that paper is a witness.

The store's thread says where the log stands; spelling, drawing and printing are work for the task pool.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from logbook.core.actions import witnessing
from logbook.core.actions.witnessing import Point, Shown
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.codes import Realm
from logbook.core.model.errors import LogbookError
from logbook.core.vault import files
from logbook.ui.printer import print_pdf
from logbook.ui.session import Session

Draw = Callable[[Stamp], bytes]
Failed = Callable[[LogbookError], None]


def put(
    session: Session, draw: Draw, path: Path | None, printer: str, done: Callable[[Shown], None], failed: Failed
) -> None:
    """Draw pages with a stamp into a file, or for a printer; `done` is told which checkpoint they bear."""
    ward = session.ward
    name = f"{ward.start.ward} · {ward.start.hospital}"

    def spell(point: Point) -> None:
        session.tasks.run(_put, point, name, draw, path, printer, done=done, failed=failed)

    session.tasks.when(ward.worker.submit(witnessing.take, ward), spell, failed)


def stamp_of(shown: Shown, ward: str, realm: Realm) -> Stamp:
    """Return what stands at the foot of pages that bear this checkpoint."""
    return Stamp(ward, str(shown.ref), shown.code, shown.line, drill=realm is Realm.DRILL)


def _put(point: Point, ward: str, draw: Draw, path: Path | None, printer: str) -> Shown:
    shown = witnessing.show(point)
    pdf = draw(stamp_of(shown, ward, point.realm))
    if path is not None:
        files.write_file(path, pdf)
    else:
        print_pdf(pdf, printer)
    return shown
