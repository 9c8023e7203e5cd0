# SPDX-License-Identifier: Apache-2.0
"""A sealed note that is half written: no kill loses its words, whether the log is open or closed.

While the log is open they are a draft like any other, of nobody. While it is closed nothing can be read back, so they
are sealed as they stand: a note that is never finished enters the log as far as it went. No note is there twice: what
was sealed on the way goes once the whole note is sealed, or its words are carried on to another page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from logbook.core.model.errors import LogbookError
    from logbook.ui.drafting import Drafting
    from logbook.ui.lock.forms import LooseWords, NoteForm
    from logbook.ui.tasks import Tasks

NOBODY = ""
DRAFT = "sealed-note"
PAUSE = 1_000
"""Milliseconds without a key until a note is sealed as it stands; sealing is dearer than keeping a draft."""


class Kept(QObject):
    """The note of an open log's lock page: a draft, given back when those of an earlier run are there.

    `show` brings the form into sight when there is something to give back.
    """

    def __init__(self, form: NoteForm, drafting: Drafting, show: Callable[[], None]) -> None:
        super().__init__(form)
        self._form, self._drafting, self._show = form, drafting, show
        form.edited.connect(self._keep)
        drafting.read.connect(self._give_back)

    def _keep(self) -> None:
        fields = self._form.fields()
        self._drafting.typed(DRAFT, NOBODY, dict(fields) if self._form.words().text else {})

    def _give_back(self) -> None:
        draft = self._drafting.draft(DRAFT, NOBODY)
        if draft and not self._form.words().text:
            self._form.restore(draft)
            self._show()


class OnTheWay(QObject):
    """The note of a closed log's page: after each pause sealed as it stands, in the place of what was sealed before.

    `seal` is called beside the window and returns where the note lies; `remove` takes it away again.
    """

    def __init__(
        self, form: NoteForm, tasks: Tasks, seal: Callable[[LooseWords], Path], remove: Callable[[Path], None]
    ) -> None:
        super().__init__(form)
        self._form, self._tasks, self._seal, self._remove = form, tasks, seal, remove
        self._there: Path | None = None
        self._sealing: LooseWords | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._go)
        form.edited.connect(self._edited)
        form.carried.connect(self._forget)

    def _edited(self) -> None:
        if self._form.words().text:
            self._pause.start()
        else:
            self._forget()

    def _forget(self) -> None:
        self._pause.stop()
        self._sealing = None
        there, self._there = self._there, None
        if there is not None:
            self._remove(there)

    def _go(self) -> None:
        words = self._sealing = self._form.words()

        def sealed(path: Path) -> None:
            stale: Path | None = path
            if self._sealing is words:  # not forgotten meanwhile
                stale, self._there = self._there, path
            if stale is not None:
                self._remove(stale)

        self._tasks.run(self._seal, words, done=sealed, failed=self._not_sealed)

    def _not_sealed(self, _trouble: LogbookError) -> None:
        """Say nothing: whoever seals the whole note is told what is in the way."""
