# SPDX-License-Identifier: Apache-2.0
"""Which screen is shown when: first run, cold start, lock page, main window; and the way from one to the next.

It opens and closes wards through `opener`, keeps language and theme, and writes no record itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from logbook import config
from logbook.config import Start
from logbook.core.actions import opening
from logbook.core.actions.signing_on import Newcomer
from logbook.core.model.codes import Realm
from logbook.core.model.errors import KeyTrouble, LogbookError
from logbook.core.model.frame import Entry
from logbook.core.vault import folder as folders
from logbook.core.vault.drafts import Drafts
from logbook.core.ward import Machine, Ward
from logbook.i18n import words_for
from logbook.ui import opener
from logbook.ui.chrome import next_language
from logbook.ui.desk import LOCK_AFTER
from logbook.ui.drafting import Drafting
from logbook.ui.facts import Check
from logbook.ui.first_run_page import FirstRunPage, NewLog
from logbook.ui.identity import Failed, Identity
from logbook.ui.idle import Idle
from logbook.ui.lock.cold_page import ColdPage
from logbook.ui.lock.forms import LooseWords, NoteForm, Stranger
from logbook.ui.lock.page import LockPage
from logbook.ui.look.look import Look
from logbook.ui.main_window import MainWindow
from logbook.ui.messages import dialogs, explain
from logbook.ui.pages import PAGES
from logbook.ui.session import Session
from logbook.ui.stage import Stage
from logbook.ui.tasks import Tasks
from logbook.ui.trouble_page import TroublePage
from logbook.ui.verification import Verification
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.kit import Kit

_LOCK_AFTER = "lock-after "


class Program(QObject):
    """The program while its window is open."""

    def __init__(self, app: QApplication, start: Start, machine: Machine) -> None:
        super().__init__(app)
        self._start = start
        self._machine = machine
        self._real = start.ward if not start.exercise else self._places().ward(exercise=False)
        self._theme = "night" if start.night else "day"
        kept = config.load(self._places().preferences).lock_after
        self._lock_after = float(kept) if kept.isdecimal() else LOCK_AFTER
        self._check = Check()
        self.look = Look(app)
        self.tasks = Tasks(self)
        self.stage = Stage()
        self.stage.closing.connect(self.shut)
        self.idle = Idle(self)
        self.session: Session | None = None
        self.drafting: Drafting | None = None
        self.first_run: FirstRunPage | None = None
        self.cold: ColdPage | None = None
        self.lock_page: LockPage | None = None
        self.main: MainWindow | None = None
        self.kit = self._dress()

    def run(self) -> None:
        """Show the window with the screen that fits what lies in the ward's folder."""
        self.stage.show()
        self.idle.watch(self.stage.windowHandle())
        self.idle.warned.connect(self._warn)
        self.idle.touched.connect(self._unwarn)
        self.idle.expired.connect(self.lock)
        self._begin()

    def lock(self) -> None:
        """Let nobody write until somebody signs on; nothing typed is lost."""
        if self.session is None or self.drafting is None:
            return
        self.idle.stop()
        self.drafting.flush()
        self.session.lock()
        self._show_lock()

    def lock_after(self, minutes: float) -> None:
        """Change how long the screen stays open by itself; 0: for ever."""
        self._lock_after = minutes
        self._remember()
        if self.session is not None and self.session.user:
            self.idle.start(minutes)

    def shut(self) -> None:
        """Keep what was typed, finish what was promised, let go of the ward."""
        self.idle.stop()
        session, self.session = self.session, None
        if self.drafting is not None:
            self.drafting.flush()
            self.drafting = None
        if session is not None:
            opener.close(session.ward)

    def rescue(self) -> None:
        """Keep what was typed, after a fault of ours."""
        if self.drafting is not None:
            self.drafting.flush()

    def _begin(self) -> None:
        path = self._start.ward
        try:
            realm = opener.realm_there(path)
            if realm is None:
                self._show_first_run()
            elif (realm is Realm.DRILL) != self._start.exercise:
                self._go(path, exercise=realm is Realm.DRILL)
            elif opening.protected(path):
                self._show_cold()
            else:
                self._open("")
        except LogbookError as trouble:
            self._show_trouble(trouble)

    def _go(self, path: Path, *, exercise: bool) -> None:
        self.shut()
        self._start = replace(self._start, ward=path, exercise=exercise)
        self.first_run = self.cold = self.lock_page = self.main = None
        self.kit = self._dress()
        self._begin()

    def _dress(self) -> Kit:
        self.look.apply(self._theme, drill=self._start.exercise)
        kit = Kit(self.look, words_for(self._start.language))
        self.stage.dress(kit)
        return kit

    def _show_first_run(self) -> None:
        page = self.first_run = FirstRunPage(self.kit)
        page.wanted.connect(self._make)
        page.asked.connect(self._asked)
        self.stage.show_screen("first", page)
        page.start()

    def _show_cold(self) -> None:
        page = self.cold = ColdPage(self.kit)
        page.opened.connect(self._open)
        page.asked.connect(self._asked)
        page.note.wanted.connect(partial(self._seal, page.note, page.bar))
        self.stage.show_screen("cold", page)
        page.start()

    def _show_trouble(self, trouble: LogbookError) -> None:
        page = TroublePage(self.kit, explain(trouble, self.kit.words))
        page.asked.connect(self._asked)
        self.stage.show_screen("trouble", page)
        page.start()

    def _show_lock(self) -> None:
        assert self.session is not None
        if self.lock_page is None:
            page = self.lock_page = LockPage(self.kit, self.session.ward)
            page.signed.connect(self._sign_on)
            page.asked.connect(self._asked)
            page.note.wanted.connect(partial(self._seal, page.note, page.bar))
            page.stranger.wanted.connect(self._register)
            self.session.recorded.connect(page.refresh)
            self.session.loaded.connect(page.refresh)
            self.stage.show_screen("lock", page)
        self.stage.show_screen("lock")
        self.lock_page.start()

    def _show_main(self, _user: str = "", page: str = "") -> None:
        assert self.session is not None
        assert self.drafting is not None
        if self.main is None:
            answers = dialogs(self.kit, self.stage)
            self.main = MainWindow(
                self.kit, self.session, self.drafting, answers, PAGES, lambda: self._lock_after
            )  # fmt: skip
            self.main.show_check(self._check)
            self.main.asked.connect(self._asked)
            self.stage.show_screen("main", self.main)
            self._say_broken()
        self.stage.show_screen("main")
        self.main.show_page(page or self.main.shown or PAGES[0].key)
        self.main.refresh()
        self.idle.start(self._lock_after)

    def _make(self, new: NewLog) -> None:
        path = self._start.ward
        if self._start.exercise:
            new = replace(new, drill=True)  # whatever is pressed: nothing begun in an exercise is real
        elif new.drill:
            path = self._places().ward(exercise=True)

        def made(ward: Ward) -> None:
            self._start = replace(self._start, ward=path, exercise=new.drill)
            self.kit = self._dress()
            self.first_run = None
            self._take(ward)
            self._enrol(Newcomer(new.name, new.role), new.pin, self._not_enrolled)

        self.tasks.run(opener.begin, path, new, self._machine, done=made, failed=self._not_made)

    def _not_made(self, trouble: LogbookError) -> None:
        assert self.first_run is not None
        self.first_run.say(explain(trouble, self.kit.words))

    def _not_enrolled(self, trouble: LogbookError) -> None:
        self._show_lock()
        assert self.lock_page is not None
        self.lock_page.choose("?")
        self.lock_page.stranger.say(explain(trouble, self.kit.words))

    def _open(self, typed: str) -> None:
        path = self._start.ward
        self.tasks.run(opener.open_with, path, typed, self._machine, done=self._opened, failed=self._not_opened)

    def _opened(self, ward: Ward) -> None:
        self._take(ward)
        self.cold = None
        self._remember()
        self._show_lock()
        self.stage.drop("cold")

    def _not_opened(self, trouble: LogbookError) -> None:
        if self.cold is not None and isinstance(trouble, KeyTrouble):
            self.cold.say(explain(trouble, self.kit.words))
        else:
            self._show_trouble(trouble)

    def _take(self, ward: Ward) -> None:
        session = self.session = Session(ward, self.tasks, self)
        folder = folders.drafts_path(ward.path)
        self.drafting = Drafting(lambda: Drafts(folder, ward.unlocked.key), ward.worker.submit, self.tasks, self)
        self._check = Check(broken=(*ward.unreadable, *ward.broken))
        checking = Verification(session, session)
        checking.progress.connect(self._checking)
        checking.broken.connect(self._found_broken)
        checking.finished.connect(self._checked)
        checking.refused.connect(session.refused)
        session.loaded.connect(checking.start)
        session.segment_changed.connect(self._redress)
        session.start()
        self.drafting.start()
        self.tasks.when(ward.worker.submit(opener.enter_notes, ward), self._entered, session.refused.emit)

    def _entered(self, entries: list[Entry]) -> None:
        if self.session is not None:
            self.session.announce(entries)

    def _checking(self, done: int, total: int) -> None:
        self._show_check(replace(self._check, done=done, total=total))

    def _found_broken(self, segment: str, _fault: object) -> None:
        self._show_check(replace(self._check, broken=(*self._check.broken, segment)))

    def _checked(self, _good: object) -> None:
        self._show_check(replace(self._check, finished=True))

    def _show_check(self, check: Check) -> None:
        found = check.broken != self._check.broken
        self._check = check
        if self.main is not None:
            self.main.show_check(check)
            if found:
                self._say_broken()

    def _say_broken(self) -> None:
        if self.main is not None and self._check.broken:
            text = self.kit.words(
                "Part {segments} of the log was changed or damaged. It is kept as it is and closed; writing goes on."
            )
            self.main.messages.warn(text.format(segments=", ".join(self._check.broken)))

    def _sign_on(self, user: str, pin: str) -> None:
        assert self.session is not None
        Identity(self.session).sign_on(user, pin, self._show_main, self._wrong_pin)

    def _wrong_pin(self, trouble: LogbookError) -> None:
        assert self.lock_page is not None
        self.lock_page.wrong(explain(trouble, self.kit.words))

    def _register(self, stranger: Stranger) -> None:
        assert self.lock_page is not None
        newcomer = Newcomer(stranger.name, stranger.role, stranger.number, listed=False)
        self._enrol(newcomer, stranger.pin, self._not_enrolled)

    def _enrol(self, newcomer: Newcomer, pin: str, failed: Failed) -> None:
        assert self.session is not None
        identity = Identity(self.session)
        identity.enrol(newcomer, pin, None, lambda user: identity.sign_on(user, pin, self._show_main, failed), failed)

    def _seal(self, form: NoteForm, bar: Bar, loose: LooseWords) -> None:
        def sealed(_nothing: object) -> None:
            form.clear()
            form.left.emit()
            bar.info(self.kit.words("Sealed. It enters the log when somebody next unlocks it."))
            if self.session is not None:
                ward = self.session.ward
                self.tasks.when(ward.worker.submit(opener.enter_notes, ward), self._entered, self.session.refused.emit)

        def failed(trouble: LogbookError) -> None:
            form.say(explain(trouble, self.kit.words))

        now = self._machine.clock()
        self.tasks.run(opener.seal, self._start.ward, loose, now, done=sealed, failed=failed)

    def _asked(self, what: str) -> None:
        if what.startswith(_LOCK_AFTER):
            self.lock_after(float(what.removeprefix(_LOCK_AFTER)))
            return
        acts: dict[str, Callable[[], object]] = {
            "night": self._change_theme,
            "language": self._change_language,
            "lock": self.lock,
            "switch": self.lock,
            "retry": self._begin,
            "shut": self.stage.close,
            "real": lambda: self._go(self._real, exercise=False),
            "exercise": lambda: self._go(self._places().ward(exercise=True), exercise=True),
        }
        acts[what]()

    def _change_theme(self) -> None:
        self._theme = "day" if self._theme == "night" else "night"
        self._redress()

    def _change_language(self) -> None:
        self._start = replace(self._start, language=next_language(self._start.language))
        self._redress()

    def _redress(self) -> None:
        """Build the screen that is shown anew, with what was typed on it."""
        first = self.first_run.fields() if self.first_run is not None else {}
        form = self.lock_page.note if self.lock_page is not None else self.cold.note if self.cold is not None else None
        note = form.fields() if form is not None else {}
        shown = self.main.shown if self.main is not None else ""
        user = self.session.user if self.session is not None else ""
        had = (self.first_run is not None, self.cold is not None, self.session is not None)
        self.first_run = self.cold = self.lock_page = self.main = None
        self.kit = self._dress()
        self._remember()
        if had[2] and user:
            self._show_main(page=shown)
        elif had[2]:
            self._show_lock()
        elif had[1]:
            self._show_cold()
        elif had[0]:
            self._show_first_run()
        else:
            self._begin()
        self._put_back(first, note)

    def _put_back(self, first: dict[str, str], note: dict[str, str]) -> None:
        if self.first_run is not None and first:
            self.first_run.restore(first)
        screen = self.lock_page or self.cold
        if screen is not None and note.get("text"):
            screen.note.restore(note)
            screen.open_note()

    def _warn(self, seconds: int) -> None:
        if self.main is not None:
            text = self.kit.words("Nobody is here? The screen locks in {s} s. Nothing typed is lost.")
            self.main.messages.warn(text.format(s=seconds))

    def _unwarn(self) -> None:
        if self.main is not None:
            self.main.messages.clear()

    def _remember(self) -> None:
        """Keep language, theme and ward for the next start; preferences that cannot be written stop nobody."""
        file = self._places().preferences
        kept = replace(config.load(file), language=self._start.language, theme=self._theme,
            lock_after=f"{self._lock_after:.0f}",
        )  # fmt: skip
        if not self._start.exercise and self.session is not None:
            kept = replace(kept, ward=str(self._start.ward))
        try:
            config.save(file, kept)
        except LogbookError:
            return

    def _places(self) -> config.Places:
        return config.places(os.environ)
