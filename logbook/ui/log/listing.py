# SPDX-License-Identifier: Apache-2.0
"""The list of entries: search, filters and rows kept in step with the log as it is read, written and corrected."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from logbook.core.model.frame import Ref
from logbook.i18n import weekday
from logbook.ui.desk import Desk
from logbook.ui.log.filters import Filters
from logbook.ui.log.row import Rows
from logbook.ui.log.shown import Shown
from logbook.ui.widgets.rows import RowModel
from logbook.ui.widgets.timeline import Timeline


class Listing(QObject):
    """Joins the head of the log, the rows and the table. Signal: `opened(Ref)` with the entry that was pressed."""

    opened = Signal(object)

    def __init__(self, desk: Desk, filters: Filters, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ward = desk.session.ward
        self._filters = filters
        self._rows = Rows(desk.words, self._ward.folds)
        self._shown = Shown(self._ward.folds)
        self.model = RowModel(desk.words, self)
        self.view = Timeline(desk.kit, self.model, desk.words("The log, newest entry first"))
        self.view.opened.connect(lambda row: self.opened.emit(self._shown.ref(row)))
        filters.changed.connect(self.rebuild)
        filters.ordered.connect(self._order)
        desk.session.recorded.connect(self._grown)
        desk.session.progress.connect(self._grown)
        desk.session.loaded.connect(self.rebuild)
        self.rebuild()

    def device(self, device: str) -> str:
        """Return "Ventilator VM-07", or the number alone where the log knows no more."""
        return self._rows.device(device)

    def ref(self, row: int) -> Ref:
        """Return the entry on a row."""
        return self._shown.ref(row)

    def rebuild(self) -> None:
        """Search anew."""
        self._shown.query, self._shown.only = self._filters.query(), self._filters.only()
        self._shown.rebuild()
        self._show()

    def _order(self, by_time: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._shown.by_time = by_time
        self.rebuild()

    def _grown(self, *_what: object) -> None:
        new = self._shown.extend()
        if new is None:
            self._show()
            return
        if new:
            self.model.grew(new)
        self.model.touched()
        self._count()

    def _show(self) -> None:
        self.model.show(len(self._shown), lambda row: self._rows.row(self._shown.ref(row)))
        self._count()

    def _count(self) -> None:
        words, ward = self._desk.words, self._ward
        n, everything = len(self._shown), len(ward.folds.timeline.entries)
        if not ward.loaded:
            last = ward.journal.tail.number + 1
            self._filters.say(words("reading {n} of {all}").format(n=everything, all=last))
        elif self._shown.asked:
            self._filters.say(words("{n} of {all} entries").format(n=n, all=everything))
        else:
            now = ward.machine.clock()
            said = words.n("{n} entry", "{n} entries", n).format(n=n)
            self._filters.say(f"{said} · {weekday(words, now.wall, now.zone)}")
