# SPDX-License-Identifier: Apache-2.0
"""Looks after the log's own files while the window is open: after each record, and every minute.

It only passes on what the core has seen; it must never hold up a record, and never repeats itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from logbook.core.actions import watching
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.vault.watch import Sign, Watch
from logbook.ui.session import Session

_EVERY = 60_000


class Guard(QObject):
    """Signal: `alarmed(tuple[Sign, ...])` with all signs so far, each time there is a new one."""

    alarmed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._watch: Watch | None = None
        self._looking = False
        self.signs: tuple[Sign, ...] = ()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        session.recorded.connect(self.look)

    def start(self) -> None:
        """Take hold of the files as they are now."""
        ward = self._session.ward
        self._session.tasks.when(ward.worker.submit(watching.begin, ward), self._begun, self._failed)
        self._timer.start(_EVERY)

    def stop(self) -> None:
        """Look no more: the ward is about to be closed."""
        self._timer.stop()
        self._watch = None

    def look(self) -> None:
        """Look now, unless a look is under way."""
        if self._watch is None or self._looking:
            return
        self._looking = True
        ward = self._session.ward
        self._session.tasks.when(ward.worker.submit(watching.look, ward, self._watch), self._looked, self._failed)

    def _begun(self, watch: Watch) -> None:
        self._watch = watch
        self.look()

    def _looked(self, found: tuple[tuple[Sign, ...], list[Entry]]) -> None:
        self._looking = False
        signs, written = found
        if signs:
            self.signs = (*self.signs, *signs)
            self._session.announce(written)
            self.alarmed.emit(self.signs)

    def _failed(self, trouble: LogbookError) -> None:
        self._looking = False
        self._session.refused.emit(trouble)
