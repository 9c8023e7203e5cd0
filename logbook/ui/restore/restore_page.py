# SPDX-License-Identifier: Apache-2.0
"""Bring a log back, from a stick, exported files or square codes. Nothing is ever restored over another log.

It looks by itself what is plugged in, away from the window.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core.actions.restoring import MOVED, RESTORED
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadChain, LogbookError, MirrorDamaged
from logbook.core.model.restored import Back
from logbook.core.vault.stick import OnStick
from logbook.core.ward import Machine, Ward
from logbook.i18n import N_
from logbook.ui.form_page import say_below
from logbook.ui.messages import Answers, explain
from logbook.ui.restore import work
from logbook.ui.restore.back_view import BackView
from logbook.ui.restore.files_form import FilesForm
from logbook.ui.restore.work import Wanted
from logbook.ui.tasks import Tasks
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import Labelled, label, line, plain

_EVERY = 3_000
_STICK, _FILES, _CODES = "stick", "files", "codes"


class Counter(QObject):
    """Carries progress from the task pool to the window. Signal: `told(int)`."""

    told = Signal(int)


class RestorePage(QWidget):
    """Signals: `restored(Ward, user, pin)`, the last two empty where nobody is known; `left()` for the way back."""

    restored = Signal(object, str, str)
    left = Signal()

    def __init__(
        self, kit: Kit, tasks: Tasks, machine: Callable[[], Machine], into: Callable[[Realm], Path], answers: Answers
    ) -> None:
        super().__init__()
        self._kit, self._tasks, self._machine, self._into, self._answers = kit, tasks, machine, into, answers
        words, look = kit.words, kit.look
        self.setProperty("look", "page")
        self._more: Path | None = None
        self._looking = self._running = False
        self._found: tuple[OnStick, ...] = ()
        self._ward: Ward | None = None
        self._source = Choices(words("What is left of the log?"))
        self._files = FilesForm(kit, lambda: self._answers)
        self._stick = QWidget()
        self._none = label(words("Plug in the stick with the copy of the log."), "strong", wrap=True)
        self._which = Choices(words("Which stick?"))
        self._elsewhere = Button(look, words("It is elsewhere…"), kind="quiet", icon="folder-open")
        self._secret = line(
            words("The six words, or the recovery key"), words("six words, in any spelling"), secret=True
        )
        self._pin = line(words("Or the PIN of the key stick"), secret=True)
        self._why = Choices(words("Why?"))
        self._trouble = label("", "strong", wrap=True)
        self._bring = Button(look, words("Bring the log back"), kind="primary", icon="undo-2")
        self._part = Button(look, words("Take what is good before it"), icon="undo-2")
        self._back = Button(look, words("Back"), icon="arrow-left", key="Esc")
        self._done = BackView(kit)
        self._stack = QStackedWidget()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._connect()

    def start(self) -> None:
        """Look what is plugged in, and take the keyboard."""
        self._part.hide()
        self.look()
        self._timer.start(_EVERY)
        self._source.choose(_STICK)
        self._change(_STICK)

    def look(self) -> None:
        """See which sticks are there, unless the last look still waits for a dead one."""
        if not self._looking and not self._running:
            self._looking = True
            self._tasks.run(work.sticks, self._more, done=self._show, failed=self._not_there)

    def abandon(self) -> None:
        """Close the log that came back, if nobody went on with it: it is there for the next start."""
        ward, self._ward = self._ward, None
        if ward is not None:
            work.let_go(ward)

    def _lay_out(self) -> None:
        words = self._kit.words
        self._why.offer(
            [
                (RESTORED, Choice(self._kit.look, words("The old PC is lost"), icon="circle-alert")),
                (MOVED, Choice(self._kit.look, words("The ward moves to this PC"), icon="arrow-right")),
            ]
        )
        self._why.choose(RESTORED)
        sources = (
            (_STICK, N_("A stick"), "usb"),
            (_FILES, N_("An exported PDF"), "file-text"),
            (_CODES, N_("Square codes"), "scan-barcode"),
        )
        self._source.offer([(key, Choice(self._kit.look, words(name), icon=icon)) for key, name, icon in sources])
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self._bring, self._part, self._back):
            flow.addWidget(button)
        form = Card(margin=24)
        said = words("It is read record by record. Writing goes on in a new part of the log, under its own key.")
        inside = QVBoxLayout(self._stick)
        inside.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._none, self._which, self._elsewhere,
            Labelled(words("The six words, or the recovery key"), self._secret),
            Labelled(words("Or the PIN of the key stick"), self._pin), self._why,
        ):  # fmt: skip
            inside.addWidget(widget)
        for part in (
            label(words("Bring a log back"), "title", wrap=True), label(said, "muted", wrap=True), self._source,
            self._stick, self._files, self._trouble, buttons,
        ):  # fmt: skip
            form.column.addWidget(part)
        for card in (form, self._done):
            page = Page(margin=16)
            card.setMaximumWidth(self._kit.look.px(860))
            middle = QHBoxLayout()
            middle.addStretch(1)
            middle.addWidget(card, 100)
            middle.addStretch(1)
            page.column.addLayout(middle)
            page.column.addStretch(1)
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._elsewhere.clicked.connect(self._choose)
        self._bring.clicked.connect(lambda: self._want(damaged=False))
        self._part.clicked.connect(lambda: self._want(damaged=True))
        for field in (self._secret, self._pin):
            field.returnPressed.connect(lambda: self._want(damaged=False))
        self._back.clicked.connect(self._leave)
        self._source.chosen.connect(self._change)
        self._files.wanted.connect(lambda: self._want(damaged=False))
        self._done.going_on.connect(self._go_on)

    def _change(self, source: object) -> None:
        self._stick.setVisible(source == _STICK)
        self._files.setVisible(source != _STICK)
        say_below(self._trouble, "")
        self._part.hide()
        if source == _STICK:
            self._secret.setFocus()
        else:
            self._files.start(codes=source == _CODES)

    def _leave(self) -> None:
        if not self._running and self._ward is None:
            self.left.emit()

    def _choose(self) -> None:
        self._more = self._answers.folder(self._kit.words("Where is the stick?")) or self._more
        self.look()

    def _not_there(self, trouble: LogbookError) -> None:
        self._looking = False
        say_below(self._trouble, explain(trouble, self._kit.words))

    def _show(self, found: tuple[OnStick, ...]) -> None:
        if not isValid(self):
            return
        self._looking = False
        if found != self._found:
            chosen = self._which.key()
            self._found = found
            told = self._kit.words("Stick {name}")
            self._which.offer(
                [(one.folder, Choice(self._kit.look, told.format(name=one.name), icon="usb")) for one in found]
            )
            folders = [one.folder for one in found]
            self._which.choose(chosen if chosen in folders else next(iter(folders), object()))
        self._which.setVisible(bool(found))
        self._none.setVisible(not found)

    def _want(self, *, damaged: bool) -> None:
        words = self._kit.words
        on = next((one for one in self._found if one.folder == self._which.key()), None)
        if self._running:
            return
        if self._source.key() != _STICK:
            self._want_files()
        elif on is None:
            say_below(self._trouble, words("Plug in the stick with the copy of the log."))
        elif not self._secret.text().strip() and not self._pin.text():
            say_below(self._trouble, words("Type the six words, the recovery key, or the PIN of the key stick."))
            self._secret.setFocus()
        else:
            self._run(Wanted(on, self._secret.text().strip(), self._pin.text(), str(self._why.key()), damaged))

    def _want_files(self) -> None:
        wanted = self._files.given()
        if wanted is None:
            say_below(self._trouble, self._kit.words("Choose a file, or scan a code."))
            return
        self._set_running(running=True)
        say_below(self._trouble, self._kit.words("The log is being read…"))
        self._tasks.run(
            work.bring_files, wanted, self._into, self._machine(), done=self._brought, failed=self._failed
        )  # fmt: skip

    def _run(self, wanted: Wanted) -> None:
        self._set_running(running=True)
        say_below(self._trouble, self._kit.words("The log is being read…"))
        counter = Counter(self._tasks)
        counter.told.connect(self._count, Qt.ConnectionType.QueuedConnection)
        self._tasks.run(
            work.bring, wanted, self._into, self._machine(), counter.told.emit, done=self._brought, failed=self._failed
        )

    @Slot(int)
    def _count(self, records: int) -> None:
        if self._running:
            plain(self._trouble, self._kit.words("Records back: {n}").format(n=records))

    def _brought(self, done: tuple[Ward, Back, str]) -> None:
        ward, back, code = done
        if not isValid(self):
            work.let_go(ward)
            return
        self._set_running(running=False)
        self._timer.stop()
        self._ward = ward
        self._secret.clear()
        self._pin.clear()
        self._files.forget()
        self._done.start(ward, back, code)
        self._stack.setCurrentIndex(1)

    def _failed(self, trouble: LogbookError) -> None:
        if isValid(self):
            self._set_running(running=False)
            by_stick = self._source.key() == _STICK
            self._part.setVisible(by_stick and isinstance(trouble, (MirrorDamaged, BadChain)))
            self._files.ask_for(trouble)
            say_below(self._trouble, explain(trouble, self._kit.words))
            if by_stick and self._part.isHidden():  # the field lost the keyboard while the log was read
                (self._secret if self._secret.text() else self._pin).setFocus()
            self._pin.clear()

    def _set_running(self, *, running: bool) -> None:
        self._running = running
        for widget in (self._bring, self._part, self._back, self._source, self._stick, self._files):
            widget.setEnabled(not running)

    def _go_on(self, user: str, pin: str) -> None:
        ward = self._ward
        assert ward is not None

        def ready(_nothing: object) -> None:
            self._ward = None
            self.restored.emit(ward, user, pin)

        def refused(trouble: LogbookError) -> None:
            self._done.say(explain(trouble, self._kit.words))

        if user:
            self._tasks.run(work.give_pin, ward, user, pin, done=ready, failed=refused)
        else:
            ready(None)
