# SPDX-License-Identifier: Apache-2.0
"""The list of entries: search, filters and rows kept in step with the log as it is read, written and corrected."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.timeline import QUIET
from logbook.core.model.topics import kind_of
from logbook.i18n import weekday
from logbook.ui.desk import Desk
from logbook.ui.log.filters import Filters
from logbook.ui.log.row import Rows
from logbook.ui.log.shown import Shown
from logbook.ui.widgets.rows import RowModel, RowView
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
        self._fresh = Folds(people=self._ward.early)
        self._fresh_rows = Rows(desk.words, self._fresh)
        self._above: list[Ref] = []
        self._further = QTimer(self)
        self._further.setSingleShot(True)
        self._further.setInterval(0)
        self._further.timeout.connect(self._go_on)
        self.model = RowModel(desk.words, self)
        self.view = Timeline(desk.kit, self.model, desk.words("The log, newest entry first"))
        self.view.opened.connect(self._open)
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
        fresh = len(self._above)
        return self._shown.ref(row - fresh) if row >= fresh else self._above[-1 - row]

    def rebuild(self) -> None:
        """Search anew: the newest entries at once, the others between what else the window does."""
        self._shown.query, self._shown.only = self._filters.query(), self._filters.only()
        self._shown.begin()
        self._above = []
        self._take_waiting()
        self._show()
        if self._shown.searching:
            self._further.start()

    def _order(self, by_time: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._shown.by_time = by_time
        self.rebuild()

    def _go_on(self) -> None:
        came = self._shown.go_on()
        if came:
            self.model.grew_below(came)
            if self._shown.by_time:
                self.model.touched()
        self._count()
        if self._shown.searching:
            self._further.start()

    def _grown(self, *_what: object) -> None:
        fresh, new = self._take_waiting(), self._shown.extend()
        if new is None:
            self._show()
            return
        if new + fresh:
            self.model.grew(new + fresh)
        self.model.touched()
        self._count()

    def _take_waiting(self) -> int:
        """Put what was written while the log streams in above all else, so that it is seen; returns how many."""
        before = len(self._above)
        for entry in self._ward.waiting:
            if entry.ref not in self._fresh.timeline:
                self._fresh.timeline.apply(entry)
        if not self._ward.loaded and not self._shown.asked:
            known = self._fresh.timeline.entries
            self._above = [entry.ref for entry in known if kind_of(entry.record) not in QUIET]
        return len(self._above) - before

    def _row(self, row: int) -> RowView:
        rows = self._fresh_rows if row < len(self._above) else self._rows
        return rows.row(self.ref(row))

    def _open(self, row: int) -> None:
        if row >= len(self._above):
            self.opened.emit(self.ref(row))

    def _show(self) -> None:
        self.model.show(len(self._above) + len(self._shown), self._row)
        self._count()

    def _count(self) -> None:
        words, ward = self._desk.words, self._ward
        n, everything = len(self._shown), len(ward.folds.timeline.entries)
        in_vain = ward.loaded and self._shown.asked and not (n or self._shown.searching)
        self.view.say_nothing(words("Nothing was found. Try one word, or only its beginning.") if in_vain else "")
        if not ward.loaded:
            last = ward.journal.tail.number + 1
            self._filters.say(words("reading {n} of {all}").format(n=everything, all=last))
        elif self._shown.asked:
            said = words("{n} of {all} entries").format(n=n, all=everything)
            self._filters.say(f"{said} …" if self._shown.searching else said)
        else:
            now = ward.machine.clock()
            said = words.n("{n} entry", "{n} entries", n).format(n=n)
            self._filters.say(f"{said} · {weekday(words, now.wall, now.zone)}")
