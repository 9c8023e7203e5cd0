# SPDX-License-Identifier: Apache-2.0
"""The window that is read aloud: `read_aloud_window.py FOLDER`; started by read_aloud.py, never imported.

It opens each page of a ward with a night in it, prints the page's name, and waits for a line before it goes on.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.ui.pages import PAGES
from logbook.ui.program import Program
from tests import wards
from tests.ui import nights


def let(app: QApplication, ready) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + 60
    while not ready() and time.monotonic() < end:
        app.processEvents()


def show(app: QApplication, name: str) -> None:
    """Say which page is there, and let the window live until it has been read."""
    end = time.monotonic() + 0.3
    let(app, lambda: time.monotonic() > end)
    read = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), read.set()), daemon=True).start()
    sys.stdout.write(name + "\n")
    sys.stdout.flush()
    let(app, read.is_set)


def main() -> None:
    """Open a ward, the lock first, then every page."""
    app = QApplication(["ward-logbook"])
    folder = Path(sys.argv[1])
    world = wards.make(folder, people=tuple(wards.PINS))
    nights.fill(world)
    world.shut()
    program = Program(app, Start(world.path, exercise=False, language="en", night=False), lambda: world.machine)
    program.run()
    program.stage.resize(1366, 768)
    let(app, lambda: program.lock_page is not None and program.session.ward.loaded)
    show(app, "lock")
    program.reception.sign_on(world.user("Anna Puig"), wards.PINS["Anna Puig"])
    let(app, lambda: program.main is not None)
    for spec in PAGES:
        program.main.show_page(spec.key, {})
        show(app, spec.key)
    sys.stdout.write("end\n")
    sys.stdout.flush()
    program.shut()


if __name__ == "__main__":
    main()
