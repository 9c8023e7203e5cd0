# SPDX-License-Identifier: Apache-2.0
"""Which screen is shown when: first run, cold start, lock page, main window; and the way from one to the next.

It opens and closes wards through `opener` and writes no record itself. The first screen is painted before anything
that opens a log is loaded: all of that is asked for through `later`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.core.model.codes import Realm
from logbook.core.model.errors import KeyTrouble, LogbookError
from logbook.ui import later, screens
from logbook.ui.glance import Glance, glance
from logbook.ui.habits import habits_at, remember
from logbook.ui.idle import Idle
from logbook.ui.look.look import Look
from logbook.ui.stage import Stage
from logbook.ui.tasks import Tasks
from logbook.ui.widgets.kit import Kit

if TYPE_CHECKING:
    from logbook.core.ward import Machine, Ward
    from logbook.ui.first_run_page import FirstRunPage, NewLog
    from logbook.ui.lock.cold_page import ColdPage
    from logbook.ui.lock.forms import LooseWords, StickPin
    from logbook.ui.lock.page import LockPage
    from logbook.ui.main_window import MainWindow
    from logbook.ui.reception import Reception
    from logbook.ui.room import Room
    from logbook.ui.session import Session
    from logbook.ui.trouble_page import TroublePage

_LOCK_AFTER = "lock-after "


class Program(QObject):
    """The program while its window is open; after it, `again` names the folder a fresh process shall show."""

    def __init__(self, app: QApplication, start: Start, machine: Callable[[], Machine]) -> None:
        super().__init__(app)
        self._path, self._exercise = start.ward, start.exercise
        self._machine = machine
        self._habits = habits_at(start)
        self.look = Look(app)
        self.tasks = Tasks(self)
        self.stage = Stage()
        self.stage.closing.connect(self.shut)
        self.idle = Idle(self)
        self.room: Room | None = None
        self._settled = False
        self.again: tuple[Path, bool] | None = None
        self._dress()

    @property
    def session(self) -> Session | None:
        """The open ward's session, if one is open."""
        return self.room.session if self.room is not None else None

    @property
    def lock_page(self) -> LockPage | None:
        """The lock page, if it was shown."""
        return self.reception.page if self.reception is not None else None

    def run(self) -> None:
        """Show the window with the screen that fits what lies in the ward's folder."""
        begin = {Glance.NOTHING: self._show_first_run, Glance.CLOSED: self._show_cold}
        seen = glance(self._path, exercise=self._exercise)
        if seen in begin:
            begin[seen]()
        self.stage.show()
        window = self.stage.windowHandle()
        screens.listen(self, window, self._around, self.lock)
        later.Painted(window, lambda: later.load(self, self._settle))

    def lock(self) -> None:
        """Let nobody write until somebody signs on; nothing typed is lost."""
        if self.room is not None:
            self.idle.stop()
            self.room.drafting.flush()
            self.room.session.lock()
            self._show_lock()

    def lock_hard(self) -> None:
        """End this process, which may hold key and texts in memory, and let a fresh one show the cold page (D4)."""
        if self.room is not None:
            self.again = (self._path, self._exercise)
            self.stage.close()

    def lock_after(self, minutes: float) -> None:
        """Change how long the screen stays open by itself; 0: for ever."""
        self._habits = replace(self._habits, lock_after=minutes)
        self._remember()
        if self.session is not None and self.session.user:
            self.idle.start(minutes)

    def shut(self) -> None:
        """Keep what was typed, finish what was promised, let go of the ward."""
        self.idle.stop()
        room, self.room = self.room, None
        if room is not None:
            room.shut()

    def _settle(self) -> None:
        """Look properly at what the first screen was chosen by a glance for."""
        if not (self._settled or self.stage.shows("restore")):
            self._begin()

    def _begin(self) -> None:
        self._settled = True
        try:
            realm = later.opener.realm_there(self._path)
            if realm is None:
                if not self.stage.shows("first"):
                    self._show_first_run()
            elif (realm is Realm.DRILL) != self._exercise:
                self._go(self._path, exercise=realm is Realm.DRILL)
            elif later.opener.protected(self._path):
                if not self.stage.shows("cold"):
                    self._show_cold()
                self._watch_sticks()
            else:
                self._open("")
        except LogbookError as trouble:
            self._show_trouble(trouble)

    def _go(self, path: Path, *, exercise: bool) -> None:
        self.shut()
        self._path, self._exercise = path, exercise
        self._dress()
        self._begin()

    def _dress(self) -> None:
        self.first_run: FirstRunPage | None = None
        self.cold: ColdPage | None = None
        self.trouble: TroublePage | None = None
        self.reception: Reception | None = None
        self.main: MainWindow | None = None
        self.look.apply(self._habits.theme, drill=self._exercise)
        self.kit = Kit(self.look, self._habits.words)
        self._around = screens.Around(self.kit, self.stage, self.idle, self.tasks)
        self.stage.dress(self.kit)

    def _show_first_run(self) -> None:
        page = self.first_run = later.first_run_page.FirstRunPage(self.kit)
        page.wanted.connect(self._make)
        page.asked.connect(self._asked)
        self.stage.show_screen("first", page)
        page.start()

    def _show_cold(self) -> None:
        page = self.cold = later.cold_page.ColdPage(self.kit)
        page.opened.connect(self._open)
        self._show_closed("cold", page)

    def _watch_sticks(self) -> None:
        if self.cold is not None:
            self.sticks = later.stick_watch.StickWatch(self.cold, self._path, self.tasks)

    def _show_trouble(self, trouble: LogbookError) -> None:
        self.trouble = later.trouble_page.TroublePage(self.kit, trouble)
        self._show_closed("trouble", self.trouble)

    def _show_closed(self, name: str, page: LockPage | ColdPage | TroublePage) -> None:
        page.asked.connect(self._asked)
        screens.take_note(self._around, page, lambda: self.room, self._seal)
        self.stage.show_screen(name, page)
        page.start()

    def _show_lock(self) -> Reception:
        assert self.room is not None
        if self.reception is None:
            self.reception = later.reception.Reception(self.kit, self.room.session, self)
            self.reception.entered.connect(self._show_main)
            self._show_closed("lock", self.reception.page)
        else:
            self.stage.show_screen("lock")
            self.reception.page.start()
        return self.reception

    def _show_main(self, page: str = "") -> None:
        assert self.room is not None
        room = self.room
        if self.main is None:
            self.main = screens.main_window(self._around, room, lambda: self._habits)
            self.main.asked.connect(self._asked)
            self.stage.show_screen("main", self.main)
        self.stage.show_screen("main")
        if page:
            self.main.show_page(page)
        else:
            self.main.welcome()
        self.main.refresh()
        self.idle.start(self._habits.lock_after)

    def _make(self, new: NewLog) -> None:
        self._settled = True
        new = replace(new, drill=new.drill or self._exercise)  # nothing begun in an exercise is real
        path = self._path if new.drill == self._exercise else self._habits.exercise

        def refused(trouble: LogbookError) -> None:
            assert self.first_run is not None
            self.first_run.say(later.messages.explain(trouble, self.kit.words))

        work, newcomer = (later.opener.begin, path, new, self._machine()), later.signing_on.Newcomer(new.name, new.role)
        self.tasks.run(*work, done=lambda ward: self._enter(ward).enrol(newcomer, new.pin), failed=refused)

    def _enter(self, ward: Ward) -> Reception:
        self._path, self._exercise = ward.path, ward.realm is Realm.DRILL
        self._dress()
        self._take(ward)
        return self._show_lock()

    def _open(self, given: str | StickPin) -> None:
        work = (later.opener.open_with, self._path, given, self._machine())
        self.tasks.run(*work, done=self._opened, failed=self._not_opened)

    def _opened(self, ward: Ward) -> None:
        kept = screens.typed(None, self.trouble if self.stage.shows("trouble") else self.cold)
        self._take(ward)
        self.cold = self.trouble = None
        screens.put_back(kept, None, self._show_lock().page)
        self.stage.drop("cold", "trouble")

    def _not_opened(self, trouble: LogbookError) -> None:
        if self.cold is not None and isinstance(trouble, KeyTrouble):
            self.cold.say(later.messages.explain(trouble, self.kit.words))
        else:
            self._show_trouble(trouble)

    def _take(self, ward: Ward) -> None:
        room = self.room = later.room.Room(ward, self)
        room.session.segment_changed.connect(self._redress)
        room.start()
        self._remember()

    def _seal(self, loose: LooseWords) -> Path:
        return later.opener.seal(self._path, loose, self._machine().clock())

    def _asked(self, what: str) -> None:
        if what.startswith(_LOCK_AFTER):
            self.lock_after(float(what.removeprefix(_LOCK_AFTER)))
            return
        acts: dict[str, Callable[[], object]] = {
            "night": lambda: self._change(theme=True),
            "language": lambda: self._change(theme=False),
            **dict.fromkeys(("lock", "switch"), self.lock),
            "retry": self._begin,
            "shut": self.stage.close,
            "retired": lambda: self._go(self._path, exercise=self._exercise),
            "hard-lock": self.lock_hard,
            "restore": lambda: screens.restore(self._around, self._machine, self._habits, self._enter),
            "stick": lambda: self.sticks.choose(self.kit, later.messages.dialogs(self.kit, self.stage)),
            "real": lambda: self._go(self._habits.real, exercise=False),
            "exercise": lambda: self._go(self._habits.exercise, exercise=True),
        }
        acts[what]()

    def _change(self, *, theme: bool) -> None:
        self._habits = self._habits.other_theme() if theme else self._habits.other_language()
        self._remember()
        self._redress()

    def _redress(self) -> None:
        first, cold, reception, main = self.first_run, self.cold, self.reception, self.main
        trouble = self.trouble if self.stage.shows("trouble") else None
        kept = screens.typed(first, reception.page if reception is not None else cold or trouble)
        self._dress()
        if self.session is not None and self.session.user:
            self._show_main(main.shown if main is not None else "")
        elif self.session is not None:
            self._show_lock()
        elif trouble is not None:
            self._show_trouble(trouble.error)
        elif cold is not None:
            self._show_cold()
            self._watch_sticks()
        elif first is not None:
            self._show_first_run()
        else:
            self._begin()
        screens.put_back(kept, self.first_run, self.lock_page or self.cold or self.trouble)

    def _remember(self) -> None:
        remember(self._habits, None if self._exercise or self.room is None else self._path)
