# SPDX-License-Identifier: Apache-2.0
"""Everything behind the first screen, loaded once that is painted: at three in the morning nobody waits for imports.

The only place in the window that puts off an import. Ask for a module as `later.opener` and it is there, loaded now
if it was not before; `load` brings in all of them, one between two turns of the window, so that typing never stops.
"""

# ruff: noqa: PLC0414 - "as" tells the type checker that the name may be asked for from outside

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from logbook import clock as clock
    from logbook.core import ward as ward
    from logbook.core.actions import signing_on as signing_on
    from logbook.ui import first_run_page as first_run_page
    from logbook.ui import half_note as half_note
    from logbook.ui import main_window as main_window
    from logbook.ui import messages as messages
    from logbook.ui import opener as opener
    from logbook.ui import pages as pages
    from logbook.ui import reception as reception
    from logbook.ui import room as room
    from logbook.ui import sealing as sealing
    from logbook.ui import trouble_page as trouble_page
    from logbook.ui.lock import cold_page as cold_page
    from logbook.ui.lock import stick_watch as stick_watch
    from logbook.ui.restore import restore_page as restore_page
    from logbook.ui.scanning import taking as taking

_FIRST = ("logbook.ui.first_run_page", "logbook.ui.lock.cold_page", "logbook.ui.half_note")
"""The first screens: only the one that is shown is needed before it is painted."""

_OPENING = (
    *("logbook.core.model.frame", "logbook.core.model.folds", "logbook.core.crypto", "logbook.core.vault.journal"),
    *("logbook.core.ward", "logbook.clock", "logbook.core.actions.opening", "logbook.ui.opener"),
    "logbook.core.actions.signing_on",
    *("logbook.ui.messages", "logbook.ui.trouble_page", "logbook.ui.room", "logbook.ui.sealing"),
    *("logbook.ui.reception", "logbook.ui.lock.stick_watch"),
)
"""What opens a log and lets somebody sign on; floors before what stands on them, so that each turn is short."""

_INSIDE = (
    *("logbook.ui.devices.page", "logbook.ui.procedures.page", "logbook.ui.log.page", "logbook.ui.gate.page"),
    *("logbook.ui.pages", "logbook.ui.main_window", "logbook.ui.restore.restore_page"),
    "logbook.ui.scanning.taking",
)
"""What is shown after that."""

_PLACES = {name.rpartition(".")[2]: name for name in (*_FIRST, *_OPENING, *_INSIDE)}
_PAINTING = frozenset({QEvent.Type.Expose, QEvent.Type.Paint, QEvent.Type.UpdateRequest})


def __getattr__(name: str) -> ModuleType:
    """Return one of the modules by its short name; raises AttributeError for a stranger."""
    if name not in _PLACES:
        raise AttributeError(name)
    return import_module(_PLACES[name])


def load(parent: QObject, ready: Callable[[], None]) -> None:
    """Load all, a module per turn of the window; `ready` is called as soon as a log can be opened."""
    waiting = _steps(ready)

    def turn() -> None:
        if next(waiting, None) is not None:
            QTimer.singleShot(0, parent, turn)

    turn()


def _steps(ready: Callable[[], None]) -> Iterator[str]:
    for name in _OPENING:
        import_module(name)
        yield name
    ready()
    for name in _INSIDE:
        import_module(name)
        yield name


class Painted(QObject):
    """Calls once, in the turn after a native window has been painted for the first time."""

    def __init__(self, window: QObject, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._call = window, call
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event and let it pass."""
        if event.type() in _PAINTING:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._call)
        return False
