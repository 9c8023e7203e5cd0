# SPDX-License-Identifier: Apache-2.0
"""Paper out of an open ward: every page bears the checkpoint of the moment, so that paper is a witness.

The store's thread says where the log stands; spelling, drawing and printing are work for the task pool.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from logbook.core.actions import witnessing
from logbook.core.actions.witnessing import Point, Shown
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.codes import Realm
from logbook.core.model.errors import LogbookError
from logbook.core.model.traces import Printed
from logbook.core.vault import files
from logbook.ui.printer import print_pdf
from logbook.ui.session import Session

T = TypeVar("T")
Draw = Callable[[Stamp], bytes]
Failed = Callable[[LogbookError], None]


@dataclass(frozen=True)
class Out:
    """Where pages go: into the file `path`, or else to a printer; `key` and `version` name them in the log."""

    key: str
    path: Path | None = None
    printer: str = ""
    version: int = 0


def put(session: Session, draw: Draw, out: Out, done: Callable[[Shown], None], failed: Failed) -> None:
    """Draw pages with a stamp into a file, or for a printer; `done` is told which checkpoint they bear.

    Paper is recorded as printed though the page that asked is gone: it is out all the same.
    """

    def told(shown: Shown) -> None:
        if out.path is None:
            printed(session, out.key, shown, out.version)
        if not gone(done):
            done(shown)

    _with_point(session, lambda point, name: _put(point, name, draw, out), told, failed)


def show(session: Session, draw: Draw, done: Callable[[bytes], None], failed: Failed) -> None:
    """Draw pages with a stamp for the screen; `done` gets the PDF. Nothing leaves, nothing is recorded."""
    _with_point(session, lambda point, name: _drawn(point, name, draw)[0], done, failed)


def printed(session: Session, key: str, shown: Shown, version: int = 0) -> None:
    """Record that paper is out, with the checkpoint it bears."""
    session.record(Printed(key, version, number=shown.ref.number, code=shown.code))


def gone(answer: object) -> bool:
    """Tell whether the page that asked, by a method of its own, was deleted meanwhile: another language was chosen."""
    asked = getattr(getattr(answer, "func", answer), "__self__", None)
    return isinstance(asked, QObject) and not isValid(asked)


def _with_point(session: Session, work: Callable[[Point, str], T], done: Callable[[T], None], failed: Failed) -> None:
    """Ask where the log stands, and work with that away from the window."""
    ward = session.ward
    name = f"{ward.start.ward} · {ward.start.hospital}"

    def spell(point: Point) -> None:
        session.tasks.run(work, point, name, done=done, failed=failed)

    session.tasks.when(ward.worker.submit(witnessing.take, ward), spell, failed)


def stamp_of(shown: Shown, ward: str, realm: Realm) -> Stamp:
    """Return what stands at the foot of pages that bear this checkpoint."""
    return Stamp(ward, str(shown.ref), shown.code, shown.line, drill=realm is Realm.DRILL)


def _put(point: Point, ward: str, draw: Draw, out: Out) -> Shown:
    pdf, shown = _drawn(point, ward, draw)
    if out.path is not None:
        files.write_file(out.path, pdf)
    else:
        print_pdf(pdf, out.printer)
    return shown


def _drawn(point: Point, ward: str, draw: Draw) -> tuple[bytes, Shown]:
    shown = witnessing.show(point)
    return draw(stamp_of(shown, ward, point.realm)), shown
