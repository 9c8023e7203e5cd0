# SPDX-License-Identifier: Apache-2.0
"""From the start of the process to the first painted window, against a bare PySide6 window with a table in it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from logbook.core.actions import opening
from logbook.core.actions.opening import Address
from logbook.core.model.records import Note
from logbook.core.vault.slots import Passphrase
from logbook.core.ward import shut
from tests.bench.ratios import Row, by_turns
from tests.wards import make

ROOT = Path(__file__).parents[2]
ROUNDS = 9
LONGEST = 60
WATCH = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.width() > 600 and ready():
            os.write(1, b"painted")
            os._exit(0)
        return False
app = QApplication(["bench"])
watch = Watch()
app.installEventFilter(watch)
"""
BARE = (
    WATCH
    + """
ready = lambda: True
from PySide6.QtWidgets import QMainWindow, QTableView
window = QMainWindow()
window.setCentralWidget(QTableView())
window.resize(1366, 768)
window.show()
app.exec()
"""
)
OURS = (
    "from logbook.no_core_dump import refuse_core_dumps\nfrom logbook.no_network import refuse_sockets\n"
    "refuse_core_dumps()\nrefuse_sockets()\n"
    + WATCH
    + """
ready = lambda: any(type(one).__name__ == wanted and one.isVisible() for one in app.allWidgets())
wanted = sys.argv.pop(1)
from logbook.ui.app import run
run(sys.argv[1:])
"""
)


def painted(code: str, *arguments: object) -> float:
    """Seconds until a process has painted; both sides from bytecode kept earlier, as an installed program has it."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, env=env, stdout=subprocess.PIPE
    ) as child:
        watchdog = threading.Timer(LONGEST, child.kill)
        watchdog.start()
        said = child.stdout.read(7)
        took = time.perf_counter() - begun
        watchdog.cancel()
    if said != b"painted":
        raise RuntimeError("the window was never painted")
    return took


def rows(folder: Path) -> Iterator[Row]:
    """The lock page of a protected ward, and the log of one that needs no secret yet."""
    (folder / "open").mkdir()
    world = make(folder / "open")
    for number in range(200):
        world.record(Note(f"note {number}", bed="7"))
    world.shut()
    ward = opening.create(folder / "shut", Address("H", "UCI"), world.machine, [Passphrase("one two three four")])
    shut(ward)
    for what, wanted, path, most in (
        ("start to painted window, asking for the passphrase", "ColdPage", folder / "shut", 1.5),
        ("start to painted window, log open and asking who writes", "LockPage", world.path, None),
    ):

        def ours(wanted: str = wanted, path: Path = path) -> float:
            return painted(OURS, wanted, "--ward", path)

        ours()  # keeps the bytecode
        ratio = by_turns(ours, lambda: painted(BARE), ROUNDS)
        yield Row(what, "bare PySide6 window with a QTableView", ratio, most)
