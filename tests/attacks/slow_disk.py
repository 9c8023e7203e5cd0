# SPDX-License-Identifier: Apache-2.0
"""How long the window's event loop stands still while fifty notes are recorded, on this disk and on a slow one.

Run as a program it is the window's side: it prints the gaps between the ticks of a 5 ms timer as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTES = 50
TICK = 5
"""Milliseconds."""


@dataclass(frozen=True)
class Stillness:
    """Of one run: the longest gap and the 99th percentile, and how long one record took, all in ms."""

    longest: float
    usual: float
    record: float


def shim(folder: Path) -> Path:
    """Compile the slow disk."""
    library = folder / "slow_disk.so"
    source = Path(__file__).with_suffix(".c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def measure(folder: Path, library: Path | None = None) -> Stillness:
    """Run the window's side in a process of its own, in a new ward below `folder`."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    if library is not None:
        env["LD_PRELOAD"] = str(library)
    command = [sys.executable, "-m", "tests.attacks.slow_disk", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
    return Stillness(**json.loads(done.stdout))


def _run(folder: Path) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the campaign itself needs no Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from logbook.core.model.codes import Means  # noqa: PLC0415
    from logbook.core.model.records import Note  # noqa: PLC0415
    from logbook.ui.session import Session  # noqa: PLC0415
    from logbook.ui.tasks import Tasks  # noqa: PLC0415
    from tests.wards import make  # noqa: PLC0415

    app = QApplication([])
    world, tasks = make(folder, people=("Anna Puig",)), Tasks()
    session = Session(world.ward, tasks)
    session.sign_on(world.user("Anna Puig"), Means.PIN)
    gaps, took, last = [], [], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    def record(number: int = 0) -> None:
        begun = time.perf_counter()

        def written(_entry: object) -> None:
            took.append((time.perf_counter() - begun) * 1000)
            if number + 1 < NOTES:
                QTimer.singleShot(0, lambda: record(number + 1))
            else:
                app.quit()

        session.record(Note(f"note {number}"), written=written)

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(TICK)
    QTimer.singleShot(50, record)
    app.exec()
    timer.stop()
    tasks.stop()
    world.shut()
    gaps.sort()
    took.sort()
    print(json.dumps({"longest": gaps[-1], "usual": gaps[len(gaps) * 99 // 100], "record": took[len(took) // 2]}))  # noqa: T201


if __name__ == "__main__":
    _run(Path(sys.argv[1]))
