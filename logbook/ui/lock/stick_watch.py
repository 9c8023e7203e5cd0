# SPDX-License-Identifier: Apache-2.0
"""Looks every other second whether a key stick of the closed log was put in; a slow stick never holds the window.

It reads names of files only, and opens nothing.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from logbook.ui import opener
from logbook.ui.lock.cold_page import ColdPage
from logbook.ui.messages import Answers
from logbook.ui.tasks import Tasks
from logbook.ui.widgets.kit import Kit

_EVERY = 2_000


class StickWatch(QTimer):
    """Tells a cold page where the stick is, as long as the page is there."""

    def __init__(self, page: ColdPage, log: Path, tasks: Tasks) -> None:
        super().__init__(page)
        self._page = page
        self._log = log
        self._tasks = tasks
        self._more: Path | None = None
        self._asking = False
        self.timeout.connect(self.look)
        self.start(_EVERY)
        self.look()

    def choose(self, kit: Kit, answers: Answers) -> None:
        """Ask where the stick is, and look there from now on."""
        self._more = answers.folder(kit.words("Where is the key stick?")) or self._more
        self.look()

    def look(self) -> None:
        """Look now, unless the last look is not answered yet."""
        if not self._asking:
            self._asking = True
            self._tasks.run(opener.stick_there, self._log, self._more, done=self._answer, failed=self._answer)

    def _answer(self, place: object) -> None:
        if isValid(self):
            self._asking = False
            self._page.show_stick(place if isinstance(place, Path) else None)
