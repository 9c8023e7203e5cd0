# SPDX-License-Identifier: Apache-2.0
"""Taking a hospital's list of devices into the log, one record after the other; what was written stays."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from logbook.core.exchange import csv_table, inventory
from logbook.core.exchange.inventory import Inventory
from logbook.core.model.errors import BadInput, LogbookError, StorageTrouble, TooLarge
from logbook.core.model.frame import Entry
from logbook.core.model.records import Device
from logbook.ui.desk import Desk
from logbook.ui.devices.list_form import ListForm


class Taking(QObject):
    """Signals: `shown()` when there is a list to look at, `over()` when it is taken or had to stop."""

    shown = Signal()
    over = Signal()

    def __init__(self, desk: Desk, form: ListForm, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = form
        self._waiting: list[Device] = []
        self._total = 0
        form.wanted.connect(self._take)

    def choose(self) -> None:
        """Ask for a file, read it away from the window, and show what was found."""
        path = self._desk.messages.open_file(self._desk.words("Take a list of devices"), "CSV (*.csv *.txt)")
        if path is None:
            return

        def read() -> Inventory:
            try:
                if path.stat().st_size > csv_table.FILE_LIMIT:
                    raise TooLarge(path=str(path), limit=csv_table.FILE_LIMIT)
                return inventory.read(path.read_bytes())
            except OSError as error:
                raise StorageTrouble(path=str(path), detail=error.strerror) from error
            except BadInput as error:
                raise type(error)(**{**error.facts, "path": path.name}) from error

        self._desk.session.tasks.run(
            read, done=lambda found: self.show_list(path.name, found), failed=self._desk.messages.trouble
        )

    def show_list(self, name: str, found: Inventory) -> None:
        """Show what a list holds that the log does not know yet; nothing is taken before somebody says so."""
        known = {view.id: view.description for view in self._desk.session.ward.folds.devices.devices()}
        self._waiting = [device for device in found.devices if known.get(device.device) != device]
        self._total = len(self._waiting)
        self.shown.emit()
        self._list.start(name, found, self._total)

    def _take(self) -> None:
        self._list.busy(self._total - len(self._waiting), self._total)
        if not self._waiting:
            said = self._desk.words.n("{n} device recorded", "{n} devices recorded", self._total)
            self._desk.messages.info(said.format(n=self._total))
            self.over.emit()
            return
        self._desk.session.record(self._waiting[0], written=self._took, refused=self._stopped)

    def _took(self, _entry: Entry) -> None:
        self._waiting.pop(0)
        if not isValid(self):  # a change of theme builds the pages anew; the list goes in all the same
            while self._waiting:
                self._desk.session.record(self._waiting.pop(0))
            return
        # between two records the window gets its turn
        QTimer.singleShot(0, self, self._take)

    def _stopped(self, trouble: LogbookError) -> None:
        words, done = self._desk.words, self._total - len(self._waiting)
        said = words("{done} of {total} devices are in the log; taking the list again goes on from there.")
        self._desk.messages.warn(f"{self._desk.messages.explain(trouble)} {said.format(done=done, total=self._total)}")
        self.over.emit()
