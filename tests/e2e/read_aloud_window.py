# SPDX-License-Identifier: Apache-2.0
"""The window that is read aloud: `read_aloud_window.py FOLDER [LANG]`; started by read_aloud.py, never imported.

It goes through the views of every page of a ward with a night in it, prints which page and which view is there, and
waits for a line before it goes on.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.core.model.codes import Realm
from logbook.ui.program import Program
from tests import wards
from tests.ui import visits


def let(app: QApplication, ready) -> None:
    """Let the window live until something is so; whoever started it knows how long to wait."""
    tick = QTimer()
    tick.start(20)  # sleeps between the questions of the reader, which needs the machine too
    while not ready():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def show(app: QApplication, name: str) -> None:
    """Say which page is there, and let the window live until it has been read."""
    end = time.monotonic() + 0.3
    let(app, lambda: time.monotonic() > end)
    read = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), read.set()), daemon=True).start()
    sys.stdout.write(name + "\n")
    sys.stdout.flush()
    let(app, read.is_set)


def before_anybody(app: QApplication, program: Program) -> None:
    """Go through what is there before there is a log: the first start, and the way back from a stick."""
    program.run()
    program.stage.resize(1366, 768)
    show(app, "first first")
    program._asked("restore")
    show(app, "restore restore")
    program.stage.close()


def locked(app: QApplication, program: Program, user: str) -> None:
    """Go through the states of the lock."""
    page = program.lock_page
    show(app, "lock lock")
    page.choose(user)
    show(app, "lock lock-pin")
    page.choose("?")
    show(app, "lock lock-stranger")
    page.open_note()
    show(app, "lock lock-note")
    page.back()


def signed_on(app: QApplication, program: Program, user: str) -> None:
    """Open the log and let somebody sign on."""
    program.run()
    program.stage.resize(1366, 768)
    let(app, lambda: program.lock_page is not None and program.session.ward.loaded)
    locked(app, program, user)
    program.lock_after(0)  # nobody touches anything, and it may take long
    program.reception.sign_on(user, wards.PINS["Anna Puig"])
    let(app, lambda: program.main is not None)


def walk(app: QApplication, folder: Path, realm: Realm, language: str) -> None:
    """Go through all that there is in a real log, or in an exercise only."""
    folder.mkdir()
    world = wards.make(folder, realm=realm, people=tuple(wards.PINS))
    visits.fill(world)
    world.shut()
    start = Start(world.path, realm is Realm.DRILL, language, night=False)
    if realm is Realm.REAL:
        before_anybody(app, Program(app, replace(start, ward=folder / "none"), lambda: world.machine))
    program = Program(app, start, lambda: world.machine)
    signed_on(app, program, world.user("Anna Puig"))
    for name, lead in visits.views(realm).items():
        lead(program.main, app)
        show(app, f"{program.main.shown} {name}")
    program.shut()
    program.stage.close()


def main() -> None:
    """Walk through the real log, then through the exercise."""
    app = QApplication(["ward-logbook"])
    language = sys.argv[2] if len(sys.argv) > 2 else "en"
    for realm in Realm:
        walk(app, Path(sys.argv[1], realm.name.lower()), realm, language)
    sys.stdout.write("end\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
