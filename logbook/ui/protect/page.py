# SPDX-License-Identifier: Apache-2.0
"""Care first, protect next: six words drawn and written on paper, typed back, a recovery key, and the new lock.

The words are shown once and never kept: not on the disk, not in a draft, not in the log.
"""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core import crypto
from logbook.core.actions import protecting
from logbook.core.model.errors import LogbookError, Refused
from logbook.core.model.frame import Entry
from logbook.core.vault.slots import Cost
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.recovery import RecoveryForm, save_sheet
from logbook.ui.six_words import TypedView, WordsView, slip
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label


class ProtectPage(WardPage):
    """Goes through the steps one after the other. Signal: `protected()` when the new lock holds."""

    protected = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._drawn = ""
        self._words = WordsView(desk.kit)
        self._typed = TypedView(desk.kit)
        self._recovery = RecoveryForm(desk.kit)
        self._busy = self._make_busy()
        self._finished = self._make_finished()
        self._stack = QStackedWidget()
        for view in (self._words, self._typed, self._recovery, self._busy, self._finished):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._words.written.connect(self._type_back)
        self._typed.again.connect(self._show_words)
        self._typed.typed.connect(self._check)
        self._recovery.saving.connect(partial(save_sheet, desk, self._recovery))
        self._recovery.wanted.connect(self._protect)
        self._desk.session.locked.connect(self._forget)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Draw the words, unless one is in the middle of it or it is done."""
        if protecting.is_protected(self._ward):
            self._stack.setCurrentWidget(self._finished)
        elif not self._drawn:
            self._drawn = protecting.word_list().new_passphrase()
            self._show_words()

    def back(self) -> bool:
        """Go one step back."""
        shown = self._stack.currentWidget()
        if shown is self._typed:
            self._show_words()
            return True
        if shown is self._recovery:
            self._type_back()
            return True
        return shown is self._busy

    def _forget(self) -> None:
        if self._stack.currentWidget() is not self._busy:
            self._drawn = ""
            self._words.forget()
            self._recovery.forget()

    def _show_words(self) -> None:
        self._stack.setCurrentWidget(self._words)
        self._words.start(self._drawn)

    def _type_back(self) -> None:
        self._words.forget()
        self._stack.setCurrentWidget(self._typed)
        self._typed.start()

    def _check(self, typed: str) -> None:
        if protecting.confirmed(self._drawn, typed):
            self._stack.setCurrentWidget(self._recovery)
            self._recovery.start()
        else:
            self._typed.say(slip(self._desk.words, self._drawn, typed))

    def _protect(self, recipients: tuple[str, ...]) -> None:
        def fits(_nothing: object) -> None:
            self._stack.setCurrentWidget(self._busy)
            self._desk.session.tasks.run(
                protecting.cost_here, time.perf_counter, done=lambda cost: self._lock(recipients, cost),
                failed=self._failed,
            )  # fmt: skip

        self._desk.session.tasks.run(
            _check_recipients, recipients, done=fits,
            failed=lambda trouble: self._recovery.say(self._desk.messages.explain(trouble)),
        )  # fmt: skip

    def _lock(self, recipients: tuple[str, ...], cost: Cost) -> None:
        author = self._desk.session.author()
        work = self._ward.worker.submit(protecting.protect, self._ward, self._drawn, cost, recipients, author)
        self._desk.session.tasks.when(work, self._done, self._failed)

    def _done(self, written: list[Entry]) -> None:
        self._drawn = ""
        self._desk.session.announce(written)
        if isValid(self):  # a change of theme builds the pages anew
            self._recovery.forget()
            self._stack.setCurrentWidget(self._finished)
            self.protected.emit()
            if self.isVisible():  # the window says above every page whether the log is protected
                self.opening.emit("protect", {})

    def _failed(self, trouble: LogbookError) -> None:
        self._stack.setCurrentWidget(self._recovery)
        self._recovery.say(self._desk.messages.explain(trouble))

    def _make_busy(self) -> QWidget:
        words = self._desk.words
        made = Card(margin=24)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(words("Changing the lock"))
        made.column.addWidget(label(words("Changing the lock"), "title"))
        made.column.addWidget(label(words("This takes some seconds. Leave the PC switched on."), "muted", wrap=True))
        made.column.addWidget(bar)
        made.column.addStretch(1)
        return made

    def _make_finished(self) -> QWidget:
        words = self._desk.words
        made = Card(margin=24)
        made.column.addWidget(label(words("This log is protected"), "title", wrap=True))
        said = words(
            "From the next start on, the six words open it. Try them soon: lock the program and start it again."
        )
        made.column.addWidget(label(said, wrap=True))
        back = Button(self._desk.look, words("Back to the log"), kind="primary")
        back.clicked.connect(lambda: self.opening.emit("log", {}))
        made.column.addWidget(back)
        made.column.addStretch(1)
        return made


def _check_recipients(recipients: tuple[str, ...]) -> None:
    """Raise `BadInput` for a misspelt key before anything is changed."""
    if not recipients:
        raise Refused(rule="no-recovery")
    crypto.age_encrypt(b"", recipients)


def status(desk: Desk) -> str:
    """Say whether the log is protected."""
    words = desk.words
    return words("protected") if protecting.is_protected(desk.session.ward) else words("not yet protected")


def make(desk: Desk) -> ProtectPage:
    """Make the page for the window's list."""
    return ProtectPage(desk)
