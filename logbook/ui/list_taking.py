# SPDX-License-Identifier: Apache-2.0
"""Taking a hospital's list into the log, one record after the other; what was written stays.

A file is read away from the window and shown; nothing is taken before somebody says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from logbook.core.exchange import csv_table
from logbook.core.model.errors import BadInput, LogbookError, StorageTrouble, TooLarge
from logbook.core.model.frame import Entry, Record
from logbook.ui.desk import Desk
from logbook.ui.list_form import Coming, Listed, ListForm

L = TypeVar("L", bound=Listed)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Kind(Generic[L, R]):
    """What a list is of, in the reader's words, and how it is read.

    `read` may raise `BadInput` or `TooLarge`. `coming` returns what is new or changed in it, and how many lines are
    in the log already. `act`, `done` and `stopped` say a number of lines; `line` says one of them.
    """

    title: str
    progress: str
    fields: Mapping[str, str]
    read: Callable[[bytes], L]
    coming: Callable[[L], tuple[Sequence[R], int]]
    line: Callable[[R], str]
    act: Callable[[int], str]
    done: Callable[[int], str]
    stopped: Callable[[int, int], str]


class Taking(QObject, Generic[L, R]):
    """Signals: `shown()` when there is a list to look at, `over()` when it is taken or had to stop."""

    shown = Signal()
    over = Signal()

    def __init__(self, desk: Desk, kind: Kind[L, R], form: ListForm, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._kind, self._form = desk, kind, form
        self._found: L | None = None
        self._waiting: list[R] = []
        self._total = 0
        form.wanted.connect(self._begin)

    def choose(self) -> None:
        """Ask for a file, read it away from the window, and show what was found."""
        path = self._desk.messages.open_file(self._kind.title, "CSV (*.csv *.txt)")
        if path is None:
            return

        def read() -> L:
            try:
                if path.stat().st_size > csv_table.FILE_LIMIT:
                    raise TooLarge(path=str(path), limit=csv_table.FILE_LIMIT)
                return self._kind.read(path.read_bytes())
            except OSError as error:
                raise StorageTrouble(path=str(path), detail=error.strerror) from error
            except BadInput as error:
                raise type(error)(**{**error.facts, "path": path.name}) from error

        self._desk.session.tasks.run(
            read, done=lambda found: self.show_list(path.name, found), failed=self._desk.messages.trouble
        )

    def show_list(self, name: str, found: L) -> None:
        """Show what a list holds that the log does not know yet."""
        self._found = found
        fresh, same = self._kind.coming(found)
        self.shown.emit()
        lines = [self._kind.line(record) for record in fresh]
        self._form.start(name, found, Coming(lines, same), self._kind.act(len(lines)))

    def _begin(self) -> None:
        """Begin with what is new in it by now: somebody may have written a line of it meanwhile."""
        assert self._found is not None
        self._waiting = list(self._kind.coming(self._found)[0])
        self._total = len(self._waiting)
        self._take()

    def _take(self) -> None:
        self._form.busy(self._total - len(self._waiting), self._total)
        if not self._waiting:
            self._desk.messages.info(self._kind.done(self._total))
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
        done = self._total - len(self._waiting)
        self._desk.messages.warn(f"{self._desk.messages.explain(trouble)} {self._kind.stopped(done, self._total)}")
        self.over.emit()


def taking(desk: Desk, kind: Kind[L, R], parent: QObject) -> tuple[ListForm, Taking[L, R]]:
    """Return the form that shows a list, and what takes it."""
    form = ListForm(desk.kit, kind.title, kind.fields, kind.progress)
    return form, Taking(desk, kind, form, parent)
