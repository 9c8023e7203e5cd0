# SPDX-License-Identifier: Apache-2.0
"""Care first, protect next: six words drawn and written on paper, typed back, a recovery key, and the new lock.

The words are shown once and never kept: not on the disk, not in a draft, not in the log.
"""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core import crypto
from logbook.core.actions import protecting
from logbook.core.model.errors import LogbookError, Refused
from logbook.core.vault import files
from logbook.core.vault.slots import Cost
from logbook.core.vault.words import normal
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.form_page import say_below
from logbook.ui.protect.recovery import RecoveryForm
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line


def nearby(log: Path, file: Path) -> bool:
    """Whether a file would lie in the log's folder or beside it, where a thief finds both."""
    place, beside = file.absolute().parent, log.absolute().parent
    return place == beside or beside in place.parents


class WordsView(Page):
    """The six words, large, to be copied onto paper. Signal: `written()`."""

    written = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        self._kit = kit
        words = kit.words
        self._grid = QGridLayout()
        self._labels: list[QWidget] = []
        card = Card(margin=18)
        said = words(
            "Write them on paper, in this order. Two people keep a copy each. Without them, or the recovery key, "
            "nobody can open this log."
        )
        card.column.addWidget(label(said, wrap=True))
        card.column.addLayout(self._grid)
        self._next = Button(kit.look, words("They are on paper"), kind="primary", icon="pencil")
        card.column.addWidget(self._next)
        self.column.addWidget(label(words("Six words will open this log"), "title", wrap=True))
        self.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
        self.column.addStretch(1)
        self._next.clicked.connect(self.written)

    def start(self, drawn: str) -> None:
        """Show the words."""
        self.forget()
        for n, one in enumerate(drawn.split()):
            row, column = n // 2, (n % 2) * 2
            number = label(f"{n + 1}", "muted")
            shown = label(one, "large")
            self._grid.addWidget(number, row, column)
            self._grid.addWidget(shown, row, column + 1)
            self._labels += [number, shown]
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._next.setFocus()

    def forget(self) -> None:
        """Show no words any more."""
        for widget in self._labels:
            widget.hide()
            widget.deleteLater()
        self._labels = []


class TypedView(Page):
    """The six words typed back. Signals: `typed(str)`, `again()` to see them once more."""

    typed = Signal(str)
    again = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        words = kit.words
        self._line = line(words("The six words from your paper"))
        self._trouble = label("", "strong", wrap=True)
        check = Button(kit.look, words("Go on"), kind="primary", icon="check")
        look_again = Button(kit.look, words("Show them again"), icon="eye")
        card = Card(margin=18)
        said = words("Type the words from your paper. Capitals and spaces do not matter.")
        card.column.addWidget(label(said, wrap=True))
        card.column.addWidget(Labelled(words("The six words from your paper"), self._line))
        for widget in (self._trouble, check, look_again):
            card.column.addWidget(widget)
        self.column.addWidget(label(words("Is it right on paper?"), "title", wrap=True))
        self.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
        self.column.addStretch(1)
        check.clicked.connect(lambda: self.typed.emit(self._line.text()))
        self._line.returnPressed.connect(lambda: self.typed.emit(self._line.text()))
        look_again.clicked.connect(self.again)

    def start(self) -> None:
        """Begin empty."""
        self._line.clear()
        say_below(self._trouble, "")
        self._line.setFocus()

    def say(self, text: str) -> None:
        """Say which word is wrong; what was typed stays."""
        say_below(self._trouble, text)
        self._line.setFocus()


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
        self._recovery.saving.connect(self._save_sheet)
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
        words = self._desk.words
        if protecting.confirmed(self._drawn, typed):
            self._stack.setCurrentWidget(self._recovery)
            self._recovery.start()
            return
        drawn, given = self._drawn.split(), normal(typed).split()
        if len(given) != len(drawn):
            told = words("{n} words were typed; there are {all}.").format(n=len(given), all=len(drawn))
        else:
            wrong = [str(n) for n, pair in enumerate(zip(drawn, given, strict=True), start=1) if pair[0] != pair[1]]
            told = words("Look again at word {places}.").format(places=", ".join(wrong))
        self._typed.say(told)

    def _save_sheet(self) -> None:
        words = self._desk.words
        path = self._desk.messages.save_file(words("Save the recovery sheet on a stick"), "recovery-sheet.txt")
        if path is None:
            return
        if nearby(self._ward.path, path):
            self._recovery.say(words("Not beside the log: whoever takes this PC would have both. Choose a stick."))
            return
        text = self._recovery.sheet(f"{self._ward.start.ward} · {self._ward.start.hospital}")

        def saved(_nothing: object) -> None:
            self._recovery.say(words("Saved: {file}. Take the stick away from this PC.").format(file=path))

        self._desk.session.tasks.run(
            files.write_file, path, text.encode(), done=saved,
            failed=lambda trouble: self._recovery.say(self._desk.messages.explain(trouble)),
        )  # fmt: skip

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
        work = self._ward.worker.submit(protecting.protect, self._ward, self._drawn, cost, recipients)
        self._desk.session.tasks.when(work, self._done, self._failed)

    def _done(self, _nothing: object) -> None:
        self._drawn = ""
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
