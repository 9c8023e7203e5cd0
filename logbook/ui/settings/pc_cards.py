# SPDX-License-Identifier: Apache-2.0
"""This PC and this program: how the window looks and locks, where the log lies, whether it holds, who made it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from logbook import __version__
from logbook.core.model.errors import LogbookError
from logbook.core.model.people import Right
from logbook.i18n import LANGUAGES, resources
from logbook.ui.desk import Desk
from logbook.ui.facts import is_protected
from logbook.ui.settings.rights import lacking
from logbook.ui.verification import Verification
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label, paragraph, plain

_MINUTES = (1, 3, 5, 10, 20)
_LICENCES = ("fonts/LICENSE-OFL.txt", "icons/LICENSE-lucide.txt", "wordlist/ATTRIBUTION.txt")


class WindowCard(Card):
    """Language, theme, lock. Signals: `asked(str)` as a page asks, `protecting()`."""

    asked = Signal(str)
    protecting = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words, look = desk.words, desk.look
        night = look.tokens.name == "night"
        language = Button(look, words("Language: {name}").format(name=LANGUAGES[words.lang]), icon="languages", key="")
        theme = Button(
            look, words("Change to day") if night else words("Change to night"), icon="sun" if night else "moon"
        )
        language.clicked.connect(partial(self.asked.emit, "language"))
        theme.clicked.connect(partial(self.asked.emit, "night"))
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        flow.addWidget(language)
        flow.addWidget(theme)
        self._lock = Choices(words("The screen locks after"))
        minutes = ((n, Choice(look, words("{min} min").format(min=n))) for n in _MINUTES)
        self._lock.offer([*minutes, (0, Choice(look, words("never")))])
        self._where = label("", wrap=True)
        self._safe = label("", wrap=True)
        self._protect = Button(look, words("Protect now"), kind="primary", icon="shield-check")
        backup = words("Plug in a stick of the ward: every record is copied onto it, encrypted, without any key.")
        change = words("Take one away at the end of the shift and plug in the other.")
        for widget in (
            buttons, label(words("The screen locks after"), "name"), self._lock,
            label(words("Where the log lies"), "name"), self._where, self._safe, self._protect,
            label(words("Copies"), "name"), label(f"{backup} {change}", wrap=True),
        ):  # fmt: skip
            self.column.addWidget(widget)
        if not look.tokens.drill:
            self._offer_exercise()
        self._lock.chosen.connect(self._locks)
        self._protect.clicked.connect(self.protecting)

    def start(self) -> None:
        """Show how it is now."""
        words, ward = self._desk.words, self._desk.session.ward
        self._lock.choose(round(self._desk.lock_after()))
        plain(self._where, str(ward.path))
        safe = is_protected(ward)
        open_now = words("Not yet protected: whoever takes this PC can read the log.")
        plain(self._safe, words("Protected: only the six words or the recovery key open it.") if safe else open_now)
        self._protect.setVisible(not safe)

    def _offer_exercise(self) -> None:
        words = self._desk.words
        apart = words("Only practising? An exercise is kept apart, looks different, and never counts as real.")
        begin = Button(self._desk.look, words("Begin an exercise"), icon="graduation-cap")
        begin.clicked.connect(partial(self.asked.emit, "exercise"))
        self.column.addWidget(label(words("Exercise"), "name"))
        self.column.addWidget(label(f"{apart} {words('The real log is closed meanwhile.')}", wrap=True))
        self.column.addWidget(begin)

    def _locks(self, minutes: object) -> None:
        refused = lacking(self._desk, Right.SETTINGS)
        if refused:
            self._desk.messages.warn(refused)
            self._lock.choose(round(self._desk.lock_after()))
            return
        self.asked.emit(f"lock-after {minutes}")


class CheckCard(Card):
    """Every signature of the log, checked now, with a verdict in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words = desk.words
        self._running: Verification | None = None
        self._bar = QProgressBar()
        self._bar.setAccessibleName(words("Records checked"))
        self._verdict = label("", "heading", wrap=True)
        self._begin = Button(desk.look, words("Check the whole log now"), kind="primary", icon="shield-check")
        said = words("Checks that no record was changed, added or taken away. You can go on writing meanwhile.")
        for widget in (label(said, wrap=True), self._begin, self._bar, self._verdict):
            self.column.addWidget(widget)
        self._begin.clicked.connect(self._check)

    def start(self) -> None:
        """Show nothing yet."""
        if self._running is None:
            self._bar.hide()

    def _check(self) -> None:
        words = self._desk.words
        self._begin.setEnabled(False)
        plain(self._verdict, words("Checking…"))
        self._bar.show()
        checking = self._running = Verification(self._desk.session, self)
        checking.progress.connect(self._progress)
        checking.finished.connect(self._finished)
        checking.refused.connect(self._refused)
        checking.start()

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _finished(self, good: bool) -> None:  # noqa: FBT001 - a signal's argument
        words, ward = self._desk.words, self._desk.session.ward
        n = len(ward.folds.timeline.entries)
        held = words.n("All is well: {n} record holds.", "All is well: {n} records hold.", n).format(n=n)
        told = words("Something does not hold. Writing goes on; tell the incident team, and keep this PC as it is.")
        self._end(held if good else told)

    def _refused(self, trouble: LogbookError) -> None:
        self._end(self._desk.messages.explain(trouble))

    def _end(self, text: str) -> None:
        plain(self._verdict, text)
        self._begin.setEnabled(True)
        self._bar.hide()
        self._running = None


class AboutCard(Card):
    """What program this is, and on whose work it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        words = desk.words
        self._text = paragraph(words("Licences"))
        self._text.setReadOnly(True)
        self._text.setFixedHeight(desk.look.px(220))
        said = words("It keeps a log while everything else is down. It judges no patient and steers no device.")
        for widget in (
            label(f"Ward Logbook {__version__}", "heading"), label(said, wrap=True), label("Apache-2.0", "muted"),
            label(words("Licences"), "name"), self._text,
        ):  # fmt: skip
            self.column.addWidget(widget)

    def start(self) -> None:
        """Show the licences of what travels with the program."""
        texts = ((resources() / name).read_text("utf-8", "replace") for name in _LICENCES)
        self._text.setPlainText("\n\n".join(texts))
