# SPDX-License-Identifier: Apache-2.0
"""The window of one ward: it does what it is told and says how long it took. `pages_window.py WARD USER PIN RECORDS`.

Started by pages.py, one for the small and one for the large ward, never imported. Each line it reads is an act and
what it is done to; each line it writes is a number of seconds, or of bytes. An act is over once all that the page has
asked for behind the window has come and is painted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from logbook.config import Start
from logbook.core.model.replay import Asked, as_it_was
from logbook.ui.pages import PAGES
from logbook.ui.program import Program
from tests.bench.leaving import _peak
from tests.bench.month import APART
from tests.bench.wards import machine_at

BETWEEN = 0.06
"""Seconds between two letters: who types fast."""
PAUSE = 0.3
"""Seconds after the last letter in which a page that waits for a pause begins to look."""
NAP = 0.0005
"""Seconds between two turns of the window in which it waits."""
BACK = 86_400_000
"""Milliseconds before now of the moment that is folded anew."""
ELSEWHERE = ("settings", "log")
"""A page to come from, and the other one for those two themselves."""


class Behind:
    """Counts what was asked for behind the window and has not come yet."""

    def __init__(self, tasks) -> None:
        self.waiting = 0
        self._when = tasks.when
        tasks.when = self._ask

    def _ask(self, future: Future[object], done: Callable[..., None], failed: Callable[..., None]) -> None:
        self.waiting += 1
        self._when(future, partial(self._came, done), partial(self._came, failed))

    def _came(self, answer: Callable[..., None], what: object) -> None:
        self.waiting -= 1
        answer(what)


class Window:
    """The program with one ward open and somebody signed on."""

    def __init__(self, path: Path, user: str, pin: str, records: int) -> None:
        self.app = QApplication(["bench"])
        machine = machine_at(records, APART)
        self.program = Program(self.app, Start(path, exercise=False, language="en", night=False), lambda: machine)
        self.program.run()
        self.program.stage.resize(1366, 768)
        self.until(lambda: self.program.lock_page is not None and self.program.session.ward.loaded)
        self.program.reception.sign_on(user, pin)
        # the check of the log takes its share
        self.until(lambda: self.program.main is not None and self.program.room.check.finished)
        self.main, self.session = self.program.main, self.program.session
        self.behind = Behind(self.session.tasks)

    def until(self, ready: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        while not ready():
            self.turn()
            time.sleep(NAP)
        self.turn()

    def turn(self) -> None:
        """Do what is to be done now; and throw away what is to go, as only a running loop does by itself."""
        self.app.processEvents()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Let the window live until all has come that was asked for, and is painted."""
        self.turn()
        self.until(lambda: not self.behind.waiting)

    def open(self, key: str) -> float:
        """Open a page from another one."""
        self.main.show_page(ELSEWHERE[key == ELSEWHERE[0]], {})
        self.settle()
        begun = time.perf_counter()
        self.main.show_page(key, {})
        self.settle()
        return time.perf_counter() - begun

    def back(self, _nothing: str) -> float:
        """Ask for the board as it was a day ago."""
        self.open("replay")
        page = self.main.page("replay")
        begun = time.perf_counter()
        page._go_to(self.session.now().at - BACK)
        self.settle()
        return time.perf_counter() - begun

    def fold(self, _nothing: str) -> float:
        """Fold the log up to the same moment, and nothing else."""
        entries = tuple(self.session.ward.folds.timeline.entries)
        begun = time.perf_counter()
        as_it_was(entries, self.session.now().at - BACK, Asked.WRITTEN)
        return time.perf_counter() - begun

    def type(self, told: str) -> float:
        """Type into the field of a page, letter by letter; the longest time for which the window stood still."""
        key, name, text = told.split("|")
        if self.main.shown != key:
            self.open(key)
        field = next(one for one in self.main.page(key).findChildren(QLineEdit) if one.accessibleName() == name)
        field.setFocus()
        stops = [self._press(field, letter) for letter in text]
        stops += self._live(PAUSE)
        for _ in text:
            stops.append(self._press(field, "\b"))
        stops += self._live(PAUSE)
        self.until(lambda: not any(timer.isActive() and not timer.interval() for timer in self._timers()))
        return max(stops)

    def _timers(self) -> list[QTimer]:
        """Name what goes on looking through the log between what else the window does."""
        return self.main.findChildren(QTimer)

    def memory(self, _nothing: str) -> float:
        """Tell the most memory the process ever had."""
        return _peak()

    def _press(self, field: QLineEdit, letter: str) -> float:
        begun = time.perf_counter()
        key = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.app.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
        return max(time.perf_counter() - begun, *self._live(BETWEEN))

    def _live(self, seconds: float) -> list[float]:
        """Let the window live so long; how long each of its turns took."""
        until, turns = time.perf_counter() + seconds, [0.0]
        while (begun := time.perf_counter()) < until:
            self.turn()
            turns.append(time.perf_counter() - begun)
            time.sleep(NAP)
        return turns


def main() -> None:
    """Do what is told, line by line, until nothing more is."""
    path, user, pin, records = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    window = Window(path, user, pin, records)
    for spec in PAGES:  # a page is made when it is first opened
        window.open(spec.key)
    say("ready")
    for line in sys.stdin:
        act, _, what = line.rstrip("\n").partition(" ")
        say(getattr(window, act)(what))
    window.program.shut()


def say(what: object) -> None:
    """Write one line."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
