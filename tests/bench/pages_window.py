# SPDX-License-Identifier: Apache-2.0
"""Opens each page of a ward in the window and prints how long each took: `pages_window.py WARD USER PIN`.

A page is opened once to be made, then five times from another page until it is painted; the median counts. Started by
pages.py, never imported. The memory is the most that the process ever had.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.ui.pages import PAGES
from logbook.ui.program import Program
from tests.bench.wards import machine_at

ROUNDS = 5


def let(app: QApplication, ready) -> None:
    """Let the window live until something is so."""
    while not ready():
        app.processEvents()


def main() -> None:
    """Open them all."""
    path, user, pin, records = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    app = QApplication(["bench"])
    machine = machine_at(records)
    program = Program(app, Start(path, exercise=False, language="en", night=False), lambda: machine)
    program.run()
    program.stage.resize(1366, 768)
    let(app, lambda: program.lock_page is not None and program.session.ward.loaded)
    program.reception.sign_on(user, pin)
    let(app, lambda: program.main is not None and program.room.check.finished)  # the check of the log takes its share
    took = {}
    for spec in PAGES:
        times = []
        for _ in range(ROUNDS + 1):
            program.main.show_page("settings" if spec.key != "settings" else "log", {})
            app.processEvents()
            begun = time.perf_counter()
            program.main.show_page(spec.key, {})
            app.processEvents()
            times.append(time.perf_counter() - begun)
        took[spec.key] = statistics.median(times[1:])
    search = program.main.page("log")
    program.main.show_page("log", {})
    begun = time.perf_counter()
    search._filters._search.setText("presión")
    search._filters.changed.emit()
    app.processEvents()
    took["filter"] = time.perf_counter() - begun
    sys.stdout.write(json.dumps({"took": took, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
    sys.stdout.flush()
    program.shut()


if __name__ == "__main__":
    main()
