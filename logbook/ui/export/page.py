# SPDX-License-Identifier: Apache-2.0
"""The way out: a signed PDF of the log for one kind of reader, sealed for them or openly left unsealed.

The window never waits for the drawing; a file appears whole or not at all, and its making is a record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Ref
from logbook.core.model.people import Right
from logbook.i18n import Words, day
from logbook.ui import house
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.export import work
from logbook.ui.export.form import DoneView, ExportForm
from logbook.ui.export.work import Laid, Wanted
from logbook.ui.settings.rights import lacking
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label

if TYPE_CHECKING:
    from logbook.core.actions.export import Made

_MIB = 1 << 20


class Progress(QObject):
    """Carries progress from the task pool to the window. Signal: `told(int, int)`."""

    told = Signal(int, int)


class ExportPage(WardPage):
    """Asks, makes, and says what was made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._form = ExportForm(desk.kit)
        self._done = DoneView(desk.kit)
        self._bar = QProgressBar()
        self._busy = self._make_busy()
        self._began = False
        self._stack = QStackedWidget()
        for view in (self._form, self._busy, self._done):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._form.wanted.connect(self._want)
        self._done.closed.connect(self._begin)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Begin, unless something is being made or was just made."""
        if not self._began:
            self._begin()

    def back(self) -> bool:
        """Go from the finished file to the form."""
        if self._stack.currentWidget() is self._done:
            self._begin()
            return True
        return False

    def _begin(self) -> None:
        self._began = True
        self._stack.setCurrentWidget(self._form)
        known = self._ward.worker.submit(lambda: (house.recipients(self._ward), house.of_the_team(self._ward)))
        self._desk.session.tasks.when(
            known, lambda found: self._form.start(self._ward.folds, *found), self._desk.messages.trouble
        )

    def _make_busy(self) -> QWidget:
        words = self._desk.words
        made = Card(margin=24)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words("Making the file"))
        made.column.addWidget(label(words("Making the file"), "title"))
        made.column.addWidget(
            label(words("Drawing, signing, writing. You can go on writing in the log."), "muted", wrap=True)
        )
        made.column.addWidget(self._bar)
        made.column.addStretch(1)
        return made

    def _want(self) -> None:
        words, session = self._desk.words, self._desk.session
        told = lacking(self._desk, Right.EXPORT)
        if told:
            self._form.say(told)
            return
        now = self._ward.machine.clock()
        name = f"{self._ward.start.ward} {day(words, now.wall, now.zone)}.pdf".replace("/", "-")
        title = words("Where shall the file go? A stick is best.")
        path = self._desk.messages.save_file(title, work.suggested(name))
        if path is None:
            return
        wanted = Wanted(path, self._form.profile, self._form.recipients, self._form.withhold.withheld())
        self._bar.setRange(0, 0)
        self._stack.setCurrentWidget(self._busy)
        session.tasks.run(work.load, done=lambda _nothing: self._take(wanted), failed=self._failed)

    def _take(self, wanted: Wanted) -> None:
        taken = self._ward.worker.submit(work.take, self._ward)
        self._desk.session.tasks.when(taken, lambda found: self._make(found, wanted), self._failed)

    def _make(self, taken: Any, wanted: Wanted) -> None:
        session = self._desk.session
        author = (session.author(), self._ward.people.name(session.user))
        # it outlives this page, which a change of theme builds anew
        progress = Progress(session)
        progress.told.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        session.tasks.run(
            work.make, taken, wanted, self._desk.words, author, progress.told.emit,
            done=self._made, failed=self._failed,
        )  # fmt: skip

    def _made(self, made: list[Laid]) -> None:
        words = self._desk.words
        told = []
        for one in made:
            record = one.made.record
            self._desk.session.record(record)
            facts = words("records {first} to {last} · {size} MB · SHA-256 {digest}…")
            size = f"{one.made.size / _MIB:.1f}"
            said = facts.format(first=record.first, last=record.last, size=size, digest=record.sha256[:16])
            told.append((str(one.made.path), "\n".join((said, *_warnings(words, one.made))), one.code))
        if isValid(self):
            self._stack.setCurrentWidget(self._done)
            self._done.start(told)

    def _failed(self, trouble: LogbookError) -> None:
        if not isValid(self):
            return
        self._stack.setCurrentWidget(self._form)
        self._form.say(self._desk.messages.explain(trouble))

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)


def _warnings(words: Words, made: Made) -> list[str]:
    """Say what a file is not: signed by its own log, or whole."""
    told = []
    if made.copy:
        told.append(words("A copy: the key of this segment is not here, and this PC signs instead."))
    if made.bad is not None:
        bad = words("Record {ref} is the first that does not hold. It and all after it are not in the file.")
        told.append(bad.format(ref=Ref(made.segment, made.bad)))
    return told


def make(desk: Desk) -> ExportPage:
    """Make the page for the window's list."""
    return ExportPage(desk)
