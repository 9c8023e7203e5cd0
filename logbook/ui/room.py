# SPDX-License-Identifier: Apache-2.0
"""An open ward as the window holds it: session, drafts, the check behind the window, the sealed notes that come in.

It begins everything that happens by itself after opening, and ends it in the right order.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from logbook.core.model.frame import Entry
from logbook.core.vault import folder as folders
from logbook.core.vault.drafts import Drafts
from logbook.core.ward import Ward
from logbook.ui import opener
from logbook.ui.awake import keep_awake, nothing
from logbook.ui.copying import Copying
from logbook.ui.drafting import Drafting
from logbook.ui.facts import Check
from logbook.ui.guard import Guard
from logbook.ui.session import Session
from logbook.ui.tasks import Tasks
from logbook.ui.verification import Verification


class Room(QObject):
    """An open ward and what runs beside it.

    Signals: `checked(Check)` each time the check of the whole log has something to say; `unopened(int)` when sealed
    notes did not open.
    """

    checked = Signal(object)
    unopened = Signal(int)

    def __init__(self, ward: Ward, parent: QObject) -> None:
        super().__init__(parent)
        self._ward = ward
        self.closed_notes = 0
        self._let_sleep = nothing
        tasks = self._tasks = Tasks(self)
        self.session = Session(ward, tasks, self)
        folder = folders.drafts_path(ward.path)
        self.drafting = Drafting(lambda: Drafts(folder, ward.unlocked.key), ward.worker.submit, tasks, self)
        self.check = Check(broken=tuple(dict.fromkeys((*ward.unreadable, *ward.broken))))
        self.guard = Guard(self.session, self)
        self.copying = Copying(self.session, self)
        checking = Verification(self.session, self)
        checking.progress.connect(lambda done, total: self._say(replace(self.check, done=done, total=total)))
        checking.broken.connect(lambda name, _fault: self._say(replace(self.check, broken=(*self.check.broken, name))))
        checking.finished.connect(lambda _good: self._say(replace(self.check, finished=True)))
        checking.refused.connect(lambda _trouble: self._say(replace(self.check, unread=True)))
        checking.refused.connect(self.session.refused)
        self.session.loaded.connect(checking.start)

    def start(self) -> None:
        """Bring the log in, the drafts, and what was sealed while nobody could unlock."""
        self._let_sleep = keep_awake()
        self.session.start()
        self.drafting.start()
        self.guard.start()
        self.enter_notes()

    def enter_notes(self) -> None:
        """Enter the sealed notes that wait."""
        work = self._ward.worker.submit(opener.enter_notes, self._ward)
        self._tasks.when(work, self._entered, self.session.refused.emit)

    def shut(self) -> None:
        """Keep what was typed, finish what was promised, let go."""
        self.drafting.flush()
        self.guard.stop()
        self.copying.stop()
        self.session.stop()
        opener.close(self._ward)
        self._let_sleep()
        self._tasks.stop()
        self.deleteLater()

    def _entered(self, found: tuple[list[Entry], int]) -> None:
        written, self.closed_notes = found
        self.session.announce(written)
        if written:
            self.enter_notes()  # they come by the batch
        elif self.closed_notes:
            self.unopened.emit(self.closed_notes)

    def _say(self, check: Check) -> None:
        self.check = check
        self.checked.emit(check)
